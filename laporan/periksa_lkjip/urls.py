"""Routes of Periksa LKjIP."""

from django.urls import path

from laporan.periksa_lkjip import layar

urlpatterns = [
    path("periksa-lkjip/", layar.periksa_lkjip, name="periksa_lkjip"),
    path("periksa-lkjip/<int:pk>/", layar.periksa_lkjip_hasil, name="periksa_lkjip_hasil"),
    path(
        "periksa-lkjip/<int:pk>/unduh/<slug:bentuk>/",
        layar.periksa_lkjip_unduh,
        name="periksa_lkjip_unduh",
    ),
]
