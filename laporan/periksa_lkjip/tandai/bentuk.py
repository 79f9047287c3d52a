"""PURE. Which kinds of document can be given back with comments, and who writes them."""

from collections.abc import Sequence

from laporan.periksa_lkjip.temuan import TemuanLkjip

DAPAT_DITANDAI = frozenset(("docx", "xlsx", "pdf"))


def tandai(isi: bytes, bentuk: str, temuan: Sequence[TemuanLkjip]) -> bytes:
    """The document with a comment at the place of each finding. Raises ValueError for another kind.

    The writers are loaded when they are wanted: a worker that prints goes without them.
    """
    match bentuk:
        case "docx":
            from laporan.periksa_lkjip.tandai.docx import tandai_docx

            return tandai_docx(isi, temuan)
        case "xlsx":
            from laporan.periksa_lkjip.tandai.xlsx import tandai_xlsx

            return tandai_xlsx(isi, temuan)
        case "pdf":
            from laporan.periksa_lkjip.tandai.pdf import tandai_pdf

            return tandai_pdf(isi, temuan)
    raise ValueError(bentuk)
