"""Routes of the quarterly entry's JSON endpoints; see laporan/views/entri_api.py."""

from django.urls import path

from laporan.views import entri_api as api

urlpatterns = [
    path("isi/api/sel/", api.isi_sel, name="isi_sel"),
    path("isi/api/baris/", api.isi_baris, name="isi_baris"),
    path("isi/api/kisi/", api.isi_kisi, name="isi_kisi"),
    path("isi/api/tempel/pratinjau/", api.isi_tempel_pratinjau, name="isi_tempel_pratinjau"),
    path("isi/api/tempel/", api.isi_tempel, name="isi_tempel"),
    path("isi/api/urungkan/", api.isi_urungkan, name="isi_urungkan"),
    path("isi/api/ajukan/periksa/", api.isi_ajukan_periksa, name="isi_ajukan_periksa"),
    path("isi/api/ajukan/", api.isi_ajukan, name="isi_ajukan"),
]
