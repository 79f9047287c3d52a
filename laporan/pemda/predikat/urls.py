"""Routes of the predicates."""

from django.urls import path

from laporan.pemda.predikat import layar

urlpatterns = [
    path("predikat/", layar.predikat, name="predikat"),
    path("predikat/aturan/", layar.predikat_aturan, name="predikat_aturan"),
    path("predikat/pd/<int:pk>/", layar.predikat_pd, name="predikat_pd"),
    path("predikat/unduh/<int:pk>/<str:bentuk>/", layar.predikat_unduh, name="predikat_unduh"),
]
