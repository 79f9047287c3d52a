"""How a sheet is declared: its columns, the tables it fills, its rules, and how it is written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Baris, BarisTulis, Kolom, Tabel


@dataclass(frozen=True)
class Lembar:
    """A sheet of the data set."""

    nama: str
    kolom: tuple[Kolom, ...]
    susun: Callable[[Baris, Pemuatan], None]
    tulis: Callable[[Keadaan], Iterable[BarisTulis]]
    kunci: tuple[str, ...] = ()
    """Columns that no two rows share; empty where rows go by their order."""
    tabel: tuple[Tabel, ...] = ()
    """What its summary counts."""
    medan: frozenset[str] = frozenset()
    """The summary counts only these fields; empty: all."""
    periksa: tuple[Callable[[Pemuatan, list[Baris]], None], ...] = ()
    """Rules across rows, run when every sheet has been read."""
    butuh: tuple[Tabel, ...] = ()
    """Tables that its rules look into, beside those it fills and what these refer to."""
    sebagian: bool = False
    """Whether a column may be missing where every row is stored already (the key never may)."""
    mengurutkan: bool = True
    """Whether the order of its rows becomes the order of the data."""

    @property
    def nama_kolom(self) -> tuple[str, ...]:
        return tuple(satu.nama for satu in self.kolom)
