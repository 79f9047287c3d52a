"""Routes of penjenjangan."""

from django.urls import path

from laporan.penjenjangan import layar, layar_garis

urlpatterns = [
    path("penjenjangan/", layar.penjenjangan, name="penjenjangan"),
    path("penjenjangan/unit/<int:pk>/", layar.penjenjangan_unit, name="penjenjangan_unit"),
    path("penjenjangan/unduh/", layar.penjenjangan_unduh, name="penjenjangan_unduh"),
    path("garis-saya/", layar_garis.garis, name="garis"),
]
