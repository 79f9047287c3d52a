"""Public routes: verification of signed documents."""

from django.urls import path

from laporan.views import verifikasi

urlpatterns = [
    path("verifikasi/", verifikasi.verifikasi, name="verifikasi"),
    path("verifikasi/<str:kode>/", verifikasi.verifikasi_kode, name="verifikasi_kode"),
    path(
        "verifikasi/<str:kode>/salinan/", verifikasi.verifikasi_salinan, name="verifikasi_salinan"
    ),
]
