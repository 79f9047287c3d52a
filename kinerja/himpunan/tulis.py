"""Write a data set to a folder of CSV files or to one XLSX workbook, the same bytes every time."""

import csv
import io
import os
import re
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from kinerja.angka import tulis_angka
from kinerja.gangguan import sebab_os
from kinerja.himpunan.mentah import SEL_MAKSIMUM, SumberError
from kinerja.himpunan.skema import BarisTulis
from kinerja.himpunan.teks_aman import kunci_teks
from kinerja.himpunan.tipe import KENDALI, SelTulis

_SAAT_TETAP = (1980, 1, 1, 0, 0, 0)
_STEMPEL = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_DIGIT_EXCEL = 15


@dataclass(frozen=True)
class LembarTulis:
    """One sheet ready to be written."""

    nama: str
    kolom: Sequence[str]
    baris: Sequence[BarisTulis]


def tulis(lembar: Iterable[LembarTulis], tujuan: Path) -> None:
    """`*.xlsx` becomes a workbook, everything else a folder; both keep the row order.

    Existing sheets are replaced, other files of the folder stay. Raises SumberError.
    """
    daftar = list(lembar)
    for satu in daftar:
        _periksa_teks(satu)
    if tujuan.suffix.casefold() == ".xlsx":
        if tujuan.is_dir():
            raise SumberError(f"{tujuan} adalah folder.")
        _ganti(tujuan.parent, {tujuan.name: _bita_buku(daftar)})
        return
    if tujuan.is_file():
        raise SumberError(f"{tujuan} adalah berkas; berikan folder atau berkas .xlsx.")
    _ganti(tujuan, {f"{satu.nama}.csv": teks_csv(satu).encode() for satu in daftar})


def _periksa_teks(lembar: LembarTulis) -> None:
    """Refuse what could not be read back."""
    for nomor, baris in enumerate(lembar.baris, 2):
        for kolom, isi in baris.items():
            if isinstance(isi, str) and (len(isi) > SEL_MAKSIMUM or KENDALI.search(isi)):
                raise SumberError(
                    f"Lembar {lembar.nama}, baris {nomor}, kolom {kolom}: teks memuat karakter "
                    f"kendali atau lebih dari {SEL_MAKSIMUM} karakter; perbaiki pada aplikasi."
                )


def _ganti(folder: Path, isi: dict[str, bytes]) -> None:
    """Write everything beside what is there, then swap: a disk that fills up on the way leaves the
    data set of before, not sheets of two days. Raises SumberError.
    """
    ditulis: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for nama, bita in isi.items():
            sementara = folder / f".{nama}.{os.getpid()}"
            ditulis[sementara] = folder / nama
            sementara.write_bytes(bita)
        for sementara, berkas in ditulis.items():
            sementara.replace(berkas)
    except OSError as galat:
        sebab = sebab_os(galat) or galat.strerror or str(galat)
        raise SumberError(f"{folder} tidak dapat ditulisi: {sebab}. Ulangi.") from galat
    finally:
        for sementara in ditulis:
            with suppress(OSError):
                sementara.unlink(missing_ok=True)


def bita_buku(*lembar: LembarTulis) -> bytes:
    """Sheets as a workbook. Raises SumberError."""
    for satu in lembar:
        _periksa_teks(satu)
    return _bita_buku(list(lembar))


def teks_csv(lembar: LembarTulis, *, pemisah: str = ",", ujung: str = "\n") -> str:
    """One sheet as CSV."""
    aliran = io.StringIO(newline="")
    penulis = csv.writer(aliran, delimiter=pemisah, lineterminator=ujung)
    penulis.writerow(lembar.kolom)
    for baris in lembar.baris:
        penulis.writerow([_teks_csv(baris.get(kolom)) for kolom in lembar.kolom])
    return aliran.getvalue()


def _teks_csv(isi: SelTulis) -> str:
    match isi:
        case None:
            return ""
        case str():
            return kunci_teks(isi)
        case Decimal():
            return tulis_angka(isi)
        case date():
            return isi.isoformat()
        case _:
            return str(isi)


def _bita_buku(daftar: list[LembarTulis]) -> bytes:
    buku = Workbook(write_only=True)
    for satu in daftar:
        lembar = buku.create_sheet(satu.nama)
        lembar.freeze_panes = "A2"
        for urut, kolom in enumerate(satu.kolom, 1):
            lembar.column_dimensions[get_column_letter(urut)].width = max(12, len(kolom) + 3)
        kepala = []
        for kolom in satu.kolom:
            sel = _sel(lembar, kolom)
            sel.font = Font(bold=True)
            kepala.append(sel)
        lembar.append(kepala)
        for baris in satu.baris:
            lembar.append([_sel(lembar, baris.get(kolom)) for kolom in satu.kolom])
    aliran = io.BytesIO()
    buku.save(aliran)
    return _tanpa_waktu(aliran.getvalue())


def _sel(lembar: Any, isi: SelTulis) -> Any:
    sel = WriteOnlyCell(lembar)
    isi_sel(sel, isi)
    return sel


def isi_sel(sel: Any, isi: SelTulis) -> None:
    """Fill a cell: numbers as numbers where Excel keeps them exactly, text always as text."""
    if isinstance(isi, int | Decimal) and not _tepat_di_excel(Decimal(isi)):
        isi = tulis_angka(isi)
    if isinstance(isi, str):
        sel.value = isi
        sel.data_type = "s"  # openpyxl would make a formula of text that starts with "="
        sel.number_format = "@"
        if kunci_teks(isi) != isi:
            sel.quotePrefix = True
    elif isinstance(isi, Decimal):
        sel.value = int(isi) if isi == isi.to_integral_value() else float(isi)
        desimal = -int(isi.normalize().as_tuple().exponent)
        sel.number_format = "0." + "0" * desimal if desimal > 0 else "0"
    else:
        sel.value = isi
        if isinstance(isi, date):
            sel.number_format = "yyyy-mm-dd"
        elif isi is not None:
            sel.number_format = "0"


def _tepat_di_excel(nilai: Decimal) -> bool:
    return (
        len(nilai.normalize().as_tuple().digits) <= _DIGIT_EXCEL and abs(nilai) < 10**_DIGIT_EXCEL
    )


def _tanpa_waktu(isi: bytes) -> bytes:
    """The same workbook without the time of writing, so that equal data are equal bytes."""
    keluar = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(isi)) as asal,
        zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as hasil,
    ):
        for satu in asal.infolist():
            bita = asal.read(satu)
            if satu.filename == "docProps/core.xml":
                bita = _STEMPEL.sub(rb"\g<1>2000-01-01T00:00:00Z", bita)
            rincian = zipfile.ZipInfo(satu.filename, _SAAT_TETAP)
            rincian.compress_type = zipfile.ZIP_DEFLATED
            hasil.writestr(rincian, bita)
    return keluar.getvalue()
