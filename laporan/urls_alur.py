"""Routes of checking, endorsing and planning a quarter; laporan/urls.py includes them."""

from django.urls import path

from laporan.views import papan, pengecualian, pengesahan, periksa, rencana_aksi, riwayat

urlpatterns = [
    path("periksa/", periksa.periksa, name="periksa"),
    path(
        "periksa/<int:unit>/<int:tahun>/<int:triwulan>/", periksa.periksa_unit, name="periksa_unit"
    ),
    path("pengesahan/", pengesahan.pengesahan, name="pengesahan"),
    path(
        "pengesahan/<int:tahun>/<int:triwulan>/",
        pengesahan.pengesahan_triwulan,
        name="pengesahan_triwulan",
    ),
    path("kelengkapan/", papan.papan, name="papan"),
    path("pengecualian/", pengecualian.pengecualian, name="pengecualian"),
    path("rencana-aksi/", rencana_aksi.rencana_aksi, name="rencana_aksi"),
    path("riwayat/", riwayat.riwayat, name="riwayat"),
    path("riwayat/unduh/", riwayat.riwayat_unduh, name="riwayat_unduh"),
]
