"""The explicit list of jobs: jenis → Pekerjaan."""

from laporan.tugas import cetak_ulang, ekspor, final, pengajuan, perjanjian
from laporan.tugas.dasar import Pekerjaan

PEKERJAAN: dict[str, Pekerjaan] = {
    "lkjip": ekspor.LKJIP,
    "laporan_triwulan": ekspor.TRIWULANAN,
    final.JENIS: final.VERSI_FINAL,
    cetak_ulang.JENIS: cetak_ulang.CETAK_ULANG,
    pengajuan.JENIS: pengajuan.PENGAJUAN,
    "perjanjian_naskah": perjanjian.PERJANJIAN,
}
