"""All models of laporan."""

from laporan.models.evaluasi import EvaluasiAKIP, KomponenAKIP, RekomendasiLHE
from laporan.models.laporan import LANGKAH_LAPORAN, Laporan, StatusLaporan, laporan_tahun

__all__ = [
    "LANGKAH_LAPORAN",
    "EvaluasiAKIP",
    "KomponenAKIP",
    "Laporan",
    "RekomendasiLHE",
    "StatusLaporan",
    "laporan_tahun",
]
