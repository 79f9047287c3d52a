"""What was computed of an agency, kept in this process as long as nothing under it has changed.

The database says whether it has (`kinerja.cap_data.cap`), so that what another process or another
host writes is seen at once. What is kept is shared by threads: it must never be changed.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

from django.conf import settings

from kinerja.cap_data import SEMUA_TAHUN, cap

T = TypeVar("T")


@dataclass
class _Tempat(Generic[T]):
    """One thing that is computed: whoever computes it holds `gembok`, the others wait for it."""

    gembok: Lock = field(default_factory=Lock)
    isi: tuple[int, T] | None = None
    """The number of the data, and what was computed from them: replaced as one."""

    def bagi(self, kini: int) -> tuple[int, T] | None:
        """What it holds, if that is of these data."""
        isi = self.isi
        return isi if isi is not None and isi[0] == kini else None


class SimpananAngka(Generic[T]):
    """The latest values by their key, at most `TAPAK_SIMPANAN_LAPORAN` of them."""

    def __init__(self) -> None:
        self._gembok = Lock()
        self._isi: OrderedDict[Hashable, _Tempat[T]] = OrderedDict()

    def ambil(self, pd: int, kunci: Hashable, buat: Callable[[], T], tahun: int = SEMUA_TAHUN) -> T:
        """The value of `kunci`, from the data of the agency up to that year.

        `buat` reads everything anew: what was read before this call may be older than the number
        under which its result is kept.
        """
        if not settings.TAPAK_SIMPANAN_LAPORAN:
            return buat()
        tempat = self._tempat((pd, tahun, kunci))
        if (ada := tempat.bagi(cap([pd], tahun)[pd])) is not None:
            return ada[1]
        with tempat.gembok:
            kini = cap([pd], tahun)[pd]  # somebody else may have computed it meanwhile
            if (ada := tempat.bagi(kini)) is not None:
                return ada[1]
            nilai = buat()
            if cap([pd], tahun)[pd] == kini:  # else it may be half of one state, half of the next
                tempat.isi = (kini, nilai)
            return nilai

    def kosongkan(self) -> None:
        """Forget everything."""
        with self._gembok:
            self._isi.clear()

    def _tempat(self, kunci: Hashable) -> _Tempat[T]:
        with self._gembok:
            ada = self._isi.setdefault(kunci, _Tempat())
            self._isi.move_to_end(kunci)
            while len(self._isi) > settings.TAPAK_SIMPANAN_LAPORAN:
                self._isi.popitem(last=False)
            return ada
