"""Several data sets in one process: each whole or not at all, and none stops the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kinerja.himpunan.galat import Galat, HimpunanDitolakError
from kinerja.models import Pengguna
from kinerja.penolakan import Penolakan
from laporan.data.himpunan import RingkasanMuat, muat


@dataclass(frozen=True)
class HasilMuat:
    """What became of one data set: a summary, or why it was refused."""

    sumber: Path
    ringkasan: RingkasanMuat | None
    galat: tuple[Galat, ...] = ()


def muat_banyak(
    semua: Iterable[Path], *, oleh: Pengguna | None, pada: datetime, periksa: bool = False
) -> Iterator[HasilMuat]:
    """Load them one after another, each in a transaction of its own."""
    for sumber in semua:
        try:
            yield HasilMuat(sumber, muat(sumber, oleh=oleh, pada=pada, periksa=periksa))
        except HimpunanDitolakError as ditolak:
            yield HasilMuat(sumber, None, tuple(ditolak.galat))
        except Penolakan as galat:
            yield HasilMuat(sumber, None, (Galat("", 0, "", "", galat.pesan),))
