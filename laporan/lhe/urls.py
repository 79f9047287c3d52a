"""Routes of the AKIP evaluation and its follow-up."""

from django.urls import path

from laporan.lhe import layar, layar_nilai, layar_rinci, layar_temuan

urlpatterns = [
    path("lhe/", layar.lhe, name="lhe"),
    path("lhe/nilai/", layar_nilai.lhe_nilai, name="lhe_nilai"),
    path("lhe/matriks/", layar.lhe_matriks, name="lhe_matriks"),
    path("lhe/<int:pk>/", layar_rinci.lhe_rinci, name="lhe_rinci"),
    path("lhe/lampiran/<int:pk>/", layar.lhe_lampiran, name="lhe_lampiran"),
    path("tlhp/", layar_temuan.tlhp, name="tlhp"),
    path("tlhp/matriks/", layar_temuan.tlhp_matriks, name="tlhp_matriks"),
    path("tlhp/<int:pk>/", layar_rinci.tlhp_rinci, name="tlhp_rinci"),
]
