"""Our document fonts as TrueType, the same glyphs as the WOFF2 files that pages load.

Kept beside them because WeasyPrint, resvg and LibreOffice read nothing else, and unpacking the
eight of them took a tenth of the time of a report.
"""

from functools import cache
from pathlib import Path

FOLDER_HURUF = Path(__file__).resolve().parent / "fonts"


def berkas_huruf(nama: str) -> Path:
    """The file of a face, such as "Arimo-Bold"."""
    return FOLDER_HURUF / f"{nama}.ttf"


@cache
def huruf_ttf(nama: str) -> bytes:
    """The bytes of a face."""
    return berkas_huruf(nama).read_bytes()
