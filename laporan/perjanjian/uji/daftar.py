"""PURE. The rules of this feature, by code."""

from kinerja.uji.dasar import AturanUji
from laporan.perjanjian.uji import (
    belum_ditandatangani,
    belum_satu_pun,
    ditandatangani_terlambat,
)
from laporan.perjanjian.uji.potret import PotretPerjanjian

ATURAN: tuple[AturanUji[PotretPerjanjian], ...] = (
    belum_satu_pun.ATURAN,
    belum_ditandatangani.ATURAN,
    ditandatangani_terlambat.ATURAN,
)
