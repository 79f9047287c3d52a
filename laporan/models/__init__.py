"""All models of laporan."""

from laporan.models.evaluasi import EvaluasiAKIP, KomponenAKIP, RekomendasiLHE
from laporan.models.laporan import LANGKAH_LAPORAN, Laporan, StatusLaporan, laporan_tahun
from laporan.models.reviu import (
    BagianReviu,
    CatatanReviu,
    HasilReviu,
    Jawaban,
    JawabanReviu,
    LangkahReviu,
    ReviuInspektorat,
    StatusBagian,
)

__all__ = [
    "LANGKAH_LAPORAN",
    "BagianReviu",
    "CatatanReviu",
    "EvaluasiAKIP",
    "HasilReviu",
    "Jawaban",
    "JawabanReviu",
    "KomponenAKIP",
    "LangkahReviu",
    "Laporan",
    "RekomendasiLHE",
    "ReviuInspektorat",
    "StatusBagian",
    "StatusLaporan",
    "laporan_tahun",
]
