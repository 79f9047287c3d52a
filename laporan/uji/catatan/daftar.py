"""PURE. The rules of this feature, by code."""

from kinerja.uji.dasar import AturanUji
from laporan.uji.catatan import catatan_terbuka
from laporan.uji.catatan.potret import PotretCatatan

ATURAN: tuple[AturanUji[PotretCatatan], ...] = (catatan_terbuka.ATURAN,)
