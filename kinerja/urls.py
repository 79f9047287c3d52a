"""Routes of kinerja."""

from django.urls import path

from kinerja import layar_kunci, layar_masuk
from kinerja.layar_sandi import GantiSandi

urlpatterns = [
    path("masuk/", layar_masuk.masuk, name="masuk"),
    path("keluar/", layar_masuk.keluar, name="keluar"),
    path("ganti-kata-sandi/", GantiSandi.as_view(), name="ganti_sandi"),
    path("kunci-sandi/", layar_kunci.kunci_sandi, name="kunci_sandi"),
    path("kunci-sandi/daftar/mulai/", layar_kunci.daftar_mulai, name="kunci_sandi_daftar_mulai"),
    path("kunci-sandi/daftar/", layar_kunci.daftar, name="kunci_sandi_daftar"),
    path("kunci-sandi/bukti/mulai/", layar_kunci.bukti_mulai, name="kunci_sandi_bukti_mulai"),
    path("kunci-sandi/bukti/", layar_kunci.bukti, name="kunci_sandi_bukti"),
]
