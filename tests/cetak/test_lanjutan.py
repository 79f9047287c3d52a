"""A table that goes on upon another page: its first row there names what it belongs to."""

import re
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from laporan.cetak import pdf
from laporan.cetak.docx import ekspor as ekspor_docx
from laporan.cetak.lanjutan import bernama, ikatan, polos, tak_bernama
from laporan.dokumen.unsur import (
    NOMOR,
    Bab,
    Baris,
    Dokumen,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
    baris_tercetak,
)
from tests.cetak.teks_pdf import teks_halaman
from tests.libreoffice import LibreOffice

pytestmark = pytest.mark.sqlite

SASARAN = ("Meningkatnya kesempatan kerja", "Terlindunginya tenaga kerja")


def _kegiatan(sasaran: int, urut: int) -> str:
    """Two lines, so that eight rows are too many to be tied together on a page of the PDF."""
    return f"Kegiatan {sasaran}.{urut}\nRincian"


def _bernama_sekali(banyak: int) -> Tabel:
    """Two sasaran of so many rows each, named in their first row only."""
    baris = [
        Baris((Sel(str(n + 1), lanjutan=i > 0), Sel(nama, lanjutan=i > 0), Sel(_kegiatan(n, i))))
        for n, nama in enumerate(SASARAN)
        for i in range(banyak)
    ]
    baris.append(Baris((Sel("Jumlah", rentang=2), Sel("100")), "jumlah"))
    kolom = (Kolom("No.", "tengah", 6, kunci=NOMOR), Kolom("Sasaran", lebar=40), Kolom("Kegiatan"))
    return Tabel("t", "Judul", kolom, tuple(baris))


def _berkelompok(banyak: int) -> Tabel:
    """The same, each sasaran a row of its own above its rows."""
    baris: list[Baris] = []
    for n, nama in enumerate(SASARAN):
        baris.append(Baris((Sel(nama, rentang=2),), "kelompok"))
        baris += [Baris((Sel(str(i)), Sel(_kegiatan(n, i)))) for i in range(banyak)]
    baris.append(Baris((Sel("Jumlah"), Sel("100")), "jumlah"))
    return Tabel("t", "Judul", (Kolom("No.", kunci=NOMOR), Kolom("Kegiatan")), tuple(baris))


def _dokumen(tabel: Tabel) -> Dokumen:
    isi = (Paragraf("Sebelum."), tabel, Paragraf("Sesudah."))
    return Dokumen("Laporan", "", "Dinas", "Pemda", 2024, "", bab=(Bab("BAB", isi),))


# --- the rule ---------------------------------------------------------------------------


def test_baris_yang_tidak_menyebut_induknya() -> None:
    """Three rows each: the first says its sasaran, the others do not; sums belong to nothing."""
    satu = [False, True, True]
    assert tak_bernama(_bernama_sekali(3)) == [*satu, *satu, False]
    kelompok = [False, True, True, True]
    assert tak_bernama(_berkelompok(3)) == [*kelompok, *kelompok, False]


def test_nama_disebut_sebagai_lanjutan_dan_nomornya_apa_adanya() -> None:
    tabel = bernama(_bernama_sekali(3), {2, 3})
    assert baris_tercetak(tabel) == (
        ("1", SASARAN[0], _kegiatan(0, 0)),
        ("", "", _kegiatan(0, 1)),
        ("1", f"{SASARAN[0]} (lanjutan)", _kegiatan(0, 2)),
        ("2", SASARAN[1], _kegiatan(1, 0)),  # names itself: nothing to go on with
        ("", "", _kegiatan(1, 1)),
        ("", "", _kegiatan(1, 2)),
        ("Jumlah", "", "100"),
    )
    assert polos(tabel) == _bernama_sekali(3)
    # What was kept together stays so: rows 0 to 2, 3 to 5, and the sum.
    assert ikatan(tabel) == ((0, 3), (3, 6), (6, 7))


def test_nama_kelompok_disebut_di_atas_barisnya() -> None:
    tabel = bernama(_berkelompok(3), {1, 3, 4})
    assert [b[0] for b in baris_tercetak(tabel)] == [
        SASARAN[0], "0", "1", f"{SASARAN[0]} (lanjutan)", "2", SASARAN[1], "0", "1", "2", "Jumlah",
    ]  # fmt: skip
    assert tabel.asal == (0, 1, 2, 3, 3, 4, 5, 6, 7, 8)


# --- the pages of the PDF ---------------------------------------------------------------


def _halaman_tabel(isi: bytes) -> list[list[str]]:
    """The lines of every page on which the table stands, from below its repeated head."""
    hasil = []
    for teks in teks_halaman(isi):
        baris = [" ".join(b.split()) for b in teks.split("\n")]
        kepala = next((n for n, b in enumerate(baris) if re.match(r"No\. .*Kegiatan", b)), None)
        if kepala is not None:
            hasil.append(baris[kepala + 1 :])
    return hasil


def _pertama(halaman: list[str]) -> tuple[str, int, int]:
    """What stands before the first kegiatan of a page, and which one it is."""
    teks = " ".join(halaman)
    cocok = re.search(r"Kegiatan (\d)\.(\d+)", teks)
    assert cocok is not None, teks
    return teks[: cocok.start()].strip(), int(cocok[1]), int(cocok[2])


@pytest.mark.parametrize("buat", [_bernama_sekali, _berkelompok])
def test_setiap_halaman_pdf_menyebut_lanjutan_dari_apa(buat) -> None:
    halaman = _halaman_tabel(pdf.ekspor(_dokumen(buat(70))).isi)
    assert len(halaman) >= 3
    disebut = 0
    for satu in halaman[1:]:
        awal, sasaran, urut = _pertama(satu)
        assert SASARAN[sasaran] in awal, satu[:5]
        # Every eighth row of a run has its name anyway (test_unsur.py).
        assert "(lanjutan)" in awal or urut % 8 == 0, satu[:5]
        disebut += "(lanjutan)" in awal
    # Nowhere but where a page is turned.
    assert sum(" ".join(h).count("(lanjutan)") for h in halaman) == disebut >= 2


def test_tabel_satu_halaman_tidak_menyebut_lanjutan() -> None:
    isi = pdf.ekspor(_dokumen(_bernama_sekali(10))).isi
    assert not any("(lanjutan)" in h for h in teks_halaman(isi))


# --- the Word file ----------------------------------------------------------------------


def _rangkaian_word(isi: bytes) -> list[list[str]]:
    """Rows of the table's body, in the runs that Word keeps on one page; cells joined by a bar."""
    (tabel,) = [
        t for t in Document(BytesIO(isi)).tables if t.style and t.style.name == "Tabel Laporan"
    ]
    hasil: list[list[str]] = [[]]
    for tr in tabel._tbl.tr_lst:
        if tr.trPr is not None and tr.trPr.find(qn("w:tblHeader")) is not None:
            continue
        sel = ["".join(t.text or "" for t in tc.iter(qn("w:t"))) for tc in tr.tc_lst]
        hasil[-1].append("|".join(sel))
        if all(p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is None for p in tr.iter(qn("w:p"))):
            hasil.append([])
    return [r for r in hasil if r]


@pytest.mark.parametrize("buat", [_bernama_sekali, _berkelompok])
def test_setiap_rangkaian_word_bermula_dengan_nama(buat) -> None:
    """Word turns the page between two runs only, whatever people change above them."""
    rangkaian = _rangkaian_word(ekspor_docx(_dokumen(buat(70))).isi)
    assert len(rangkaian) > 4
    sasaran = 0
    for satu in rangkaian:
        if satu[0].startswith("Jumlah"):
            continue
        sasaran = 1 if SASARAN[1] in satu[0] else sasaran
        assert SASARAN[sasaran] in satu[0], satu[0]
        assert len(satu) < 40, len(satu)  # less than half a page of one-line rows
    isi = [b for r in rangkaian for b in r]
    assert re.findall(r"Kegiatan (\d\.\d+)", "|".join(isi)) == [
        f"{n}.{i}" for n in range(2) for i in range(70)
    ]


@pytest.mark.parametrize("buat", [_bernama_sekali, _berkelompok])
def test_halaman_word_menurut_libreoffice(buat, tmp_path) -> None:
    isi = LibreOffice(tmp_path).ubah(ekspor_docx(_dokumen(buat(70))).isi, "docx", "pdf")
    halaman = _halaman_tabel(isi)
    assert len(halaman) >= 3
    for satu in halaman[1:]:
        awal, sasaran, _ = _pertama(satu)
        assert SASARAN[sasaran] in awal, satu[:5]
