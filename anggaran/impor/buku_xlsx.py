"""One sheet of a workbook as a stream of rows, by one walk of expat over its XML.

The walk counts what it reads against the bounds of the door and makes plain values: no object for
a cell, no second pass. It also notes what a list of values cannot say: hidden rows and columns,
merged ranges, and cells whose value the file does not hold, which are never taken for empty.
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import chain
from typing import Any
from xml.parsers import expat

from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import from_excel, from_ISO8601

from anggaran.impor.bentuk import CatatanLembar
from anggaran.impor.kepala import Sel
from anggaran.impor.nilai import AngkaPersen, SelTakTerhitung
from anggaran.impor.peta_xlsx import (
    HURUF_SEL,
    KOSONGKAN,
    POTONG,
    Gaya,
    HitunganBuku,
    PetaBuku,
    nama_unsur,
    pengurai_baru,
    teks_asli,
)
from kinerja.himpunan.batas import ribuan
from kinerja.himpunan.mentah import SumberError, SumberTerlaluBesarError
from kinerja.himpunan.ukur_xlsx import TAK_TERBACA, tepi_rentang

KOLOM_MAKSIMUM = 128
_ANGKA = "0123456789"
_KOLOM_EXCEL = 16_384
_ANGKA_XML = re.compile(r"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d{1,3})?|[-+]?\.\d+(?:[eE][-+]?\d{1,3})?")
_PANGKAT_EXCEL = 330
_BENAR = ("1", "true")
_NOL = ("0", "0.0")
"""A row without height, a column without width: hidden under another name."""


def baris_lembar(
    arsip: zipfile.ZipFile,
    bagian: str,
    peta: PetaBuku,
    hitungan: HitunganBuku,
    catatan: CatatanLembar,
) -> Iterator[tuple[int, Sel]]:
    """Rows that hold anything, with their numbers. Raises SumberError."""
    pembaca = _PembacaLembar(peta, hitungan, catatan)
    pengurai = pengurai_baru(
        StartElementHandler=pembaca.awal,
        EndElementHandler=pembaca.akhir,
        CharacterDataHandler=pembaca.huruf,
    )
    with arsip.open(bagian) as isi:
        try:
            for potong in chain(iter(lambda: isi.read(POTONG), b""), [None]):
                hitungan.tenggat.periksa()
                if potong is None:
                    pengurai.Parse(b"", True)
                else:
                    pengurai.Parse(potong)
                yield from pembaca.ambil()
        except expat.ExpatError as galat:
            raise SumberError(TAK_TERBACA) from galat
    hitungan.baris += pembaca.nomor


class _PembacaLembar:
    """The three handlers of one sheet, as closures: they run for every element."""

    def __init__(self, peta: PetaBuku, hitungan: HitunganBuku, catatan: CatatanLembar) -> None:
        self.nomor = 0
        self._siap: list[tuple[int, Sel]] = []
        self.awal, self.akhir, self.huruf = self._penangan(peta, hitungan, catatan)

    def ambil(self) -> list[tuple[int, Sel]]:
        """Rows that were finished since the last call."""
        siap, self._siap = self._siap, []
        return siap

    def _penangan(self, peta: PetaBuku, hitungan: HitunganBuku, catatan: CatatanLembar) -> Any:
        dikenal = nama_unsur("c", "v", "t", "f", "row", "rPh", "mergeCell", "col")
        huruf_kolom: dict[str, int] = {}
        b = hitungan.batas
        sel: list[object] = []
        potongan: list[str] = []
        kolom, panjang = -1, 0
        jenis: str | None = None
        gaya: str | None = None
        tangkap = berumus = di_ejaan = di_sel = False

        def awal(nama: str, atribut: dict[str, str]) -> None:
            nonlocal kolom, jenis, gaya, tangkap, berumus, di_ejaan, di_sel, panjang
            hitungan.unsur += 1
            if hitungan.unsur > b.unsur:
                hitungan.tambah_unsur(0)
            unsur = dikenal.get(nama)
            if unsur is None:
                return
            if unsur == "c":
                hitungan.sel += 1
                if hitungan.sel > b.sel:
                    raise SumberTerlaluBesarError(
                        f"Buku kerja melebihi {ribuan(b.sel)} sel. {KOSONGKAN}"
                    )
                letak = atribut.get("r")
                lalu = kolom
                if letak is None:
                    kolom += 1
                else:
                    nama_kolom = letak.rstrip(_ANGKA)
                    kolom = huruf_kolom.get(nama_kolom, -2)
                    if kolom == -2:
                        kolom = huruf_kolom[nama_kolom] = _kolom(nama_kolom)
                if kolom <= lalu:
                    raise SumberError(TAK_TERBACA)
                jenis, gaya = atribut.get("t"), atribut.get("s")
                di_sel, berumus, di_ejaan = True, False, False
                potongan.clear()
                panjang = 0
            elif unsur == "v" or unsur == "t":
                tangkap = di_sel and not di_ejaan
            elif unsur == "f":
                berumus = True
            elif unsur == "row":
                self._baris_baru(atribut.get("r"), hitungan)
                if atribut.get("hidden") in _BENAR or atribut.get("ht") in _NOL:
                    catatan.baris_tersembunyi.add(self.nomor)
                sel.clear()
                kolom = -1
            elif unsur == "rPh":
                di_ejaan = True
            elif unsur == "mergeCell":
                catatan.gabungan.append(_luas(atribut.get("ref", ""), hitungan))
            elif atribut.get("hidden") in _BENAR or atribut.get("width") in _NOL:
                catatan.kolom_tersembunyi.append(_rentang_kolom(atribut))

        def akhir(nama: str) -> None:
            nonlocal tangkap, di_ejaan, di_sel
            unsur = dikenal.get(nama)
            if unsur == "v" or unsur == "t":
                tangkap = False
            elif unsur == "c":
                di_sel = False
                hitungan.tambah_huruf(panjang)
                if kolom >= KOLOM_MAKSIMUM or not (potongan or berumus):
                    return
                teks = potongan[0] if len(potongan) == 1 else "".join(potongan)
                isi = _nilai(teks, jenis, gaya, peta, berumus=berumus)
                if isi is None:
                    return
                if type(isi) is SelTakTerhitung:
                    catatan.tak_terhitung.setdefault(self.nomor, []).append(kolom)
                if kolom > len(sel):
                    sel.extend([None] * (kolom - len(sel)))
                sel.append(isi)
            elif unsur == "row":
                if sel:
                    self._siap.append((self.nomor, tuple(sel)))
            elif unsur == "rPh":
                di_ejaan = False

        def huruf(teks: str) -> None:
            nonlocal panjang
            if tangkap:
                panjang += len(teks)
                if panjang > HURUF_SEL:
                    hitungan.tambah_huruf(panjang)
                potongan.append(teks)

        return awal, akhir, huruf

    def _baris_baru(self, nomor: str | None, hitungan: HitunganBuku) -> None:
        baru = self.nomor + 1 if nomor is None else _bulat(nomor)
        if baru <= self.nomor:
            raise SumberError(TAK_TERBACA)
        self.nomor = baru
        batas = hitungan.batas.baris_dilalui
        if hitungan.baris + baru > batas:
            raise SumberTerlaluBesarError(
                f"Buku kerja melebihi {ribuan(batas)} baris, termasuk yang kosong. {KOSONGKAN}"
            )


def _nilai(
    teks: str, jenis: str | None, gaya: str | None, peta: PetaBuku, *, berumus: bool
) -> object:
    """What a cell holds; None where it is blank."""
    try:
        if jenis is None or jenis == "n":
            if not teks:
                return SelTakTerhitung("rumus") if berumus else None
            return _angka(teks, gaya, peta)
        if jenis == "s":
            isi = peta.teks[_urutan(teks)] if teks else ""
        elif jenis == "b":
            return teks in _BENAR
        elif jenis == "e":
            return SelTakTerhitung(teks)
        elif jenis == "d":
            return from_ISO8601(teks) if teks else None  # type: ignore[no-untyped-call]
        else:
            isi = teks_asli(teks)
    except (ValueError, LookupError, OverflowError):
        raise SumberError(TAK_TERBACA) from None
    return None if isi.isspace() or not isi else isi


def _angka(teks: str, gaya: str | None, peta: PetaBuku) -> object:
    angka = int(teks) if teks.isdecimal() else _pecahan(teks)
    if gaya is None:
        return angka
    nomor = _urutan(gaya)
    rupa = peta.gaya[nomor] if nomor < len(peta.gaya) else Gaya.ANGKA
    if rupa is Gaya.ANGKA:
        return angka
    if rupa is Gaya.PERSEN:
        return AngkaPersen(angka)
    try:
        if rupa is Gaya.LAMA_WAKTU:
            return timedelta(days=int(angka))
        hari: object = from_excel(int(angka), peta.awal)  # nobody asks for the time of day
    except (ValueError, OverflowError):
        return SelTakTerhitung("#####")  # as Excel shows it
    return hari


def _urutan(teks: str) -> int:
    """A place in a list, counted from its beginning."""
    if not teks.isdecimal():
        raise ValueError(teks)
    return int(teks)


def _pecahan(teks: str) -> int | Decimal:
    """Exactly the digits that are written."""
    if not _ANGKA_XML.fullmatch(teks):
        raise ValueError(teks)
    nilai = Decimal(teks)
    if abs(nilai.adjusted()) > _PANGKAT_EXCEL:
        raise ValueError(teks)
    return nilai if "." in teks or "e" in teks.lower() else int(teks)


def _kolom(nama: str) -> int:
    """Position of a column by its letters."""
    try:
        return column_index_from_string(nama) - 1
    except ValueError:
        raise SumberError(TAK_TERBACA) from None


def _bulat(teks: str) -> int:
    try:
        return int(teks)
    except ValueError:
        raise SumberError(TAK_TERBACA) from None


def _rentang_kolom(atribut: dict[str, str]) -> tuple[int, int]:
    awal = _bulat(atribut.get("min", "0"))
    return awal, min(_bulat(atribut.get("max", "0")), _KOLOM_EXCEL)


def _luas(rujukan: str, hitungan: HitunganBuku) -> tuple[int, int, int, int]:
    kiri, atas, kanan, bawah = tepi_rentang(rujukan)
    hitungan.rentang += max(0, kanan - kiri + 1) * max(0, bawah - atas + 1)
    if hitungan.rentang > hitungan.batas.rentang:
        raise SumberTerlaluBesarError(
            f"Sel gabungan buku kerja meliputi lebih dari {ribuan(hitungan.batas.rentang)} sel. "
            "Lepaskan gabungannya."
        )
    return kiri, atas, kanan, bawah
