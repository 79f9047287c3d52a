"""Routes of the year's tree, indicators and budget."""

from django.urls import path

from laporan.lkjip import layar_anggaran, layar_indikator, layar_pohon

urlpatterns = [
    path("pohon-kinerja/", layar_pohon.pohon, name="pohon"),
    path("indikator/<int:pk>/", layar_indikator.indikator, name="indikator"),
    path("anggaran/", layar_anggaran.anggaran, name="anggaran"),
]
