"""All models of laporan."""

from laporan.models.evaluasi import (
    EvaluasiAKIP,
    KomentarLHE,
    KomponenAKIP,
    LampiranLHE,
    RekomendasiLHE,
)
from laporan.models.langkah_reviu import StatusBagian, StatusLaporan
from laporan.models.laporan import LANGKAH_LAPORAN, Laporan, laporan_tahun
from laporan.models.narasi import BagianNarasi, GambarNarasi, KomentarBagian, VersiBagian
from laporan.models.pelengkap import FotoKegiatan, Prestasi, RencanaTindak, SumberDaya
from laporan.models.reviu import (
    BagianReviu,
    CatatanReviu,
    HasilReviu,
    Jawaban,
    JawabanReviu,
    LangkahReviu,
    ReviuInspektorat,
)
from laporan.models.tugas import BELUM_SELESAI, Pekerja, PemintaTugas, StatusTugas, Tugas
from laporan.models.versi import VersiLaporan

__all__ = [
    "BELUM_SELESAI",
    "LANGKAH_LAPORAN",
    "BagianNarasi",
    "BagianReviu",
    "CatatanReviu",
    "EvaluasiAKIP",
    "FotoKegiatan",
    "GambarNarasi",
    "HasilReviu",
    "Jawaban",
    "JawabanReviu",
    "KomentarBagian",
    "KomentarLHE",
    "KomponenAKIP",
    "LampiranLHE",
    "LangkahReviu",
    "Laporan",
    "Pekerja",
    "PemintaTugas",
    "Prestasi",
    "RekomendasiLHE",
    "RencanaTindak",
    "ReviuInspektorat",
    "StatusBagian",
    "StatusLaporan",
    "StatusTugas",
    "SumberDaya",
    "Tugas",
    "VersiBagian",
    "VersiLaporan",
    "laporan_tahun",
]
