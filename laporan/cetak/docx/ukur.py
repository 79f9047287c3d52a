"""How many lines a text takes: real glyph widths, broken at spaces as word processors break.

Whole twentieths of a point throughout. The fonts are ours; Arial and Times New Roman have the
same widths.
"""

import re
from collections.abc import Iterable
from functools import cache
from io import BytesIO

from laporan.cetak.docx.gaya import SANS, Gaya
from laporan.cetak.huruf import huruf_ttf

_PATAH = re.compile(r"[^ \n-]*-+|[^ \n-]+|[ \n]")

Ruas = tuple[str, bool, bool]
"""Text, bold, italic."""


@cache
def _lebar_huruf(nama: str) -> tuple[dict[int, int], int, int]:
    """Advance widths by code point, the width of a missing glyph, and units per em."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(huruf_ttf(nama)), lazy=True) as huruf:
        lebar = huruf["hmtx"].metrics
        peta = {kode: lebar[glif][0] for kode, glif in huruf.getBestCmap().items()}
        return peta, lebar[".notdef"][0], huruf["head"].unitsPerEm


def nama_huruf(huruf: str, *, tebal: bool, miring: bool) -> str:
    """File of a face."""
    keluarga = "Arimo" if huruf == SANS else "Tinos"
    gaya = ("Bold" if tebal else "") + ("Italic" if miring else "")
    return f"{keluarga}-{gaya or 'Regular'}"


@cache
def lebar_kata(kata: str, huruf: str, ukuran: int) -> int:
    """Width of a word in a face (a file's name) at a size in half points."""
    peta, lain, em = _lebar_huruf(huruf)
    return -(-sum(peta.get(ord(h), lain) for h in kata) * ukuran * 10 // em)


def lebar_teks(teks: str, gaya: Gaya) -> int:
    """Width of a line in a style."""
    return lebar_kata(
        teks.upper() if gaya.kapital else teks,
        nama_huruf(gaya.huruf, tebal=gaya.tebal, miring=gaya.miring),
        gaya.ukuran,
    )


def jumlah_baris(ruas: Iterable[Ruas], gaya: Gaya, bidang: int, *, pertama: int = 0) -> int:
    """Lines that runs fill in a column of width `bidang`; `pertama` is used up on the first."""
    baris, x, spasi, kata = 1, pertama, 0, 0

    def letakkan() -> None:
        nonlocal baris, x, spasi, kata
        if kata:
            if x and x + spasi + kata > bidang:
                baris, x, spasi = baris + 1, 0, 0
            baris += max(0, kata - 1) // max(1, bidang) if kata > bidang else 0
            x, spasi, kata = x + spasi + kata, 0, 0

    for teks, tebal, miring in ruas:
        huruf = nama_huruf(gaya.huruf, tebal=tebal or gaya.tebal, miring=miring or gaya.miring)
        for bagian in _PATAH.findall(teks.upper() if gaya.kapital else teks):
            if bagian == "\n":
                letakkan()
                baris, x, spasi = baris + 1, 0, 0
            elif bagian == " ":
                letakkan()
                spasi += lebar_kata(" ", huruf, gaya.ukuran)
            else:
                kata += lebar_kata(bagian, huruf, gaya.ukuran)
                if bagian.endswith("-"):
                    letakkan()
    letakkan()
    return baris
