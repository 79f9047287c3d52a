"""The BSrE adapter against a local fake that really signs: both versions, every refusal, and that
no secret stays anywhere.
"""

import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from kinerja.jenis import CaraTandaTangan
from laporan.perjanjian.cetak import pdf_naskah
from laporan.segel import HasilSegel, Rahasia, SegelError, penyegel_aktif, periksa_pdf
from laporan.segel.bsre import AKUN as PESAN_AKUN
from laporan.segel.bsre import GANJIL, MATI, SALAH_SANDI, TAK_DIKENAL, PenyegelBsre
from tests.segel.bsre_tiruan import AKUN, NIK, PASSPHRASE, TOTP, Tiruan, layanan
from tests.segel.data import ALAMAT, KODE, data_contoh

PADA = datetime(2026, 1, 12, 1, 30, tzinfo=UTC)
RAHASIA = Rahasia(nik=NIK, passphrase=PASSPHRASE)

# Not repeated on PostgreSQL: the files are made from the document model, not by the database.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture(scope="module")
def naskah() -> bytes:
    return pdf_naskah(data_contoh(), kode=KODE, alamat_verifikasi=ALAMAT, cara="bsre")


@pytest.fixture(scope="module")
def tiruan() -> Iterator[Tiruan]:
    with layanan() as satu:
        yield satu


@pytest.fixture
def bsre(tiruan: Tiruan, settings: Any, tmp_path: Path) -> Tiruan:
    tiruan.permintaan.clear()
    tiruan.ulah = ""
    akar = tmp_path / "akar.pem"
    akar.write_bytes(tiruan.akar_pem)
    settings.TAPAK_PENYEGEL = "bsre"
    settings.TAPAK_BSRE_URL = tiruan.url
    settings.TAPAK_BSRE_PENGGUNA, settings.TAPAK_BSRE_SANDI = AKUN
    settings.TAPAK_BSRE_VERSI = "2"
    settings.TAPAK_BSRE_AKAR = str(akar)
    return tiruan


def segel(pdf: bytes, pihak: int = 1, rahasia: Rahasia | None = RAHASIA) -> HasilSegel:
    return penyegel_aktif().segel(
        pdf,
        pihak=pihak,
        sebutan="Kepala Dinas",
        nama="",
        pada=PADA,
        tautan=ALAMAT,
        rahasia=rahasia,
    )


@pytest.mark.parametrize("versi", ["1", "2"])
def test_kedua_pihak_menandatangani(naskah: bytes, bsre: Tiruan, settings: Any, versi: str) -> None:
    settings.TAPAK_BSRE_VERSI = versi
    pertama = segel(naskah)
    kedua = segel(pertama.pdf, 2)
    assert pertama.cara == CaraTandaTangan.BSRE
    assert pertama.sertifikat is None
    assert pertama.rujukan == ("dok-tes-1" if versi == "1" else "")
    assert kedua.pdf.startswith(pertama.pdf)
    hasil = periksa_pdf(kedua.pdf)
    assert hasil.sah, hasil
    assert [t.subjek for t in hasil.tanda] == ["Bupati Banjar"] * 2
    assert all(t.tersertifikasi and not t.dikenal for t in hasil.tanda)


def test_letak_di_ruang_tanda_tangan(naskah: bytes, bsre: Tiruan) -> None:
    """Second party at the left, first at the right, on the first page."""
    segel(segel(naskah, 1).pdf, 2)
    pertama, kedua = (p["signatureProperties"][0] for p in bsre.permintaan)
    assert (pertama["page"], kedua["page"]) == (1, 1)
    assert kedua["originX"] + kedua["width"] < pertama["originX"]
    assert pertama["originY"] == kedua["originY"]


def test_kode_sekali_pakai_menggantikan_passphrase(naskah: bytes, bsre: Tiruan) -> None:
    segel(naskah, rahasia=Rahasia(nik=NIK, totp=TOTP))
    assert "passphrase" not in bsre.permintaan[0]


@pytest.mark.parametrize(
    ("ulah", "rahasia", "pesan"),
    [
        ("", Rahasia(nik=NIK, passphrase="keliru-sekali"), SALAH_SANDI),
        ("", Rahasia(nik=NIK, totp="000000"), SALAH_SANDI),
        ("", Rahasia(nik="6303000000000002", passphrase=PASSPHRASE), TAK_DIKENAL),
        ("mati", RAHASIA, MATI),
        ("alihkan", RAHASIA, MATI),
        ("ganjil", RAHASIA, GANJIL),
        ("tak-ditandatangani", RAHASIA, GANJIL),
        ("tertukar", RAHASIA, GANJIL),
    ],
    ids=[
        "passphrase-salah",
        "kode-salah",
        "nik-asing",
        "mati",
        "dialihkan",
        "balasan-ganjil",
        "tak-ditandatangani",
        "isi-tertukar",
    ],
)
@pytest.mark.parametrize("versi", ["1", "2"])
def test_penolakan(
    naskah: bytes,
    bsre: Tiruan,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    versi: str,
    ulah: str,
    rahasia: Rahasia,
    pesan: str,
) -> None:
    """In the signer's words; and no secret in message, cause, traceback or log."""
    if versi == "1" and not rahasia.passphrase:
        pesan = "Layanan TTE BSrE versi 1 memerlukan passphrase."
    settings.TAPAK_BSRE_VERSI = versi
    bsre.ulah = ulah
    caplog.set_level(logging.DEBUG)
    with pytest.raises(SegelError) as galat:
        segel(naskah, rahasia=rahasia)
    assert str(galat.value) == pesan
    jejak = "".join(traceback.format_exception(galat.value)) + caplog.text
    for satu in (rahasia.nik, rahasia.passphrase, rahasia.totp, AKUN[1]):
        assert not satu or satu not in jejak


def test_layanan_tidak_ada(naskah: bytes, bsre: Tiruan, settings: Any) -> None:
    settings.TAPAK_BSRE_URL = "http://127.0.0.1:1"
    with pytest.raises(SegelError, match="tidak dapat dihubungi"):
        segel(naskah)


def test_akun_aplikasi_salah(naskah: bytes, bsre: Tiruan, settings: Any) -> None:
    settings.TAPAK_BSRE_SANDI = "lain"
    with pytest.raises(SegelError) as galat:
        segel(naskah)
    assert str(galat.value) == PESAN_AKUN


@pytest.mark.parametrize(
    ("rahasia", "pesan"),
    [
        (None, "Isi NIK"),
        (Rahasia(nik=NIK), "Isi NIK"),
        (Rahasia(passphrase="x"), "Isi NIK"),
        (Rahasia(nik="123", passphrase="x"), "16 angka"),
    ],
)
def test_isian_kurang_tidak_dikirim(
    naskah: bytes, bsre: Tiruan, rahasia: Rahasia | None, pesan: str
) -> None:
    with pytest.raises(SegelError, match=pesan):
        segel(naskah, rahasia=rahasia)
    assert bsre.permintaan == []


def test_hanya_https_di_luar_mesin_sendiri() -> None:
    assert "https" in PenyegelBsre("http://esign.contoh.go.id", "a", "b").kendala()
    assert PenyegelBsre("https://esign.contoh.go.id", "a", "b").kendala() == ""
    assert "belum disetel" in PenyegelBsre("", "", "").kendala()
    assert "sangat-rahasia" not in repr(PenyegelBsre("https://x", "a", "sangat-rahasia"))


def test_tidak_ada_rahasia_di_basis_data_maupun_catatan(
    naskah: bytes, bsre: Tiruan, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    hasil = segel(naskah)
    isi = [
        repr(baris) for model in apps.get_models() for baris in model._base_manager.values_list()
    ]
    semua = "\n".join([*isi, caplog.text, repr(hasil), repr(penyegel_aktif())])
    for satu in (NIK, PASSPHRASE, AKUN[1]):
        assert satu not in semua
        assert satu.encode() not in hasil.pdf
