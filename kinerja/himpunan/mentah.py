"""PURE. A data set as it stands in its files, before anything is understood."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from kinerja.angka import tulis_angka
from kinerja.himpunan.batas import ribuan
from kinerja.himpunan.galat import Galat
from kinerja.penolakan import TerlaluBesarError, TidakSahError

KOLOM_MAKSIMUM = 40
SEL_MAKSIMUM = 32_767
"""Characters of one cell; also Excel's own limit."""


@dataclass(frozen=True)
class Persen:
    """A numeric cell that Excel shows with %: `tampil` is 97.3 where the file holds 0.973."""

    tampil: Decimal


Sel = str | Decimal | Persen | date | bool


def teks_sel(sel: Sel | None) -> str:
    """A cell as a person sees it."""
    match sel:
        case None:
            return ""
        case bool():
            return "ya" if sel else "tidak"
        case Persen(tampil):
            return f"{_angka(tampil)}%"
        case Decimal():
            return _angka(sel)
        case date():
            return sel.isoformat()
        case _:
            return sel


def _angka(nilai: Decimal) -> str:
    try:
        return tulis_angka(nilai)
    except ValueError:
        return str(nilai)


@dataclass(frozen=True)
class BarisMentah:
    """One row with its number in Excel; `sel` goes by column, empty cells left out."""

    nomor: int
    sel: dict[str, Sel]


@dataclass
class LembarMentah:
    """One sheet: the columns in its header, and the rows that hold anything."""

    nama: str
    kolom: list[str] = field(default_factory=list)
    baris: list[BarisMentah] = field(default_factory=list)


@dataclass
class HimpunanMentah:
    """All sheets of one source, with the mistakes met while reading it."""

    lembar: dict[str, LembarMentah] = field(default_factory=dict)
    galat: list[Galat] = field(default_factory=list)


class SumberError(TidakSahError):
    """The source cannot be read at all."""


class SumberTerlaluBesarError(SumberError, TerlaluBesarError):
    """The source holds more than is read at once."""


class Penyusun:
    """Turns rows of cells into a LembarMentah; the first row is the header."""

    def __init__(
        self,
        nama: str,
        himpunan: HimpunanMentah,
        sisa_baris: int,
        maksimum: int,
    ) -> None:
        self.lembar = LembarMentah(nama)
        self._himpunan = himpunan
        self._kolom: list[str] = []
        self._sisa_baris, self._maksimum = sisa_baris, maksimum
        self._tanpa_kepala = False

    def tolak(self, baris: int, kolom: str, nilai: str, pesan: str) -> None:
        self._himpunan.galat.append(Galat(self.lembar.nama, baris, kolom, nilai, pesan))

    def kepala(self, sel: list[Sel | None]) -> None:
        """Take the header row."""
        while sel and not _isi(sel[-1]):
            sel.pop()
        if len(sel) > KOLOM_MAKSIMUM:
            self.tolak(1, "", "", f"kolom paling banyak {KOLOM_MAKSIMUM}.")
            sel = sel[:KOLOM_MAKSIMUM]
        for urut, isi in enumerate(sel, 1):
            nama = teks_sel(isi).strip().casefold().removesuffix("*").rstrip()
            if nama and nama in self._kolom:
                self.tolak(1, nama, "", "nama kolom tertulis dua kali.")
                nama = ""
            elif not nama:
                self.tolak(1, f"ke-{urut}", "", "kolom ini tidak bernama; isi atau hapus kolomnya.")
            self._kolom.append(nama)
        self.lembar.kolom = [nama for nama in self._kolom if nama]

    def baris(self, nomor: int, sel: list[Sel | None]) -> None:
        """Take one row; a row without content is skipped."""
        isi = {urut: satu for urut, satu in enumerate(sel) if _isi(satu)}
        if not isi:
            return
        if not self._kolom:
            if not self._tanpa_kepala:
                self.tolak(1, "", "", "baris pertama harus berisi nama kolom.")
            self._tanpa_kepala = True
            return
        if len(self.lembar.baris) >= self._sisa_baris:
            raise SumberTerlaluBesarError(f"Himpunan data melebihi {ribuan(self._maksimum)} baris.")
        hasil: dict[str, Sel] = {}
        for urut, satu in isi.items():
            assert satu is not None
            if urut >= len(self._kolom):
                self.tolak(
                    nomor, f"ke-{urut + 1}", teks_sel(satu),
                    "isian di luar kolom yang bernama; "
                    "pada CSV, apit teks yang memuat pemisah dengan tanda kutip.",
                )  # fmt: skip
            elif isinstance(satu, str) and len(satu) > SEL_MAKSIMUM:
                self.tolak(
                    nomor, self._kolom[urut], satu, f"isian melebihi {SEL_MAKSIMUM} karakter."
                )
            elif self._kolom[urut]:
                hasil[self._kolom[urut]] = satu
        if hasil:
            self.lembar.baris.append(BarisMentah(nomor, hasil))


def _isi(sel: Sel | None) -> bool:
    return sel is not None and (not isinstance(sel, str) or bool(sel.strip()))


def berkas_csv(folder: Path) -> Iterator[Path]:
    """The CSV files of a folder, by name."""
    yield from sorted(
        satu for satu in folder.iterdir() if satu.is_file() and satu.suffix.casefold() == ".csv"
    )
