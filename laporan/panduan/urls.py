"""Routes of the guide."""

from django.urls import path

from laporan.panduan import layar

urlpatterns = [
    path("panduan/", layar.panduan, name="panduan"),
    path("panduan/<slug:nama>/", layar.panduan_halaman, name="panduan_halaman"),
]
