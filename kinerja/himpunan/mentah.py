"""PURE. A data set as it stands in its files, before anything is understood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from kinerja.angka import tulis_angka
from kinerja.himpunan.batas import ribuan
from kinerja.himpunan.galat import Galat
from kinerja.penolakan import TerlaluBesarError, TidakSahError

KOLOM_MAKSIMUM = 40
SEL_MAKSIMUM = 32_767
"""Characters of one cell; also Excel's own limit."""
BARIS_AWAL = 25
"""Rows among which a header is looked for."""
LEMBAR_BANTU = frozenset({"petunjuk", "galat", "daftar"})
"""Sheets of the workbook from the browser that hold no data."""
LUAR_DISEBUT = 20
"""Cells beside the named columns that are told one by one, of each sheet."""


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
    nama_asli: str = ""
    """As its tab says it."""
    baris_kepala: int = 1
    """Where the header stands; 0: none was found."""
    letak: dict[str, int] = field(default_factory=dict)
    """Column → its number in the file, from 1."""
    judul: dict[str, str] = field(default_factory=dict)
    """Column → its header as written."""


@dataclass
class HimpunanMentah:
    """All sheets of one source, with the mistakes met while reading it."""

    lembar: dict[str, LembarMentah] = field(default_factory=dict)
    galat: list[Galat] = field(default_factory=list)


class SumberError(TidakSahError):
    """The source cannot be read at all."""


class SumberTerlaluBesarError(SumberError, TerlaluBesarError):
    """The source holds more than is read at once."""


class PencariKepala(Protocol):
    """Knows a header when it sees one, where rows of another kind may stand above it."""

    def nama_kolom(self, lembar: str, teks: str) -> str:
        """The name of a column, as the data set writes it."""

    def kepala(self, lembar: str, baris: Sequence[Sequence[Sel | None]]) -> int | None:
        """Which of these first rows is the header."""


class Penyusun:
    """Turns rows of cells into a LembarMentah; the first row is the header, unless `pencari` finds
    another. `selesai` after the last row.
    """

    def __init__(
        self,
        nama: str,
        himpunan: HimpunanMentah,
        sisa_baris: int,
        maksimum: int,
        pencari: PencariKepala | None = None,
        *,
        luar: bool = False,
    ) -> None:
        """`luar`: cells beside the named columns are mistakes whoever finds the header: in CSV they
        are what a missing quotation mark pushed there.
        """
        self._luar_salah = luar or pencari is None
        self.lembar = LembarMentah(nama)
        self._himpunan = himpunan
        self._kolom: list[str] = []
        self._sisa_baris, self._maksimum = sisa_baris, maksimum
        self._tanpa_kepala = False
        self._pencari = pencari
        self._awal: list[tuple[int, list[Sel | None]]] = []
        self._tunda: list[tuple[int, int, str, str]] = []
        self._luar = 0

    def tolak(self, baris: int, kolom: str, nilai: str, pesan: str) -> None:
        self._himpunan.galat.append(Galat(self.lembar.nama, baris, kolom, nilai, pesan))

    def tolak_sel(self, baris: int, urut: int, nilai: str, pesan: str) -> None:
        """Record a mistake in the cell of a column, by its place from 1."""
        if self._pencari is not None and not self._kolom:
            self._tunda.append((baris, urut, nilai, pesan))
            return
        ada = urut <= len(self._kolom) and self._kolom[urut - 1]
        if ada or self._pencari is None:
            self.tolak(baris, ada or f"ke-{urut}", nilai, pesan)

    def terima(self, nomor: int, sel: list[Sel | None]) -> None:
        """Take the next row, the header among them."""
        if self._pencari is None:
            self.kepala(sel) if nomor == 1 else self.baris(nomor, sel)
        elif self._kolom or self._tanpa_kepala:
            self.baris(nomor, sel)
        elif any(map(_isi, sel)):
            self._awal.append((nomor, sel))
            if len(self._awal) >= BARIS_AWAL:
                self._tentukan()

    def selesai(self) -> None:
        """Close the sheet: no row follows, so what waited for a header is decided."""
        if self._awal:
            self._tentukan()
        if self._luar > LUAR_DISEBUT and self._luar_salah:
            self.tolak(
                0, "", "",
                f"{self._luar - LUAR_DISEBUT} isian lain juga berada di luar kolom yang bernama.",
            )  # fmt: skip

    def _tentukan(self) -> None:
        """Which of the first rows is the header; what stands above it is no data."""
        assert self._pencari is not None
        awal, self._awal = self._awal, []
        urut = self._pencari.kepala(self.lembar.nama, [sel for _, sel in awal])
        if urut is None:
            self._tanpa_kepala, self.lembar.baris_kepala = True, 0
            return
        self.lembar.baris_kepala = awal[urut][0]
        self.kepala(awal[urut][1])
        self._tanpa_kepala = not self._kolom
        for baris, kolom, nilai, pesan in self._tunda:
            if baris >= self.lembar.baris_kepala:
                self.tolak_sel(baris, kolom, nilai, pesan)
        for nomor, sel in awal[urut + 1 :]:
            self.baris(nomor, sel)

    def kepala(self, sel: list[Sel | None]) -> None:
        """Take the header row."""
        kepala = self.lembar.baris_kepala
        while sel and not _isi(sel[-1]):
            sel.pop()
        if len(sel) > KOLOM_MAKSIMUM:
            self.tolak(kepala, "", "", f"kolom paling banyak {KOLOM_MAKSIMUM}.")
            sel = sel[:KOLOM_MAKSIMUM]
        for urut, isi in enumerate(sel, 1):
            nama = teks_sel(isi).strip().casefold().removesuffix("*").rstrip()
            if self._pencari is not None:
                nama = self._pencari.nama_kolom(self.lembar.nama, nama)
            if nama and nama in self._kolom:
                self.tolak(kepala, nama, "", "nama kolom tertulis dua kali.")
                nama = ""
            elif not nama and self._pencari is None:
                self.tolak(1, f"ke-{urut}", "", "kolom ini tidak bernama; isi atau hapus kolomnya.")
            if nama:
                self.lembar.letak[nama] = urut
                self.lembar.judul[nama] = teks_sel(isi).strip()
            self._kolom.append(nama)
        self.lembar.kolom = [nama for nama in self._kolom if nama]

    def baris(self, nomor: int, sel: list[Sel | None]) -> None:
        """Take one row; a row without content is skipped."""
        isi = {urut: satu for urut, satu in enumerate(sel) if _isi(satu)}
        if not isi:
            return
        if not self._kolom:
            if not self._tanpa_kepala and self._pencari is None:
                self.tolak(1, "", "", "baris pertama harus berisi nama kolom.")
            self._tanpa_kepala = True
            return
        if len(self.lembar.baris) >= self._sisa_baris:
            raise SumberTerlaluBesarError(f"Himpunan data melebihi {ribuan(self._maksimum)} baris.")
        hasil: dict[str, Sel] = {}
        for urut, satu in isi.items():
            assert satu is not None
            if urut >= len(self._kolom):
                self._luar += 1
                if self._luar > LUAR_DISEBUT or not self._luar_salah:
                    continue
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
