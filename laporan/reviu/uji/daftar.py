"""PURE. The rules of this feature, by code."""

from kinerja.uji.dasar import AturanUji
from laporan.reviu.uji import catatan_terbuka
from laporan.reviu.uji.potret import PotretReviu

ATURAN: tuple[AturanUji[PotretReviu], ...] = (catatan_terbuka.ATURAN,)
