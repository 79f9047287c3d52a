"""Small real files, and the parts to make pretenders of."""

import io
import zipfile

from openpyxl import Workbook
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512
_OOXML = "application/vnd.openxmlformats-officedocument"
WORD = f"{_OOXML}.wordprocessingml.document.main+xml"
WORD_MAKRO = "application/vnd.ms-word.document.macroEnabled.main+xml"


def gambar(bentuk: str = "PNG", ukuran: tuple[int, int] = (8, 6)) -> bytes:
    aliran = io.BytesIO()
    Image.new("RGB", ukuran, (13, 74, 56)).save(aliran, bentuk)
    return aliran.getvalue()


def xlsx() -> bytes:
    aliran = io.BytesIO()
    Workbook().save(aliran)
    return aliran.getvalue()


def arsip(bagian: dict[str, bytes | str]) -> bytes:
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as z:
        for nama, isi in bagian.items():
            z.writestr(nama, isi)
    return aliran.getvalue()


def docx(tipe: str = WORD, **lain: bytes | str) -> bytes:
    """A Word file; further parts by keyword, `__` for the slash and `_DOT_` for the dot."""
    bagian: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types><Override PartName="/word/document.xml" '
        f'ContentType="{tipe}"/></Types>',
        "word/document.xml": "<w:document/>",
    }
    bagian |= {n.replace("__", "/").replace("_DOT_", "."): isi for n, isi in lain.items()}
    return arsip(bagian)
