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
from anggaran.models.muatan import (
    KeperluanMuatan,
    MuatanAnggaran,
    RincianMuatan,
    StatusMuatan,
    UbahanMuatan,
)
from anggaran.models.nomenklatur import (
    KodeNomenklatur,
    PadananKode,
    TingkatKode,
    VersiNomenklatur,
)
from anggaran.models.pelaporan import LaporanSubKegiatan, VersiLaporanSub
from anggaran.models.program import Dukungan, Kegiatan, Program, SubKegiatan

__all__ = [
    "BarisAnggaran",
    "Dukungan",
    "IndikatorProgram",
    "Kegiatan",
    "KeperluanMuatan",
    "KodeNomenklatur",
    "LaporanSubKegiatan",
    "MuatanAnggaran",
    "PadananKode",
    "PaguBaris",
    "Program",
    "RealisasiAnggaran",
    "RealisasiProgram",
    "RekapBelanja",
    "RincianMuatan",
    "StatusMuatan",
    "SubKegiatan",
    "TargetProgram",
    "TingkatKode",
    "UbahanMuatan",
    "VersiAnggaran",
    "VersiLaporanSub",
    "VersiNomenklatur",
]
