"""Our document fonts as TrueType, the same glyphs as the WOFF2 files that pages load. PURE.

Kept beside them because WeasyPrint, resvg and LibreOffice read nothing else, and unpacking the
eight of them took a tenth of the time of a report.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

FOLDER_HURUF = Path(__file__).resolve().parent / "fonts"


def berkas_huruf(nama: str) -> Path:
    """The file of a face, such as "Arimo-Bold"."""
    return FOLDER_HURUF / f"{nama}.ttf"


@cache
def huruf_ttf(nama: str) -> bytes:
    """The bytes of a face."""
    return berkas_huruf(nama).read_bytes()


@cache
def lebar_glif(nama: str) -> tuple[dict[int, int], int, int]:
    """Advance widths of a face by code point, the width of a missing glyph, and units per em."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(huruf_ttf(nama)), lazy=True) as huruf:
        lebar = huruf["hmtx"].metrics
        peta = {kode: lebar[glif][0] for kode, glif in huruf.getBestCmap().items()}
        return peta, lebar[".notdef"][0], huruf["head"].unitsPerEm


@cache
def lebar_kata(kata: str, nama: str, ukuran: int) -> int:
    """Width of a word in a face, in the unit of `ukuran`, rounded up; kerning left aside."""
    peta, lain, em = lebar_glif(nama)
    return -(-sum(peta.get(ord(h), lain) for h in kata) * ukuran // em)
