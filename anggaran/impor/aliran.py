"""Sheets of a file as streams of rows: XLSX and CSV, within bounds, one row in memory at a time."""

import csv
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from anggaran.impor.bentuk import BerkasTakDikenalError
from anggaran.impor.kepala import Sel
from kinerja.himpunan.batas import BatasBuku
from kinerja.himpunan.mentah import SumberError
from kinerja.himpunan.ukur_xlsx import TAK_TERBACA, Pengukur, Tenggat

_MB = 1024 * 1024
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
KOLOM_MAKSIMUM = 128


@dataclass
class LembarAliran:
    """One sheet: its rows with their numbers, and the rows that merged cells cover."""

    nama: str
    baris: Iterator[tuple[int, Sel]]
    gabungan: list[tuple[int, int, int, int]]
    """Left, top, right, bottom of every merged range."""


def buka(nama: str, isi: bytes, batas: BatasBuku = BERKAS_ANGGARAN) -> Iterator[LembarAliran]:
    """The sheets of a file in order. Raises BerkasTakDikenalError with what to do."""
    if len(isi) > batas.bita:
        raise BerkasTakDikenalError(f"Berkas melebihi {batas.bita // _MB} MB.")
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
    else:
        yield LembarAliran(nama, _csv(isi, batas), [])


def _buku(isi: bytes, batas: BatasBuku) -> Iterator[LembarAliran]:
    pengukur = Pengukur(batas, Tenggat(batas.detik))
    try:
        with zipfile.ZipFile(BytesIO(isi)) as arsip:
            pengukur.ukur(arsip)
        with catch_warnings():
            simplefilter("ignore")  # openpyxl warns about extensions that hold no data
            buku = load_workbook(BytesIO(isi), read_only=True, data_only=True)
    except SumberError as galat:
        raise BerkasTakDikenalError(str(galat)) from galat
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError, KeyError, ValueError,
            NotImplementedError, TypeError) as galat:  # fmt: skip
        raise BerkasTakDikenalError(TAK_TERBACA) from galat
    try:
        for lembar in buku.worksheets:
            if lembar.sheet_state != "visible":
                continue
            bagian = str(getattr(lembar, "_worksheet_path", ""))
            gabungan = [
                tuple(n or 0 for n in range_boundaries(satu))
                for satu in pengukur.gabungan.get(bagian, [])
            ]
            yield LembarAliran(lembar.title, _baris_buku(lembar), gabungan)  # type: ignore[arg-type]
    finally:
        buku.close()


def _baris_buku(lembar: Any) -> Iterator[tuple[int, Sel]]:
    lembar.reset_dimensions()
    for nomor, sel in enumerate(lembar.iter_rows(max_col=KOLOM_MAKSIMUM, values_only=True), 1):
        lebar = len(sel)
        while lebar and sel[lebar - 1] is None:
            lebar -= 1
        if lebar:
            yield nomor, sel[:lebar]


def _csv(isi: bytes, batas: BatasBuku) -> Iterator[tuple[int, Sel]]:
    if b"\x00" in isi[:4096]:
        raise BerkasTakDikenalError("Berkas bukan XLSX dan bukan CSV.")
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        teks = isi.decode("cp1252", errors="replace")
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
