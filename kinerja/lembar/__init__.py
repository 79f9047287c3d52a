"""The sheets of kinerja, in the order in which they build on each other."""

from kinerja.himpunan.mesin import Mesin
from kinerja.lembar import (
    indikator,
    kebijakan,
    organisasi,
    pohon,
    realisasi,
    rpjmd,
    sejarah,
    target,
)

TABEL = (
    *organisasi.TABEL,
    *kebijakan.TABEL,
    *pohon.TABEL,
    *indikator.TABEL,
    *rpjmd.TABEL,
    *sejarah.TABEL,
    *target.TABEL,
    *realisasi.TABEL,
)
LEMBAR = (
    *organisasi.LEMBAR,
    *kebijakan.LEMBAR,
    *pohon.LEMBAR,
    *indikator.LEMBAR,
    *rpjmd.LEMBAR,
    *sejarah.LEMBAR,
    *target.LEMBAR,
    *realisasi.LEMBAR,
)

MESIN = Mesin(LEMBAR, TABEL)

__all__ = ["LEMBAR", "MESIN", "TABEL"]
