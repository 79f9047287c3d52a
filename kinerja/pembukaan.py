"""PURE. What the reopening of an endorsed quarter reaches, and until when.

The head opens a whole quarter, a unit with those below it, or single rows. Nothing moves by that:
a row within reach stays endorsed until somebody changes it, and then runs the whole way again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kinerja.pilihan import PilihanBerlabel


class LingkupBuka(PilihanBerlabel):
    """How much of a quarter is asked for."""

    TRIWULAN = "triwulan", "Seluruh triwulan"
    UNIT = "unit", "Satu unit kerja beserta unit di bawahnya"
    BARIS = "baris", "Baris tertentu"


@dataclass(frozen=True)
class Pembukaan:
    """One opening in force. `baris`: row name (`indikator:12`, `sub:3`) → its unit."""

    lingkup: LingkupBuka
    sampai: date
    unit: int | None = None
    baris: tuple[tuple[str, int], ...] = ()

    def mencakup(self, atasan: Iterable[int], sasaran: str) -> bool:
        """Whether it reaches a row; `atasan`: the row's unit and every unit above it."""
        match self.lingkup:
            case LingkupBuka.TRIWULAN:
                return True
            case LingkupBuka.UNIT:
                return self.unit is not None and self.unit in atasan
            case _:
                return any(nama == sasaran for nama, _ in self.baris)

    def menyentuh(self, atasan: Iterable[int], unit: int) -> bool:
        """Whether it reaches any row of the unit itself."""
        if self.lingkup is LingkupBuka.BARIS:
            return any(milik == unit for _, milik in self.baris)
        return self.mencakup(atasan, "")


def dibuka_sampai(semua: Iterable[Pembukaan], atasan: Iterable[int], sasaran: str) -> date | None:
    """Last day on which the row may be written under any of them; None where none reaches it."""
    rantai = tuple(atasan)
    return max((p.sampai for p in semua if p.mencakup(rantai, sasaran)), default=None)


def unit_dan_atasan(induk: Mapping[int, int | None], unit: int) -> tuple[int, ...]:
    """A unit and every unit above it; `induk`: unit → the unit above."""
    hasil: dict[int, None] = {}
    simpul: int | None = unit
    while simpul is not None and simpul not in hasil:
        hasil[simpul] = None
        simpul = induk.get(simpul)
    return tuple(hasil)
