"""PURE. The texts of a report as people typed them, and what the data say, for the rules on texts.

`kalimat` leaves out live figures: they follow the data by themselves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kinerja.uji.dasar import JenisRujuk, Rujuk

_AKHIR = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“(])|\n+")


@dataclass(frozen=True)
class BagianDiuji:
    """One section that somebody wrote, this year's and last year's words."""

    kunci: str
    judul: str
    teks: str
    teks_lalu: str = ""

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.BAGIAN, self.kunci, self.judul)

    def kalimat(self) -> Iterator[str]:
        """Its sentences, one by one."""
        return (s.strip() for s in _AKHIR.split(self.teks) if s.strip())


@dataclass(frozen=True)
class AngkaIndikator:
    """What the data say of an indicator. `lain`: every figure of it that a text may "
    "rightly name."""

    nama: str
    target: Decimal | None
    realisasi: Decimal | None
    capaian: Decimal | None
    realisasi_lalu: Decimal | None = None
    lain: frozenset[Decimal] = frozenset()
    tampil: tuple[str, str, str] = ("", "", "")
    """Target, realisasi, capaian as printed."""


@dataclass(frozen=True)
class PotretTeks:
    """The written sections of one report."""

    tahun: int
    nama: str
    """Of the agency."""
    bagian: tuple[BagianDiuji, ...] = ()
    indikator: tuple[AngkaIndikator, ...] = ()
    nama_lain: tuple[str, ...] = ()
    """Other agencies of the pemda."""
