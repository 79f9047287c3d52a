"""PURE. Which days of entry are proposed for a quarter, and what is left of them on a day.

An agency that starts in the middle of a year finds the usual windows of its earlier quarters over:
for those a window from today on is offered, in which they are recorded belatedly (*susulan*).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.periode import ROMAWI, Triwulan
from kinerja.usul_tahun import geser_jendela, hari_kerja

#: Days into the month after a quarter by which it is filled in, where the agency has no habit yet.
HARI_TUTUP = 15
#: Days that a belated window stays open after its first.
LAMA_SUSULAN = 14


@dataclass(frozen=True)
class Jendela:
    """First and last day of entry, both included."""

    buka: date
    tutup: date


def jendela_wajar(tahun: int, triwulan: int, lalu: Jendela | None = None) -> Jendela:
    """The days of last year a year later, on working days; else the first half of the month after
    the quarter.
    """
    if lalu is not None:
        return Jendela(*geser_jendela(lalu.buka, lalu.tutup, 1))
    akhir = Triwulan(tahun, triwulan).akhir
    bulan, ke = (1, tahun + 1) if akhir.month == 12 else (akhir.month + 1, tahun)
    return Jendela(date(ke, bulan, 1), date(ke, bulan, HARI_TUTUP))


def sudah_lewat(jendela: Jendela, hari: date) -> bool:
    """Whether nobody could fill anything in any more: its last day is over."""
    return jendela.tutup < hari


def jendela_susulan(hari: date) -> Jendela:
    """From today on, to a working day two weeks later."""
    return Jendela(hari, hari_kerja(hari + timedelta(days=LAMA_SUSULAN)))


def triwulan_lewat(tahun: int, ada: Collection[int], hari: date) -> frozenset[int]:
    """Quarters without days of entry whose usual window is over."""
    semua = range(1, len(ROMAWI) + 1)
    return frozenset(
        n for n in semua if n not in ada and sudah_lewat(jendela_wajar(tahun, n), hari)
    )
