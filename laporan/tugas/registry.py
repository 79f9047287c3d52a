"""The explicit list of jobs: jenis → Pekerjaan."""

from laporan.tugas import ekspor, final, pengajuan, perjanjian
from laporan.tugas.dasar import Pekerjaan

PEKERJAAN: dict[str, Pekerjaan] = {
    "lkjip": ekspor.LKJIP,
    "laporan_triwulan": ekspor.TRIWULANAN,
    final.JENIS: final.VERSI_FINAL,
    pengajuan.JENIS: pengajuan.PENGAJUAN,
    "perjanjian_naskah": perjanjian.PERJANJIAN,
}
