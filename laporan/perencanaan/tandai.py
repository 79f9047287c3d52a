"""The uploaded workbook given back: every mistake at its cell, and a list of them in front."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, cast
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink

from laporan.cetak.xlsx import tulis_teks
from laporan.perencanaan.pintu import SelSalah

GALAT = "Galat"
_MERAH = PatternFill("solid", fgColor="F8D0CC")
_PENULIS = "Tapak: perbaiki"


def tandai_salah(isi: bytes, galat: Sequence[SelSalah]) -> bytes:
    """It was read before, so that its cells and merged ranges are within PERSIAPAN."""
    with catch_warnings():
        simplefilter("ignore")  # openpyxl warns about extensions that hold no data
        buku = load_workbook(BytesIO(isi))
    _bersihkan(buku)
    for satu in galat:
        if satu.alamat and satu.lembar in buku.sheetnames:
            _sel(buku[satu.lembar][satu.alamat], satu)
    _daftar(buku, galat)
    buku.active = 0
    aliran = BytesIO()
    buku.save(aliran)
    return aliran.getvalue()


def _sel(sel: Any, salah: SelSalah) -> None:
    if not isinstance(sel, Cell):  # below a merged cell
        return
    lama = sel.comment.text + "\n" if sel.comment and sel.comment.author == _PENULIS else ""
    sel.comment = Comment(f"{lama}{salah.pesan}"[:1_000], _PENULIS, height=110, width=320)
    sel.fill = _MERAH


def _bersihkan(buku: Workbook) -> None:
    """Take away the marks of an earlier round."""
    if GALAT in buku.sheetnames:
        del buku[GALAT]
    for lembar in buku.worksheets:
        # Only the cells that are there: one in the last column would make rows of 16.384 others.
        for sel in list(lembar._cells.values()):
            if sel.comment is not None and sel.comment.author == _PENULIS:
                sel.comment, sel.fill = None, PatternFill()


def _daftar(buku: Workbook, galat: Sequence[SelSalah]) -> None:
    lembar = buku.create_sheet(GALAT, 0)
    judul = ("Lembar", "Sel", "Kolom", "Tertulis", "Yang harus diperbaiki")
    for urut, teks in enumerate(judul, 1):
        sel = cast(Cell, lembar.cell(1, urut))
        tulis_teks(sel, teks)
        sel.font = Font(bold=True)
    for nomor, satu in enumerate(galat, 2):
        letak = satu.alamat or (f"baris {satu.baris}" if satu.baris else "")
        isi = (satu.lembar, letak, satu.kolom, satu.tertulis[:500], satu.pesan)
        for urut, teks in enumerate(isi, 1):
            if teks:
                sel = cast(Cell, lembar.cell(nomor, urut))
                tulis_teks(sel, teks)
                sel.alignment = Alignment(wrap_text=True, vertical="top")
        if satu.alamat and satu.lembar in buku.sheetnames:
            letak_sel = f"'{satu.lembar}'!{satu.alamat}"
            lembar.cell(nomor, 2).hyperlink = Hyperlink(ref=f"B{nomor}", location=letak_sel)
    for huruf, lebar in zip("ABCDE", (20, 10, 22, 30, 90), strict=True):
        lembar.column_dimensions[huruf].width = lebar
    lembar.freeze_panes = "A2"
