"""Routes of the entry page; see laporan/views/isi.py."""

from django.urls import path

from laporan.views import isi

urlpatterns = [
    path("isi/", isi.isi, name="isi"),
    path("isi/laci/", isi.isi_laci, name="isi_laci"),
    path("isi/riwayat/", isi.isi_riwayat, name="isi_riwayat"),
    path("isi/siapa/", isi.isi_siapa, name="isi_siapa"),
]
