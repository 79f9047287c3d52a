"""All models of anggaran."""

from anggaran.models.belanja import (
    BarisAnggaran,
    PaguBaris,
    RealisasiAnggaran,
    RekapBelanja,
    VersiAnggaran,
)
from anggaran.models.pelaporan import LaporanSubKegiatan, VersiLaporanSub
from anggaran.models.program import Dukungan, Kegiatan, Program, SubKegiatan

__all__ = [
    "BarisAnggaran",
    "Dukungan",
    "Kegiatan",
    "LaporanSubKegiatan",
    "PaguBaris",
    "Program",
    "RealisasiAnggaran",
    "RekapBelanja",
    "SubKegiatan",
    "VersiAnggaran",
    "VersiLaporanSub",
]
