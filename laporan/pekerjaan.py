"""The explicit list of jobs: jenis → Pekerjaan."""

from collections.abc import Callable
from datetime import datetime

from laporan.anggaran_impor.tugas_baca import BACA_ANGGARAN
from laporan.anggaran_impor.tugas_terima import TERIMA_ANGGARAN
from laporan.lke.tugas_lhe import LHE_LKE
from laporan.menunggu.tugas_pengingat import PENGINGAT, jadwalkan_pengingat
from laporan.pemda.predikat.tugas import PREDIKAT_PEMDA
from laporan.pemda.rpjmd.tugas_pk import PK_DAERAH
from laporan.pemda.tinjauan.tugas_ingatkan import INGATKAN_PEMDA
from laporan.pemda.tinjauan.tugas_ringkasan import RINGKASAN_PEMDA, jadwalkan_ringkasan
from laporan.perencanaan.aksi import buang_unggahan_lama
from laporan.perencanaan.pohon.tugas_cetak import CETAK_POHON
from laporan.perencanaan.tugas_buku import PERIKSA_BUKU, TERAPKAN_BUKU
from laporan.periksa_lkjip.tugas import PERIKSA_LKJIP
from laporan.perjanjian.tugas_paket import PERJANJIAN
from laporan.perjanjian.tugas_pengajuan import PENGAJUAN
from laporan.terbit.tugas_cetak_ulang import CETAK_ULANG
from laporan.terbit.tugas_final import VERSI_FINAL
from laporan.terbit.tugas_lkjip import LKJIP
from laporan.terbit.tugas_malam import UJI_MALAM, jadwalkan_malam
from laporan.triwulanan.tugas import TRIWULANAN
from laporan.triwulanan.tugas_renja import EVALUASI_RENJA
from laporan.tugas.dasar import Pekerjaan

PEKERJAAN: dict[str, Pekerjaan] = {
    p.jenis: p
    for p in (
        LKJIP,
        TRIWULANAN,
        EVALUASI_RENJA,
        LHE_LKE,
        VERSI_FINAL,
        CETAK_ULANG,
        PENGAJUAN,
        PERJANJIAN,
        PENGINGAT,
        PERIKSA_LKJIP,
        BACA_ANGGARAN,
        TERIMA_ANGGARAN,
        PERIKSA_BUKU,
        TERAPKAN_BUKU,
        UJI_MALAM,
        INGATKAN_PEMDA,
        RINGKASAN_PEMDA,
        PK_DAERAH,
        CETAK_POHON,
        PREDIKAT_PEMDA,
    )
}
#: What a worker does between jobs, once a minute: each looks whether its hour has come.
BERKALA: tuple[Callable[[datetime], object], ...] = (
    jadwalkan_pengingat,
    jadwalkan_malam,
    jadwalkan_ringkasan,
    buang_unggahan_lama,
)
