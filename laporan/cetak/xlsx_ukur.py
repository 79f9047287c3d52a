"""Sizes on a sheet: column widths by the printed table's, row heights by the text in them.

Excel fits a row to its text when it opens a file; LibreOffice prints it as it is stored.
"""

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from laporan.cetak.grafik.svg import bungkus, lebar_teks
from laporan.cetak.tabel_cetak import lebar_kolom
from laporan.dokumen.unsur import Tabel

_BIDANG_TEGAK, _BIDANG_MENDATAR = 104, 168  # characters across a sheet
LEBAR_KALIMAT = _BIDANG_TEGAK
"""The column of a sheet that holds sentences only."""
_PIKSEL_AKSARA = 7  # the widest figure of a workbook's standard font
_SISI = 8
_TINGGI_MAKSIMUM = 409
_SEPULUH = 10  # lengths in tenths of a pixel: whole numbers, no binary fraction


def atur_lebar(lembar: Worksheet, tabel: Tabel) -> None:
    """Share the sheet's width as the report does, but never narrower than figures and words need.

    A figure that does not fit is shown as ###.
    """
    bidang = _BIDANG_MENDATAR if tabel.lebar else _BIDANG_TEGAK
    perlu = [max(map(_aksara, k.judul.split()), default=5) for k in tabel.kolom]
    for baris in tabel.baris:
        letak = 0
        for sel in baris.sel:
            if sel.nilai is not None and sel.rentang == 1:
                perlu[letak] = max(perlu[letak], len(sel.teks) + 3, len(str(sel.nilai)) + 3)
            letak += sel.rentang
    for urutan, (permil, paling_sedikit) in enumerate(
        zip(lebar_kolom(tabel), perlu, strict=True), start=1
    ):
        lebar = max(bidang * permil // 1000, min(paling_sedikit, 28))
        lembar.column_dimensions[get_column_letter(urutan)].width = lebar


def atur_tinggi(lembar: Worksheet) -> None:
    """Make every row as high as its wrapped text needs."""
    rentang = {(r.min_row, r.min_col): r for r in lembar.merged_cells.ranges}
    perlu: dict[int, int] = {}
    tegak: list[tuple[int, int, int]] = []  # cells over two rows: first, last, height
    for baris in lembar.iter_rows():
        for sel in baris:
            if not isinstance(sel, Cell) or not sel.alignment.wrap_text:
                continue
            gabung = rentang.get((sel.row, sel.column))
            akhir = gabung.max_col if gabung else sel.column
            tinggi = _tinggi(sel, [_lebar(lembar, i) for i in range(sel.column, akhir + 1)])
            if gabung and gabung.max_row > sel.row:
                tegak.append((sel.row, gabung.max_row, tinggi))
            else:
                perlu[sel.row] = max(perlu.get(sel.row, 0), tinggi)
    for atas, bawah, tinggi in tegak:
        perlu[bawah] = max(
            perlu.get(bawah, 0), tinggi - sum(perlu.get(n, 0) for n in range(atas, bawah))
        )
    for nomor, tinggi in perlu.items():
        lembar.row_dimensions[nomor].height = min(tinggi, _TINGGI_MAKSIMUM)


def _aksara(kata: str) -> int:
    """Characters that a bold word in a header takes."""
    return -(-(lebar_teks(kata, 133, tebal=True) // _SEPULUH + _SISI) // _PIKSEL_AKSARA)


def _lebar(lembar: Worksheet, kolom: int) -> int:
    return int(lembar.column_dimensions[get_column_letter(kolom)].width)


def _tinggi(sel: Cell, lebar: list[int]) -> int:
    ukuran = int(sel.font.sz or 10)
    inden = int(sel.alignment.indent) * 9
    bidang = max(20, sum(lebar) * _PIKSEL_AKSARA - _SISI - inden) * _SEPULUH
    teks = sel.value if isinstance(sel.value, str) and sel.data_type == "s" else ""
    baris = sum(
        len(bungkus(b, bidang, ukuran * 40 // 3, tebal=bool(sel.font.b))) or 1
        for b in teks.split("\n")
    )
    return baris * (ukuran + 2) + 3
