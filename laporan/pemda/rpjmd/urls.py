"""Routes of the region's plan."""

from django.urls import path

from laporan.pemda.rpjmd import layar

urlpatterns = [
    path("rpjmd/", layar.rpjmd, name="rpjmd"),
    path("rpjmd/sasaran/<int:pk>/", layar.rpjmd_sasaran, name="rpjmd_sasaran"),
    path("rpjmd/indikator/<int:pk>/", layar.rpjmd_indikator, name="rpjmd_indikator"),
]
