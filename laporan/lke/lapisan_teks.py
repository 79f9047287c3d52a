"""Whether a PDF carries text, or only pictures of pages.

A scan without text cannot be searched, and its pages cannot be found from the numbers that an
answer names.
"""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kinerja.pagar import Jatah, JatahHabisError, PagarPenuhError, di_dalam_pagar

HALAMAN_DIBACA = 10
HURUF_MINIMUM = 20
"""Fewer letters than this are a stamp or a page number that the scanner added."""
_JATAH = Jatah(detik=5, memori=512 * 1024 * 1024)


def berlapisan_teks(isi: bytes) -> bool | None:
    """Whether the first pages hold text. None where that cannot be told: nothing is accused."""
    try:
        hasil: bool | None = di_dalam_pagar(hitung_teks, isi, jatah=_JATAH)
    except (JatahHabisError, PagarPenuhError):
        return None
    return hasil


def hitung_teks(isi: bytes) -> bool | None:
    """The same without a guard over time and memory."""
    banyak = 0
    try:
        semua = PdfReader(BytesIO(isi)).pages
        for nomor in range(min(len(semua), HALAMAN_DIBACA)):
            banyak += sum(h.isalpha() for h in semua[nomor].extract_text())
            if banyak >= HURUF_MINIMUM:
                return True
        return False if len(semua) else None
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None  # a file that pypdf cannot follow
