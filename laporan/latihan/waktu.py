"""PURE. When what happens in the practice year: from one day, the moments of everything before it.

The quarter of the day is open. Those before it in the year were reported in the days after their
end, as far as the day allows.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from kinerja.periode import Triwulan

LAMA_MENGISI = timedelta(days=10)
"""How long a quarter takes from the first figure to the endorsement."""
JEDA_LAPOR = timedelta(days=12)
"""Days after its end at which a quarter is endorsed."""


@dataclass(frozen=True)
class Rentang:
    """A stretch of time in which things happen one after the other."""

    mulai: datetime
    selesai: datetime

    def pada(self, bagian: int, dari: int = 100) -> datetime:
        """The moment after so many parts of it."""
        return self.mulai + (self.selesai - self.mulai) * bagian / dari


@dataclass(frozen=True)
class Kalender:
    """The practice year as it stands at one moment."""

    kini: datetime

    @property
    def hari(self) -> date:
        """The day."""
        return self.kini.date()

    @property
    def triwulan(self) -> Triwulan:
        """The open quarter."""
        return Triwulan.dari_tanggal(self.hari)

    @property
    def tahun(self) -> int:
        """The practice year."""
        return self.hari.year

    @property
    def lampau(self) -> tuple[Triwulan, ...]:
        """Quarters of the year that are over, earliest first."""
        return tuple(Triwulan(self.tahun, n) for n in range(1, self.triwulan.nomor))

    @property
    def _zona(self) -> tzinfo:
        zona = self.kini.tzinfo
        assert zona is not None
        return zona

    def saat(self, hari: date, jam: int) -> datetime:
        """An hour of a day, where the agency is."""
        return datetime.combine(hari, time(jam), self._zona)

    @property
    def berjalan(self) -> Rentang:
        """What happened in the open quarter so far: its last days, or all there is of it."""
        awal = datetime.combine(self.triwulan.awal, time(), self._zona)
        return Rentang(max(awal, self.kini - LAMA_MENGISI), self.kini)

    def dilaporkan(self, tw: Triwulan) -> Rentang:
        """When a quarter that is over was filled, verified, and endorsed."""
        akhir = min(tw.akhir + JEDA_LAPOR, self.hari - timedelta(days=1))
        return Rentang(self.saat(akhir - LAMA_MENGISI, 8), self.saat(akhir, 16))
