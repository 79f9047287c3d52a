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
from laporan.models.pengingat import CatatanPengingat, PilihanPengingat
from laporan.models.potret_reviu import PotretReviu
from laporan.models.reviu import (
    BagianReviu,
    CatatanReviu,
    JawabanReviu,
    LangkahReviu,
    ReviuInspektorat,
)
from laporan.models.singkatan import Singkatan
from laporan.models.status import (
    BELUM_SELESAI,
    HasilReviu,
    Jawaban,
    KerapPengingat,
    StatusCatatan,
    StatusRekomendasi,
    StatusTugas,
)
from laporan.models.tugas import Pekerja, PemintaTugas, Tugas
from laporan.models.versi import VersiLaporan

__all__ = [
    "BELUM_SELESAI",
    "LANGKAH_LAPORAN",
    "BagianNarasi",
    "BagianReviu",
    "CatatanPengingat",
    "CatatanReviu",
    "EvaluasiAKIP",
    "FotoKegiatan",
    "GambarNarasi",
    "HasilReviu",
    "Jawaban",
    "JawabanReviu",
    "KerapPengingat",
    "KomentarBagian",
    "KomentarLHE",
    "KomponenAKIP",
    "LampiranLHE",
    "LangkahReviu",
    "Laporan",
    "Pekerja",
    "PemintaTugas",
    "PilihanPengingat",
    "PotretReviu",
    "Prestasi",
    "RekomendasiLHE",
    "RencanaTindak",
    "ReviuInspektorat",
    "Singkatan",
    "StatusBagian",
    "StatusCatatan",
    "StatusLaporan",
    "StatusRekomendasi",
    "StatusTugas",
    "SumberDaya",
    "Tugas",
    "VersiBagian",
    "VersiLaporan",
    "laporan_tahun",
]
