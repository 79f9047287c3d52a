"""Routes of setting up an agency."""

from django.urls import path

from laporan.perencanaan import layar_awal as awal
from laporan.perencanaan import layar_buku as buku
from laporan.perencanaan import layar_kisi as kisi
from laporan.perencanaan import layar_sel as sel
from laporan.perencanaan.layar_nomenklatur import nomenklatur, nomenklatur_padanan
from laporan.perencanaan.layar_renstra import persiapan_renstra
from laporan.perencanaan.layar_salin import persiapan_tahun
from laporan.perencanaan.layar_skala import skala_predikat
from laporan.perencanaan.pohon import layar as pohon
from laporan.perencanaan.pohon import layar_pindah as pindah

urlpatterns = [
    path("pohon-kinerja/gambar/", pohon.pohon_gambar, name="pohon_gambar"),
    path("pohon-kinerja/pindah/<int:pk>/", pindah.pohon_pindah, name="pohon_pindah"),
    path("pohon-kinerja/unduh/<str:bentuk>/", pohon.pohon_unduh, name="pohon_unduh"),
    path("persiapan/", awal.persiapan, name="persiapan"),
    path("persiapan/isi/<str:lembar>/", awal.persiapan_isi, name="persiapan_isi"),
    path("persiapan/kisi/<str:macam>/", kisi.persiapan_kisi, name="persiapan_kisi"),
    path("persiapan/sel/", sel.persiapan_sel, name="persiapan_sel"),
    path("persiapan/sel/pratinjau/", sel.persiapan_sel_pratinjau, name="persiapan_sel_pratinjau"),
    path("nomenklatur/", nomenklatur, name="nomenklatur"),
    path(
        "nomenklatur/<int:ke>/padanan/<int:dari>/", nomenklatur_padanan, name="nomenklatur_padanan"
    ),
    path("persiapan/skala/", skala_predikat, name="skala_predikat"),
    path("persiapan/tahun-baru/", persiapan_tahun, name="persiapan_tahun"),
    path("persiapan/renstra-baru/", persiapan_renstra, name="persiapan_renstra"),
    path("persiapan/logo/", awal.persiapan_logo, name="persiapan_logo"),
    path("persiapan/buku-kerja/", buku.persiapan_buku, name="persiapan_buku"),
    path("persiapan/buku-kerja/unduh/<str:isi>/", buku.persiapan_unduh, name="persiapan_unduh"),
    path("persiapan/unggahan/<int:pk>/", buku.persiapan_unggahan, name="persiapan_unggahan"),
    path(
        "persiapan/unggahan/<int:pk>/bertanda/", buku.persiapan_bertanda, name="persiapan_bertanda"
    ),
    path(
        "persiapan/unggahan/<int:pk>/terapkan/", buku.persiapan_terapkan, name="persiapan_terapkan"
    ),
    path("persiapan/unggahan/<int:pk>/petakan/", buku.persiapan_petakan, name="persiapan_petakan"),
    path("persiapan/pekerjaan/<int:tugas>/", buku.persiapan_pekerjaan, name="persiapan_pekerjaan"),
]
