"""Routes of writing the report; laporan/urls.py includes them."""

from django.urls import path

from laporan.penulisan import layar as narasi
from laporan.penulisan import layar_api as narasi_api

_BAGIAN = "narasi/<int:laporan>/<str:kunci>/"

urlpatterns = [
    path("narasi/", narasi.narasi, name="narasi"),
    path("narasi/angka/<int:laporan>/", narasi_api.narasi_angka, name="narasi_angka"),
    path("narasi/gambar/<int:laporan>/", narasi_api.narasi_gambar, name="narasi_gambar"),
    path(
        "narasi/gambar/<int:laporan>/<int:pk>/",
        narasi_api.narasi_gambar_isi,
        name="narasi_gambar_isi",
    ),
    path(_BAGIAN, narasi.narasi_bagian, name="narasi_bagian"),
    path(f"{_BAGIAN}versi/", narasi.narasi_versi, name="narasi_versi"),
    path(f"{_BAGIAN}banding/", narasi.narasi_banding, name="narasi_banding"),
    path(f"{_BAGIAN}simpan/", narasi_api.narasi_simpan, name="narasi_simpan"),
    path(f"{_BAGIAN}pratinjau/", narasi_api.narasi_pratinjau, name="narasi_pratinjau"),
]
