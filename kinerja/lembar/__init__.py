"""The sheets of kinerja, in the order in which they build on each other."""

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

__all__ = ["LEMBAR", "TABEL"]
