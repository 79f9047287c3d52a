"""Routes of the Perjanjian Kinerja; laporan/urls.py includes them."""

from django.urls import path

from laporan.views import (
    perjanjian,
    perjanjian_rekap,
    perjanjian_satu,
    perjanjian_tanda,
    perjanjian_ubah,
)

urlpatterns = [
    path("perjanjian/", perjanjian.perjanjian, name="perjanjian"),
    path(
        "perjanjian/rekap/<slug:format>/",
        perjanjian_rekap.perjanjian_rekap,
        name="perjanjian_rekap",
    ),
    path("perjanjian/paket/", perjanjian_rekap.perjanjian_paket, name="perjanjian_paket"),
    path("perjanjian/pengajuan/<int:tugas>/", perjanjian.pengajuan, name="perjanjian_pengajuan"),
    path("perjanjian/menunggu/", perjanjian.menunggu, name="perjanjian_menunggu"),
    path("perjanjian/pernyataan/", perjanjian_ubah.pernyataan, name="perjanjian_pernyataan"),
    path("perjanjian/<int:pk>/", perjanjian_satu.perjanjian_satu, name="perjanjian_satu"),
    path("perjanjian/<int:pk>/isi/", perjanjian_ubah.perjanjian_isi, name="perjanjian_isi"),
    path("perjanjian/<int:pk>/beda/", perjanjian_satu.perjanjian_beda, name="perjanjian_beda"),
    path(
        "perjanjian/<int:pk>/perubahan/",
        perjanjian_ubah.perjanjian_perubahan,
        name="perjanjian_perubahan",
    ),
    path(
        "perjanjian/<int:pk>/tanda-tangan/",
        perjanjian_tanda.tanda_tangan,
        name="perjanjian_tanda_tangan",
    ),
    path("perjanjian/<int:pk>/kertas/", perjanjian_tanda.kertas, name="perjanjian_kertas"),
    path(
        "perjanjian/<int:pk>/berkas/<slug:sidik>/",
        perjanjian_satu.perjanjian_berkas,
        name="perjanjian_berkas",
    ),
    path(
        "perjanjian/<int:pk>/unduh/<slug:format>/",
        perjanjian_satu.perjanjian_unduh,
        name="perjanjian_unduh",
    ),
]
