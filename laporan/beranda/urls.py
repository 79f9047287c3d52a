"""Routes of the home page."""

from django.urls import path

from laporan.beranda import layar

urlpatterns = [path("", layar.beranda, name="beranda")]
