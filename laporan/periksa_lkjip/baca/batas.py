"""PURE. How much of a stranger's document is read, and the refusals that name the bound."""

from kinerja.himpunan.batas import ribuan
from kinerja.penolakan import TerlaluBesarError, TidakSahError

MB = 1024 * 1024
BITA = 40 * MB
TERURAI = 200 * MB
HALAMAN = 300
SEL = 300_000
BARIS = 40_000
ALINEA = 60_000
GABUNGAN = 400
"""Columns or rows that one cell may span."""
DALAM = 6
"""Tables within tables."""
UNSUR = 6_000_000


class NaskahDitolakError(TidakSahError):
    """The file cannot be read; the sentence says why and what to do."""


class NaskahTerlaluBesarError(NaskahDitolakError, TerlaluBesarError):
    """More than is read at once."""


class Penghitung:
    """Counts what a reader makes, and stops it at the bound."""

    def __init__(self) -> None:
        self.sel = self.baris = self.alinea = 0

    def tambah(self, *, sel: int = 0, baris: int = 0, alinea: int = 0) -> None:
        """Raises NaskahTerlaluBesarError."""
        self.sel += sel
        self.baris += baris
        self.alinea += alinea
        for ada, batas, apa in (
            (self.sel, SEL, "sel"),
            (self.baris, BARIS, "baris tabel"),
            (self.alinea, ALINEA, "alinea"),
        ):
            if ada > batas:
                raise NaskahTerlaluBesarError(
                    f"Dokumen memuat lebih dari {ribuan(batas)} {apa}. Bagi menjadi beberapa "
                    f"berkas."
                )
