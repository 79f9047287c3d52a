"""PURE. The rules of this feature, by code."""

from kinerja.uji.dasar import AturanUji
from laporan.penulisan.uji import (
    angka_dan_kata_berbeda,
    angka_ketikan_berbeda,
    arah_berbeda,
    perangkat_daerah_lain,
    sama_dengan_tahun_lalu,
    tahun_tertinggal,
)
from laporan.penulisan.uji.potret import PotretTeks

ATURAN: tuple[AturanUji[PotretTeks], ...] = (
    angka_ketikan_berbeda.ATURAN,
    angka_dan_kata_berbeda.ATURAN,
    tahun_tertinggal.ATURAN,
    perangkat_daerah_lain.ATURAN,
    arah_berbeda.ATURAN,
    sama_dengan_tahun_lalu.ATURAN,
)
