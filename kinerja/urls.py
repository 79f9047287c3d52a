"""Routes of kinerja."""

from django.urls import path

from kinerja import (
    layar_identitas,
    layar_keamanan,
    layar_kunci,
    layar_masuk,
    layar_penugasan,
    layar_sandi,
)

urlpatterns = [
    path("masuk/", layar_masuk.masuk, name="masuk"),
    path("masuk/kode/", layar_masuk.masuk_faktor, name="masuk_faktor"),
    path("masuk/kunci/mulai/", layar_masuk.masuk_faktor_mulai, name="masuk_faktor_mulai"),
    path("masuk/kunci/", layar_masuk.masuk_faktor_kunci, name="masuk_faktor_kunci"),
    path("masuk/identitas/", layar_identitas.masuk_identitas, name="masuk_identitas"),
    path(
        "masuk/identitas/kembali/",
        layar_identitas.masuk_identitas_kembali,
        name="masuk_identitas_kembali",
    ),
    path("keluar/", layar_masuk.keluar, name="keluar"),
    path("keamanan/", layar_keamanan.keamanan, name="keamanan"),
    path("keamanan/pasang/", layar_keamanan.faktor_pasang, name="faktor_pasang"),
    path("keamanan/akun/", layar_keamanan.faktor_akun, name="faktor_akun"),
    path("ganti-kata-sandi/", layar_sandi.GantiSandi.as_view(), name="ganti_sandi"),
    path("lupa-kata-sandi/", layar_sandi.lupa_sandi, name="lupa_sandi"),
    path("atur-kata-sandi/", layar_sandi.atur_sandi, name="atur_sandi"),
    path("atur-kata-sandi/<str:nilai>/", layar_sandi.tautan_akun, name="tautan_akun"),
    path("penugasan/", layar_penugasan.penugasan, name="penugasan"),
    path("kunci-sandi/", layar_kunci.kunci_sandi, name="kunci_sandi"),
    path("kunci-sandi/daftar/mulai/", layar_kunci.daftar_mulai, name="kunci_sandi_daftar_mulai"),
    path("kunci-sandi/daftar/", layar_kunci.daftar, name="kunci_sandi_daftar"),
    path("kunci-sandi/bukti/mulai/", layar_kunci.bukti_mulai, name="kunci_sandi_bukti_mulai"),
    path("kunci-sandi/bukti/", layar_kunci.bukti, name="kunci_sandi_bukti"),
]
