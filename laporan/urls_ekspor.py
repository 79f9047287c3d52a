"""Routes of jobs, their files and final versions; laporan/urls.py includes them."""

from django.urls import path

from laporan.views import ekspor, versi

urlpatterns = [
    path("ekspor/", ekspor.ekspor, name="ekspor"),
    path("ekspor/daftar/", ekspor.ekspor_daftar, name="ekspor_daftar"),
    path("ekspor/minta/", ekspor.ekspor_minta, name="ekspor_minta"),
    path("ekspor/<int:pk>/unduh/", ekspor.ekspor_unduh, name="ekspor_unduh"),
    path("ekspor/<int:pk>/batal/", ekspor.ekspor_batal, name="ekspor_batal"),
    path("ekspor/<int:pk>/ulangi/", ekspor.ekspor_ulangi, name="ekspor_ulangi"),
    path("versi-final/", versi.versi, name="versi"),
    path("versi-final/<int:pk>/", versi.versi_rinci, name="versi_rinci"),
    path("versi-final/<int:pk>/unduh/<slug:nama>/", versi.versi_unduh, name="versi_unduh"),
    path("versi-final/<int:pk>/cetak-ulang/", versi.versi_cetak, name="versi_cetak"),
    path("versi-final/<int:pk>/kini/", versi.versi_kini, name="versi_kini"),
    path("versi-final/<int:lama>/beda/<int:baru>/", versi.versi_beda, name="versi_beda"),
]
