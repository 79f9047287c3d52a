"""Routes of the entry page; see laporan/views/isi.py."""

from django.urls import path

from laporan.views import isi, isi_laci

urlpatterns = [
    path("isi/", isi.isi, name="isi"),
    path("isi/laci/", isi_laci.isi_laci, name="isi_laci"),
    path("isi/riwayat/", isi_laci.isi_riwayat, name="isi_riwayat"),
    path("isi/siapa/", isi_laci.isi_siapa, name="isi_siapa"),
]
