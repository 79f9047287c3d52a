"""PURE. The years of a made-up kabupaten, and how far the last one has come."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class MasaKarangan:
    """Consecutive years; of the last one the first `triwulan` quarters are over."""

    terakhir: int
    banyak: int
    triwulan: int = 4

    @property
    def tahun(self) -> range:
        """All years, the oldest first."""
        return range(self.terakhir - self.banyak + 1, self.terakhir + 1)

    @property
    def awal(self) -> int:
        """The first year that has data."""
        return self.tahun[0]

    @property
    def akhir_renstra(self) -> int:
        """The last year of the plan: five at least."""
        return max(self.terakhir, self.awal + 4)

    def lewat(self, tahun: int) -> Iterator[int]:
        """Quarters of a year that are over."""
        yield from range(1, 5 if tahun < self.terakhir else self.triwulan + 1)
