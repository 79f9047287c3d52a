"""Routes that belong to no feature: acting for an assignment, addresses of earlier versions."""

from django.urls import path

from laporan.rangka import alamat_lama, layar_bertindak

urlpatterns = [
    path("bertindak/", layar_bertindak.bertindak, name="bertindak"),
    *alamat_lama.urlpatterns,
]
