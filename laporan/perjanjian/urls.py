"""Routes of the Perjanjian Kinerja, and the public ones that verify signed documents."""

from django.urls import path

from laporan.perjanjian import (
    layar,
    layar_perubahan,
    layar_rekap,
    layar_satu,
    layar_tanda_tangan,
    layar_templat,
    layar_ubah,
    layar_verifikasi,
)

urlpatterns = [
    path("perjanjian/", layar.perjanjian, name="perjanjian"),
    path(
        "perjanjian/rekap/<slug:format>/",
        layar_rekap.perjanjian_rekap,
        name="perjanjian_rekap",
    ),
    path("perjanjian/paket/", layar_rekap.perjanjian_paket, name="perjanjian_paket"),
    path("perjanjian/pengajuan/<int:tugas>/", layar.pengajuan, name="perjanjian_pengajuan"),
    path("perjanjian/menunggu/", layar.menunggu, name="perjanjian_menunggu"),
    path(
        "perjanjian/perubahan/",
        layar_perubahan.perjanjian_perubahan_banyak,
        name="perjanjian_perubahan_banyak",
    ),
    path("perjanjian/pernyataan/", layar_templat.pernyataan, name="perjanjian_pernyataan"),
    path("perjanjian/<int:pk>/", layar_satu.perjanjian_satu, name="perjanjian_satu"),
    path("perjanjian/<int:pk>/isi/", layar_ubah.perjanjian_isi, name="perjanjian_isi"),
    path("perjanjian/<int:pk>/beda/", layar_satu.perjanjian_beda, name="perjanjian_beda"),
    path(
        "perjanjian/<int:pk>/perubahan/",
        layar_ubah.perjanjian_perubahan,
        name="perjanjian_perubahan",
    ),
    path(
        "perjanjian/<int:pk>/tanda-tangan/",
        layar_tanda_tangan.tanda_tangan,
        name="perjanjian_tanda_tangan",
    ),
    path("perjanjian/<int:pk>/kertas/", layar_tanda_tangan.kertas, name="perjanjian_kertas"),
    path(
        "perjanjian/<int:pk>/berkas/<slug:sidik>/",
        layar_satu.perjanjian_berkas,
        name="perjanjian_berkas",
    ),
    path(
        "perjanjian/<int:pk>/unduh/<slug:format>/",
        layar_satu.perjanjian_unduh,
        name="perjanjian_unduh",
    ),
    path("verifikasi/", layar_verifikasi.verifikasi, name="verifikasi"),
    path("verifikasi/<str:kode>/", layar_verifikasi.verifikasi_kode, name="verifikasi_kode"),
    path(
        "verifikasi/<str:kode>/salinan/",
        layar_verifikasi.verifikasi_salinan,
        name="verifikasi_salinan",
    ),
]
