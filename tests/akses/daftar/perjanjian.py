"""Agreements."""

from django.urls import reverse

from tests.akses.baris import berkas_pk
from tests.akses.jalur import (
    KELOLA_PK,
    LIHAT_PK,
    Akses,
    alamat,
    alamat_pd_lain,
    alamat_pk,
    alamat_pk_asing,
)

PERJANJIAN = {
    "perjanjian": Akses(LIHAT_PK, alamat("perjanjian"), (alamat_pd_lain("perjanjian"),)),
    "perjanjian_rekap": Akses(
        LIHAT_PK,
        lambda _: reverse("perjanjian_rekap", args=["xlsx"]),
        (lambda _: reverse("perjanjian_rekap", args=["exe"]),),
    ),
    "perjanjian_menunggu": Akses(LIHAT_PK, alamat("perjanjian_menunggu")),
    "perjanjian_pernyataan": Akses(
        KELOLA_PK, alamat("perjanjian_pernyataan"), (alamat_pd_lain("perjanjian_pernyataan"),)
    ),
    "perjanjian_satu": Akses(
        LIHAT_PK, alamat_pk("perjanjian_satu", "draf"), alamat_pk_asing("perjanjian_satu", "draf")
    ),
    "perjanjian_beda": Akses(
        LIHAT_PK,
        alamat_pk("perjanjian_beda", "perubahan"),
        alamat_pk_asing("perjanjian_beda", "perubahan"),
    ),
    "perjanjian_unduh": Akses(
        LIHAT_PK,
        alamat_pk("perjanjian_unduh", "draf", "xlsx"),
        (
            *alamat_pk_asing("perjanjian_unduh", "draf", "xlsx"),
            alamat_pk("perjanjian_unduh", "draf", "exe"),
        ),
    ),
    "perjanjian_berkas": Akses(
        LIHAT_PK,
        berkas_pk,
        (
            lambda d: berkas_pk(d, 1),
            lambda d: berkas_pk(d, 2),
            lambda d: reverse(
                "perjanjian_berkas",
                args=[d.pk["diajukan"][0].pk, d.pk["diajukan"][2].naskah.get().berkas_id],
            ),
        ),
    ),
    "perjanjian_isi": Akses(
        KELOLA_PK,
        alamat_pk("perjanjian_isi", "draf"),
        alamat_pk_asing("perjanjian_isi", "draf"),
        (LIHAT_PK,),
    ),
    "perjanjian_perubahan": Akses(
        KELOLA_PK,
        alamat_pk("perjanjian_perubahan", "berlaku"),
        alamat_pk_asing("perjanjian_perubahan", "berlaku"),
        (LIHAT_PK,),
    ),
    "perjanjian_perubahan_banyak": Akses(
        KELOLA_PK,
        alamat("perjanjian_perubahan_banyak"),
        (alamat_pd_lain("perjanjian_perubahan_banyak"),),
        (LIHAT_PK,),
    ),
    "perjanjian_kertas": Akses(
        KELOLA_PK,
        alamat_pk("perjanjian_kertas", "diajukan"),
        alamat_pk_asing("perjanjian_kertas", "diajukan"),
        (LIHAT_PK,),
    ),
}
