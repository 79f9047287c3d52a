"""Routes that belong to no feature: search."""

from django.urls import path

from laporan.rangka import layar_cari

urlpatterns = [path("cari/", layar_cari.cari, name="cari")]
