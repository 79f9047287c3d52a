"""The recapitulation, the appendix of the report, and all naskah in one file."""

import json
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from kinerja.angka import format_angka
from kinerja.models import Jabatan, PerjanjianKinerja
from kinerja.peran import PEJABAT
from laporan.bahan.bahan import Bahan
from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.unsur import baris_lengkap
from laporan.perjanjian.rekap import IsiRekap, isi_rekap, rekap_pd
from laporan.perjanjian.tugas_paket import paket_naskah
from laporan.tugas.dasar import Argumen, DibatalkanError, PekerjaanGagalError, diam
from tests.perjanjian.bantu import PADA, TAHUN, siapkan_contoh
from tests.perjanjian.test_siapkan import TABEL_2_2, rapikan
from tests.susunan import susun_lkjip

AKHIR = date(2024, 12, 31)
pytestmark = pytest.mark.django_db


def rekap(pd: Any, oleh: Any) -> Any:
    return rekap_pd(isi_rekap(oleh, pd, TAHUN, AKHIR), pd, TAHUN)


def tabel(dokumen: Any, kunci: str) -> Any:
    from laporan.dokumen.penomoran import semua_tabel

    return next(t for t in semua_tabel(dokumen) if t.kunci == kunci)


def baris_isi(t: Any) -> list[tuple[str, ...]]:
    return [b for b, asli in zip(baris_lengkap(t), t.baris, strict=True) if asli.jenis == "biasa"]


# --- recapitulation ----------------------------------------------------------------------------


def test_rekap_memuat_semua_baris_dan_status(
    contoh: Any, pk: dict[str, Any], sekretariat: Any, penanda: Any
) -> None:
    penanda.sampai(pk["KADIS"], "pihak_kedua")
    dokumen = rekap(contoh, sekretariat)
    assert len(baris_isi(tabel(dokumen, "rekap_isi"))) == 23
    jabatan = {b[1]: b for b in baris_isi(tabel(dokumen, "rekap_jabatan"))}
    kadis = jabatan["Kepala Dinas"]
    assert kadis[2] == "Bupati Banjar"
    assert kadis[4] == "Berlaku"
    assert set(kadis[5:8]) == {"15 Januari 2024"}
    assert kadis[9] == "12.660.248.443"
    assert kadis[10] == PerjanjianKinerja.objects.get(jabatan__kode="KADIS").kode
    # A draft's code means nothing yet.
    assert jabatan["Plt. Sekretaris"][4] == "Draf"
    assert jabatan["Plt. Sekretaris"][10] == "–"
    assert jabatan["Plt. Sekretaris"][6] == "–"
    assert len(jabatan) == len(pk)
    # A Sekda of a province is eselon I: no level is left out of a table whose last row sums it.
    Jabatan.objects.filter(kode="KADIS").update(eselon="I")
    jenjang = tabel(rekap(contoh, sekretariat), "rekap_jenjang")
    assert baris_lengkap(jenjang)[0][:2] == ("Pimpinan tinggi madya (eselon I)", "1")
    assert sum(int(b[1]) for b in baris_isi(jenjang)) == len(pk)


def test_rekap_tiga_bentuk_sama(contoh: Any, pk: dict[str, Any], sekretariat: Any) -> None:
    dokumen = rekap(contoh, sekretariat)
    word = Document(BytesIO(EXPORTERS["docx"](dokumen).isi))
    teks_word = "\n".join(c.text for t in word.tables for r in t.rows for c in r.cells)
    buku = load_workbook(BytesIO(EXPORTERS["xlsx"](dokumen).isi))
    teks_excel = [str(c.value) for lembar in buku for r in lembar.iter_rows() for c in r if c.value]
    for baris in baris_isi(tabel(dokumen, "rekap_isi")):
        assert baris[2] in teks_word
        assert baris[2] in teks_excel
    assert 12_660_248_443 in [c.value for lembar in buku for r in lembar.iter_rows() for c in r]


def test_rekap_kosong(contoh: Any, sekretariat: Any) -> None:
    data = json.loads(EXPORTERS["json"](rekap(contoh, sekretariat)).isi)
    assert "belum disiapkan" in json.dumps(data)
    assert data["tabel"] == []


def test_rekap_menurut_lingkup(
    client: Any, contoh: Any, pk: dict[str, Any], sekretariat: Any, pengguna: Any
) -> None:
    """A post sees what it signs, no more."""
    jabatan = pk["KABID-HI"].jabatan
    pejabat = pengguna(PEJABAT, jabatan=jabatan, unit=jabatan.unit)
    client.force_login(pejabat)
    respons = client.get(reverse("perjanjian_rekap", args=["xlsx"]), {"tahun": TAHUN})
    assert respons.status_code == 200
    teks = {
        str(c.value)
        for lembar in load_workbook(BytesIO(respons.content))
        for r in lembar.iter_rows()
        for c in r
    }
    assert jabatan.nama in teks
    assert "Sekretaris" not in teks


def test_rekap_kueri_tetap(contoh: Any, sekretariat: Any, jumlah_kueri: Any) -> None:
    from tests.factories import PerjanjianFactory

    def hitung() -> int:
        with jumlah_kueri() as kueri:
            rekap(contoh, sekretariat)
        return len(kueri)

    pk = siapkan_contoh(contoh, sekretariat)
    sedikit = hitung()
    from tests.factories import JabatanFactory

    for _ in range(10):
        j = JabatanFactory(unit=pk["KADIS"].jabatan.unit)
        PerjanjianFactory(jabatan=j, dokumen=pk["KADIS"].dokumen)
    assert hitung() == sedikit


# --- appendix of the report --------------------------------------------------------------------


def test_lampiran_tanpa_yang_ditandatangani(contoh: Any, pk: dict[str, Any]) -> None:
    dokumen = susun_lkjip(Bahan(contoh, TAHUN))
    assert dokumen.sisipan == ()
    lampiran = dokumen.lampiran[0]
    assert lampiran.judul == f"PERJANJIAN KINERJA TAHUN {TAHUN}"
    assert "belum ada Perjanjian Kinerja" in str(lampiran.isi)


def test_lampiran_memuat_yang_berlaku(
    contoh: Any, pk: dict[str, Any], penanda: Any, tmp_path: Path
) -> None:
    """All agreements together have the 23 rows of Tabel 2.2, and the signed file travels along."""
    for p in pk.values():
        penanda.sampai(p, "pihak_kedua")
    dokumen = susun_lkjip(Bahan(contoh, TAHUN))
    semua = baris_isi(tabel(dokumen, "pk_berlaku"))
    # Printed as "85 Nilai"; here the unit has a column of its own.
    assert sorted((rapikan(b[4]).split()[0], b[5]) for b in semua) == sorted(
        (target.split()[0], format_angka(anggaran)) for _, target, anggaran, _ in TABEL_2_2
    )
    kadis = PerjanjianKinerja.objects.get(jabatan__kode="KADIS")
    naskah = kadis.naskah.get()
    teks = str(dokumen.lampiran[0].isi)
    assert kadis.kode in teks
    assert naskah.berkas_id in teks
    assert "disematkan utuh" in teks
    asli = bytes(naskah.tanda_tangan.get(pihak=2).berkas.isi)
    assert [s.isi for s in dokumen.sisipan] == [asli]


def test_pdf_menyematkan_berkas_yang_ditandatangani(contoh: Any, tmp_path: Path) -> None:
    from dataclasses import replace

    from laporan.cetak import pdf
    from laporan.dokumen.unsur import BerkasSisipan

    dokumen = replace(
        rekap_pd(IsiRekap((), AKHIR), contoh, TAHUN),
        sisipan=(BerkasSisipan("pk.pdf", "application/pdf", b"%PDF-1.7 asli"),),
    )
    with pikepdf.open(BytesIO(pdf.ekspor(dokumen).isi)) as hasil:
        assert list(hasil.attachments) == ["pk.pdf"]
        assert hasil.attachments["pk.pdf"].get_file().read_bytes() == b"%PDF-1.7 asli"


# --- all naskah in one file --------------------------------------------------------------------


def argumen(pd: Any, oleh: Any, **isi: Any) -> Argumen:
    return Argumen(pd, TAHUN, oleh, PADA, isi)


def test_paket_menyiapkan_lalu_mencetak(contoh: Any, sekretariat: Any, tmp_path: Path) -> None:
    langkah: list[tuple[int, str]] = []
    berkas = paket_naskah(
        argumen(contoh, sekretariat, siapkan=True), lambda p, apa: langkah.append((p, apa))
    )
    banyak = PerjanjianKinerja.objects.count()
    assert banyak >= 12
    with ZipFile(BytesIO(berkas.isi)) as arsip:
        assert len(arsip.namelist()) == banyak
        nama = "rancangan/Perjanjian-Kinerja-2024-KADIS.pdf"
        kadis = arsip.read(nama)
    (tmp_path / "k.pdf").write_bytes(kadis)
    teks = " ".join(
        subprocess.run(
            ["pdftotext", str(tmp_path / "k.pdf"), "-"], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    assert "Rancangan, belum untuk ditandatangani." in teks
    p = PerjanjianKinerja.objects.get(jabatan__kode="KADIS")
    assert p.kode not in teks
    for b in p.baris.all():
        assert b.target in teks
    assert "12.660.248.443" in teks
    with pikepdf.open(BytesIO(kadis)) as pdf:
        assert "/AcroForm" not in pdf.Root
    assert [p for p, _ in langkah] == sorted(p for p, _ in langkah)
    assert langkah[-1] == (100, "Selesai")


def test_paket_memakai_bita_yang_ditandatangani(
    contoh: Any, pk: dict[str, Any], sekretariat: Any, penanda: Any
) -> None:
    p = penanda.sampai(pk["KADIS"], "pihak_kedua")
    PerjanjianKinerja.objects.filter(status="draf").delete()
    with ZipFile(BytesIO(paket_naskah(argumen(contoh, sekretariat), diam).isi)) as arsip:
        assert arsip.namelist() == ["bertanda-tangan/Perjanjian-Kinerja-2024-KADIS.pdf"]
        isi = arsip.read(arsip.namelist()[0])
    assert isi == bytes(p.naskah.get().tanda_tangan.get(pihak=2).berkas.isi)


def test_paket_batal_dan_kosong(contoh: Any, sekretariat: Any, pengguna: Any) -> None:
    def batal(persen: int, langkah: str) -> None:
        raise DibatalkanError

    with pytest.raises(DibatalkanError):
        paket_naskah(argumen(contoh, sekretariat, siapkan=True), batal)
    assert not PerjanjianKinerja.objects.exists()
    with pytest.raises(PekerjaanGagalError, match="Belum ada Perjanjian Kinerja"):
        paket_naskah(argumen(contoh, sekretariat), diam)


def test_paket_diminta_lewat_antrean(
    client: Any, contoh: Any, pk: dict[str, Any], sekretariat: Any, pengguna: Any
) -> None:
    from laporan.models import Tugas

    jabatan = pk["KABID-HI"].jabatan
    client.force_login(pengguna(PEJABAT, jabatan=jabatan, unit=jabatan.unit))
    assert client.post(reverse("perjanjian_paket")).status_code == 403
    assert not Tugas.objects.exists()
    client.force_login(sekretariat)
    respons = client.post(reverse("perjanjian_paket"))
    tugas = Tugas.objects.get()
    assert tugas.jenis == "perjanjian_naskah"
    assert respons["Location"] == f"{reverse('berkas')}?tugas={tugas.pk}"
