"""All models of laporan."""

from laporan.models.bagian_rilis import TRIWULAN_RILIS, BagianRilis, PeristiwaRilis
from laporan.models.evaluasi import (
    EvaluasiAKIP,
    KomentarLHE,
    KomponenAKIP,
    LampiranLHE,
    RekomendasiLHE,
)
from laporan.models.langkah_reviu import StatusBagian, StatusLaporan
from laporan.models.laporan import LANGKAH_LAPORAN, Laporan, laporan_tahun
from laporan.models.lke import (
    BuktiLKE,
    DokumenLKE,
    EvaluasiLKE,
    HasilLamaLKE,
    JawabanLKE,
    JendelaLKE,
    NaskahLHE,
    NilaiSubLKE,
    PetugasLKE,
    RekomendasiLKE,
    VersiLembarLKE,
)
from laporan.models.narasi import BagianNarasi, GambarNarasi, KomentarBagian, VersiBagian
from laporan.models.pelengkap import FotoKegiatan, Prestasi, RencanaTindak, SumberDaya
from laporan.models.pengingat import CatatanPengingat, PilihanPengingat
from laporan.models.potret_reviu import PotretReviu
from laporan.models.predikat_pd import (
    AturanPredikat,
    KeberatanPredikat,
    PenetapanPredikat,
    PredikatPD,
)
from laporan.models.publik import KunciApi, PengaturanPublik, PerubahanPublik, Rilis
from laporan.models.reviu import (
    BagianReviu,
    CatatanReviu,
    JawabanReviu,
    LangkahReviu,
    ReviuInspektorat,
)
from laporan.models.segel_lhe import SegelLHE
from laporan.models.singkatan import Singkatan
from laporan.models.status import (
    BELUM_SELESAI,
    HasilReviu,
    Jawaban,
    KerapPengingat,
    StatusCatatan,
    StatusKeberatan,
    StatusRekomendasi,
    StatusTugas,
    StatusUnggahan,
    SumberTemuan,
)
from laporan.models.tahap_lke import (
    AsalJawaban,
    JawabanKriteria,
    LingkupLKE,
    StatusLKE,
    StatusSegelLHE,
    TahapLKE,
)
from laporan.models.tinjauan import RingkasanPemda
from laporan.models.tlhp import TemuanPemeriksaan
from laporan.models.tugas import Pekerja, PemintaTugas, Tugas
from laporan.models.uji import HitunganUji, TemuanDiterima
from laporan.models.unggahan import PemetaanLembar, UnggahanData
from laporan.models.versi import VersiLaporan

__all__ = [
    "BELUM_SELESAI",
    "LANGKAH_LAPORAN",
    "TRIWULAN_RILIS",
    "AsalJawaban",
    "AturanPredikat",
    "BagianNarasi",
    "BagianReviu",
    "BagianRilis",
    "BuktiLKE",
    "CatatanPengingat",
    "CatatanReviu",
    "DokumenLKE",
    "EvaluasiAKIP",
    "EvaluasiLKE",
    "FotoKegiatan",
    "GambarNarasi",
    "HasilLamaLKE",
    "HasilReviu",
    "HitunganUji",
    "Jawaban",
    "JawabanKriteria",
    "JawabanLKE",
    "JawabanReviu",
    "JendelaLKE",
    "KeberatanPredikat",
    "KerapPengingat",
    "KomentarBagian",
    "KomentarLHE",
    "KomponenAKIP",
    "KunciApi",
    "LampiranLHE",
    "LangkahReviu",
    "Laporan",
    "LingkupLKE",
    "NaskahLHE",
    "NilaiSubLKE",
    "Pekerja",
    "PemetaanLembar",
    "PemintaTugas",
    "PenetapanPredikat",
    "PengaturanPublik",
    "PeristiwaRilis",
    "PerubahanPublik",
    "PetugasLKE",
    "PilihanPengingat",
    "PotretReviu",
    "PredikatPD",
    "Prestasi",
    "RekomendasiLHE",
    "RekomendasiLKE",
    "RencanaTindak",
    "ReviuInspektorat",
    "Rilis",
    "RingkasanPemda",
    "SegelLHE",
    "Singkatan",
    "StatusBagian",
    "StatusCatatan",
    "StatusKeberatan",
    "StatusLKE",
    "StatusLaporan",
    "StatusRekomendasi",
    "StatusSegelLHE",
    "StatusTugas",
    "StatusUnggahan",
    "SumberDaya",
    "SumberTemuan",
    "TahapLKE",
    "TemuanDiterima",
    "TemuanPemeriksaan",
    "Tugas",
    "UnggahanData",
    "VersiBagian",
    "VersiLaporan",
    "VersiLembarLKE",
    "laporan_tahun",
]
