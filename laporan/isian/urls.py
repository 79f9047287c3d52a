"""Routes of the quarterly entry: entering, evidence, checking, endorsing, planning, history."""

from django.urls import path

from laporan.isian import layar, layar_bukti, layar_kelengkapan, layar_laci, layar_pengecualian
from laporan.isian import layar_api as api
from laporan.isian import layar_buku_kerja as buku_kerja
from laporan.isian import layar_pengesahan as pengesahan
from laporan.isian import layar_periksa as periksa
from laporan.isian import layar_rencana_aksi as rencana_aksi
from laporan.isian import layar_riwayat as riwayat

urlpatterns = [
    path("isi/", layar.isi, name="isi"),
    path("isi/laci/", layar_laci.isi_laci, name="isi_laci"),
    path("isi/riwayat/", layar_laci.isi_riwayat, name="isi_riwayat"),
    path("isi/siapa/", layar_laci.isi_siapa, name="isi_siapa"),
    path("isi/api/sel/", api.isi_sel, name="isi_sel"),
    path("isi/api/baris/", api.isi_baris, name="isi_baris"),
    path("isi/api/kisi/", api.isi_kisi, name="isi_kisi"),
    path("isi/api/tempel/pratinjau/", api.isi_tempel_pratinjau, name="isi_tempel_pratinjau"),
    path("isi/api/tempel/", api.isi_tempel, name="isi_tempel"),
    path("isi/api/urungkan/", api.isi_urungkan, name="isi_urungkan"),
    path("isi/api/ajukan/periksa/", api.isi_ajukan_periksa, name="isi_ajukan_periksa"),
    path("isi/api/ajukan/", api.isi_ajukan, name="isi_ajukan"),
    path(
        "bukti/indikator/<int:indikator>/<int:tahun>/<int:triwulan>/",
        layar_bukti.bukti,
        name="bukti",
    ),
    path("bukti/<int:pk>/unduh/", layar_bukti.bukti_unduh, name="bukti_unduh"),
    path("bukti/<int:pk>/hapus/", layar_bukti.bukti_hapus, name="bukti_hapus"),
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
    path("kelengkapan/", layar_kelengkapan.papan, name="papan"),
    path("pengecualian/", layar_pengecualian.pengecualian, name="pengecualian"),
    path("rencana-aksi/", rencana_aksi.rencana_aksi, name="rencana_aksi"),
    path("riwayat/", riwayat.riwayat, name="riwayat"),
    path("riwayat/unduh/", riwayat.riwayat_unduh, name="riwayat_unduh"),
]
