"""Which rows of the budget an agency's figures are computed from (kinerja/cap_data.py)."""

from kinerja.pemicu_cap import Sumber

_PD_TAHUN = Sumber("pd", "tahun")
_VERSI = Sumber("versi__pd", "versi__tahun")
_INDIKATOR = Sumber("indikator__pd", "indikator__tahun")
_MUATAN = Sumber("muatan__pd", "muatan__tahun")

#: Model → how a row leads to its agency and year.
SUMBER = {
    "Program": _PD_TAHUN,
    "Kegiatan": _PD_TAHUN,
    "SubKegiatan": _PD_TAHUN,
    "Dukungan": Sumber("indikator__pd"),
    "VersiAnggaran": _PD_TAHUN,
    "BarisAnggaran": Sumber("sub_kegiatan__pd", "sub_kegiatan__tahun"),
    "PaguBaris": _VERSI,
    "RealisasiAnggaran": Sumber("baris__sub_kegiatan__pd", "baris__sub_kegiatan__tahun"),
    "RekapBelanja": _PD_TAHUN,
    "IndikatorProgram": _PD_TAHUN,
    "TargetProgram": _INDIKATOR,
    "RealisasiProgram": _INDIKATOR,
    "LaporanSubKegiatan": Sumber("sub_kegiatan__pd", "sub_kegiatan__tahun"),
    "VersiLaporanSub": Sumber("laporan__sub_kegiatan__pd", "laporan__sub_kegiatan__tahun"),
    "MuatanAnggaran": _PD_TAHUN,
    "RincianMuatan": _MUATAN,
    "UbahanMuatan": _MUATAN,
    # Of all agencies: which codes a year may use.
    "VersiNomenklatur": Sumber(),
    "KodeNomenklatur": Sumber(),
    "PadananKode": Sumber(),
}
#: Model → why its rows do not count.
TANPA_CAP: dict[str, str] = {}
