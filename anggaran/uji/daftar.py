"""PURE. The rules on the budget, by code."""

from anggaran.uji.kaitan import (
    keluaran_janggal,
    keluaran_tanpa_realisasi,
    sasaran_tanpa_anggaran,
    sub_tanpa_indikator,
    sub_tanpa_keluaran,
)
from anggaran.uji.pagu import (
    belum_dirinci_bersama_rinci,
    garis_bertumpuk,
    jumlah_menurut_kode_berbeda,
    kode_di_luar_induk,
    kode_versi_lain,
    nama_sub_kembar,
    nomenklatur_campuran,
    pergeseran_mengubah_jumlah,
    rincian_mengubah_jumlah,
    sub_tanpa_pagu,
    versi_mundur,
    versi_tanpa_dokumen,
)
from anggaran.uji.potret import PotretAnggaran
from anggaran.uji.realisasi import (
    belum_diisi,
    fisik_di_luar_batas,
    fisik_mundur,
    fisik_tertinggal,
    kumulatif_turun,
    melebihi_pagu,
    menumpuk_di_akhir,
    rekap_berbeda,
    selesai_tanpa_belanja,
)
from kinerja.uji.dasar import AturanUji

ATURAN: tuple[AturanUji[PotretAnggaran], ...] = (
    garis_bertumpuk.ATURAN,
    jumlah_menurut_kode_berbeda.ATURAN,
    sub_tanpa_pagu.ATURAN,
    kode_di_luar_induk.ATURAN,
    nomenklatur_campuran.ATURAN,
    versi_tanpa_dokumen.ATURAN,
    versi_mundur.ATURAN,
    pergeseran_mengubah_jumlah.ATURAN,
    nama_sub_kembar.ATURAN,
    belum_diisi.ATURAN,
    melebihi_pagu.ATURAN,
    kumulatif_turun.ATURAN,
    rekap_berbeda.ATURAN,
    menumpuk_di_akhir.ATURAN,
    fisik_tertinggal.ATURAN,
    selesai_tanpa_belanja.ATURAN,
    fisik_mundur.ATURAN,
    sub_tanpa_indikator.ATURAN,
    sasaran_tanpa_anggaran.ATURAN,
    keluaran_tanpa_realisasi.ATURAN,
    sub_tanpa_keluaran.ATURAN,
    rincian_mengubah_jumlah.ATURAN,
    kode_versi_lain.ATURAN,
    belum_dirinci_bersama_rinci.ATURAN,
    keluaran_janggal.JAUH,
    keluaran_janggal.TURUN,
    fisik_di_luar_batas.ATURAN,
)
