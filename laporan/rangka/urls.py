"""Routes that belong to no feature: search, and addresses of earlier versions."""

from django.urls import path

from laporan.rangka import alamat_lama, layar_bertindak, layar_cari

urlpatterns = [
    path("cari/", layar_cari.cari, name="cari"),
    path("bertindak/", layar_bertindak.bertindak, name="bertindak"),
    *alamat_lama.urlpatterns,
]
