"""The command that makes the certificate, and the file it leaves."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID
from django.core.management import CommandError, call_command

from kinerja.models import SertifikatSegel
from laporan.segel import SegelError, sertifikat
from tests.factories import PDFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def berkas(settings: Any, tmp_path: Path) -> Path:
    jalur = tmp_path / "kunci" / "segel.p12"
    settings.TAPAK_SEGEL_BERKAS = str(jalur)
    return jalur


def buat(*argumen: str) -> str:
    keluaran = StringIO()
    call_command("buat_sertifikat_segel", *argumen, stdout=keluaran)
    return keluaran.getvalue()


def test_dibuat_dicatat_dan_hanya_untuk_pemilik(berkas: Path) -> None:
    PDFactory(pemda="Kabupaten Banjar")
    buat()
    assert berkas.stat().st_mode & 0o777 == 0o600
    baris = SertifikatSegel.objects.get()
    assert baris.subjek == "Segel Tapak Kabupaten Banjar (bukan TTE tersertifikasi)"
    assert not baris.tersertifikasi
    assert "PRIVATE KEY" not in baris.pem
    assert sertifikat.muat().sidik == baris.sidik


def test_tidak_menimpa(berkas: Path) -> None:
    buat()
    isi = berkas.read_bytes()
    with pytest.raises(CommandError, match="--ganti"):
        buat()
    buat("--bila-belum")
    assert berkas.read_bytes() == isi
    assert SertifikatSegel.objects.count() == 1


def test_ganti_menyimpan_yang_lama(berkas: Path) -> None:
    buat()
    isi = berkas.read_bytes()
    buat("--ganti")
    lama = [p for p in berkas.parent.iterdir() if p != berkas]
    assert [p.read_bytes() for p in lama] == [isi]
    assert SertifikatSegel.objects.count() == 2


def test_bersandi(berkas: Path, settings: Any) -> None:
    settings.TAPAK_SEGEL_SANDI = "rahasia-segel"
    buat()
    assert sertifikat.muat().sidik
    settings.TAPAK_SEGEL_SANDI = "keliru"
    with pytest.raises(SegelError, match="TAPAK_SEGEL_SANDI") as galat:
        sertifikat.muat()
    assert "keliru" not in str(galat.value)
    assert galat.value.__cause__ is None


def test_nama_panjang_tetap_bertanda(berkas: Path) -> None:
    buat("--nama", "Segel Elektronik Badan Perencanaan Pembangunan Daerah Kabupaten Panjang")
    nama = sertifikat.muat().x509.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    assert str(nama).endswith("(bukan TTE tersertifikasi)")
    assert len(nama) <= 64


def test_bukan_ca(berkas: Path) -> None:
    buat()
    satu = sertifikat.muat().x509
    assert satu.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False
    kegunaan = satu.extensions.get_extension_for_class(x509.KeyUsage).value
    assert kegunaan.content_commitment
    assert not kegunaan.key_cert_sign
