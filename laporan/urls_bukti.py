"""Routes of evidence, the quarterly report and the workbook; laporan/urls.py includes them."""

from django.urls import path

from laporan.views import bukti, triwulanan

urlpatterns = [
    path("bukti/indikator/<int:indikator>/<int:tahun>/<int:triwulan>/", bukti.bukti, name="bukti"),
    path("bukti/<int:pk>/unduh/", bukti.bukti_unduh, name="bukti_unduh"),
    path("bukti/<int:pk>/hapus/", bukti.bukti_hapus, name="bukti_hapus"),
    path("laporan-triwulan/", triwulanan.triwulanan, name="triwulanan"),
    path(
        "laporan-triwulan/unduh/<slug:format>/",
        triwulanan.triwulanan_unduh,
        name="triwulanan_unduh",
    ),
]
