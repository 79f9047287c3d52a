"""Routes of budget files."""

from django.urls import path

from laporan.anggaran_impor import (
    layar,
    layar_geser,
    layar_keluar,
    layar_muatan,
    layar_rekonsiliasi,
)

urlpatterns = [
    path("anggaran/berkas/", layar.anggaran_impor, name="anggaran_impor"),
    path("anggaran/berkas/<int:pk>/", layar_muatan.anggaran_impor_satu, name="anggaran_impor_satu"),
    path(
        "anggaran/berkas/tugas/<int:pk>/",
        layar_muatan.anggaran_impor_tugas,
        name="anggaran_impor_tugas",
    ),
    path(
        "anggaran/berkas/<slug:isi>.<slug:bentuk>",
        layar_keluar.anggaran_keluar,
        name="anggaran_keluar",
    ),
    path("anggaran/bergeser/", layar_geser.anggaran_bergeser, name="anggaran_bergeser"),
    path(
        "anggaran/rekonsiliasi/",
        layar_rekonsiliasi.anggaran_rekonsiliasi,
        name="anggaran_rekonsiliasi",
    ),
]
