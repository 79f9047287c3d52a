"""PURE. How much of a stranger's PDF is opened: its objects, and what its streams unpack to.

A stream of a few kilobytes unpacks to gigabytes, and a reader of text unpacks it whole. So each is
unpacked once beforehand, as far as the bound, and thrown away. Pictures are not: they hold no text.
"""

import zlib
from collections.abc import Callable, Iterable
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import literal_name

from kinerja.galat_pdf import GALAT_PDF
from kinerja.penolakan import TerlaluBesarError

OBJEK = 200_000
TERURAI = 300 * 1024 * 1024
_FLATE = frozenset({"FlateDecode", "Fl"})
_TULISAN: dict[str, Callable[[bytes], bytes]] = {
    "ASCII85Decode": ascii85decode, "A85": ascii85decode,
    "ASCIIHexDecode": asciihexdecode, "AHx": asciihexdecode,
}  # fmt: skip


class PdfMelewatiBatasError(TerlaluBesarError):
    """More than is opened; the sentence names the bound."""


def ukur_pdf(dokumen: Any) -> None:
    """Walk over the objects of a document of pdfminer. Raises PdfMelewatiBatasError."""
    banyak, sisa = 0, TERURAI
    for nomor in _nomor(dokumen):
        banyak += 1
        if banyak > OBJEK:
            raise PdfMelewatiBatasError(
                f"PDF memuat lebih dari {OBJEK // 1000} ribu objek. Cetak ulang ke PDF dari "
                "asalnya."
            )
        try:
            objek = dokumen.getobj(nomor)
        except GALAT_PDF:
            continue  # the reader will meet it, or not
        if isinstance(objek, PDFStream):
            sisa -= _terurai(objek, sisa)
        if sisa < 0:
            raise PdfMelewatiBatasError(
                f"Isi PDF melebihi {TERURAI // 1024 // 1024} MB setelah dibuka. Cetak ulang ke PDF "
                "dari asalnya, atau bagi menjadi beberapa berkas."
            )


def _nomor(dokumen: Any) -> Iterable[int]:
    sudah: set[int] = set()
    for rujukan in dokumen.xrefs:
        for nomor in rujukan.get_objids():
            if nomor not in sudah:
                sudah.add(nomor)
                yield nomor


def _terurai(arus: PDFStream, sisa: int) -> int:
    """Bytes that a stream unpacks to, through all of its filters, counted as far as they fit."""
    isi = arus.rawdata
    if isi is None or _nama(arus.get("Subtype")) == "Image":
        return 0
    saringan = resolve1(arus.get("Filter") or arus.get("F"))
    banyak = len(isi)
    for satu in saringan if isinstance(saringan, list) else [saringan]:
        nama = _nama(resolve1(satu))
        try:
            if nama in _FLATE:
                isi = zlib.decompressobj().decompress(isi, sisa + 1)
                banyak = max(banyak, len(isi))
            elif nama in _TULISAN:
                isi = _TULISAN[nama](isi)
            else:
                break
        except (*GALAT_PDF, zlib.error):
            break
    return banyak


def _nama(isi: Any) -> str:
    return str(literal_name(isi)) if isi is not None else ""
