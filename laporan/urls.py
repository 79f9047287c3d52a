"""Routes of laporan: only the list of the features that have pages."""

from django.urls import include, path

FITUR = (
    "beranda",
    "terbit",
    "reviu",
    "penulisan",
    "pelengkap",
    "triwulanan",
    "lkjip",
    "lhe",
    "perjanjian",
    "isian",
    "akun",
    "organisasi",
    "sehat",
    "rangka",
)
urlpatterns = [path("", include(f"laporan.{fitur}.urls")) for fitur in FITUR]
