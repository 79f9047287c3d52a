"""PURE. What a search finds: hits in groups, bounded; and whether a text holds the words."""

from collections.abc import Iterable
from dataclasses import dataclass

MINIMAL, BATAS, BATAS_SARAN = 2, 20, 4


@dataclass(frozen=True)
class HasilCari:
    """One hit."""

    judul: str
    keterangan: str
    url: str


@dataclass(frozen=True)
class Kelompok:
    """Hits of one kind; `lebih` when there are more than shown."""

    nama: str
    temuan: list[HasilCari]
    lebih: bool


def potong(nama: str, temuan: Iterable[HasilCari], batas: int) -> Kelompok:
    """A group of at most `batas` hits."""
    semua = list(temuan)
    return Kelompok(nama, semua[:batas], len(semua) > batas)


def sebut(*bagian: object) -> str:
    """What stands under a hit: its parts that are there."""
    return " · ".join(str(b) for b in bagian if b)


def memuat(teks: str, *tempat: str) -> bool:
    """Whether every word occurs in one of the places."""
    gabung = " ".join(tempat).casefold()
    return all(kata in gabung for kata in teks.casefold().split())
