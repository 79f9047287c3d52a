"""PURE. The planned steps of a report, for the rules on them."""

from dataclasses import dataclass
from datetime import date

from kinerja.uji.dasar import JenisRujuk, Rujuk


@dataclass(frozen=True)
class TindakDiuji:
    """A planned step."""

    pk: int
    tindakan: str
    indikator: str
    tenggat: date | None
    selesai: bool
    hasil: str = ""
    jabatan: int = 0

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.RENCANA_TINDAK, self.pk, self.tindakan, self.jabatan)


@dataclass(frozen=True)
class PerluTindak:
    """An indicator that missed its target or got worse, and for which no step is planned."""

    pk: int
    sebutan: str
    jabatan: int
    meleset: bool = True
    """Whether it missed its target; else it only got worse."""


@dataclass(frozen=True)
class PotretTindak:
    """The planned steps of a year on the day they are looked at."""

    hari: date
    tindak: tuple[TindakDiuji, ...] = ()
    perlu: tuple[PerluTindak, ...] = ()
