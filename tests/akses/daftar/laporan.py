"""The report, its text and its versions."""

from django.urls import reverse

from tests.akses.baris import foto
from tests.akses.jalur import SEMUA_UNIT, Akses, alamat, alamat_pd_lain, narasi, narasi_asing

LAPORAN = {
    "pelengkap": Akses(
        "laporan.lihat_pelengkap", alamat("pelengkap"), (alamat_pd_lain("pelengkap"),)
    ),
    "pelengkap_isi": Akses(
        "laporan.lihat_pelengkap",
        alamat("pelengkap_isi", "rencana_tindak"),
        (alamat("pelengkap_isi", "tidak-ada"), alamat_pd_lain("pelengkap_isi", "rencana_tindak")),
    ),
    "pelengkap_foto": Akses(
        "laporan.lihat_pelengkap",
        lambda d: reverse("pelengkap_foto", args=[foto(d.milik).pk]),
        (
            lambda d: reverse("pelengkap_foto", args=[foto(d.unit_lain).pk]),
            lambda d: reverse("pelengkap_foto", args=[foto(d.pd_lain).pk]),
        ),
    ),
    "lkjip": Akses(
        "laporan.unduh_laporan", alamat("lkjip"), (alamat_pd_lain("lkjip"),), (SEMUA_UNIT,)
    ),
    "lkjip_seluruhnya": Akses(
        "laporan.unduh_laporan",
        alamat("lkjip_seluruhnya"),
        (alamat_pd_lain("lkjip_seluruhnya"),),
        (SEMUA_UNIT,),
    ),
    "lkjip_halaman": Akses(
        "laporan.unduh_laporan",
        alamat("lkjip_halaman", "bab-1"),
        (alamat("lkjip_halaman", "tidak-ada"), alamat_pd_lain("lkjip_halaman", "bab-1")),
        (SEMUA_UNIT,),
    ),
    "lkjip_unduh": Akses(
        "laporan.unduh_laporan",
        alamat("lkjip_unduh", "json"),
        (alamat("lkjip_unduh", "exe"), alamat_pd_lain("lkjip_unduh", "json")),
        (SEMUA_UNIT,),
    ),
    "versi": Akses(
        "laporan.unduh_laporan", alamat("versi"), (alamat_pd_lain("versi"),), (SEMUA_UNIT,)
    ),
    "berkas": Akses("", alamat("berkas"), (alamat_pd_lain("berkas"),)),
    "berkas_daftar": Akses("", alamat("berkas_daftar"), (alamat_pd_lain("berkas_daftar"),)),
    "penulisan": Akses("laporan.lihat_narasi", alamat("penulisan"), (alamat_pd_lain("penulisan"),)),
    "penulisan_bagian": Akses(
        "laporan.lihat_narasi", narasi("penulisan_bagian"), narasi_asing("penulisan_bagian")
    ),
    "penulisan_versi": Akses(
        "laporan.lihat_narasi", narasi("penulisan_versi"), narasi_asing("penulisan_versi")
    ),
    "penulisan_banding": Akses(
        "laporan.lihat_narasi", narasi("penulisan_banding"), narasi_asing("penulisan_banding")
    ),
}
