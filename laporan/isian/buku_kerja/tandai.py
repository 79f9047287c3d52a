"""Give a workbook back with its mistakes marked in place and listed on a sheet of their own."""

from copy import copy
from io import BytesIO
from typing import cast
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kinerja.himpunan.mentah import KOLOM_MAKSIMUM
from laporan.cetak.xlsx import tulis_teks
from laporan.isian.buku_kerja.baca import GalatBuku
from laporan.isian.buku_kerja.lembar import GALAT

_MERAH = PatternFill("solid", fgColor="F8D0CC")
_KUNING = PatternFill("solid", fgColor="FFF9DB")
_PENULIS = "Tapak"


def tandai(isi: bytes, galat: list[GalatBuku]) -> bytes:
    """The same workbook with red cells, comments and the sheet Galat. It was read before, so its
    rows, cells and merged ranges are known to be within BUKU_KERJA."""
    with catch_warnings():
        simplefilter("ignore")  # openpyxl warns about extensions that hold no data
        buku = load_workbook(BytesIO(isi))
    _bersihkan(buku)
    for g in galat:
        _tandai_sel(buku, g)
    _daftar(buku, galat)
    buku.active = 0
    aliran = BytesIO()
    buku.save(aliran)
    return aliran.getvalue()


def _bersihkan(buku: Workbook) -> None:
    """Take away the marks of an earlier round."""
    if GALAT in buku.sheetnames:
        del buku[GALAT]
    for lembar in buku.worksheets:
        # Only the cells that are there: one in the last column would make rows of 16.384 others.
        for sel in list(lembar._cells.values()):
            if sel.comment is not None and sel.comment.author == _PENULIS:
                sel.comment = None
                sel.fill = copy(_KUNING) if not sel.protection.locked else PatternFill()


def _tandai_sel(buku: Workbook, g: GalatBuku) -> None:
    if g.lembar not in buku.sheetnames or g.baris < 1:
        return
    lembar = buku[g.lembar]
    judul = g.kolom.casefold()
    kolom = next(
        (
            n
            for n in range(1, min(lembar.max_column, KOLOM_MAKSIMUM) + 1)
            if str(lembar.cell(1, n).value or "").casefold() == judul
        ),
        1,
    )
    sel = cast(Cell, lembar.cell(g.baris, kolom))
    sel.fill = copy(_MERAH)
    if sel.is_date:
        # As text: retyped it is a number again, left as it is it is refused again.
        sel.number_format = "General"
        tulis_teks(sel, g.tertulis)
    lama = f"{sel.comment.text}\n" if sel.comment is not None else ""
    sel.comment = Comment(f"{lama}{g.pesan}", _PENULIS, width=320, height=120)


def _daftar(buku: Workbook, galat: list[GalatBuku]) -> None:
    lembar: Worksheet = buku.create_sheet(GALAT, 0)
    for urut, judul in enumerate(
        ("Lembar", "Baris", "Kolom", "Tertulis", "Yang harus diperbaiki"), 1
    ):
        sel = cast(Cell, lembar.cell(1, urut))
        tulis_teks(sel, judul)
        sel.font = Font(bold=True)
    for nomor, g in enumerate(galat, start=2):
        for urut, teks in enumerate((g.lembar, "", g.kolom, g.tertulis, g.pesan), start=1):
            if teks:
                tulis_teks(cast(Cell, lembar.cell(nomor, urut)), teks[:30_000])
        sel = cast(Cell, lembar.cell(nomor, 2))
        sel.value = g.baris or None
        if g.baris and g.lembar in buku.sheetnames:
            sel.hyperlink = f"#'{g.lembar}'!A{g.baris}"
    for huruf, lebar in zip("ABCDE", (14, 8, 26, 30, 90), strict=True):
        lembar.column_dimensions[huruf].width = lebar
    lembar.freeze_panes = "A2"
