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
    "asal",
    "anggaran_impor",
    "serapan",
    "lhe",
    "perjanjian",
    "isian",
    "akun",
    "menunggu",
    "organisasi",
    "sehat",
    "rangka",
)
urlpatterns = [path("", include(f"laporan.{fitur}.urls")) for fitur in FITUR]
