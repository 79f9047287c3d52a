"""The explicit list of jobs: jenis → Pekerjaan."""

from laporan.perjanjian import tugas_paket as perjanjian
from laporan.perjanjian import tugas_pengajuan as pengajuan
from laporan.terbit import tugas_berkas as ekspor
from laporan.terbit import tugas_cetak_ulang as cetak_ulang
from laporan.terbit import tugas_final as final
from laporan.tugas.dasar import Pekerjaan

PEKERJAAN: dict[str, Pekerjaan] = {
    "lkjip": ekspor.LKJIP,
    "laporan_triwulan": ekspor.TRIWULANAN,
    final.JENIS: final.VERSI_FINAL,
    cetak_ulang.JENIS: cetak_ulang.CETAK_ULANG,
    pengajuan.JENIS: pengajuan.PENGAJUAN,
    "perjanjian_naskah": perjanjian.PERJANJIAN,
}
