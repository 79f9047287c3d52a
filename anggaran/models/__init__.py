"""All models of anggaran."""

from anggaran.models.belanja import (
    BarisAnggaran,
    PaguBaris,
    RealisasiAnggaran,
    RekapBelanja,
    VersiAnggaran,
)
from anggaran.models.keluaran import (
    IndikatorProgram,
    RealisasiProgram,
    TargetProgram,
)
from anggaran.models.pelaporan import LaporanSubKegiatan, VersiLaporanSub
from anggaran.models.program import Dukungan, Kegiatan, Program, SubKegiatan

__all__ = [
    "BarisAnggaran",
    "Dukungan",
    "IndikatorProgram",
    "Kegiatan",
    "LaporanSubKegiatan",
    "PaguBaris",
    "Program",
    "RealisasiAnggaran",
    "RealisasiProgram",
    "RekapBelanja",
    "SubKegiatan",
    "TargetProgram",
    "VersiAnggaran",
    "VersiLaporanSub",
]
