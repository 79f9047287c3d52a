"""PURE. Column types: how a cell is read, and how a value is written back.

A type reads what people and Excel really write and refuses what has two readings. An empty cell
never reaches a type.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from kinerja.angka import AngkaError, baca_angka, rapikan
from kinerja.hari_wajar import HariJanggalError, pastikan_hari_wajar
from kinerja.himpunan.galat import NilaiError, saran
from kinerja.himpunan.mentah import Persen, Sel, teks_sel
from kinerja.kata_daftar import urutkan
from kinerja.nip import rapikan_nip
from kinerja.periode import BULAN

SelTulis = str | int | Decimal | date | None
"""What a writer receives: text, a number, a date, or nothing."""

DESIMAL_MAKSIMUM = 8
DIGIT_MAKSIMUM = 21
_BULAN = {nama.casefold(): nomor for nomor, nama in enumerate(BULAN, 1)}


class Tipe(Protocol):
    """One kind of column."""

    def baca(self, sel: Sel) -> Any:
        """The value. Raises NilaiError."""

    def tulis(self, nilai: Any) -> SelTulis:
        """The value for a file; None where the cell stays empty."""


def rapikan_teks(teks: str) -> str:
    """Text as a data set keeps it: one kind of line break, no blanks around it."""
    return teks.replace("\r\n", "\n").replace("\r", "\n").strip()


KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _teks(sel: Sel, akibat: str) -> str:
    """The text of a cell; a number or date that Excel made of it may have lost something."""
    match sel:
        case str():
            teks = rapikan_teks(sel)
        case bool():
            raise NilaiError(
                "Excel mengubah isian ini menjadi BENAR/SALAH; format sel sebagai Teks."
            )
        case Decimal() if sel == sel.to_integral_value():
            return str(int(sel))
        case date():
            raise NilaiError(
                f"Excel mengubah isian ini menjadi tanggal; format sel sebagai Teks, {akibat}"
            )
        case _:
            raise NilaiError(f"sel ini berisi angka; format sel sebagai Teks, {akibat}")
    if cocok := KENDALI.search(teks):
        raise NilaiError(f"memuat karakter kendali U+{ord(cocok[0]):04X}; hapus karakter itu.")
    return teks


@dataclass(frozen=True)
class Teks:
    """Free text, line breaks allowed."""

    def baca(self, sel: Sel) -> str:
        return _teks(sel, "lalu ketik ulang.")

    def tulis(self, nilai: Any) -> SelTulis:
        return rapikan_teks(nilai) or None


@dataclass(frozen=True)
class Kode:
    """A key that people read: one line of text."""

    def baca(self, sel: Sel) -> str:
        teks = _teks(sel, "lalu ketik ulang, agar kode seperti 2.10 tidak berubah menjadi 2,1.")
        if "\n" in teks:
            raise NilaiError("kode ditulis dalam satu baris.")
        return teks

    def tulis(self, nilai: Any) -> SelTulis:
        return str(nilai)


@dataclass(frozen=True)
class Nip:
    """A NIP. Excel keeps fifteen digits of a number, so that one stored as a number is lost."""

    def baca(self, sel: Sel) -> str:
        if not isinstance(sel, str):
            raise NilaiError(
                "Excel menyimpan isian ini sebagai angka dan membulatkannya; format sel sebagai "
                "Teks, lalu ketik ulang NIP-nya."
            )
        return rapikan_nip(rapikan_teks(sel))

    def tulis(self, nilai: Any) -> SelTulis:
        return str(nilai) or None


@dataclass(frozen=True)
class Tanggal:
    """`2024-12-31`, `31/12/2024` or `31 Desember 2024`, or a date cell."""

    def baca(self, sel: Sel) -> date:
        try:
            return pastikan_hari_wajar(self._baca(sel))
        except HariJanggalError as galat:
            pesan = str(galat)
            raise NilaiError(f"{pesan[:1].lower()}{pesan[1:]}") from galat

    def _baca(self, sel: Sel) -> date:
        if isinstance(sel, date):
            return sel
        teks = sel.strip() if isinstance(sel, str) else ""
        if cocok := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", teks, re.ASCII):
            tahun, bulan, hari = cocok.groups()
        elif cocok := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", teks, re.ASCII):
            hari, bulan, tahun = cocok.groups()
        elif (cocok := re.fullmatch(r"(\d{1,2})\s+([a-zA-Z]+)\s+(\d{4})", teks, re.ASCII)) and (
            nomor := _BULAN.get(cocok[2].casefold())
        ):
            hari, bulan, tahun = cocok[1], str(nomor), cocok[3]
        else:
            raise NilaiError(
                "yang diharapkan tanggal: 31 Desember 2024, 31/12/2024, atau 2024-12-31."
            )
        try:
            return date(int(tahun), int(bulan), int(hari))
        except ValueError:
            raise NilaiError(
                "tanggal ini tidak ada pada kalender; urutannya hari/bulan/tahun."
            ) from None

    def tulis(self, nilai: Any) -> SelTulis:
        return nilai  # type: ignore[no-any-return]


@dataclass(frozen=True)
class YaTidak:
    """`ya` or `tidak`."""

    def baca(self, sel: Sel) -> bool:
        if isinstance(sel, bool):
            return sel
        match sel.strip().casefold() if isinstance(sel, str) else "":
            case "ya" | "y":
                return True
            case "tidak" | "t":
                return False
        raise NilaiError("yang diharapkan ya atau tidak.")

    def tulis(self, nilai: Any) -> SelTulis:
        return "ya" if nilai else "tidak"


class Pilihan:
    """One of a few words, or the label that people know it by; case, blanks, hyphens and a
    full stop at the end (`Plt.`) do not matter.
    """

    def __init__(self, daftar: Iterable[str | tuple[str, str]]) -> None:
        pasangan = [(satu, satu) if isinstance(satu, str) else satu for satu in daftar]
        self.daftar = tuple(nilai for nilai, _ in pasangan)
        self.sebutan = tuple((nilai, sebut_pilihan(label)) for nilai, label in pasangan)
        self._bentuk = {_samakan(label): nilai for nilai, label in pasangan}
        self._bentuk |= {_samakan(nilai): nilai for nilai in self.daftar}

    def baca(self, sel: Sel) -> str:
        teks = teks_sel(sel).strip()
        if hasil := self._bentuk.get(_samakan(teks)):
            return hasil
        raise NilaiError(f"yang diharapkan {_atau(self.daftar)}.{saran(teks, self.daftar)}")

    def tulis(self, nilai: Any) -> SelTulis:
        return str(nilai) or None


class PilihanTerbuka(Pilihan):
    """A few words that most rows hold; any other text is left to the field that keeps it."""

    def baca(self, sel: Sel) -> str:
        teks = _teks(sel, "lalu ketik ulang.")
        return self._bentuk.get(_samakan(teks), teks)


def sebut_pilihan(label: str) -> str:
    """The words of a choice as a list shows them: `sub_kegiatan` → `Sub kegiatan`."""
    kata = label.replace("_", " ")
    return kata[:1].upper() + kata[1:]


def _samakan(teks: str) -> str:
    return re.sub(r"[\s\-_/]+", "_", teks.strip().rstrip(".").casefold())


def _atau(daftar: tuple[str, ...]) -> str:
    return urutkan(daftar, "atau")


@dataclass(frozen=True)
class Bulat:
    """A whole number from `minimum` to `maksimum`; `1.234` is 1234."""

    minimum: int = 0
    maksimum: int = 32_767

    def baca(self, sel: Sel) -> int:
        hasil = int(_angka(sel, 0, persen=False))
        if not self.minimum <= hasil <= self.maksimum:
            raise NilaiError(f"yang diharapkan bilangan {self.minimum} sampai {self.maksimum}.")
        return hasil

    def tulis(self, nilai: Any) -> SelTulis:
        return int(nilai)


@dataclass(frozen=True)
class Tahun:
    """A year in four digits."""

    def baca(self, sel: Sel) -> int:
        teks = teks_sel(sel).strip()
        if not re.fullmatch(r"(19|20|21)\d{2}", teks, re.ASCII):
            raise NilaiError("yang diharapkan tahun empat angka, misalnya 2024.")
        return int(teks)

    def tulis(self, nilai: Any) -> SelTulis:
        return int(nilai)


@dataclass(frozen=True)
class Rupiah:
    """Whole rupiah, zero or more; `Rp 1.000`, `1.000.000,00` and `1000` are welcome."""

    def baca(self, sel: Sel) -> int:
        hasil = int(_angka(sel, 0, persen=False))
        if not 0 <= hasil < 10**18:
            raise NilaiError("yang diharapkan rupiah, nol atau lebih.")
        return hasil

    def tulis(self, nilai: Any) -> SelTulis:
        return int(nilai)


@dataclass(frozen=True)
class Angka:
    """A number with decimals. `persen`: a trailing % is welcome (100 is the whole)."""

    desimal: int = DESIMAL_MAKSIMUM
    persen: bool = False

    def baca(self, sel: Sel) -> Decimal:
        return _angka(sel, self.desimal, persen=self.persen)

    def tulis(self, nilai: Any) -> SelTulis:
        return nilai  # type: ignore[no-any-return]


@dataclass(frozen=True)
class ApaAdanya:
    """Kept as the cell stands, to be read where the row's context is known."""

    def baca(self, sel: Sel) -> Sel:
        return _teks(sel, "") if isinstance(sel, str) else sel

    def tulis(self, nilai: Any) -> SelTulis:
        return nilai  # type: ignore[no-any-return]


def _angka(sel: Sel, desimal: int, *, persen: bool) -> Decimal:
    berpersen = isinstance(sel, Persen) or (isinstance(sel, str) and sel.rstrip().endswith("%"))
    if berpersen and not persen:
        raise NilaiError("kolom ini bukan persentase; tulis angkanya tanpa tanda %.")
    return angka_dari_sel(sel, desimal)


def angka_dari_sel(sel: Sel, desimal: int) -> Decimal:
    """A number from text or from a numeric cell (which is exact: 1.234 there is not 1234)."""
    match sel:
        case bool():
            raise NilaiError("yang diharapkan angka, misalnya 1.250 atau 97,30.")
        case Decimal():
            return angka_tepat(sel, desimal)
        case Persen(tampil):
            return angka_tepat(tampil, desimal)
        case date():
            raise NilaiError("Excel mengubah isian ini menjadi tanggal; format sel sebagai Teks.")
        case _:
            try:
                return baca_angka(sel, desimal=desimal)
            except AngkaError as galat:
                raise NilaiError(str(galat)) from galat


def angka_tepat(nilai: Decimal, desimal: int) -> Decimal:
    """A numeric cell as it is, unless it holds more decimals than the column keeps."""
    if nilai.adjusted() > DIGIT_MAKSIMUM:
        raise NilaiError("bilangan terlalu besar.")
    bulat = rapikan(nilai)
    eksponen = bulat.as_tuple().exponent
    if isinstance(eksponen, int) and -eksponen > desimal:
        raise NilaiError(
            "kolom ini hanya menerima bilangan bulat."
            if desimal == 0
            else f"kolom ini menerima paling banyak {desimal} angka di belakang koma."
        )
    return bulat
