"""Routes of the quarterly report."""

from django.urls import path

from laporan.triwulanan import layar, layar_renja

urlpatterns = [
    path("laporan-triwulan/", layar.triwulanan, name="triwulanan"),
    path(
        "laporan-triwulan/unduh/<slug:format>/",
        layar.triwulanan_unduh,
        name="triwulanan_unduh",
    ),
    path("evaluasi-renja/", layar_renja.evaluasi_renja, name="evaluasi_renja"),
    path(
        "evaluasi-renja/unduh/<slug:format>/",
        layar_renja.evaluasi_renja_unduh,
        name="evaluasi_renja_unduh",
    ),
]
