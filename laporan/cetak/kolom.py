"""Column widths by what stands in the cells. PURE.

Whole numbers of any unit, so that no binary fraction reaches a page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isqrt


@dataclass(frozen=True)
class SelCetak:
    """What a cell prints: the widths of the pieces that no line may break, line by line."""

    baris: tuple[tuple[int, ...], ...]
    spasi: int

    @cached_property
    def terpanjang(self) -> int:
        """The width at which no line has to be broken."""
        return max((panjang_baris(b, self.spasi) for b in self.baris), default=0)

    @cached_property
    def terlebar(self) -> int:
        """The width of the longest piece: narrower, and it has to be broken."""
        return max((n for b in self.baris for n in b), default=0)

    def tinggi(self, lebar: int) -> int:
        """Printed lines in a column of this width, filled as a word processor fills them."""
        if self.terpanjang <= lebar:
            return max(1, len(self.baris))
        jumlah = 0
        for kata in self.baris:
            jumlah, x = jumlah + 1, 0
            for n in kata:
                calon = x + self.spasi + n if x else n
                if calon <= lebar or not x:
                    x = calon
                else:
                    jumlah, x = jumlah + 1, n
        return jumlah


BARIS_JUDUL = 4
"""Lines of a title, where the page has room for wider columns."""


def lebar_judul(kata: tuple[int, ...], spasi: int) -> int:
    """The least width in which the words of a title stand on so many lines."""
    if not kata:
        return 0
    muat = SelCetak((kata,), spasi)
    calon = {
        sum(kata[a:b]) + spasi * (b - a - 1)
        for a in range(len(kata))
        for b in range(a + 1, len(kata) + 1)
    }
    return min(n for n in calon if n >= max(kata) and muat.tinggi(n) <= BARIS_JUDUL)


def bagi(bobot: list[int], paling_sedikit: list[int], jumlah: int) -> list[int]:
    """Share `jumlah` by weight; columns below their minimum get it, the others share the rest."""
    tetap: set[int] = set()
    while True:
        sisa = jumlah - sum(paling_sedikit[i] for i in tetap)
        total = sum(b for i, b in enumerate(bobot) if i not in tetap) or 1
        hasil = [
            paling_sedikit[i] if i in tetap else sisa * b // total for i, b in enumerate(bobot)
        ]
        kurang = {i for i, n in enumerate(hasil) if n < paling_sedikit[i]} - tetap
        if not kurang:
            return hasil
        tetap |= kurang


def lapangkan(perlu: Sequence[int], kelompok: Iterable[tuple[int, int]]) -> list[int]:
    """Least widths under which the words of upper headers fit as well. `kelompok`: for every
    header from the left, the columns that it covers and the width that it needs.
    """
    hasil, letak = list(perlu), 0
    for banyak, butuh in kelompok:
        kurang = max(0, butuh - sum(hasil[letak : letak + banyak]))
        for n in range(banyak):
            hasil[letak + n] += kurang // banyak + (n < kurang % banyak)
        letak += banyak
    return hasil


_LANGKAH = (64, 24, 10, 4)
"""Steps of the search: the whole width through these."""


def bagi_menurut_isi(
    bobot: Sequence[int], perlu: Sequence[int], sel: Sequence[Sequence[SelCetak]], jumlah: int,
    *, sisi: int = 0,
) -> list[int]:  # fmt: skip
    """Share `jumlah` so that the table becomes as low as it can: names get the room.

    `perlu` is each column's least width, `sel` the cells of each column, one for every row,
    `sisi` what a cell's sides take. Where every cell fits on its lines, `bobot` shares what is
    left.
    """
    alami = [
        max(least, max((s.terpanjang + sisi for s in kolom), default=0))
        for least, kolom in zip(perlu, sel, strict=True)
    ]
    if sum(alami) <= jumlah:
        return bagi(list(bobot), alami, jumlah)
    lebar = _taksir(list(perlu), alami, sel, sisi, jumlah)
    lentur = [i for i, n in enumerate(alami) if n > perlu[i]]
    tinggi = _Tinggi(sel, sisi)
    for bagian in _LANGKAH:
        _geser(lebar, lentur, perlu, alami, tinggi, max(1, jumlah // bagian // 4))
    # Steps downhill may end in a hollow above what sharing by weight alone would give.
    return min(
        lebar,
        bagi(list(bobot), list(perlu), jumlah),
        key=lambda n: _tinggi_tabel(sel, n, sisi),
    )


def _tinggi_tabel(sel: Sequence[Sequence[SelCetak]], lebar: Sequence[int], sisi: int) -> int:
    """Lines of all rows together."""
    return sum(
        max(s.tinggi(n - sisi) for s, n in zip(baris, lebar, strict=True))
        for baris in zip(*sel, strict=True)
    )


def _taksir(
    perlu: list[int], alami: list[int], sel: Sequence[Sequence[SelCetak]], sisi: int, jumlah: int
) -> list[int]:
    """The widths x that make Σ (length ÷ x)³ smallest over the cells that may need more lines:
    high cells count most, for they make the height of their row.
    """
    isi = [
        _akar_empat(
            sum(
                sum(panjang_baris(b, s.spasi) + sisi for b in s.baris) ** 3
                for s in kolom
                if s.terpanjang + sisi > least or len(s.baris) > 1
            )
        )
        for least, kolom in zip(perlu, sel, strict=True)
    ]
    paling_sedikit = list(perlu)
    while True:
        hasil = bagi(isi, paling_sedikit, jumlah)
        penuh = [i for i, n in enumerate(hasil) if isi[i] and n > alami[i]]
        if not penuh:
            hasil[-1] += jumlah - sum(hasil)
            return hasil
        for i in penuh:  # wider than its longest line: of no use to it
            isi[i], paling_sedikit[i] = 0, alami[i]


class _Tinggi:
    """Lines of every row for given widths; a column is measured once for each width."""

    def __init__(self, sel: Sequence[Sequence[SelCetak]], sisi: int) -> None:
        self.sel, self.sisi = sel, sisi
        self._kolom: dict[tuple[int, int], list[int]] = {}

    def kolom(self, letak: int, lebar: int) -> list[int]:
        kunci = letak, lebar
        if kunci not in self._kolom:
            self._kolom[kunci] = [s.tinggi(lebar - self.sisi) for s in self.sel[letak]]
        return self._kolom[kunci]

    def nilai(self, lebar: Sequence[int]) -> tuple[int, int]:
        """Lines of the table; then those of all its cells, which tells equal tables apart."""
        kolom = [self.kolom(i, n) for i, n in enumerate(lebar)]
        return sum(map(max, zip(*kolom, strict=True))), sum(map(sum, kolom))


def _geser(
    lebar: list[int], lentur: list[int], perlu: Sequence[int], alami: Sequence[int],
    tinggi: _Tinggi, langkah: int,
) -> None:  # fmt: skip
    """Take width from one column and give it to another for as long as the table gets lower."""
    terbaik = tinggi.nilai(lebar)
    while True:
        pilihan: tuple[tuple[int, int], int, int] | None = None
        for dari in lentur:
            if lebar[dari] - langkah < perlu[dari]:
                continue
            for ke in lentur:
                if ke == dari or lebar[ke] >= alami[ke]:
                    continue
                lebar[dari] -= langkah
                lebar[ke] += langkah
                nilai = tinggi.nilai(lebar)
                lebar[dari] += langkah
                lebar[ke] -= langkah
                if nilai < (pilihan[0] if pilihan else terbaik):
                    pilihan = nilai, dari, ke
        if pilihan is None:
            return
        terbaik, dari, ke = pilihan
        lebar[dari] -= langkah
        lebar[ke] += langkah


def panjang_baris(kata: Iterable[int], spasi: int) -> int:
    """The length of a line of words, from theirs."""
    semua = list(kata)
    return sum(semua) + spasi * max(0, len(semua) - 1)


def _akar_empat(n: int) -> int:
    return isqrt(isqrt(n)) + 1
