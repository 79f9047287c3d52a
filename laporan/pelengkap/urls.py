"""Routes of what the report shows beside figures."""

from django.urls import path

from laporan.pelengkap import layar

urlpatterns = [
    path("pelengkap/", layar.pelengkap, name="pelengkap"),
    path("pelengkap/foto/<int:pk>/", layar.pelengkap_foto, name="pelengkap_foto"),
    path("pelengkap/<slug:kelompok>/", layar.pelengkap_isi, name="pelengkap_isi"),
]
