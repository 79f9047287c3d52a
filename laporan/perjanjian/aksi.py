"""The steps of an agreement: edit, submit, return, sign, record paper, bring into force.

Each is one transaction with its audit rows, on a locked row. Rendering and sealing, which may be
slow, happen before the transaction; it then refuses what has changed meanwhile.
"""

from laporan.perjanjian.berlaku import berlakukan
from laporan.perjanjian.penandatanganan import Pindaian, catat_kertas, tandatangani
from laporan.perjanjian.pengajuan import (
    BelumSiapError,
    HasilPengajuanBanyak,
    ajukan,
    ajukan_banyak,
    kembalikan,
)
from laporan.perjanjian.penolakan import AksiDitolakError, VersiBerubahError
from laporan.perjanjian.sunting import (
    hapus_baris,
    tambah_baris,
    ubah_baris,
    ubah_perjanjian,
    urutkan_baris,
)

__all__ = [
    "AksiDitolakError",
    "BelumSiapError",
    "HasilPengajuanBanyak",
    "Pindaian",
    "VersiBerubahError",
    "ajukan",
    "ajukan_banyak",
    "berlakukan",
    "catat_kertas",
    "hapus_baris",
    "kembalikan",
    "tambah_baris",
    "tandatangani",
    "ubah_baris",
    "ubah_perjanjian",
    "urutkan_baris",
]
