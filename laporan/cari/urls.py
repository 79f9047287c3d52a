"""Routes of the search."""

from django.urls import path

from laporan.cari import layar

urlpatterns = [
    path("cari/", layar.cari, name="cari"),
    path("cari/saran/", layar.cari_saran, name="cari_saran"),
]
