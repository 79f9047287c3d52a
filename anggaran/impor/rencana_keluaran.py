"""PURE. Outputs of a file beside what is stored: targets in a budget document, figures of quarters.

An empty cell is filled, what an earlier file wrote is corrected, and what was typed stays until
someone decides otherwise.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

TARGET_KELUARAN, REALISASI_KELUARAN = "target", "realisasi"


class TempatKeluaran(NamedTuple):
    """Where a figure of an output stands; `masa`: a quarter, 0 the whole year."""

    indikator: int
    apa: str
    masa: int

    @property
    def kunci(self) -> str:
        """How a decision names it."""
        return f"keluaran:{self.indikator}:{self.apa}:{self.masa}"


@dataclass(frozen=True)
class SelisihKeluaran:
    """A figure that was typed and is another in the file."""

    tempat: TempatKeluaran
    diketik: Decimal
    diimpor: Decimal


@dataclass
class RencanaKeluaran:
    """What a file makes of the outputs; `ke`: the budget document that its targets go to."""

    ke: int = 0
    ubahan: dict[TempatKeluaran, tuple[Decimal | None, Decimal]] = field(default_factory=dict)
    """Place → what is in force there, what will be."""
    berselisih: list[SelisihKeluaran] = field(default_factory=list)
    terkunci: set[TempatKeluaran] = field(default_factory=set)
    """Figures of the file that a lock keeps out."""
    sama: int = 0
    asal: dict[int, str] = field(default_factory=dict)
    """Indicator → the row of the file that is about it."""

    def dengan(self, nyata: Mapping[int, int]) -> "RencanaKeluaran":
        """The same for indicators that were made meanwhile: their ids instead of the negative."""
        ubahan = {
            t._replace(indikator=nyata.get(t.indikator, t.indikator)): n
            for t, n in self.ubahan.items()
        }
        asal = {nyata.get(pk, pk): teks for pk, teks in self.asal.items()}
        return replace(self, ubahan=ubahan, asal=asal)


def rencana_keluaran(
    berkas: Iterable[tuple[TempatKeluaran, Decimal]],
    ada: Mapping[TempatKeluaran, Decimal],
    milik: Mapping[TempatKeluaran, Decimal],
    terkunci: Callable[[TempatKeluaran], bool],
    putusan: Mapping[str, str],
) -> RencanaKeluaran:
    """Figures of a file beside those in force. `milik`: what earlier files wrote, as they did."""
    hasil = RencanaKeluaran()
    for tempat, kini in berkas:
        lama = ada.get(tempat)
        if lama == kini:
            hasil.sama += 1
        elif terkunci(tempat):
            hasil.terkunci.add(tempat)
        else:
            if lama is not None and milik.get(tempat) != lama:
                hasil.berselisih.append(SelisihKeluaran(tempat, lama, kini))
                if putusan.get(tempat.kunci) != "impor":
                    continue
            hasil.ubahan[tempat] = (lama, kini)
    return hasil
