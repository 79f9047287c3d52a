"""The sheets of kinerja, in the order in which they build on each other."""

from kinerja.himpunan.mesin import Mesin
from kinerja.lembar import indikator, kebijakan, organisasi, pohon, realisasi, target

TABEL = (
    *organisasi.TABEL,
    *kebijakan.TABEL,
    *pohon.TABEL,
    *indikator.TABEL,
    *target.TABEL,
    *realisasi.TABEL,
)
LEMBAR = (
    *organisasi.LEMBAR,
    *kebijakan.LEMBAR,
    *pohon.LEMBAR,
    *indikator.LEMBAR,
    *target.LEMBAR,
    *realisasi.LEMBAR,
)

MESIN = Mesin(LEMBAR, TABEL)

__all__ = ["LEMBAR", "MESIN", "TABEL"]
