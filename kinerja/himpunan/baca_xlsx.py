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
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from time import monotonic
from typing import Any
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from kinerja.himpunan.batas import HIMPUNAN, BatasBuku
from kinerja.himpunan.mentah import (
    KOLOM_MAKSIMUM,
    HimpunanMentah,
    PencariKepala,
    Penyusun,
    Persen,
    Sel,
    SumberError,
    SumberTerlaluBesarError,
)
from kinerja.himpunan.ukur_xlsx import TAK_TERBACA, Pengukur, Tenggat
from kinerja.uji_isian import SEL_GABUNGAN

_DALAM_KUTIP = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SEKALI_LIHAT = 500
"""Rows between two looks at the clock."""
_GABUNGAN_DISEBUT = 200
"""Merged ranges that are named, of each sheet."""


def baca_buku(
    berkas: Path | bytes,
    batas: BatasBuku = HIMPUNAN,
    *,
    jam: Callable[[], float] = monotonic,
    pencari: PencariKepala | None = None,
) -> HimpunanMentah:
    """Read every sheet of the workbook, and stop at the first bound that it passes.

    `pencari`: finds headers that are not in the first row.

    Raises SumberError when the file is no workbook, SumberTerlaluBesarError naming the bound.
    """
    tenggat = Tenggat(batas.detik, jam)
    gabungan = _ukur(berkas, batas, tenggat)
    with catch_warnings():
        simplefilter("ignore")  # openpyxl warns about extensions that hold no data
        try:
            rumus = load_workbook(_buka(berkas), read_only=True, data_only=False)
            nilai = load_workbook(_buka(berkas), read_only=True, data_only=True)
            try:
                return _baca_semua(rumus, nilai, gabungan, batas, tenggat, pencari)
            finally:
                rumus.close()
                nilai.close()
        except SumberError:
            raise
        except Exception as galat:  # openpyxl raises whatever the broken part makes it raise
            raise SumberError(TAK_TERBACA) from galat


def _baca_semua(
    rumus: Any,
    nilai: Any,
    gabungan: dict[str, list[str]],
    batas: BatasBuku,
    tenggat: Tenggat,
    pencari: PencariKepala | None,
) -> HimpunanMentah:
    """Each sheet, as its formulas say it and as its values were stored."""
    _pastikan_lembar(rumus, batas)
    himpunan = HimpunanMentah()
    sisa, huruf = batas.baris, _Huruf(batas)
    for nama_asli in rumus.sheetnames:
        nama = nama_asli.strip().casefold()
        penyusun = Penyusun(nama, himpunan, sisa, batas.baris, pencari)
        penyusun.lembar.nama_asli = nama_asli
        if nama in himpunan.lembar:
            penyusun.tolak(0, "", nama_asli, "nama lembar ini tertulis dua kali.")
            continue
        lembar = rumus[nama_asli]
        _baca_lembar(lembar, nilai[nama_asli], penyusun, tenggat, huruf)
        _tolak_gabungan(gabungan.get(_bagian(lembar), []), penyusun)
        himpunan.lembar[nama] = penyusun.lembar
        sisa -= len(penyusun.lembar.baris)
    return himpunan


def _buka(berkas: Path | bytes) -> Path | BytesIO:
    return BytesIO(berkas) if isinstance(berkas, bytes) else berkas


def _ukur(berkas: Path | bytes, batas: BatasBuku, tenggat: Tenggat) -> dict[str, list[str]]:
    """Merged ranges by part of the archive; refused where it holds more than is read at once."""
    pengukur = Pengukur(batas, tenggat)
    try:
        ukuran = len(berkas) if isinstance(berkas, bytes) else berkas.stat().st_size
        if ukuran > batas.bita:
            raise SumberTerlaluBesarError(f"Berkas melebihi {batas.bita // 1024 // 1024} MB.")
        with zipfile.ZipFile(_buka(berkas)) as arsip:
            pengukur.ukur(arsip)
    except (
        zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError,
    ) as galat:  # fmt: skip
        raise SumberError(TAK_TERBACA) from galat
    return pengukur.gabungan


def _pastikan_lembar(buku: Any, batas: BatasBuku) -> None:
    """Refuse too many sheets, and sheets that all show the same part of the archive."""
    if len(buku.sheetnames) > batas.lembar:
        raise SumberTerlaluBesarError(f"Buku kerja melebihi {batas.lembar} lembar.")
    bagian = [_bagian(satu) for satu in buku.worksheets]
    if len(set(bagian)) < len(bagian):
        raise SumberError(TAK_TERBACA)


def _bagian(lembar: Any) -> str:
    return str(getattr(lembar, "_worksheet_path", ""))


def _baris(lembar: Any) -> Iterator[tuple[Any, ...]]:
    lembar.reset_dimensions()
    yield from lembar.iter_rows(max_col=KOLOM_MAKSIMUM + 1)


class _Huruf:
    """Characters of all texts. A text that many cells share stands in the file once, and is copied
    for each of them by whoever reads on.
    """

    def __init__(self, batas: BatasBuku) -> None:
        self._sisa = batas.terurai
        self._batas = batas.terurai // 1024 // 1024

    def hitung(self, teks: object) -> None:
        self._sisa -= len(teks) if isinstance(teks, str) else 0
        if self._sisa < 0:
            raise SumberTerlaluBesarError(
                f"Teks dalam semua sel buku kerja melebihi {self._batas} juta huruf."
            )


def _baca_lembar(
    rumus: Any, nilai: Any, penyusun: Penyusun, tenggat: Tenggat, huruf: _Huruf
) -> None:
    if not hasattr(rumus, "iter_rows"):
        penyusun.tolak(0, "", "", "lembar grafik tidak dapat dibaca; hapus lembar ini.")
        return
    pasangan = zip_longest(_baris(rumus), _baris(nilai), fillvalue=())
    for nomor, (asal, hasil) in enumerate(pasangan, 1):
        if nomor % _SEKALI_LIHAT == 0:
            tenggat.periksa()
        if not any(sel.value is not None for sel in asal):
            continue
        sel: list[Sel | None] = []
        for urut, (satu, tersimpan) in enumerate(zip_longest(asal, hasil), 1):
            huruf.hitung(satu.value)
            isi, pesan = _baca_sel(satu, tersimpan)
            if pesan:
                penyusun.tolak_sel(nomor, urut, str(satu.value), pesan)
            sel.append(isi)
        penyusun.terima(nomor, sel)
    penyusun.selesai()


def _tolak_gabungan(rentang: list[str], penyusun: Penyusun) -> None:
    """Name every merged range that covers a named column below the header, at the cell that is left
    without a value."""
    for satu in list(dict.fromkeys(rentang))[:_GABUNGAN_DISEBUT]:
        kiri, atas, _, bawah = (n or 0 for n in range_boundaries(satu))
        if bawah > penyusun.lembar.baris_kepala and kiri <= len(penyusun.lembar.kolom):
            baris, urut = (atas + 1, kiri) if bawah > atas else (atas, kiri + 1)
            penyusun.tolak_sel(baris, urut, satu, SEL_GABUNGAN)


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
