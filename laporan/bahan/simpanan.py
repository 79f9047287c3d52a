"""What was computed of an agency, kept in this process as long as nothing under it has changed.

The database says whether it has (`kinerja.cap_data.cap`), so that what another process or another
host writes is seen at once. What is kept is shared by threads: it must never be changed.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

from django.conf import settings

from kinerja.cap_data import SEMUA_TAHUN, cap

T = TypeVar("T")


def _selalu(_nilai: object) -> bool:
    return True


@dataclass
class _Tempat(Generic[T]):
    """One thing that is computed: whoever computes it holds `gembok`, the others wait for it."""

    gembok: Lock = field(default_factory=Lock)
    isi: tuple[int, T, tuple[int, ...]] | None = None
    """The number of the data, what was computed from them, and the partners whose data are among
    them: replaced as one.
    """

    def bagi(self, angka: Callable[[tuple[int, ...]], int]) -> tuple[int, T] | None:
        """What it holds, if that is of the data of now. `angka`: their number, with partners."""
        isi = self.isi
        return isi[:2] if isi is not None and isi[0] == angka(isi[2]) else None


class SimpananAngka(Generic[T]):
    """The latest values by their key: at most `TAPAK_SIMPANAN_LAPORAN` of them, or `tempat` where
    they are small. With that setting 0 nothing is kept.
    """

    def __init__(self, tempat: int = 0) -> None:
        self._paling_banyak = tempat
        self._gembok = Lock()
        self._isi: OrderedDict[Hashable, _Tempat[T]] = OrderedDict()

    @property
    def aktif(self) -> bool:
        """Whether anything is kept."""
        return bool(settings.TAPAK_SIMPANAN_LAPORAN)

    def ambil(
        self,
        pd: int,
        kunci: Hashable,
        buat: Callable[[], T],
        tahun: int = SEMUA_TAHUN,
        bersama: Iterable[int] = (),
        mitra: Callable[[], Iterable[int]] = tuple,
    ) -> T:
        """The value of `kunci`, from the data of the agency up to that year, and of those that it
        is computed together with. `mitra`: further ones, asked only when it is computed, since no
        one is added or leaves without the agency's own number changing.

        `buat` reads everything anew: what was read before this call may be older than the number
        under which its result is kept.
        """
        if not self.aktif:
            return buat()
        semua = [pd, *bersama]

        def angka(lain: tuple[int, ...]) -> int:
            return sum(cap([*semua, *lain], tahun).values())

        tempat = self._tempat((pd, tahun, kunci))
        if (ada := tempat.bagi(angka)) is not None:
            return ada[1]
        with tempat.gembok:
            if (ada := tempat.bagi(angka)) is not None:  # somebody else computed it meanwhile
                return ada[1]
            kini = angka(lain := tuple(mitra()))
            nilai = buat()
            if angka(lain) == kini:  # else it may be half of one state, half of the next
                tempat.isi = (kini, nilai, lain)
            return nilai

    def ambil_banyak(
        self,
        daftar_pd: Iterable[int],
        kunci: Hashable,
        buat: Callable[[list[int]], Mapping[int, T]],
        tahun: int = SEMUA_TAHUN,
        layak: Callable[[T], bool] = _selalu,
    ) -> dict[int, T]:
        """The values of many agencies: one question for their numbers, and `buat` asked once for
        all of which something has changed; it names every one that is still there. `layak`:
        whether a value says all that the number stands for, and may be kept.
        """
        semua = list(daftar_pd)
        if not self.aktif:
            return dict(buat(semua))
        tempat = {pd: self._tempat((pd, tahun, kunci)) for pd in semua}
        kini = cap(semua, tahun)
        ada = {
            pd: isi[:2] if (isi := t.isi) is not None and isi[0] == kini[pd] else None
            for pd, t in tempat.items()
        }
        if not (kurang := [pd for pd, isi in ada.items() if isi is None]):
            return {pd: isi[1] for pd, isi in ada.items() if isi is not None}
        baru, sesudah = buat(kurang), cap(kurang, tahun)
        for pd, nilai in baru.items():
            if sesudah[pd] == kini[pd] and layak(nilai):
                tempat[pd].isi = (kini[pd], nilai, ())
        return {
            pd: baru[pd] if isi is None else isi[1]
            for pd, isi in ada.items()
            if isi is not None or pd in baru
        }

    def kosongkan(self) -> None:
        """Forget everything."""
        with self._gembok:
            self._isi.clear()

    def _tempat(self, kunci: Hashable) -> _Tempat[T]:
        with self._gembok:
            ada = self._isi.setdefault(kunci, _Tempat())
            self._isi.move_to_end(kunci)
            while len(self._isi) > (self._paling_banyak or settings.TAPAK_SIMPANAN_LAPORAN):
                self._isi.popitem(last=False)
            return ada
