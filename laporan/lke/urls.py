"""Routes of the evaluation sheet."""

from django.urls import path

from laporan.lke import layar, layar_antrean, layar_atur, layar_daerah, layar_naskah, layar_segel

urlpatterns = [
    path("lke/", layar.lke, name="lke"),
    path("lke/antrean/", layar_antrean.lke_antrean, name="lke_antrean"),
    path("lke/antrean/unduh/", layar_antrean.lke_antrean_unduh, name="lke_antrean_unduh"),
    path("lke/pengaturan/", layar_atur.lke_atur, name="lke_atur"),
    path("lke/lembar/", layar_atur.lke_lembar, name="lke_lembar"),
    path("lke/daerah/", layar_daerah.lke_daerah, name="lke_daerah"),
    path("lke/paket/", layar.lke_paket, name="lke_paket"),
    path("lke/bukti/<int:pk>/", layar.lke_bukti, name="lke_bukti"),
    path("lke/naskah/<int:pk>/", layar_naskah.lke_naskah, name="lke_naskah"),
    path("lke/hasil/<int:pk>/", layar_naskah.lke_hasil, name="lke_hasil"),
    path("lke/lhe/", layar_segel.lke_segel_daftar, name="lke_segel_daftar"),
    path("lke/lhe/<int:pk>/", layar_segel.lke_segel, name="lke_segel"),
    path("lke/lhe/<int:pk>/pdf/", layar_segel.lke_segel_berkas, name="lke_segel_berkas"),
    path("lke/<int:pk>/<str:sub>/", layar.lke_sub, name="lke_sub"),
]
