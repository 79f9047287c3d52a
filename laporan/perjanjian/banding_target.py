"""Targets beside other targets, told apart by what a reader needs to know."""

from collections.abc import Sequence

from kinerja.angka import KOSONG
from laporan.perjanjian.beda import BandingTarget


class RingkasBanding:
    """Rows that differ, and how many are the same or have nothing to compare with."""

    def __init__(self, semua: Sequence[BandingTarget]) -> None:
        self.semua = semua
        self.berbeda = [b for b in semua if b.berbeda]
        self.tanpa = [b for b in semua if b.lain == KOSONG]
        self.sama = len(semua) - len(self.berbeda) - len(self.tanpa)

    @property
    def ada(self) -> bool:
        """Whether anything can be compared."""
        return len(self.tanpa) < len(self.semua)
