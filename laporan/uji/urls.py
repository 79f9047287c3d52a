"""Routes of Uji Konsistensi."""

from django.urls import path

from laporan.uji import layar

urlpatterns = [
    path("uji/", layar.uji, name="uji"),
    path("uji/terima/", layar.uji_terima, name="uji_terima"),
]
