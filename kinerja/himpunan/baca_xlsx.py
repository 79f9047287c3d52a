"""Read one XLSX workbook: numbers exactly, dates as dates, nothing guessed.

- A number is the shortest decimal that names the stored value: 0.1 is 0,1.
- The result of a formula is read to 15 significant digits, which is what Excel shows of it; a
  formula whose result was never saved is refused.
- A cell shown with % is read as shown: 0.973 formatted as 97,30% is "97,3%". Whether a percentage
  is welcome there is for the column to say.
- Merged cells are refused: Excel keeps their value in the first row only, and the others would be
  read as empty.
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from kinerja.himpunan.mentah import (
    BARIS_MAKSIMUM,
    KOLOM_MAKSIMUM,
    UKURAN_MAKSIMUM,
    HimpunanMentah,
    Penyusun,
    Persen,
    Sel,
    SumberError,
    SumberTerlaluBesarError,
)
from kinerja.uji_isian import SEL_GABUNGAN

BERKAS_MAKSIMUM = 2_000
_DALAM_KUTIP = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_GABUNGAN = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Z]+\d+:[A-Z]+\d+)[\"']")
_TAK_TERBACA = "Berkas bukan buku kerja XLSX yang utuh; simpan ulang dari Excel sebagai .xlsx."


def baca_buku(berkas: Path | bytes, baris_maksimum: int | None = None) -> HimpunanMentah:
    """Read every sheet of the workbook. Raises SumberError when the file is no workbook."""
    _periksa_arsip(berkas)
    himpunan = HimpunanMentah()
    with catch_warnings():
        simplefilter("ignore")  # openpyxl warns about extensions that hold no data
        try:
            rumus = load_workbook(_buka(berkas), read_only=True, data_only=False)
            nilai = load_workbook(_buka(berkas), read_only=True, data_only=True)
            try:
                sisa = baris_maksimum or BARIS_MAKSIMUM
                for nama_asli in rumus.sheetnames:
                    nama = nama_asli.strip().casefold()
                    penyusun = Penyusun(nama, himpunan, sisa, baris_maksimum)
                    if nama in himpunan.lembar:
                        penyusun.tolak(0, "", nama_asli, "nama lembar ini tertulis dua kali.")
                        continue
                    _baca_lembar(rumus[nama_asli], nilai[nama_asli], penyusun)
                    himpunan.lembar[nama] = penyusun.lembar
                    sisa -= len(penyusun.lembar.baris)
            finally:
                rumus.close()
                nilai.close()
        except SumberError:
            raise
        except Exception as galat:  # openpyxl raises whatever the broken part makes it raise
            raise SumberError(_TAK_TERBACA) from galat
    return himpunan


def _buka(berkas: Path | bytes) -> Path | BytesIO:
    return BytesIO(berkas) if isinstance(berkas, bytes) else berkas


def _periksa_arsip(berkas: Path | bytes) -> None:
    """Refuse what would unpack to more than the limit, and XML that declares entities."""
    try:
        with zipfile.ZipFile(_buka(berkas)) as arsip:
            isi = arsip.infolist()
            if len(isi) > BERKAS_MAKSIMUM or sum(satu.file_size for satu in isi) > UKURAN_MAKSIMUM:
                raise SumberTerlaluBesarError(
                    f"Isi buku kerja melebihi {UKURAN_MAKSIMUM // 1024 // 1024} MB setelah dibuka."
                )
            for satu in isi:
                if satu.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in arsip.read(satu):
                    raise SumberError(_TAK_TERBACA)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as galat:
        raise SumberError(_TAK_TERBACA) from galat


def _baris(lembar: Any) -> Iterator[tuple[Any, ...]]:
    lembar.reset_dimensions()
    yield from lembar.iter_rows(max_col=KOLOM_MAKSIMUM + 1)


def _baca_lembar(rumus: Any, nilai: Any, penyusun: Penyusun) -> None:
    if not hasattr(rumus, "iter_rows"):
        penyusun.tolak(0, "", "", "lembar grafik tidak dapat dibaca; hapus lembar ini.")
        return
    pasangan = zip_longest(_baris(rumus), _baris(nilai), fillvalue=())
    for nomor, (asal, hasil) in enumerate(pasangan, 1):
        if not any(sel.value is not None for sel in asal):
            continue
        sel: list[Sel | None] = []
        for urut, (satu, tersimpan) in enumerate(zip_longest(asal, hasil), 1):
            isi, pesan = _baca_sel(satu, tersimpan)
            if pesan:
                penyusun.tolak(nomor, _nama_kolom(penyusun, urut), str(satu.value), pesan)
            sel.append(isi)
        penyusun.kepala(sel) if nomor == 1 else penyusun.baris(nomor, sel)
    _tolak_gabungan(rumus, penyusun)


def _tolak_gabungan(lembar: Any, penyusun: Penyusun) -> None:
    """Name every merged range that covers a named column below the header, at the cell that is left
    without a value."""
    with lembar._get_source() as aliran:  # openpyxl reads merged cells only with whole sheets
        isi = aliran.read()
    for satu in dict.fromkeys(_GABUNGAN.findall(isi)):
        kiri, atas, _, bawah = (n or 0 for n in range_boundaries(satu.decode()))
        if bawah > 1 and kiri <= len(penyusun.lembar.kolom):
            baris, urut = (atas + 1, kiri) if bawah > atas else (atas, kiri + 1)
            kolom = _nama_kolom(penyusun, urut)
            penyusun.tolak(baris, kolom, satu.decode(), SEL_GABUNGAN)


def _nama_kolom(penyusun: Penyusun, urut: int) -> str:
    kolom = penyusun.lembar.kolom
    return kolom[urut - 1] if urut <= len(kolom) else f"ke-{urut}"


def _baca_sel(asal: Any, tersimpan: Any) -> tuple[Sel | None, str]:
    """The cell's value, and what is wrong with it."""
    berumus = asal.data_type == "f"
    sel = tersimpan if berumus else asal
    isi = None if sel is None else sel.value
    if isi is None:
        return None, (
            "rumus tanpa hasil tersimpan; buka dan simpan di Excel, atau ganti dengan nilainya."
            if berumus
            else ""
        )
    if sel.data_type == "e":
        return None, "rumus di sel ini menghasilkan galat; perbaiki atau ganti dengan nilainya."
    match isi:
        case bool():
            return isi, ""
        case str():
            return isi.replace("_x000D_", ""), ""  # how Excel writes a carriage return
        case int() | float():
            angka = Decimal(format(isi, ".15g") if berumus else repr(isi))
            if not angka.is_finite():
                return None, "bukan bilangan berhingga."
            angka = Decimal(format(angka, "f"))
            return (Persen(angka * 100) if _berpersen(sel.number_format) else angka), ""
        case datetime():
            if isi.time() == time():
                return isi.date(), ""
            return None, "yang diharapkan tanggal tanpa jam."
        case date():
            return isi, ""
        case time() | timedelta():
            return None, "Excel menyimpan isian ini sebagai jam; format kolomnya sebagai Teks."
        case _:
            return None, "isi sel ini tidak dapat dibaca; ganti dengan nilainya."


def _berpersen(bentuk: str | None) -> bool:
    return "%" in _DALAM_KUTIP.sub("", bentuk or "")
