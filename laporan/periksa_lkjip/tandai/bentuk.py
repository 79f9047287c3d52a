"""PURE. Which kinds of document can be given back with comments, and who writes them."""

from collections.abc import Callable, Sequence

from laporan.periksa_lkjip.tandai.docx import tandai_docx
from laporan.periksa_lkjip.tandai.pdf import tandai_pdf
from laporan.periksa_lkjip.tandai.xlsx import tandai_xlsx
from laporan.periksa_lkjip.temuan import TemuanLkjip

_PENANDA: dict[str, Callable[[bytes, Sequence[TemuanLkjip]], bytes]] = {
    "docx": tandai_docx,
    "xlsx": tandai_xlsx,
    "pdf": tandai_pdf,
}
DAPAT_DITANDAI = frozenset(_PENANDA)


def tandai(isi: bytes, bentuk: str, temuan: Sequence[TemuanLkjip]) -> bytes:
    """The document with a comment at the place of each finding."""
    return _PENANDA[bentuk](isi, temuan)
