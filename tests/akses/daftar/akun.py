"""The home page, search, and what an account manages."""

from django.urls import reverse

from tests.akses.jalur import Akses, alamat, alamat_pd_lain
from tests.factories import PenggunaFactory

AKUN = {
    "beranda": Akses("", alamat("beranda"), (alamat_pd_lain("beranda"),)),
    "ganti_sandi": Akses("", alamat("ganti_sandi")),
    "penugasan": Akses("", alamat("penugasan")),
    "pengingat": Akses("", alamat("pengingat")),
    "akun": Akses("kinerja.kelola_akun", alamat("akun"), (alamat_pd_lain("akun"),)),
    "akun_undang": Akses(
        "kinerja.kelola_akun", alamat("akun_undang"), (alamat_pd_lain("akun_undang"),)
    ),
    "akun_satu": Akses(
        "kinerja.kelola_akun",
        lambda d: reverse("akun_satu", args=[PenggunaFactory(pd=d.pd).pk]),
        (
            lambda d: reverse("akun_satu", args=[PenggunaFactory(pd=d.pd_lain.pd).pk]),
            lambda d: reverse("akun_satu", args=[PenggunaFactory(pd=None).pk]),
            lambda d: reverse("akun_satu", args=[PenggunaFactory(pd=d.pd, is_superuser=True).pk]),
            alamat("akun_satu", 10**9),
        ),
    ),
    "akun_perubahan": Akses(
        "kinerja.view_penetapanakun", alamat("akun_perubahan"), (alamat_pd_lain("akun_perubahan"),)
    ),
    "kunci_sandi": Akses("", alamat("kunci_sandi")),
    "keamanan": Akses("", alamat("keamanan")),
    "faktor_pasang": Akses("", alamat("faktor_pasang")),
    "faktor_akun": Akses("kinerja.kelola_akun", alamat("faktor_akun")),
    "cari": Akses("", lambda d: f"{reverse('cari')}?q=layanan", (alamat_pd_lain("cari"),)),
}
