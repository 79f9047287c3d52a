"""Routes of laporan: only the list of the features that have pages."""

from django.urls import include, path

FITUR = (
    "beranda",
    "terbit",
    "reviu",
    "periksa_lkjip",
    "penulisan",
    "pelengkap",
    "triwulanan",
    "lkjip",
    "asal",
    "anggaran_impor",
    "serapan",
    "lhe",
    "publik",
    "publik.api",
    "uji",
    "pemda.tinjauan",
    "pemda.predikat",
    "lke",
    "perjanjian",
    "isian",
    "akun",
    "menunggu",
    "organisasi",
    "perencanaan",
    "silang",
    "penjenjangan",
    "panduan",
    "cari",
    "sehat",
    "rangka",
)
urlpatterns = [
    *(path("", include(f"laporan.{fitur}.urls")) for fitur in FITUR),
    path("", include("laporan.pemda.rpjmd.urls")),
]
