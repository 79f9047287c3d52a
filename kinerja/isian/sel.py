"""PURE. A cell to write: which row, which field, what was typed, which row version was seen."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from kinerja.penolakan import TidakDitemukanError

PANJANG_TEKS = 10_000


class JenisSasaran(StrEnum):
    """What a cell belongs to."""

    INDIKATOR = "indikator"
    SUB = "sub"  # a sub kegiatan
    BARIS = "baris"  # a budget line of a sub kegiatan
    KELUARAN = "keluaran"  # an indicator of program, kegiatan or sub kegiatan


@dataclass(frozen=True, order=True)
class SasaranSel:
    """One row that can be written, named `indikator:12`, `sub:3`, `baris:7` or `keluaran:4`."""

    jenis: JenisSasaran
    pk: int

    @classmethod
    def baca(cls, teks: str) -> Self:
        """Raises TidakDitemukanError for anything else."""
        jenis, _, pk = teks.partition(":")
        if jenis not in set(JenisSasaran) or not pk.isascii() or not pk.isdecimal():
            raise TidakDitemukanError
        if len(pk) > 18:
            raise TidakDitemukanError
        return cls(JenisSasaran(jenis), int(pk))

    def __str__(self) -> str:
        return f"{self.jenis.value}:{self.pk}"


@dataclass(frozen=True)
class Sel:
    """One cell as a client sends it; `versi` is the row version that it saw (0: no row yet)."""

    sasaran: SasaranSel
    medan: str
    teks: str
    versi: int
