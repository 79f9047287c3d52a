"""How many lines a text takes: real glyph widths, broken at spaces as word processors break.

Whole twentieths of a point throughout. The fonts are ours; Arial and Times New Roman have the
same widths.
"""

import re
from collections.abc import Iterable

from laporan.cetak import huruf as huruf_cetak
from laporan.cetak.docx.gaya import SANS, Gaya

_PATAH = re.compile(r"[^ \n-]*-+|[^ \n-]+|[ \n]")

Ruas = tuple[str, bool, bool]
"""Text, bold, italic."""


def nama_huruf(huruf: str, *, tebal: bool, miring: bool) -> str:
    """File of a face."""
    keluarga = "Arimo" if huruf == SANS else "Tinos"
    gaya = ("Bold" if tebal else "") + ("Italic" if miring else "")
    return f"{keluarga}-{gaya or 'Regular'}"


def lebar_kata(kata: str, huruf: str, ukuran: int) -> int:
    """Width of a word in a face (a file's name) at a size in half points."""
    return huruf_cetak.lebar_kata(kata, huruf, ukuran * 10)


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
