"""PURE. A report made elsewhere, as read: paragraphs, headings and tables in their order.

Every reader gives the same shape, whatever the file was; the rules know no format.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Tempat:
    """Where a piece stands: its turn in the document; page, sheet and row where there are any."""

    urutan: int = 0
    halaman: int = 0
    lembar: str = ""
    baris: int = 0
    """Row of the sheet, or line of the text, that the piece begins with."""

    @property
    def sebutan(self) -> str:
        """As a person looks it up; empty where only the order is known."""
        if self.lembar:
            return f'lembar "{self.lembar}"' + (f", baris {self.baris}" if self.baris else "")
        if self.halaman:
            return f"halaman {self.halaman}"
        return f"baris {self.baris}" if self.baris else ""


@dataclass(frozen=True)
class AlineaNaskah:
    """A paragraph; `tingkat` 1 and deeper is a heading, 0 is running text."""

    teks: str
    tempat: Tempat = field(default_factory=Tempat)
    tingkat: int = 0


@dataclass(frozen=True)
class BarisNaskah:
    """A row of a table as printed. `tempat` is its own, for a table that runs over pages."""

    sel: tuple[str, ...]
    tempat: Tempat = field(default_factory=Tempat)
    kepala: bool = False
    """Whether the document itself says that the row heads the table."""


@dataclass(frozen=True)
class TabelNaskah:
    """A table as printed; merged cells are written out, below and beside their first."""

    baris: tuple[BarisNaskah, ...]
    tempat: Tempat = field(default_factory=Tempat)
    judul: str = ""
    """Its caption, where the format ties one to it."""


Unsur = AlineaNaskah | TabelNaskah


@dataclass(frozen=True)
class Naskah:
    """The whole document. `tak_terbaca` says what could not be read, page by page."""

    bentuk: str
    unsur: tuple[Unsur, ...]
    tak_terbaca: tuple[str, ...] = ()
    halaman: int = 0
    bertanda: bool = field(default=False)
    """Whether the format marks headings, so that a paragraph without a mark is running text."""

    def alinea(self) -> Iterator[AlineaNaskah]:
        """Paragraphs and headings in order."""
        return (u for u in self.unsur if isinstance(u, AlineaNaskah))

    def tabel(self) -> Iterator[TabelNaskah]:
        """Tables in order."""
        return (u for u in self.unsur if isinstance(u, TabelNaskah))
