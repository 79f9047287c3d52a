"""The region above its agencies, and what is public."""

from django.urls import reverse

from tests.akses.baris import jadikan_daerah, rpjmd
from tests.akses.jalur import (
    LIHAT_PREDIKAT,
    LIHAT_TINJAUAN,
    SEMUA_UNIT,
    Akses,
    alamat,
    alamat_pd_lain,
)
from tests.pemda.predikat.pabrik import PredikatPDFactory

PEMDA = {
    "tinjauan": Akses(
        LIHAT_TINJAUAN, alamat("tinjauan"), (alamat_pd_lain("tinjauan"),), (SEMUA_UNIT,)
    ),
    "tinjauan_peta": Akses(
        LIHAT_TINJAUAN, alamat("tinjauan_peta"), (alamat_pd_lain("tinjauan_peta"),), (SEMUA_UNIT,)
    ),
    "tinjauan_rapat": Akses(
        LIHAT_TINJAUAN, alamat("tinjauan_rapat"), (alamat_pd_lain("tinjauan_rapat"),), (SEMUA_UNIT,)
    ),
    "tinjauan_tren": Akses(
        LIHAT_TINJAUAN, alamat("tinjauan_tren"), (alamat_pd_lain("tinjauan_tren"),), (SEMUA_UNIT,)
    ),
    "tinjauan_unduh": Akses(
        LIHAT_TINJAUAN,
        alamat("tinjauan_unduh", "rapat", "xlsx"),
        (alamat("tinjauan_unduh", "rapat", "exe"), alamat("tinjauan_unduh", "lain", "pdf")),
        (SEMUA_UNIT,),
    ),
    "tinjauan_ingatkan": Akses(
        LIHAT_TINJAUAN,
        alamat("tinjauan_ingatkan"),
        (alamat_pd_lain("tinjauan_ingatkan"),),
        (SEMUA_UNIT, "laporan.ingatkan_pd"),
    ),
    "tinjauan_pd": Akses(
        LIHAT_TINJAUAN,
        lambda d: reverse("tinjauan_pd", args=[d.pd.kode]),
        (
            lambda d: reverse("tinjauan_pd", args=[d.pd_lain.pd.kode]),
            alamat("tinjauan_pd", "tidak-ada"),
        ),
        (SEMUA_UNIT,),
    ),
    "predikat": Akses(
        LIHAT_PREDIKAT, alamat("predikat"), (alamat_pd_lain("predikat"),), (SEMUA_UNIT,)
    ),
    "predikat_pd": Akses(
        LIHAT_PREDIKAT,
        lambda d: reverse("predikat_pd", args=[PredikatPDFactory(pd=d.pd).pk]),
        (
            lambda d: reverse("predikat_pd", args=[PredikatPDFactory(pd=d.pd_lain.pd).pk]),
            alamat("predikat_pd", 10**9),
        ),
        (SEMUA_UNIT,),
    ),
    "rilis": Akses(
        "laporan.rilis_publik", alamat("rilis"), (alamat_pd_lain("rilis"),), (SEMUA_UNIT,)
    ),
    "rilis_satu": Akses(
        "laporan.rilis_publik",
        alamat("rilis_satu", 2024, "tw4"),
        (alamat("rilis_satu", 2024, "tw5"), alamat_pd_lain("rilis_satu", 2024, "tw4")),
        (SEMUA_UNIT,),
    ),
    "atur_publik": Akses("laporan.kelola_publik", alamat("atur_publik")),
    "kunci_api": Akses(
        "laporan.kelola_kunci_api",
        alamat("kunci_api"),
        (alamat_pd_lain("kunci_api"),),
        (SEMUA_UNIT,),
    ),
    # The plan of a region is read by who works for it; another agency's rows are none of it.
    "rpjmd": Akses("kinerja.view_indikator", alamat("rpjmd"), (alamat_pd_lain("rpjmd"),)),
    # The agreement of the head of the region is told at the level of the region.
    "rpjmd_pk": Akses(
        "laporan.unduh_laporan",
        lambda d: f"{reverse('rpjmd_pk')}?pd={jadikan_daerah(d).kode}",
        (alamat("rpjmd_pk"),),
    ),
    "rpjmd_sasaran": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("rpjmd_sasaran", args=[rpjmd(d).sasaran_id]),
        (lambda d: reverse("rpjmd_sasaran", args=[d.pd_lain.sasaran_id]),),
    ),
    "rpjmd_indikator": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("rpjmd_indikator", args=[rpjmd(d).pk]),
        (lambda d: reverse("rpjmd_indikator", args=[d.pd_lain.pk]),),
    ),
}
