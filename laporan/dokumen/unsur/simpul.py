"""PURE. What every block is asked, whatever its kind."""

from collections.abc import Callable
from dataclasses import replace
from typing import Self

from laporan.dokumen.unsur.teks import Isi, teks_polos


class DokumenError(ValueError):
    """The document contradicts itself: a key twice, a reference to nothing, a short row."""


class SimpulBlok:
    """A block; most kinds hold no inline content.

    Who means one kind (numbering tables, unwrapping sections, printing) asks for that kind instead.
    """

    def isi_teks(self) -> tuple[Isi, ...]:
        """Its own inline content, piece by piece; that of blocks within it left out."""
        return ()

    def ganti_isi(self, ubah: Callable[[Isi], Isi]) -> Self:
        """The same block with other inline content."""
        return self

    def terbaca(self) -> tuple[str, ...]:
        """Its own words, a text for each paragraph or item; cells of a table are none."""
        return tuple(teks_polos(isi) for isi in self.isi_teks())


class SimpulDaun(SimpulBlok):
    """A block that holds no other blocks."""

    def dalam(self) -> tuple[()]:
        """The blocks within it: none."""
        return ()

    def ganti_dalam(self, ubah: object) -> Self:
        """The same block: there is nothing within it to change."""
        return self


class SimpulBercatatan(SimpulDaun):
    """A table or a figure: its inline content are its notes."""

    catatan: tuple[Isi, ...]

    def isi_teks(self) -> tuple[Isi, ...]:
        return self.catatan

    def ganti_isi(self, ubah: Callable[[Isi], Isi]) -> Self:
        return replace(self, catatan=tuple(ubah(c) for c in self.catatan))  # type: ignore[type-var]
