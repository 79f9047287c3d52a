"""The layers and the sections of a review, as its board shows them."""

from dataclasses import dataclass
from datetime import datetime

from laporan.models import (
    BagianReviu,
    StatusBagian,
)
from laporan.models.langkah_reviu import (
    DIAJUKAN,
    DIKEMBALIKAN,
    DIPERIKSA,
    DRAF,
)
from laporan.penulisan.bagian import BagianTulisan
from laporan.uji.diterima import BagianBerubah

#: Steps that the board takes on the ticked sections.
_SEKALIGUS = frozenset({"ajukan", "periksa", "ambil_alih", "kembalikan", "kembalikan_laporan"})


@dataclass(frozen=True)
class Jenjang:
    """One layer: passed (when, by whom), at hand (since when), or to come."""

    nama: str
    keterangan: str
    keadaan: str  # "lewat", "kini", "nanti"
    pada: datetime | None
    oleh: str


@dataclass(frozen=True)
class BarisBagian:
    """One section on the board."""

    bagian: BagianTulisan
    baris: BagianReviu | None
    penulis: str
    pemegang: str
    hari: int | None
    boleh: frozenset[str]
    komentar: int
    tersisa: int
    """How many things its text still lacks for the final version."""
    berubah: BagianBerubah | None = None
    """What changed since it was accepted."""

    @property
    def status(self) -> str:
        """Its state; a section without a row is a draft."""
        return self.baris.status if self.baris else DRAF

    @property
    def sebut_status(self) -> str:
        """Its state in words."""
        return str(StatusBagian(self.status).label)

    @property
    def versi(self) -> int:
        """The row version that the reader saw; 0 without a row."""
        return self.baris.versi if self.baris else 0

    @property
    def sebut_lama(self) -> str:
        """How long it has been there."""
        if self.hari is None:
            return ""
        return "sejak hari ini" if self.hari == 0 else f"{self.hari} hari"

    @property
    def dikembalikan(self) -> bool:
        """Whether it went back to its author."""
        return self.status == DIKEMBALIKAN

    @property
    def sudah_diajukan(self) -> bool:
        """Whether its author has handed it in."""
        return self.status in (DIAJUKAN, DIPERIKSA)

    @property
    def pada_penulis(self) -> bool:
        """Whether its author holds it."""
        return self.status == DRAF

    @property
    def sudah_diperiksa(self) -> bool:
        """Whether Perencanaan has accepted it."""
        return self.status == DIPERIKSA

    @property
    def pada_perencanaan(self) -> bool:
        """Whether Perencanaan is to check it."""
        return self.status == DIAJUKAN

    @property
    def dapat_dipilih(self) -> bool:
        """Whether a bulk step applies to it."""
        return bool(self.boleh & _SEKALIGUS)


@dataclass(frozen=True)
class KelompokBab:
    """A chapter with its sections."""

    bab: str
    baris: list[BarisBagian]

    @property
    def diperiksa(self) -> int:
        """How many are checked."""
        return sum(1 for b in self.baris if b.status == DIPERIKSA)
