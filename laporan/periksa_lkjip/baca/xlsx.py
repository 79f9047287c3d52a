"""PURE. Workbooks: on every sheet the tables between its lines of text, values as they show."""

import contextlib
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from kinerja.angka import bulatkan, format_angka
from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.baca.arsip import Arsip, anak, sifat
from laporan.periksa_lkjip.baca.batas import NaskahDitolakError, Penghitung
from laporan.periksa_lkjip.naskah import (
    AlineaNaskah,
    BarisNaskah,
    Naskah,
    TabelNaskah,
    Tempat,
    Unsur,
)

LEMBAR = 120
KOLOM = 120
_DESIMAL = re.compile(r"0\.(0+)")


def baca_xlsx(isi: bytes) -> Naskah:
    """Every sheet, one after the other."""
    _pastikan_wajar(isi)
    try:
        buku = load_workbook(BytesIO(isi), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as galat:
        raise NaskahDitolakError("Buku kerja ini rusak atau bukan XLSX.") from galat
    unsur: list[Unsur] = []
    hitung = Penghitung()
    with contextlib.closing(buku):
        for lembar in buku.worksheets[:LEMBAR]:
            lembar.reset_dimensions()
            _lembar(lembar.title, _baris(lembar, hitung), unsur, hitung)
    return Naskah("xlsx", tuple(unsur), bertanda=True)


def _pastikan_wajar(isi: bytes) -> None:
    """The bounds of the archive and of each sheet's XML, before the reader sees it."""
    arsip = Arsip(isi)
    if "xl/workbook.xml" not in arsip.nama:
        raise NaskahDitolakError("Berkas ini bukan buku kerja XLSX.")
    # Shared texts and styles are taken whole by the reader, under whatever name they stand.
    for nama in sorted(arsip.nama):
        if nama.endswith(".xml") and not nama.startswith("xl/worksheets/"):
            arsip.pastikan_wajar(nama)
    for satu in anak(arsip.bagian("xl/workbook.xml"), "sheets"):
        if len(list(satu)) > LEMBAR or not sifat(next(iter(satu), None), "name"):
            raise NaskahDitolakError(f"Buku kerja memuat lebih dari {LEMBAR} lembar.")


def _baris(lembar: Any, hitung: Penghitung) -> Iterator[tuple[int, list[str]]]:
    for nomor, baris in enumerate(lembar.iter_rows(max_col=KOLOM), 1):
        sel = [teks_sel(s) for s in baris]
        while sel and not sel[-1]:
            sel.pop()
        hitung.tambah(baris=1, sel=len(sel))
        yield nomor, sel


def teks_sel(sel: Any) -> str:
    """A cell as it shows: a number by its own format."""
    nilai = sel.value
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, datetime | date):
        return nilai.strftime("%d-%m-%Y")
    if not isinstance(nilai, int | float | Decimal):
        return str(nilai)
    return _angka(Decimal(str(nilai)), str(sel.number_format or ""))


def _angka(nilai: Decimal, bentuk: str) -> str:
    if not nilai.is_finite() or nilai.adjusted() > 30:
        return ""
    satu = bentuk.split(";")[0]
    cocok = _DESIMAL.search(satu)
    desimal = len(cocok[1]) if cocok else 0
    if "%" in satu and not re.search(r'"[^"]*%[^"]*"|\\%', satu):
        return f"{format_angka(bulatkan(nilai.scaleb(2), desimal), desimal)}%"
    sufiks = "".join(re.findall(r'"([^"]*)"', satu.split("0")[-1] if "0" in satu else "")).strip()
    if "\\%" in satu:
        sufiks = "%"
    if bentuk in {"General", "@", ""}:
        return format_angka(
            bulatkan(nilai, 6).normalize() if nilai % 1 else bulatkan(nilai, 0), None
        )
    teks = format_angka(bulatkan(nilai, desimal), desimal)
    return f"{teks}{sufiks}" if sufiks.startswith("%") else f"{teks} {sufiks}".strip()


def _lembar(
    nama: str, baris: Iterator[tuple[int, list[str]]], unsur: list[Unsur], hitung: Penghitung
) -> None:
    """Lines with one cell are text, lines with more are of a table; an empty line ends both."""
    tabel: list[BarisNaskah] = []

    def tutup() -> None:
        nonlocal tabel
        if len(tabel) > 1:
            awal = tabel[0].tempat
            unsur.append(TabelNaskah(tuple(tabel), Tempat(len(unsur), 0, nama, awal.baris)))
        elif tabel:
            unsur.append(AlineaNaskah(" ".join(s for s in tabel[0].sel if s), tabel[0].tempat))
        tabel = []

    for nomor, sel in baris:
        isi = [s for s in sel if rapi(s)]
        tempat = Tempat(len(unsur), 0, nama, nomor)
        if not isi:
            tutup()
        elif len(isi) == 1 and not tabel:
            hitung.tambah(alinea=1)
            unsur.append(AlineaNaskah(rapi(isi[0]), tempat))
        else:
            tabel.append(BarisNaskah(tuple(sel), tempat))
    tutup()
