"""Sheets of a file as streams of rows: XLSX and CSV, within bounds, one row in memory at a time."""

import codecs
import csv
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO, StringIO

from anggaran.impor.bentuk import BerkasTakDikenalError, CatatanLembar
from anggaran.impor.buku_xlsx import baris_lembar
from anggaran.impor.kepala import Sel
from anggaran.impor.peta_xlsx import HitunganBuku, PetaBuku, baca_peta
from kinerja.himpunan.batas import BatasBuku
from kinerja.himpunan.mentah import SumberError
from kinerja.himpunan.ukur_xlsx import TAK_TERBACA, Tenggat

_MB = 1024 * 1024
_AWAL = 1024
_ODF = b"mimetypeapplication/vnd.oasis.opendocument"
_MARKAH = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|meta|table|\?xml|style)", re.I)
#: One file of an office: a year of documents of a large agency.
BERKAS_ANGGARAN = BatasBuku(
    bita=20 * _MB,
    terurai=300 * _MB,
    lembar=30,
    baris=60_000,
    baris_dilalui=120_000,
    sel=3_000_000,
    unsur=9_000_000,
    detik=120,
)
_RUSAK = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError,
)  # fmt: skip


@dataclass
class LembarAliran:
    """One sheet: its rows with their numbers, and the rows that merged cells cover."""

    nama: str
    baris: Iterator[tuple[int, Sel]]
    gabungan: list[tuple[int, int, int, int]]
    """Left, top, right, bottom of every merged range."""
    catatan: CatatanLembar = field(default_factory=CatatanLembar)
    tersembunyi: bool = False
    """Nobody sees it in Excel, so nothing of it is read."""


def buka(nama: str, isi: bytes, batas: BatasBuku = BERKAS_ANGGARAN) -> Iterator[LembarAliran]:
    """The sheets of a file in order. Raises BerkasTakDikenalError with what to do."""
    if len(isi) > batas.bita:
        raise BerkasTakDikenalError(f"Berkas melebihi {batas.bita // _MB} MB.")
    if _ODF in isi[:_AWAL]:
        raise BerkasTakDikenalError(
            "Berkas ini OpenDocument (LibreOffice). Simpan sebagai “Excel 2007–365 (.xlsx)”, lalu "
            "unggah lagi."
        )
    if isi[:4] == b"PK\x03\x04":
        yield from _buku(isi, batas)
    elif isi[:4] == b"\xd0\xcf\x11\xe0":
        raise BerkasTakDikenalError(
            "Berkas berformat XLS lama. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."
        )
    elif isi[:5] == b"%PDF-":
        raise BerkasTakDikenalError(
            "Berkas PDF belum dapat dibaca. Unduh laporan yang sama dalam bentuk Excel dari SIPD."
        )
    elif _MARKAH.match(isi[:_AWAL]):
        raise BerkasTakDikenalError(
            "Berkas ini halaman web atau XML yang dinamai seperti berkas Excel. Buka di Excel, "
            "simpan sebagai .xlsx, lalu unggah lagi."
        )
    else:
        yield LembarAliran(nama, _csv(isi, batas), [])


def _buku(isi: bytes, batas: BatasBuku) -> Iterator[LembarAliran]:
    hitungan = HitunganBuku(batas, Tenggat(batas.detik))
    with _terbaca():
        arsip = zipfile.ZipFile(BytesIO(isi))  # a sheet may be read after the next was asked for
        peta = baca_peta(arsip, hitungan)
        for satu in peta.lembar:
            if not satu.tampak:
                yield LembarAliran(satu.nama, iter(()), [], tersembunyi=True)
                continue
            catatan = CatatanLembar()
            baris = _baris_buku(arsip, satu.bagian, peta, hitungan, catatan)
            yield LembarAliran(satu.nama, baris, catatan.gabungan, catatan)


def _baris_buku(
    arsip: zipfile.ZipFile,
    bagian: str,
    peta: PetaBuku,
    hitungan: HitunganBuku,
    catatan: CatatanLembar,
) -> Iterator[tuple[int, Sel]]:
    with _terbaca():
        yield from baris_lembar(arsip, bagian, peta, hitungan, catatan)


@contextmanager
def _terbaca() -> Iterator[None]:
    """What a damaged archive or workbook raises, told in the words of this door."""
    try:
        yield
    except BerkasTakDikenalError:
        raise
    except SumberError as galat:
        raise BerkasTakDikenalError(str(galat)) from galat
    except _RUSAK as galat:
        raise BerkasTakDikenalError(TAK_TERBACA) from galat


def _teks(isi: bytes) -> str:
    """A CSV in the encodings of Excel: UTF-8, “Unicode text” (UTF-16), else that of Windows."""
    if isi.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return isi.decode("utf-16", errors="replace")
    if b"\x00" in isi[:4096]:
        raise BerkasTakDikenalError(
            "Berkas ini bukan XLSX dan bukan CSV. Unduh ulang dari asalnya dalam bentuk Excel."
        )
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


def _csv(isi: bytes, batas: BatasBuku) -> Iterator[tuple[int, Sel]]:
    teks = _teks(isi)
    awal = teks[:20_000]
    pemisah = max(";\t,", key=awal.count)
    try:
        for nomor, sel in enumerate(csv.reader(StringIO(teks, newline=""), delimiter=pemisah), 1):
            if nomor > batas.baris_dilalui:
                raise BerkasTakDikenalError(f"Berkas melebihi {batas.baris_dilalui} baris.")
            if any(satu.strip() for satu in sel):
                yield nomor, tuple(satu if satu.strip() else None for satu in sel)
    except csv.Error as galat:
        raise BerkasTakDikenalError("Berkas CSV tidak utuh; unduh ulang dari asalnya.") from galat
