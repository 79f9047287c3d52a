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
from laporan.models.tugas import BELUM_SELESAI, Pekerja, PemintaTugas, StatusTugas, Tugas

__all__ = [
    "BELUM_SELESAI",
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
    "Pekerja",
    "PemintaTugas",
    "RekomendasiLHE",
    "ReviuInspektorat",
    "StatusBagian",
    "StatusLaporan",
    "StatusTugas",
    "Tugas",
    "laporan_tahun",
]
