"""PURE. Whose budget is whose: what is tied to an indicator, and to what stands below it.

An indicator's budget is what is tied to it. One without ties of its own takes what is tied below
its sasaran (a tujuan's indicator: below the tujuan), never a sibling's. A sasaran sums what is tied
to its indicators and below. Budgets are sets of sub kegiatan, so a union counts each rupiah once.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

L = TypeVar("L", bound=Hashable)
Daun = frozenset[int]
"""Ids of sub kegiatan."""


@dataclass(frozen=True)
class Kaitan:
    """The ties of one agency and year. Indicators, sasaran and tujuan by id, in force only."""

    sendiri: Mapping[int, Daun]
    """Indicator that has ties → sub kegiatan below them; none where nothing stands there yet."""
    sasaran: Mapping[int, int]
    """Indicator → sasaran that it measures."""
    tujuan: Mapping[int, int]
    """Indicator → tujuan that it measures."""
    induk: Mapping[int, int | None]
    """Sasaran → sasaran above."""
    tujuan_sasaran: Mapping[int, int]
    """Sasaran → tujuan."""

    @cached_property
    def _milik(self) -> dict[int, list[int]]:
        hasil: dict[int, list[int]] = defaultdict(list)
        for indikator, sasaran in self.sasaran.items():
            hasil[sasaran].append(indikator)
        return hasil

    @cached_property
    def _anak(self) -> dict[int | None, list[int]]:
        hasil: dict[int | None, list[int]] = defaultdict(list)
        for sasaran, induk in self.induk.items():
            hasil[induk].append(sasaran)
        return hasil

    def _turunan(self, sasaran: int) -> Iterator[int]:
        yield sasaran
        for anak in self._anak.get(sasaran, ()):
            yield from self._turunan(anak)

    def _terkait(self, sasaran: Iterable[int]) -> Daun:
        return frozenset(
            daun
            for s in sasaran
            for i in self._milik.get(s, ())
            for daun in self.sendiri.get(i, ())
        )

    def di_bawah(self, indikator: int) -> list[int]:
        """Sasaran below the one (or the tujuan) that the indicator measures."""
        if (tujuan := self.tujuan.get(indikator)) is not None:
            return [s for s, t in self.tujuan_sasaran.items() if t == tujuan]
        if (sasaran := self.sasaran.get(indikator)) is not None:
            return list(self._turunan(sasaran))[1:]
        return []

    def dari_bawah(self, indikator: int) -> bool:
        """Whether the indicator has no ties of its own."""
        return indikator not in self.sendiri

    def daun(self, indikator: int) -> Daun:
        """The indicator's budget."""
        milik = self.sendiri.get(indikator)
        return self._terkait(self.di_bawah(indikator)) if milik is None else milik

    def daun_sasaran(self, sasaran: int) -> Daun:
        """Budget of a sasaran and of everything below it."""
        return self._terkait(self._turunan(sasaran))

    def gabungan(self, indikator: Iterable[int]) -> Daun:
        """Budget behind several indicators."""
        return frozenset(daun for i in indikator for daun in self.daun(i))

    def penunjang(self, indikator: int) -> list[int]:
        """The indicators whose ties make the budget: itself, or those below."""
        if not self.dari_bawah(indikator):
            return [indikator]
        bawah = [i for s in self.di_bawah(indikator) for i in self._milik.get(s, ())]
        return [i for i in bawah if self.sendiri.get(i)]

    def berbagi(self, indikator: Sequence[int]) -> "Berbagi":
        """Which of these rows of a table hold the same sub kegiatan."""
        daun = {i: self.daun(i) for i in indikator}
        bawah = {i: set(self.di_bawah(i)) for i in indikator}
        bertingkat = False
        bersama: dict[int, list[int]] = {}
        for n, satu in enumerate(indikator):
            for dua in indikator[n + 1 :]:
                if daun[satu].isdisjoint(daun[dua]):
                    continue
                if self.sasaran.get(dua) in bawah[satu] or self.sasaran.get(satu) in bawah[dua]:
                    bertingkat = True
                elif bersama.get(satu) is None or bersama.get(satu) is not bersama.get(dua):
                    isi = [*bersama.get(satu, [satu]), *bersama.get(dua, [dua])]
                    bersama.update(dict.fromkeys(isi, isi))
        # Rows in the order of the table, each group once, by its first row.
        bersama = {i: bersama[i] for i in indikator if i in bersama}
        kelompok = {id(isi): tuple(i for i in bersama if i in isi) for isi in bersama.values()}
        return Berbagi(bertingkat, tuple(kelompok.values()))


@dataclass(frozen=True)
class Berbagi:
    """Rows of a table that hold the same budget."""

    bertingkat: bool
    """Whether a row holds the budget of a row that stands below it in the tree."""
    bersama: tuple[tuple[int, ...], ...]
    """Indicators beside each other that share, group by group."""

    @property
    def ada(self) -> bool:
        """Whether any budget stands in two rows."""
        return self.bertingkat or bool(self.bersama)


def bagi_habis(baris: Mapping[L, Daun]) -> dict[frozenset[L], Daun]:
    """Rows → the sub kegiatan that just these rows hold: every sub kegiatan stands once."""
    pemakai: dict[int, set[L]] = defaultdict(set)
    for kunci, daun in baris.items():
        for satu in daun:
            pemakai[satu].add(kunci)
    hasil: dict[frozenset[L], set[int]] = defaultdict(set)
    for sub, siapa in pemakai.items():
        hasil[frozenset(siapa)].add(sub)
    return {siapa_: frozenset(isi) for siapa_, isi in hasil.items()}
