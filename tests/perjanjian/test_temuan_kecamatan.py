"""Findings C1, C2, C4, C5 as the data set of a made-up Kecamatan: what its README works out."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from docx import Document

from kinerja.models import PerangkatDaerah, PerjanjianKinerja
from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.cetak.html import isi_html
from laporan.data.himpunan import muat
from laporan.dokumen.penomoran import nomori, semua_tabel
from laporan.dokumen.unsur import baris_tercetak
from laporan.perjanjian.aksi import ajukan, tandatangani, ubah_perjanjian
from laporan.perjanjian.cetak import ekspor_naskah, pdf_naskah
from laporan.perjanjian.data import data_beku
from laporan.perjanjian.penandatanganan import AlasanTanggalError
from laporan.perjanjian.periksa import periksa_perjanjian
from laporan.perjanjian.siapkan import siapkan_semua
from tests.cetak.teks_pdf import teks_halaman
from tests.perjanjian.bantu import (
    BUPATI,
    PADA,
    TAHUN,
    Penanda,
    PenyegelPalsu,
    cetak,
    menurut_jabatan,
)
from tests.susunan import susun_lkjip

CONTOH = Path(__file__).parent.parent / "contoh" / "kecamatan-perjanjian"
SUSULAN = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db

DISEPAKATI = {
    "Maturitas SPIP": ("Level 3 (3,35)", "95,52%"),
    "Nilai AKIP": ("Nilai A (83)", "97,00%"),
    "Opini atas Laporan Keuangan": ("Opini WTP", "80,00%"),
    "Organisasi yang Dibina": ("100 dari 110 organisasi", "104,50%"),
    "Dokumen Kependudukan Desa": ("6 Dokumen", "100,00%"),
    "Lama Menunggu": ("2,5 ± 1", "80,00%"),
    "Layanan Tepat Waktu (Seksi Pemerintahan)": ("90,00%", "90,00%"),
    "Layanan Tepat Waktu (Seksi Pelayanan)": ("80,00%", "105,00%"),
}


@pytest.fixture
def kecamatan() -> PerangkatDaerah:
    assert muat(CONTOH, oleh=None, pada=PADA).pertanyaan == ()
    return PerangkatDaerah.objects.get(kode="kecamatan-perjanjian")


@pytest.fixture
def sekretariat(kecamatan: PerangkatDaerah, pengguna: Any) -> Any:
    return pengguna(SEKRETARIAT, pd=kecamatan)


@pytest.fixture
def draf(kecamatan: PerangkatDaerah, sekretariat: Any) -> dict[str, PerjanjianKinerja]:
    """Post code → its draft."""
    siapkan_semua(pd=kecamatan, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    return menurut_jabatan(kecamatan)


def _teks(p: PerjanjianKinerja) -> str:
    """The agreement's PDF as one line of words."""
    isi = pdf_naskah(data_beku(p), kode="AAAA", alamat_verifikasi="contoh.test", rancangan=True)
    return " ".join(" ".join(teks_halaman(isi)).split())


# --- C4, C5 -----------------------------------------------------------------------------


def test_tabel_laporan(kecamatan: PerangkatDaerah) -> None:
    tabel = {t.kunci: t for t in semua_tabel(nomori(susun_lkjip(Bahan(kecamatan, TAHUN))))}
    *baris, rerata = baris_tercetak(tabel["capaian"])
    assert {b[2]: (b[3], b[6]) for b in baris} == DISEPAKATI
    assert rerata[6] == "94,00%"
    per_sasaran = baris_tercetak(tabel["capaian_sasaran:S1"])[:-1]
    assert {b[0]: (b[1], b[3]) for b in per_sasaran} == DISEPAKATI
    pk = baris_tercetak(tabel["perjanjian_kinerja"])
    assert {b[2]: b[4] for b in pk[:-1]} == {k: v[0] for k, v in DISEPAKATI.items()}
    assert pk[-1][-2] == "800.000.000"


def test_layar_tabel(kecamatan: PerangkatDaerah, client: Any, sekretariat: Any) -> None:
    client.force_login(sekretariat)
    halaman = client.get(reverse("tabel", args=["capaian"]), {"tahun": TAHUN}).content.decode()
    for nama, (target, capaian) in DISEPAKATI.items():
        assert nama in halaman
        assert target in halaman
        assert capaian in halaman


# --- C1 ---------------------------------------------------------------------------------


def test_perjanjian_camat(draf: dict[str, PerjanjianKinerja]) -> None:
    teks = _teks(draf["CAMAT"])
    for satu in (
        "PERJANJIAN KINERJA TAHUN 2024 KECAMATAN CEMPAKA FIKTIF",
        "Nama Contoh Camat",
        "Pembina Tingkat I (IV/b)",
        "NIP 190001011920011001",
        "1 Meningkatnya akuntabilitas kecamatan Maturitas SPIP Level 3 (3,35)",
        "Nilai AKIP Nilai A (83)",
        "Opini atas Laporan Keuangan Opini WTP Anggaran",  # the next table's heading follows
        "7.01.02 Penyelenggaraan Pemerintahan Desa 500.000.000 PAD, DAU",
        "7.01.03 Pelayanan Umum Kecamatan 100.000.000 –",
        "Jumlah 600.000.000",
    ):
        assert satu in teks, (satu, teks)
    assert "800.000.000" not in teks


def test_perjanjian_kepala_seksi(draf: dict[str, PerjanjianKinerja]) -> None:
    teks = _teks(draf["KASI-PEM"])
    for satu in (
        "Nama Contoh Satu Penata (III/c) NIP 190002021920012002",
        "Organisasi yang Dibina 100 dari 110 organisasi Dokumen",
        "Dokumen Kependudukan Desa 6 Dokumen",
        "Layanan Tepat Waktu (Seksi Pemerintahan) 90,00%",
        "Jumlah 500.000.000",
    ):
        assert satu in teks, (satu, teks)


def test_tanpa_nama_ruang_tanda_tangannya_tetap_ada(draf: dict[str, PerjanjianKinerja]) -> None:
    teks = _teks(draf["KASI-LAY"])
    for satu in (
        "Nama : Jabatan : Kepala Seksi Pelayanan selanjutnya disebut pihak pertama.",
        "NIP 190001011920011001 Nama Pangkat NIP",  # the superior's, then three lines to fill in
        "Lama Menunggu 2,5 ± 1 Jam",
        "Layanan Tepat Waktu (Seksi Pelayanan) 80,00%",
        "Jumlah 100.000.000",
    ):
        assert satu in teks, (satu, teks)


def test_nama_yang_kosong_dikatakan_sebelum_diajukan(
    kecamatan: PerangkatDaerah, draf: dict[str, PerjanjianKinerja]
) -> None:
    temuan = periksa_perjanjian(kecamatan, TAHUN)
    nama = {
        (t.perjanjian.jabatan.kode, t.kode)
        for t in temuan
        if t.perjanjian and t.kode.startswith("nama_")
    }
    assert nama == {("CAMAT", "nama_kedua_kosong"), ("KASI-LAY", "nama_pertama_kosong")}


# --- C2 ---------------------------------------------------------------------------------


def test_ditandatangani_dua_tahun_kemudian(
    kecamatan: PerangkatDaerah,
    draf: dict[str, PerjanjianKinerja],
    sekretariat: Any,
    pengguna: Any,
    client: Any,
) -> None:
    p = draf["CAMAT"]
    ubah_perjanjian(
        perjanjian=p, tanggal=date(2024, 1, 2), nama_kedua=BUPATI, oleh=sekretariat, pada=PADA
    )
    ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, perender=cetak)
    penanda = Penanda(pengguna, sekretariat)
    for pihak, jabatan in ((1, p.jabatan), (2, None)):
        isi: dict[str, Any] = {
            "perjanjian": p, "pihak": pihak, "oleh": penanda.akun(jabatan), "pada": SUSULAN,
            "penyegel": PenyegelPalsu(),
        }  # fmt: skip
        if pihak == 1:
            with pytest.raises(AlasanTanggalError, match="2 Januari 2024"):
                tandatangani(**isi)
        tandatangani(**isi, alasan="Aplikasi baru dipakai tahun 2026." if pihak == 1 else "")

    teks = isi_html(nomori(susun_lkjip(Bahan(kecamatan, TAHUN))))
    assert (
        "Perjanjian Kinerja Tahun 2024 untuk 1 (satu) jabatan baru ditandatangani kedua pihak pada "
        "30 November 2026, sehingga belum berlaku pada 31 Desember 2024."
    ) in teks
    assert (
        "3 dari 3 Perjanjian Kinerja belum ada atau belum ditandatangani kedua pihak pada "
        "31 Desember 2024." in teks
    )
    client.force_login(sekretariat)
    halaman = client.get(reverse("perjanjian_satu", args=[p.pk])).content.decode()
    assert "30 November 2026" in halaman
    assert "Alasan: Aplikasi baru dipakai tahun 2026." in " ".join(halaman.split())


def test_kepala_halaman_word_satu_baris(draf: dict[str, PerjanjianKinerja]) -> None:
    """The heading has further lines: the running head takes the first of them."""
    isi = ekspor_naskah(data_beku(draf["CAMAT"]), "docx", kode="AAAA", alamat_verifikasi="x").isi
    word = Document(BytesIO(isi))
    kepala = {p.text.strip() for s in word.sections for p in s.header.paragraphs} - {""}
    assert not any("\n" in k for k in kepala)
    assert any(k.endswith("PERJANJIAN KINERJA TAHUN 2024") for k in kepala), kepala
    assert "PERJANJIAN KINERJA TAHUN 2024\nKECAMATAN CEMPAKA FIKTIF" in {
        p.text for p in word.paragraphs
    }
