"""Routes of the public pages, and of those who release data and open the pages."""

from django.urls import path

from laporan.publik import layar, layar_atur, layar_peta, layar_rilis

urlpatterns = [
    path("publik/", layar.publik, name="publik"),
    path("publik/tentang/", layar.publik_tentang, name="publik_tentang"),
    path("publik/cari/", layar.publik_cari, name="publik_cari"),
    path("publik/pd/<path:pd>/<int:tahun>/pohon/", layar.publik_pohon, name="publik_pohon"),
    path(
        "publik/pd/<path:pd>/<int:tahun>/anggaran/",
        layar.publik_anggaran,
        name="publik_anggaran",
    ),
    path(
        "publik/pd/<path:pd>/<int:tahun>/perjanjian/",
        layar.publik_perjanjian,
        name="publik_perjanjian",
    ),
    path("publik/pd/<path:pd>/<int:tahun>/lkjip.pdf", layar.publik_lkjip, name="publik_lkjip"),
    path(
        "publik/pd/<path:pd>/indikator/<path:kode>/",
        layar.publik_indikator,
        name="publik_indikator",
    ),
    path("publik/pd/<path:pd>/riwayat/", layar.publik_riwayat, name="publik_riwayat"),
    path("publik/pd/<path:pd>/<int:tahun>/", layar.publik_tahun, name="publik_tahun"),
    path("publik/pd/<path:pd>/", layar.publik_pd, name="publik_pd"),
    path("sitemap.xml", layar_peta.peta_situs, name="peta_situs"),
    path("robots.txt", layar_peta.robots, name="robots"),
    path("rilis/", layar_rilis.rilis, name="rilis"),
    path("rilis/<int:tahun>/<slug:bagian>/", layar_rilis.rilis_satu, name="rilis_satu"),
    path("halaman-publik/", layar_atur.atur_publik, name="atur_publik"),
]
