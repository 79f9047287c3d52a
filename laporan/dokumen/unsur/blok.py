"""PURE. Blocks that hold other blocks, and the list of all kinds of blocks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Self, TypeAlias

from laporan.dokumen.unsur.gambar import Gambar
from laporan.dokumen.unsur.paragraf import Judul, Paragraf
from laporan.dokumen.unsur.simpul import SimpulBlok, SimpulDaun
from laporan.dokumen.unsur.tabel import Tabel
from laporan.dokumen.unsur.tanda_tangan import BlokTandaTangan
from laporan.dokumen.unsur.teks import Isi


@dataclass(frozen=True)
class Butir:
    """One list item with its nested blocks."""

    isi: Isi
    anak: "tuple[Blok, ...]" = ()


@dataclass(frozen=True)
class Daftar(SimpulBlok):
    """A list: bulleted, or numbered 1. / a. / i. as `penomor` says."""

    butir: tuple[Butir, ...]
    bernomor: bool = False
    penomor: Literal["1", "a", "i"] = "1"
    mulai: int = 1

    def dalam(self) -> "tuple[Blok, ...]":
        return tuple(b for butir in self.butir for b in butir.anak)

    def ganti_dalam(self, ubah: "Callable[[tuple[Blok, ...]], tuple[Blok, ...]]") -> Self:
        return replace(self, butir=tuple(replace(x, anak=ubah(x.anak)) for x in self.butir))

    def isi_teks(self) -> tuple[Isi, ...]:
        return tuple(x.isi for x in self.butir)

    def ganti_isi(self, ubah: Callable[[Isi], Isi]) -> Self:
        return replace(self, butir=tuple(replace(x, isi=ubah(x.isi)) for x in self.butir))


class SimpulWadah(SimpulBlok):
    """A block that only holds others."""

    isi: "tuple[Blok, ...]"

    def dalam(self) -> "tuple[Blok, ...]":
        """The blocks within it, in reading order."""
        return self.isi

    def ganti_dalam(self, ubah: "Callable[[tuple[Blok, ...]], tuple[Blok, ...]]") -> Self:
        """The same block around other blocks."""
        return replace(self, isi=ubah(self.isi))  # type: ignore[type-var]


@dataclass(frozen=True)
class Mendatar(SimpulWadah):
    """Blocks on landscape pages; text after it returns to portrait."""

    isi: "tuple[Blok, ...]"


@dataclass(frozen=True)
class Selembar(Mendatar):
    """Words and tables of one sheet: all of it lies across as soon as one table must. First in its
    part it takes the heading along, so that no page is left with a heading alone.

    For short documents and appendices. In a chapter the words before a wide table often fill their
    page, and turning them costs the page that it should save.
    """


@dataclass(frozen=True)
class GantiHalaman(SimpulDaun):
    """Start a new page."""


@dataclass(frozen=True)
class Seksi(SimpulWadah):
    """A part of the report that people may rewrite. Exporters never see it (`ratakan`).

    `kunci` is stable from year to year ("kata_pengantar", "bab3:a5:SS1"); the heading stands
    outside. `laporan.dokumen.seksi` lists the kinds, replaces contents and takes the wrapper away.
    """

    kunci: str
    judul: str
    isi: "tuple[Blok, ...]"


@dataclass(frozen=True)
class Sisipan(SimpulDaun):
    """In a rewritten section: the place of the system's table or figure with this key."""

    kunci: str


Blok: TypeAlias = (
    Judul
    | Paragraf
    | Daftar
    | Tabel
    | Gambar
    | BlokTandaTangan
    | Mendatar
    | GantiHalaman
    | Seksi
    | Sisipan
)
