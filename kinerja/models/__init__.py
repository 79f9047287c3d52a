"""All models of kinerja."""

from kinerja.models.alur import StatusRealisasi
from kinerja.models.indikator import Indikator, Pembanding, Predikat, SkalaPredikat, Variabel
from kinerja.models.jejak import JejakAudit, jejak
from kinerja.models.kebijakan import BatasKriteria, KebijakanPengukuran
from kinerja.models.organisasi import (
    ButirProfil,
    Jabatan,
    Pemangku,
    PerangkatDaerah,
    RekapPegawai,
    UnitKerja,
)
from kinerja.models.pengajuan import PengesahanTriwulan, TulisanDiterima, VersiRealisasi
from kinerja.models.pengguna import Pengguna
from kinerja.models.periode import PengecualianPeriode, PeriodePengukuran
from kinerja.models.perjanjian import BarisPerjanjian, PerjanjianKinerja, TandaTangan
from kinerja.models.pohon import Crosscutting, Masalah, Renstra, Sasaran, Tujuan
from kinerja.models.realisasi import DataDukung, NilaiVariabel, Realisasi
from kinerja.models.target import DokumenPerencanaan, JenisDokumen, Target, TargetTriwulan

__all__ = [
    "BarisPerjanjian",
    "BatasKriteria",
    "ButirProfil",
    "Crosscutting",
    "DataDukung",
    "DokumenPerencanaan",
    "Indikator",
    "Jabatan",
    "JejakAudit",
    "JenisDokumen",
    "KebijakanPengukuran",
    "Masalah",
    "NilaiVariabel",
    "Pemangku",
    "Pembanding",
    "PengecualianPeriode",
    "PengesahanTriwulan",
    "Pengguna",
    "PerangkatDaerah",
    "PeriodePengukuran",
    "PerjanjianKinerja",
    "Predikat",
    "Realisasi",
    "RekapPegawai",
    "Renstra",
    "Sasaran",
    "SkalaPredikat",
    "StatusRealisasi",
    "TandaTangan",
    "Target",
    "TargetTriwulan",
    "Tujuan",
    "TulisanDiterima",
    "UnitKerja",
    "Variabel",
    "VersiRealisasi",
    "jejak",
]
