"""What an evaluator would see of a PDF before reading it: text or pictures of pages, signed or not.

A scan without text cannot be searched, and its pages cannot be found from the numbers that an
answer names.
"""

from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kinerja.pagar import Jatah, JatahHabisError, PagarPenuhError, di_dalam_pagar

HALAMAN_DIBACA = 10
HURUF_MINIMUM = 20
"""Fewer letters than this are a stamp or a page number that the scanner added."""
_JATAH = Jatah(detik=5, memori=512 * 1024 * 1024)
_TAK_TERBACA = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError)
"""How pypdf says that it cannot follow a file."""


@dataclass(frozen=True)
class SifatPdf:
    """None where it cannot be told: nothing is accused. `berteks`: the first pages hold text;
    `bertanda`: it holds an electronic signature, whosever.
    """

    berteks: bool | None = None
    bertanda: bool | None = None


def sifat_pdf(isi: bytes) -> SifatPdf:
    """Look at a file that somebody uploaded, within bounds of time and memory."""
    try:
        hasil: SifatPdf = di_dalam_pagar(baca_sifat, isi, jatah=_JATAH)
    except (JatahHabisError, PagarPenuhError):
        return SifatPdf()
    return hasil


def baca_sifat(isi: bytes) -> SifatPdf:
    """The same without a guard over time and memory."""
    return SifatPdf(_berteks(isi), _bertanda(isi))


def _berteks(isi: bytes) -> bool | None:
    banyak = 0
    try:
        semua = PdfReader(BytesIO(isi)).pages
        for nomor in range(min(len(semua), HALAMAN_DIBACA)):
            banyak += sum(h.isalpha() for h in semua[nomor].extract_text())
            if banyak >= HURUF_MINIMUM:
                return True
        return False if len(semua) else None
    except _TAK_TERBACA:
        return None


def _bertanda(isi: bytes) -> bool | None:
    try:
        medan = PdfReader(BytesIO(isi)).get_fields() or {}
        return any(satu.get("/FT") == "/Sig" and "/V" in satu for satu in medan.values())
    except _TAK_TERBACA:
        return None
