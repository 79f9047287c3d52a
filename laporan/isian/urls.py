"""Routes of the quarterly entry: entering, evidence, checking, endorsing, planning, history."""

from django.urls import path

from laporan.isian import (
    layar,
    layar_bukti,
    layar_bukti_pakai,
    layar_kelengkapan,
    layar_laci,
    layar_pengecualian,
)
from laporan.isian import layar_api as api
from laporan.isian import layar_buku_kerja as buku_kerja
from laporan.isian import layar_pembukaan as pembukaan
from laporan.isian import layar_pengesahan as pengesahan
from laporan.isian import layar_periksa as periksa
from laporan.isian import layar_rencana_aksi as rencana_aksi
from laporan.isian import layar_rencana_kegiatan as rencana_kegiatan
from laporan.isian import layar_riwayat as riwayat

urlpatterns = [
    path("isian/", layar.isian, name="isian"),
    path("isian/laci/", layar_laci.isian_laci, name="isian_laci"),
    path("isian/riwayat/", layar_laci.isian_riwayat, name="isian_riwayat"),
    path("isian/siapa/", layar_laci.isian_siapa, name="isian_siapa"),
    path("isian/api/sel/", api.isian_sel, name="isian_sel"),
    path("isian/api/baris/", api.isian_baris, name="isian_baris"),
    path("isian/api/lembar/", api.isian_lembar, name="isian_lembar"),
    path("isian/api/tempel/pratinjau/", api.isian_tempel_pratinjau, name="isian_tempel_pratinjau"),
    path("isian/api/tempel/", api.isian_tempel, name="isian_tempel"),
    path("isian/api/urungkan/", api.isian_urungkan, name="isian_urungkan"),
    path("isian/api/ajukan/periksa/", api.isian_ajukan_periksa, name="isian_ajukan_periksa"),
    path("isian/api/ajukan/", api.isian_ajukan, name="isian_ajukan"),
    path(
        "bukti/indikator/<int:indikator>/<int:tahun>/<int:triwulan>/",
        layar_bukti.bukti,
        name="bukti",
    ),
    path(
        "bukti/indikator/<int:indikator>/<int:tahun>/<int:triwulan>/pakai/",
        layar_bukti_pakai.bukti_pakai,
        name="bukti_pakai",
    ),
    path("bukti/<int:pk>/lihat/", layar_bukti.bukti_lihat, name="bukti_lihat"),
    path("bukti/kembalikan/<int:jejak>/", layar_bukti.bukti_kembalikan, name="bukti_kembalikan"),
    path("bukti/<int:pk>/unduh/", layar_bukti.bukti_unduh, name="bukti_unduh"),
    path("bukti/<int:pk>/halaman/", layar_bukti.bukti_halaman, name="bukti_halaman"),
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
    path(
        "pengesahan/<int:tahun>/<int:triwulan>/pembukaan/",
        pembukaan.pembukaan,
        name="pembukaan",
    ),
    path(
        "pengesahan/<int:tahun>/<int:triwulan>/versi/<int:ke>/",
        pembukaan.versi_pengesahan,
        name="versi_pengesahan",
    ),
    path("kelengkapan/", layar_kelengkapan.kelengkapan, name="kelengkapan"),
    path("pengecualian/", layar_pengecualian.pengecualian, name="pengecualian"),
    path("rencana-aksi/", rencana_aksi.rencana_aksi, name="rencana_aksi"),
    path(
        "rencana-aksi/<int:dokumen>/kegiatan/<int:indikator>/",
        rencana_kegiatan.rencana_kegiatan,
        name="rencana_kegiatan",
    ),
    path("riwayat/", riwayat.riwayat, name="riwayat"),
    path("riwayat/unduh/", riwayat.riwayat_unduh, name="riwayat_unduh"),
]
