"""PURE. What differs between two texts, line beside line and word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

KATA_MAKSIMUM = 4_000
"""Words in a pair of lines that are compared one by one; longer ones differ as a whole."""
_KATA = re.compile(r"\s+|[^\s]+")
Jenis = Literal["sama", "ubah", "tambah", "hapus"]


@dataclass(frozen=True)
class Kata:
    """A stretch of text; `beda` where the other side has something else."""

    teks: str
    beda: bool = False


@dataclass(frozen=True)
class BarisBeda:
    """One line on both sides; an empty side has no such line."""

    jenis: Jenis
    kiri: tuple[Kata, ...] = ()
    kanan: tuple[Kata, ...] = ()


def bandingkan_teks(kiri: str, kanan: str) -> tuple[BarisBeda, ...]:
    """Rows of two columns: `kiri` (before) and `kanan` (after), split into lines."""
    a, b = _baris(kiri), _baris(kanan)
    hasil: list[BarisBeda] = []
    for tanda, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tanda == "equal":
            hasil += (BarisBeda("sama", (Kata(t),), (Kata(t),)) for t in a[a1:a2])
        else:
            hasil += _berpasangan(a[a1:a2], b[b1:b2])
    return tuple(hasil)


def berbeda(baris: tuple[BarisBeda, ...]) -> bool:
    """Whether any line differs."""
    return any(b.jenis != "sama" for b in baris)


def _baris(teks: str) -> list[str]:
    return [b for b in teks.split("\n") if b.strip()]


def _berpasangan(kiri: list[str], kanan: list[str]) -> Iterator[BarisBeda]:
    """Lines that were changed stand beside what they became; the rest stands alone."""
    sisa = list(kanan)
    for a in kiri:
        mirip = max(sisa, key=lambda b: _kemiripan(a, b), default=None)
        if mirip is None or _kemiripan(a, mirip) < 0.4:
            yield BarisBeda("hapus", kiri=(Kata(a, True),))
            continue
        letak = sisa.index(mirip)
        for b in sisa[:letak]:
            yield BarisBeda("tambah", kanan=(Kata(b, True),))
        del sisa[: letak + 1]
        yield _kata_demi_kata(a, mirip)
    for b in sisa:
        yield BarisBeda("tambah", kanan=(Kata(b, True),))


def _kemiripan(a: str, b: str) -> float:
    """0 … 1 by shared words: quick, and enough to pair lines."""
    x, y = set(a.casefold().split()), set(b.casefold().split())
    return len(x & y) / (max(len(x), len(y)) or 1)


def _kata_demi_kata(a: str, b: str) -> BarisBeda:
    x, y = _KATA.findall(a), _KATA.findall(b)
    if len(x) + len(y) > KATA_MAKSIMUM:
        return BarisBeda("ubah", (Kata(a, True),), (Kata(b, True),))
    kiri: list[Kata] = []
    kanan: list[Kata] = []
    for tanda, x1, x2, y1, y2 in SequenceMatcher(None, x, y, autojunk=False).get_opcodes():
        beda = tanda != "equal"
        if x2 > x1:
            kiri.append(Kata("".join(x[x1:x2]), beda))
        if y2 > y1:
            kanan.append(Kata("".join(y[y1:y2]), beda))
    return BarisBeda("ubah", tuple(kiri), tuple(kanan))
