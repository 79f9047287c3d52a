"""PURE. Headings and paragraphs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Self

from laporan.dokumen.unsur.simpul import SimpulDaun
from laporan.dokumen.unsur.teks import Isi

GayaParagraf = Literal["biasa", "tengah", "kanan", "rumus", "kecil"]


@dataclass(frozen=True)
class Judul(SimpulDaun):
    """A heading below the chapter. The author writes "A.1 …"; `kunci` is filled if empty."""

    teks: str
    tingkat: int = 1
    kunci: str = ""

    def terbaca(self) -> tuple[str, ...]:
        return (self.teks,)


@dataclass(frozen=True)
class Paragraf(SimpulDaun):
    """A paragraph; `rumus` is a calculation line, `kecil` a note."""

    isi: Isi
    gaya: GayaParagraf = "biasa"

    def isi_teks(self) -> tuple[Isi, ...]:
        return (self.isi,)

    def ganti_isi(self, ubah: Callable[[Isi], Isi]) -> Self:
        return replace(self, isi=ubah(self.isi))
