"""Routes of the finished report: pages, tables, files, final versions."""

from django.urls import path

from laporan.terbit import layar_berkas, layar_lkjip, layar_tabel, layar_versi

urlpatterns = [
    path("tabel/", layar_tabel.tabel_daftar, name="tabel_daftar"),
    path("tabel/<slug:kunci>/", layar_tabel.tabel, name="tabel"),
    path("tabel/<slug:kunci>/unduh/", layar_tabel.tabel_unduh, name="tabel_unduh"),
    path("lkjip/", layar_lkjip.lkjip, name="lkjip"),
    path("lkjip/unduh/<slug:format>/", layar_lkjip.lkjip_unduh, name="lkjip_unduh"),
    path("ekspor/", layar_berkas.ekspor, name="ekspor"),
    path("ekspor/daftar/", layar_berkas.ekspor_daftar, name="ekspor_daftar"),
    path("ekspor/minta/", layar_berkas.ekspor_minta, name="ekspor_minta"),
    path("ekspor/<int:pk>/unduh/", layar_berkas.ekspor_unduh, name="ekspor_unduh"),
    path("ekspor/<int:pk>/batal/", layar_berkas.ekspor_batal, name="ekspor_batal"),
    path("ekspor/<int:pk>/ulangi/", layar_berkas.ekspor_ulangi, name="ekspor_ulangi"),
    path("versi-final/", layar_versi.versi, name="versi"),
    path("versi-final/<int:pk>/", layar_versi.versi_rinci, name="versi_rinci"),
    path("versi-final/<int:pk>/unduh/<slug:nama>/", layar_versi.versi_unduh, name="versi_unduh"),
    path("versi-final/<int:pk>/cetak-ulang/", layar_versi.versi_cetak, name="versi_cetak"),
    path("versi-final/<int:pk>/kini/", layar_versi.versi_kini, name="versi_kini"),
    path("versi-final/<int:lama>/beda/<int:baru>/", layar_versi.versi_beda, name="versi_beda"),
]
