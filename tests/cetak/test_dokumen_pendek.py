"""Agreements, lists, evaluation reports: short documents without front matter."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import (
    Bab,
    Bagian,
    Baris,
    BlokTandaTangan,
    DaftarOtomatis,
    Dokumen,
    Kolom,
    Lampiran,
    Paragraf,
    Penandatangan,
    Sampul,
    Sel,
    Selembar,
    Tabel,
    Teks,
)
from tests.cetak.teks_pdf import teks_halaman

TANDA = BlokTandaTangan((Penandatangan("Bupati Contoh,", "Nama Pejabat"),), "Contoh, 2024")
KALIMAT = "Kami berjanji mewujudkan target kinerja pada lampiran perjanjian ini. "
BARIS = (35, 42)
"""Rows of a table with which the signature just fits, and of one that leaves no room for it."""


def _tabel(banyak: int) -> Tabel:
    baris = tuple(Baris((Sel(f"Sasaran nomor {n}"), Sel("1"))) for n in range(banyak))
    kolom = (Kolom("Sasaran", lebar=80, kunci="sasaran"), Kolom("Target", kunci="target"))
    return Tabel(f"target:{banyak}", "Target", kolom, baris, bernomor=False)


def _dokumen(**isi) -> Dokumen:
    return nomori(
        Dokumen("Naskah", "Bupati Contoh", "Kabupaten Contoh", "Contoh", 2024, "Contoh", **isi)
    )


@pytest.fixture(scope="module")
def perjanjian() -> Dokumen:
    """Its statement, then annexes with a table and the signature."""
    return _dokumen(
        bagian_depan=(Bagian("PERJANJIAN KINERJA", (Paragraf(KALIMAT * 3), TANDA), "pk"),),
        lampiran=tuple(Lampiran("TARGET", (_tabel(n), TANDA), f"l{n}") for n in BARIS),
    )


@pytest.fixture(scope="module")
def pdf(perjanjian) -> bytes:
    return EXPORTERS["pdf"](perjanjian).isi


def _word(dokumen: Dokumen) -> str:
    with ZipFile(BytesIO(EXPORTERS["docx"](dokumen).isi)) as berkas:
        return berkas.read("word/document.xml").decode()


def test_halaman_dihitung_satu_dua_tiga(pdf, perjanjian):
    """Nothing stands before the body: no i, ii."""
    halaman = teks_halaman(pdf)
    angka = [str(n) for n in range(1, len(halaman) + 1)]
    assert PdfReader(BytesIO(pdf)).page_labels == angka
    assert [h.split()[-1] for h in halaman] == angka
    nomor = re.findall(r"<w:pgNumType[^>]*>", _word(perjanjian))
    assert not [n for n in nomor if "lowerRoman" in n]
    assert [n for n in nomor if 'w:start="1"' in n] == nomor[:1]


def test_tanda_tangan_tidak_sendirian(pdf, perjanjian):
    """The rows it closes end on its page."""
    _, *bertanda = [h for h in teks_halaman(pdf) if "Nama Pejabat" in h]
    muat, penuh = (h.split("Bupati Contoh,")[0].count("Sasaran nomor") for h in bertanda)
    assert muat == BARIS[0]
    assert 0 < penuh < BARIS[1]
    word = _word(perjanjian)
    for n in BARIS:  # the last row stays with the space, the space with the signature
        baris = word.split(f"Sasaran nomor {n - 1}<")[0].rpartition("<w:tr>")[2]
        assert "<w:keepNext/>" in baris


def test_bab_pendek_menyambung():
    bab = tuple(Bab(f"BAGIAN {n}", (Paragraf(KALIMAT),), f"b{n}") for n in "ABC")
    lain = _dokumen(bab=bab, bab_menyambung=True, sampul=Sampul(("NASKAH",), "PD", "Contoh", ""))
    pdf = EXPORTERS["pdf"](lain).isi
    _, isi = teks_halaman(pdf)
    assert [x in isi for x in ("BAGIAN A", "BAGIAN B", "BAGIAN C")] == [True] * 3
    assert PdfReader(BytesIO(pdf)).page_labels[1] == "1"
    assert _word(lain).count("<w:sectPr") == 2  # the cover and the rest
    biasa = _dokumen(bab=bab)
    assert _word(biasa).count("<w:sectPr") == 3


def test_bagian_depan_laporan_tetap_romawi():
    depan = (Bagian("KATA PENGANTAR", (Paragraf(KALIMAT),), "kata"), DaftarOtomatis("isi"))
    dokumen = _dokumen(bagian_depan=depan, bab=(Bab("ISI", (Paragraf(KALIMAT),), "isi"),))
    assert not dokumen.satu_nomor
    assert PdfReader(BytesIO(EXPORTERS["pdf"](dokumen).isi)).page_labels == ["i", "ii", "1"]


def test_judul_ikut_tabel_yang_mendatar():
    """The RFK, a page for a meeting, an appendix that is a wide table: no upright page with a
    heading alone, and in Word none that is empty behind the last.
    """
    kolom = tuple(Kolom(f"Kolom {n}", kunci=f"k{n}") for n in range(16))
    sel = tuple(Sel("Program Penunjang Urusan Pemerintahan Daerah") for _ in kolom)
    lebar = Tabel("rfk", "Realisasi", kolom, (Baris(sel),) * 3, bernomor=False)
    # Fits its second line but for the space before the bold word: no line ends early for it.
    pas = Paragraf(
        (
            Teks(
                "Tiga indikator ditetapkan sebagai indikator kinerja utama (IKU): Bed Occupancy "
                "Rate, Pertumbuhan Pendapatan Layanan, dan Predikat AKIP. Formulasi dan targetnya "
                "disajikan pada "
            ),
            Teks("Tabel 2.1.", tebal=True),
        )
    )
    dokumen = _dokumen(
        bagian_depan=(
            Bagian("LAPORAN FISIK", (lebar, Paragraf(KALIMAT), pas), "lfk"),
            Bagian(
                "TINJAUAN", (Selembar((Paragraf("Terlambat."), replace(lebar, kunci="t"))),), "t0"
            ),
        ),
        lampiran=(Lampiran("MATRIKS", (replace(lebar, kunci="lain"),), "m"),),
    )
    halaman = PdfReader(BytesIO(EXPORTERS["pdf"](dokumen).isi)).pages
    assert [h.mediabox.width > h.mediabox.height for h in halaman] == [True, False, True, True]
    assert "LAPORAN FISIK" in halaman[0].extract_text()
    kedua = next(b for b in halaman[1].extract_text().split("\n") if b.startswith("Pertumbuhan"))
    assert kedua.split()[-1] == "pada"
    tinjauan = halaman[2].extract_text()
    assert all(x in tinjauan for x in ("TINJAUAN", "Terlambat.", "Kolom 15"))
    bagian = re.findall(r"<w:sectPr.*?</w:sectPr>", _word(dokumen))
    assert ['w:orient="landscape"' in b for b in bagian] == [True, False, True, True]
