"""Routes of writing the report; laporan/urls.py includes them."""

from django.urls import path

from laporan.penulisan import layar, layar_api

_BAGIAN = "penulisan/<int:laporan>/<str:kunci>/"

urlpatterns = [
    path("penulisan/", layar.penulisan, name="penulisan"),
    path("penulisan/angka/<int:laporan>/", layar_api.penulisan_angka, name="penulisan_angka"),
    path("penulisan/gambar/<int:laporan>/", layar_api.penulisan_gambar, name="penulisan_gambar"),
    path(
        "penulisan/gambar/<int:laporan>/<int:pk>/",
        layar_api.penulisan_gambar_isi,
        name="penulisan_gambar_isi",
    ),
    path(_BAGIAN, layar.penulisan_bagian, name="penulisan_bagian"),
    path(f"{_BAGIAN}versi/", layar.penulisan_versi, name="penulisan_versi"),
    path(f"{_BAGIAN}banding/", layar.penulisan_banding, name="penulisan_banding"),
    path(f"{_BAGIAN}simpan/", layar_api.penulisan_simpan, name="penulisan_simpan"),
    path(f"{_BAGIAN}pratinjau/", layar_api.penulisan_pratinjau, name="penulisan_pratinjau"),
]
