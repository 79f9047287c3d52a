"""PURE. How much of a stranger's PDF is opened: its objects, and what its streams unpack to.

A stream of a few kilobytes unpacks to gigabytes, and a reader of text unpacks it whole; object
streams and cross references it unpacks while the document is only being opened. So each is unpacked
once right before the reader does, as far as the bound, and thrown away. What the reader never
unpacks (pictures) costs nothing.
"""

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import literal_name
from pdfplumber import open as buka_pdf

from kinerja.galat_pdf import GALAT_PDF
from kinerja.penolakan import TerlaluBesarError

OBJEK = 200_000
TERURAI = 300 * 1024 * 1024
_MASUK = 64 * 1024
_AKHIR_RUN = 128
_PER_BITA_RUN = 8
"""Bytes of memory for each: the reader makes a list of numbers of them."""


class PdfMelewatiBatasError(TerlaluBesarError):
    """More than is opened; the sentence names the bound."""


@dataclass
class _HitunganPdf:
    """What one document may still unpack to."""

    sisa: int
    lewat: PdfMelewatiBatasError | None = None

    def hitung(self, arus: PDFStream) -> None:
        """Before a stream is unpacked. Raises PdfMelewatiBatasError, again for each that follows:
        a reader may go on after what it could not read.
        """
        if self.sisa >= 0:
            self.sisa -= _terurai(arus, self.sisa)
        if self.sisa < 0:
            self.tolak(
                f"Isi PDF melebihi {TERURAI // 1024 // 1024} MB setelah dibuka. Cetak ulang ke PDF "
                "dari asalnya, atau bagi menjadi beberapa berkas."
            )

    def tolak(self, pesan: str) -> None:
        self.lewat = PdfMelewatiBatasError(pesan)
        raise self.lewat


_BERJALAN: ContextVar[_HitunganPdf | None] = ContextVar("hitungan_pdf", default=None)
_URAI = PDFStream.decode


def _urai_terhitung(arus: PDFStream) -> None:
    if (hitungan := _BERJALAN.get()) is not None:
        hitungan.hitung(arus)
    _URAI(arus)


PDFStream.decode = _urai_terhitung  # type: ignore[assignment,method-assign]


@contextmanager
def buka_terukur(isi: bytes) -> Iterator[Any]:
    """The document of pdfplumber, whose streams are counted as long as it is open.

    Raises PdfMelewatiBatasError, whatever a library made of it on its way.
    """
    hitungan = _HitunganPdf(TERURAI)
    tanda = _BERJALAN.set(hitungan)
    try:
        with buka_pdf(BytesIO(isi)) as dokumen:
            _hitung_objek(dokumen.doc, hitungan)
            yield dokumen
    except Exception:
        if hitungan.lewat is not None:
            raise hitungan.lewat from None
        raise
    finally:
        _BERJALAN.reset(tanda)
    if hitungan.lewat is not None:
        raise hitungan.lewat


def _hitung_objek(dokumen: Any, hitungan: _HitunganPdf) -> None:
    sudah: set[int] = set()
    for rujukan in dokumen.xrefs:
        for nomor in rujukan.get_objids():
            sudah.add(nomor)
            if len(sudah) > OBJEK:
                hitungan.tolak(
                    f"PDF memuat lebih dari {OBJEK // 1000} ribu objek. Cetak ulang ke PDF dari "
                    "asalnya."
                )


def _terurai(arus: PDFStream, sisa: int) -> int:
    """Bytes that a stream unpacks to, at the largest of its filters, counted as far as they fit."""
    isi = arus.rawdata
    if isi is None:
        return 0
    try:
        if arus.decipher is not None and arus.objid is not None and arus.genno is not None:
            isi = arus.decipher(arus.objid, arus.genno, isi, arus.attrs)
        saringan = [_nama(nama) for nama, _ in arus.get_filters()]
    except GALAT_PDF:
        return len(isi)  # the reader will meet it, or not
    banyak = len(isi)
    for nama in saringan:
        if (urai := _SARINGAN.get(nama)) is None:
            break
        try:
            isi = urai(isi, sisa)
        except GALAT_PDF:
            break
        banyak = max(banyak, len(isi) * (_PER_BITA_RUN if urai is _run else 1))
        if banyak > sisa:
            break
    return banyak


def _flate(isi: bytes, sisa: int) -> bytes:
    """What comes before a damage counts too: the reader takes it."""
    pengurai, hasil = zlib.decompressobj(), bytearray()
    try:
        for awal in range(0, len(isi), _MASUK):
            potong = isi[awal : awal + _MASUK]
            while potong and len(hasil) <= sisa:
                hasil += pengurai.decompress(potong, sisa + 1 - len(hasil))
                potong = pengurai.unconsumed_tail
            if len(hasil) > sisa or pengurai.eof:
                break
    except zlib.error:
        pass
    return bytes(hasil)


def _lzw(isi: bytes, sisa: int) -> bytes:
    hasil = bytearray()
    try:
        for potong in LZWDecoder(BytesIO(isi)).run():
            hasil += potong
            if len(hasil) > sisa:
                break
    except (*GALAT_PDF, EOFError):
        pass
    return bytes(hasil)


def _run(isi: bytes, sisa: int) -> bytes:
    """Runs of up to 128 bytes."""
    hasil, n = bytearray(), 0
    while n < len(isi) and isi[n] != _AKHIR_RUN and len(hasil) <= sisa:
        panjang = isi[n]
        if panjang < _AKHIR_RUN:
            hasil += isi[n + 1 : n + 2 + panjang]
            n += panjang + 2
        else:
            hasil += isi[n + 1 : n + 2] * (257 - panjang)
            n += 2
    return bytes(hasil)


_Saringan = Callable[[bytes, int], bytes]
_SARINGAN: dict[str, _Saringan] = {
    "FlateDecode": _flate, "Fl": _flate,
    "LZWDecode": _lzw, "LZW": _lzw,
    "RunLengthDecode": _run, "RL": _run,
    # Nothing grows by being written in letters.
    "ASCII85Decode": lambda isi, _: ascii85decode(isi), "A85": lambda isi, _: ascii85decode(isi),
    "ASCIIHexDecode": lambda isi, _: asciihexdecode(isi), "AHx": lambda isi, _: asciihexdecode(isi),
}  # fmt: skip


def _nama(isi: Any) -> str:
    return str(literal_name(isi)) if isi is not None else ""
