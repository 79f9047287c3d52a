"""PURE. The kinds of file that are accepted as evidence."""

from dataclasses import dataclass
from typing import Literal

Keluarga = Literal["pdf", "gambar", "office"]

_OOXML = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class JenisBerkas:
    """One kind: extension, MIME type as served, what people call it.

    For Office files `bagian` is the part that must be there and `isi` its content type.
    """

    akhiran: str
    tipe: str
    sebutan: str
    keluarga: Keluarga
    bagian: str = ""
    isi: str = ""


PDF = JenisBerkas("pdf", "application/pdf", "PDF", "pdf")
PNG = JenisBerkas("png", "image/png", "gambar PNG", "gambar")
JPEG = JenisBerkas("jpg", "image/jpeg", "gambar JPEG", "gambar")
DOCX = JenisBerkas(
    "docx",
    f"{_OOXML}.wordprocessingml.document",
    "dokumen Word",
    "office",
    "word/document.xml",
    f"{_OOXML}.wordprocessingml.document.main+xml",
)
XLSX = JenisBerkas(
    "xlsx",
    f"{_OOXML}.spreadsheetml.sheet",
    "buku kerja Excel",
    "office",
    "xl/workbook.xml",
    f"{_OOXML}.spreadsheetml.sheet.main+xml",
)
PPTX = JenisBerkas(
    "pptx",
    f"{_OOXML}.presentationml.presentation",
    "paparan PowerPoint",
    "office",
    "ppt/presentation.xml",
    f"{_OOXML}.presentationml.presentation.main+xml",
)

SEMUA = (PDF, PNG, JPEG, DOCX, XLSX, PPTX)
OFFICE = (DOCX, XLSX, PPTX)
#: Extension as written in a file name → kind.
MENURUT_AKHIRAN = {j.akhiran: j for j in SEMUA} | {"jpeg": JPEG}
#: MIME type as stored → kind.
MENURUT_TIPE = {j.tipe: j for j in SEMUA}
DITERIMA = "PDF, PNG, JPEG, Word (.docx), Excel (.xlsx), atau PowerPoint (.pptx)"
#: Value of the attribute `accept` of the file field.
ACCEPT = ",".join(f".{a}" for a in MENURUT_AKHIRAN)
