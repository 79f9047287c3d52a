"""Budget, tables and the quarterly reports."""

from django.urls import reverse

from tests.akses.baris import tugas_impor
from tests.akses.jalur import SEMUA_UNIT, Akses, alamat, alamat_pd_lain
from tests.anggaran.impor.pabrik import MuatanFactory

ANGGARAN = {
    "anggaran": Akses("anggaran.view_program", alamat("anggaran"), (alamat_pd_lain("anggaran"),)),
    "anggaran_impor": Akses(
        "anggaran.add_pagubaris",
        alamat("anggaran_impor"),
        (alamat_pd_lain("anggaran_impor"),),
        (SEMUA_UNIT,),
    ),
    "anggaran_impor_satu": Akses(
        "anggaran.add_pagubaris",
        lambda d: reverse("anggaran_impor_satu", args=[MuatanFactory(pd=d.pd).pk]),
        (
            lambda d: reverse("anggaran_impor_satu", args=[MuatanFactory(pd=d.pd_lain.pd).pk]),
            alamat("anggaran_impor_satu", 10**9),
        ),
        (SEMUA_UNIT,),
    ),
    "anggaran_impor_tugas": Akses(
        "anggaran.add_pagubaris",
        lambda d: reverse("anggaran_impor_tugas", args=[tugas_impor(d.pd).pk]),
        (
            lambda d: reverse("anggaran_impor_tugas", args=[tugas_impor(d.pd_lain.pd).pk]),
            alamat("anggaran_impor_tugas", 10**9),
        ),
        (SEMUA_UNIT,),
    ),
    **{
        nama: Akses("anggaran.view_program", alamat(nama), (alamat_pd_lain(nama),), (SEMUA_UNIT,))
        for nama in ("serapan", "rfk")
    },
    "serapan_unduh": Akses(
        "anggaran.view_program",
        alamat("serapan_unduh", "rfk", "xlsx"),
        (alamat("serapan_unduh", "rfk", "exe"), alamat_pd_lain("serapan_unduh", "rfk", "xlsx")),
        (SEMUA_UNIT,),
    ),
    "anggaran_keluar": Akses(
        "anggaran.view_program",
        alamat("anggaran_keluar", "rekap", "csv"),
        (
            alamat("anggaran_keluar", "rekap", "exe"),
            alamat_pd_lain("anggaran_keluar", "rekap", "csv"),
        ),
        (SEMUA_UNIT,),
    ),
    "anggaran_bergeser": Akses(
        "anggaran.view_program",
        alamat("anggaran_bergeser"),
        (alamat_pd_lain("anggaran_bergeser"),),
        (SEMUA_UNIT,),
    ),
    "anggaran_rekonsiliasi": Akses(
        "anggaran.view_program",
        alamat("anggaran_rekonsiliasi"),
        (alamat_pd_lain("anggaran_rekonsiliasi"),),
        (SEMUA_UNIT,),
    ),
    "tabel_daftar": Akses(
        "laporan.lihat_tabel", alamat("tabel_daftar"), (alamat_pd_lain("tabel_daftar"),)
    ),
    "tabel": Akses(
        "laporan.lihat_tabel",
        alamat("tabel", "capaian"),
        (alamat("tabel", "tidak_ada"), alamat_pd_lain("tabel", "capaian")),
    ),
    "tabel_unduh": Akses(
        "laporan.lihat_tabel",
        alamat("tabel_unduh", "capaian"),
        (alamat("tabel_unduh", "tidak_ada"), alamat_pd_lain("tabel_unduh", "capaian")),
    ),
    "triwulanan": Akses(
        "laporan.unduh_laporan",
        alamat("triwulanan"),
        (alamat_pd_lain("triwulanan"),),
        (SEMUA_UNIT,),
    ),
    "triwulanan_unduh": Akses(
        "laporan.unduh_laporan",
        alamat("triwulanan_unduh", "json"),
        (alamat("triwulanan_unduh", "exe"), alamat_pd_lain("triwulanan_unduh", "json")),
        (SEMUA_UNIT,),
    ),
    "evaluasi_renja": Akses(
        "laporan.unduh_laporan",
        alamat("evaluasi_renja"),
        (alamat_pd_lain("evaluasi_renja"),),
        (SEMUA_UNIT,),
    ),
    "evaluasi_renja_unduh": Akses(
        "laporan.unduh_laporan",
        alamat("evaluasi_renja_unduh", "json"),
        (alamat("evaluasi_renja_unduh", "exe"), alamat_pd_lain("evaluasi_renja_unduh", "json")),
        (SEMUA_UNIT,),
    ),
}
