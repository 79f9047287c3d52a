"""Routes of the finished report: pages, tables, files, final versions."""

from django.urls import path

from laporan.terbit import layar_berkas, layar_lkjip, layar_tabel, layar_versi

urlpatterns = [
    path("tabel/", layar_tabel.tabel_daftar, name="tabel_daftar"),
    path("tabel/<slug:kunci>/", layar_tabel.tabel, name="tabel"),
    path("tabel/<slug:kunci>/unduh/", layar_tabel.tabel_unduh, name="tabel_unduh"),
    path("lkjip/", layar_lkjip.lkjip, name="lkjip"),
    path("lkjip/seluruhnya/", layar_lkjip.lkjip_seluruhnya, name="lkjip_seluruhnya"),
    path("lkjip/letak/<path:kunci>/", layar_lkjip.lkjip_letak, name="lkjip_letak"),
    path("lkjip/halaman/<path:halaman>/", layar_lkjip.lkjip_halaman, name="lkjip_halaman"),
    path("lkjip/unduh/<slug:format>/", layar_lkjip.lkjip_unduh, name="lkjip_unduh"),
    path("berkas/", layar_berkas.berkas, name="berkas"),
    path("berkas/daftar/", layar_berkas.berkas_daftar, name="berkas_daftar"),
    path("berkas/minta/", layar_berkas.berkas_minta, name="berkas_minta"),
    path("berkas/<int:pk>/keadaan/", layar_berkas.berkas_keadaan, name="berkas_keadaan"),
    path("berkas/<int:pk>/unduh/", layar_berkas.berkas_unduh, name="berkas_unduh"),
    path("berkas/<int:pk>/batal/", layar_berkas.berkas_batal, name="berkas_batal"),
    path("berkas/<int:pk>/ulangi/", layar_berkas.berkas_ulangi, name="berkas_ulangi"),
    path("versi-final/", layar_versi.versi, name="versi"),
    path("versi-final/<int:pk>/", layar_versi.versi_rinci, name="versi_rinci"),
    path("versi-final/<int:pk>/unduh/<slug:nama>/", layar_versi.versi_unduh, name="versi_unduh"),
    path("versi-final/<int:pk>/cetak-ulang/", layar_versi.versi_cetak, name="versi_cetak"),
    path("versi-final/<int:pk>/kini/", layar_versi.versi_kini, name="versi_kini"),
    path("versi-final/hasil/<int:pk>/", layar_versi.versi_tugas, name="versi_tugas"),
    path("perubahan/<int:pk>/", layar_versi.persetujuan_beda, name="persetujuan_beda"),
    path("versi-final/<int:lama>/beda/<int:baru>/", layar_versi.versi_beda, name="versi_beda"),
]
