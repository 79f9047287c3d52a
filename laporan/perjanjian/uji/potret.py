"""PURE. The agreements of a year, for the rules on them."""

from dataclasses import dataclass
from datetime import date

from kinerja.uji.dasar import JenisRujuk, Rujuk


@dataclass(frozen=True)
class PerjanjianDiuji:
    """The latest agreement of a post."""

    pk: int
    jabatan: int
    sebutan: str
    berlaku: bool
    """Signed by both parties."""
    tanggal: date | None = None
    berlaku_mulai: date | None = None
    lengkap_pada: date | None = None
    ke: int = 0
    """0: the year's first agreement; n: its n-th change, while the one before stays in force."""

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.PERJANJIAN, self.pk, self.sebutan, self.jabatan)


@dataclass(frozen=True)
class PotretPerjanjian:
    """The agreements of a year. `wajib`: posts that must have one, id → name."""

    tahun: int
    hari: date
    wajib: tuple[tuple[int, str], ...] = ()
    perjanjian: tuple[PerjanjianDiuji, ...] = ()

    @property
    def berjalan(self) -> bool:
        """Whether the first quarter is over: agreements are signed a month after the budget."""
        return self.hari > date(self.tahun, 3, 31)
