"""Column widths by what stands in the cells. PURE.

Whole numbers of any unit, so that no binary fraction reaches a page.
"""

from collections.abc import Iterable
from math import isqrt


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


def bagi_menurut_isi(
    bobot: list[int], perlu: list[int], sel: list[list[list[int]]], jumlah: int
) -> list[int]:
    """Share `jumlah` so that the rows stay low.

    `perlu` is each column's least width, `sel` the printed cells of each column, a cell being
    the lengths of its lines. Where every cell fits on its lines, `bobot` shares what is left.
    """
    alami = [
        max(least, max((max(s, default=0) for s in kolom), default=0))
        for least, kolom in zip(perlu, sel, strict=True)
    ]
    if sum(alami) <= jumlah:
        return bagi(bobot, alami, jumlah)
    # The widths x that make Σ (length ÷ x)³ smallest over the cells that may need more lines:
    # high cells count most, for they make the height of their row.
    isi = [
        _akar_empat(sum(sum(s) ** 3 for s in kolom if max(s, default=0) > least or len(s) > 1))
        for least, kolom in zip(perlu, sel, strict=True)
    ]
    paling_sedikit = list(perlu)
    while True:
        hasil = bagi(isi, paling_sedikit, jumlah)
        penuh = [i for i, n in enumerate(hasil) if isi[i] and n > alami[i]]
        if not penuh:
            return hasil
        for i in penuh:  # wider than its longest line: of no use to it
            isi[i], paling_sedikit[i] = 0, alami[i]


def panjang_baris(kata: Iterable[int], spasi: int) -> int:
    """The length of a line of words, from theirs."""
    semua = list(kata)
    return sum(semua) + spasi * max(0, len(semua) - 1)


def _akar_empat(n: int) -> int:
    return isqrt(isqrt(n)) + 1
