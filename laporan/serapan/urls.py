"""Routes of spending over the year."""

from django.urls import path

from laporan.serapan import layar

urlpatterns = [
    path("anggaran/serapan/", layar.serapan, name="serapan"),
    path("anggaran/rfk/", layar.rfk, name="rfk"),
    path("anggaran/serapan/<slug:isi>.<slug:bentuk>", layar.serapan_unduh, name="serapan_unduh"),
]
