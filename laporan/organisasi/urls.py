"""Routes of the organisation."""

from django.urls import path

from laporan.organisasi import layar, layar_perubahan

urlpatterns = [
    path("organisasi/", layar.organisasi, name="organisasi"),
    path("organisasi/perubahan/", layar_perubahan.perubahan, name="organisasi_perubahan"),
    path("organisasi/unit/<int:pk>/", layar.unit, name="organisasi_unit"),
]
