"""Routes of laporan: every page that shows an agency's year."""

from django.urls import include, path

from laporan.views import anggaran, beranda, cari, indikator, lkjip, pohon, tabel

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("pohon-kinerja/", pohon.pohon, name="pohon"),
    path("indikator/<int:pk>/", indikator.indikator, name="indikator"),
    path("anggaran/", anggaran.anggaran, name="anggaran"),
    path("tabel/", tabel.tabel_daftar, name="tabel_daftar"),
    path("tabel/<slug:kunci>/", tabel.tabel, name="tabel"),
    path("tabel/<slug:kunci>/unduh/", tabel.tabel_unduh, name="tabel_unduh"),
    path("lkjip/", lkjip.lkjip, name="lkjip"),
    path("lkjip/unduh/<slug:format>/", lkjip.lkjip_unduh, name="lkjip_unduh"),
    path("cari/", cari.cari, name="cari"),
    path("", include("laporan.urls_isi")),
    path("", include("laporan.urls_entri")),
    path("", include("laporan.urls_bukti")),
    path("", include("laporan.urls_alur")),
    path("", include("laporan.urls_reviu")),
    path("", include("laporan.urls_ekspor")),
    path("", include("laporan.urls_perjanjian")),
    path("", include("laporan.urls_verifikasi")),
    path("", include("laporan.urls_narasi")),
]
