"""PURE. Words within a line: runs of text, references and line breaks."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Teks:
    """A run of text. `medan` names the live figure it was filled from, if any."""

    isi: str
    tebal: bool = False
    miring: bool = False
    medan: str = ""


@dataclass(frozen=True)
class Rujukan:
    """A reference to a table or figure; `nomori` fills `teks` with "Tabel 3.2"."""

    kunci: str
    teks: str = ""


@dataclass(frozen=True)
class GantiBaris:
    """A line break inside a paragraph."""


Potongan: TypeAlias = Teks | Rujukan | GantiBaris
Isi: TypeAlias = str | tuple[Potongan, ...]


def larik(isi: Isi) -> tuple[Potongan, ...]:
    """Return inline content as runs; a plain string is one run per line."""
    if not isinstance(isi, str):
        return isi
    hasil: list[Potongan] = []
    for urutan, baris in enumerate(isi.split("\n")):
        if urutan:
            hasil.append(GantiBaris())
        if baris:
            hasil.append(Teks(baris))
    return tuple(hasil)


def teks_polos(isi: Isi) -> str:
    """Return inline content without its styling."""
    return "".join("\n" if isinstance(p, GantiBaris) else _teks_potongan(p) for p in larik(isi))


def _teks_potongan(potongan: Teks | Rujukan) -> str:
    return potongan.isi if isinstance(potongan, Teks) else potongan.teks
