"""Routes of crosscutting."""

from django.urls import path

from laporan.silang import layar, layar_minta, layar_satu

urlpatterns = [
    path("crosscutting/", layar.silang, name="silang"),
    path("crosscutting/minta/", layar_minta.silang_minta, name="silang_minta"),
    path("crosscutting/<int:pk>/", layar_satu.silang_satu, name="silang_satu"),
]
