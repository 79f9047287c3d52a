"""Routes of evidence, the quarterly report and the workbook; laporan/urls.py includes them."""

from django.urls import path

from laporan.views import bukti, buku_kerja, triwulanan

urlpatterns = [
    path("bukti/indikator/<int:indikator>/<int:tahun>/<int:triwulan>/", bukti.bukti, name="bukti"),
    path("bukti/<int:pk>/unduh/", bukti.bukti_unduh, name="bukti_unduh"),
    path("bukti/<int:pk>/hapus/", bukti.bukti_hapus, name="bukti_hapus"),
    path("laporan-triwulan/", triwulanan.triwulanan, name="triwulanan"),
    path(
        "laporan-triwulan/unduh/<slug:format>/",
        triwulanan.triwulanan_unduh,
        name="triwulanan_unduh",
    ),
    path(
        "buku-kerja/<int:unit>/<int:tahun>/<int:triwulan>/",
        buku_kerja.buku_kerja,
        name="buku_kerja",
    ),
    path(
        "buku-kerja/<int:unit>/<int:tahun>/<int:triwulan>/unduh/",
        buku_kerja.buku_kerja_unduh,
        name="buku_kerja_unduh",
    ),
    path(
        "buku-kerja/<int:unit>/<int:tahun>/<int:triwulan>/simpan/",
        buku_kerja.buku_kerja_simpan,
        name="buku_kerja_simpan",
    ),
]
