"""Versions of the nomenclature: loaded once, mapped with review, used when a year is prepared."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import Workbook

from anggaran.models import KodeNomenklatur, PadananKode, SubKegiatan, VersiNomenklatur
from anggaran.nomenklatur.tahun import NomenklaturTahun
from anggaran.salin_tahun import PilihanSalin, siapkan_tahun
from kinerja.models import JejakAudit
from kinerja.peran import ADMIN_PEMDA, SEKRETARIAT
from laporan.latihan.muatan import muat_lembar
from laporan.perencanaan.usulan_tahun import UsulanTahun
from tests import factories as f
from tests.anggaran.nomenklatur.pabrik import KodeNomenklaturFactory, VersiNomenklaturFactory
from tests.anggaran.nomenklatur.test_kode import KEPALA, _b

pytestmark = pytest.mark.django_db
KODE, BARU = "2.07.03.2.01.0001", "2.07.03.2.01.0009"
KEGIATAN = "2.07.03.2.01"
HARI = date(2024, 12, 2)


def _berkas(*baris: tuple[Any, ...]) -> bytes:
    buku = Workbook()
    lembar: Any = buku.active
    for satu in (("KODEFIKASI",), KEPALA, *baris):
        lembar.append(satu)
    aliran = BytesIO()
    buku.save(aliran)
    return aliran.getvalue()


ISI = (
    _b("2", nama="U"), _b("2", "07", nama="B"), _b("2", "07", "03", nama="Program Pelatihan"),
    _b("2", "07", "03", "2.01", nama="Kegiatan"),
    _b("2", "07", "03", "2.01", "0009", nama="Pelatihan vokasi"),
)  # fmt: skip


@pytest.fixture
def admin(peran: None) -> Any:
    return f.PenggunaFactory(pd=None, peran=[ADMIN_PEMDA])


def _unggah(client: Any, isi: bytes, **ubah: str) -> Any:
    data = {"kode": "2025", "nama": "Kepmendagri 2025", "mulai": "2025", **ubah}
    berkas = SimpleUploadedFile("n.xlsx", isi)
    return client.post(reverse("nomenklatur"), data | {"berkas": berkas})


def test_dimuat_sekali_dan_ditolak_seluruhnya(client: Any, admin: Any) -> None:
    client.force_login(admin)
    assert _unggah(client, _berkas(*ISI, _b("2", "07", "03", 2.1))).status_code == 422
    assert _unggah(client, _berkas(*ISI), mulai="20x").status_code == 422
    assert _unggah(client, b"%PDF-").status_code == 422
    tinjau = _unggah(client, _berkas(*ISI), langkah="periksa")
    assert (tinjau.status_code, ": 5 kode baru." in tinjau.text) == (200, True)
    assert not VersiNomenklatur.objects.exists()
    assert _unggah(client, _berkas(*ISI)).status_code == 302
    assert VersiNomenklatur.objects.get().isi.count() == 5
    jejak = JejakAudit.objects.count()
    assert _unggah(client, _berkas(*ISI)).status_code == 302
    tinjau = _unggah(client, _berkas(*ISI[:-1]), langkah="periksa")
    assert "4 kode tetap; 1 kode yang tersimpan tidak ada pada berkas dan dibiarkan." in tinjau.text
    assert JejakAudit.objects.count() == jejak
    assert _unggah(client, _berkas(_b("2", nama="Urusan"), *ISI[1:])).status_code == 302
    assert KodeNomenklatur.objects.get(kode="2").nama == "Urusan"
    assert client.get(reverse("nomenklatur")).status_code == 200


def test_hanya_admin_pemda(client: Any, peran: None) -> None:
    client.force_login(f.PenggunaFactory(pd=f.PDFactory(), peran=[SEKRETARIAT]))
    versi = VersiNomenklaturFactory()
    for alamat in (
        reverse("nomenklatur"), reverse("nomenklatur_padanan", args=[versi.pk, versi.pk])
    ):  # fmt: skip
        assert client.get(alamat).status_code == 403


@pytest.fixture
def versi(db: None) -> tuple[Any, Any]:
    """2024's code 0001 became 0009 in 2025."""
    lama = VersiNomenklaturFactory(kode="2024", mulai_tahun=2024)
    baru = VersiNomenklaturFactory(kode="2025", mulai_tahun=2025)
    for kode, nama in (("2.07.03", "Program"), (KEGIATAN, "Kegiatan"), (BARU, "Pelatihan vokasi")):
        KodeNomenklaturFactory(versi=baru, kode=kode, nama=nama, tingkat="")
    return lama, baru


@pytest.fixture
def sub(db: None) -> Any:
    program = f.ProgramFactory(kode="2.07.03", nama="Program", tahun=2024)
    kegiatan = f.KegiatanFactory(
        program=program, pd=program.pd, tahun=2024, kode=KEGIATAN, nama="Kegiatan"
    )
    return f.SubKegiatanFactory(
        kegiatan=kegiatan, pd=program.pd, tahun=2024, kode=KODE, nama="Pelatihan vokasi"
    )


def test_padanan_ditinjau_lalu_diusulkan(client: Any, admin: Any, versi: Any, sub: Any) -> None:
    lama, baru = versi
    assert "tidak ada pada" in NomenklaturTahun(2024, 2025, [KODE]).catatan(KODE)
    client.force_login(admin)
    alamat = reverse("nomenklatur_padanan", args=[baru.pk, lama.pk])
    (baris,) = client.get(alamat).context["baris"]
    assert (baris["usul"].lama, baris["isi"], baris["dicentang"]) == (KODE, BARU, True)
    salah = client.post(alamat, {f"tetap|{KODE}": "1", f"baru|{KODE}": "2.07.99"})
    assert salah.status_code == 422
    assert client.post(alamat, {f"tetap|{KODE}": "1", f"baru|{KODE}": BARU}).status_code == 302
    assert PadananKode.objects.get().baru == BARU
    assert JejakAudit.objects.filter(aksi="padanan dari 2024 ditetapkan").count() == 1
    assert not client.get(alamat).context["baris"]
    usul = {b.kunci: b for g in UsulanTahun(sub.pd, 2024, 2025, HARI).bagian for b in g.baris}
    assert usul[f"simpul|{KODE}"].medan[0].isi == BARU
    assert "Menjadi" in usul[f"simpul|{KODE}"].catatan
    # Copied under its new code and name, and then it is there.
    siapkan_tahun(
        pd=sub.pd, dari=2024, ke=2025, dokumen=(), oleh=admin, pada=PadananKode.objects.get().pada,
        pilihan=PilihanSalin(ganti={KODE: (BARU, "Pelatihan vokasi")}),
    )  # fmt: skip
    assert SubKegiatan.objects.get(pd=sub.pd, tahun=2025).kode == BARU
    assert not [
        b
        for g in UsulanTahun(sub.pd, 2024, 2025, HARI).bagian
        if g.kunci == "simpul"
        for b in g.baris
    ]


def test_kode_lama_penunjang_dan_pusat_dimuat() -> None:
    jabatan = f.JabatanFactory()
    baris = [
        {"tahun": "2024", "tingkat": t, "kode": k, "induk": i, "nama": "N",
         "penanggung_jawab": jabatan.kode}
        for t, k, i in (
            ("program", "X.XX.01", ""), ("kegiatan", "X.XX.01.2.02", "X.XX.01"),
            ("sub_kegiatan", "X.XX.01.2.02.0001", "X.XX.01.2.02"), ("program", "1.14.01.15", ""),
            ("kegiatan", "1.14.01.15.01", "1.14.01.15"), ("program", "026.13.DG", ""),
            ("kegiatan", "026.13.DG.4459", "026.13.DG"),
            ("sub_kegiatan", "026.13.DG.4459.QDC.001", "026.13.DG.4459"),
        )
    ]  # fmt: skip
    pada = datetime(2026, 1, 5, tzinfo=UTC)
    muat_lembar(jabatan.unit.pd, {"program_kegiatan": baris}, oleh=None, pada=pada)
    assert SubKegiatan.objects.filter(pd=jabatan.unit.pd).count() == 2


def test_perintah(tmp_path: Path, capsys: Any) -> None:
    berkas = tmp_path / "n.xlsx"
    berkas.write_bytes(_berkas(*ISI))
    umum = {"kode": "2025", "nama": "Kepmendagri", "mulai": 2025}
    call_command("muat_nomenklatur", str(berkas), periksa=True, **umum)
    assert not VersiNomenklatur.objects.exists()
    call_command("muat_nomenklatur", str(berkas), **umum)
    assert "5 kode baru" in capsys.readouterr().out
    berkas.write_bytes(b"bukan buku")
    with pytest.raises(CommandError):
        call_command("muat_nomenklatur", str(berkas), **umum)
