"""Routes of the region's plan."""

from django.urls import path

from laporan.pemda.rpjmd import layar, layar_pk

urlpatterns = [
    path("rpjmd/", layar.rpjmd, name="rpjmd"),
    path("rpjmd/perjanjian/", layar_pk.rpjmd_pk, name="rpjmd_pk"),
    path("rpjmd/sasaran/<int:pk>/", layar.rpjmd_sasaran, name="rpjmd_sasaran"),
    path("rpjmd/indikator/<int:pk>/", layar.rpjmd_indikator, name="rpjmd_indikator"),
]
