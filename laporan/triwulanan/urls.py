"""Routes of the quarterly report."""

from django.urls import path

from laporan.triwulanan import layar

urlpatterns = [
    path("laporan-triwulan/", layar.triwulanan, name="triwulanan"),
    path(
        "laporan-triwulan/unduh/<slug:format>/",
        layar.triwulanan_unduh,
        name="triwulanan_unduh",
    ),
]
