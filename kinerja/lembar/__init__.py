"""The sheets of kinerja, in the order in which they build on each other."""

from kinerja.himpunan.mesin import Mesin
from kinerja.lembar import (
    aksi,
    indikator,
    kebijakan,
    kesepakatan,
    organisasi,
    penjenjangan,
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
    *kesepakatan.TABEL,
    *penjenjangan.TABEL,
    *rpjmd.TABEL,
    *sejarah.TABEL,
    *target.TABEL,
    *aksi.TABEL,
    *realisasi.TABEL,
)
LEMBAR = (
    *organisasi.LEMBAR,
    *kebijakan.LEMBAR,
    *pohon.LEMBAR,
    *indikator.LEMBAR,
    *kesepakatan.LEMBAR,
    *penjenjangan.LEMBAR,
    *rpjmd.LEMBAR,
    *sejarah.LEMBAR,
    *target.LEMBAR,
    *aksi.LEMBAR,
    *realisasi.LEMBAR,
)

MESIN = Mesin(LEMBAR, TABEL)

__all__ = ["LEMBAR", "MESIN", "TABEL"]
