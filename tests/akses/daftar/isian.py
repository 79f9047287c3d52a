"""Entry, verification, endorsement, evidence and plans of action."""

from django.urls import reverse

from tests.akses.baris import versi_pengesahan
from tests.akses.jalur import (
    SEMUA_UNIT,
    Akses,
    alamat,
    alamat_pd_lain,
    asal,
    buku_kerja,
    kegiatan,
    sel,
)

ISIAN = {
    "asal": Akses(
        "kinerja.view_indikator",
        asal(),
        (asal("unit_lain"), asal("pd_lain"), lambda d: asal()(d).replace("2024", "1999")),
    ),
    "asal_triwulan": Akses(
        "kinerja.view_indikator",
        asal(tw=4),
        (asal("unit_lain", 4), asal("pd_lain", 4), asal(tw=5)),
    ),
    "isian": Akses(
        "kinerja.view_indikator",
        sel("isian"),
        (lambda d: f"{sel('isian')(d)}&unit={d.unit_lain.penanggung_jawab.unit_id}",),
    ),
    "isian_laci": Akses(
        "kinerja.view_indikator",
        sel("isian_laci"),
        (sel("isian_laci", "unit_lain"), sel("isian_laci", "pd_lain")),
    ),
    "isian_riwayat": Akses(
        "kinerja.view_indikator",
        sel("isian_riwayat", tambahan="&medan=nilai"),
        (
            sel("isian_riwayat", "unit_lain", tambahan="&medan=nilai"),
            sel("isian_riwayat", "pd_lain", tambahan="&medan=nilai"),
        ),
    ),
    "bukti": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("bukti", args=[d.milik.pk, 2024, 4]),
        (
            lambda d: reverse("bukti", args=[d.unit_lain.pk, 2024, 4]),
            lambda d: reverse("bukti", args=[d.pd_lain.pk, 2024, 4]),
        ),
    ),
    "bukti_pakai": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("bukti_pakai", args=[d.milik.pk, 2024, 4]),
        (
            lambda d: reverse("bukti_pakai", args=[d.unit_lain.pk, 2024, 4]),
            lambda d: reverse("bukti_pakai", args=[d.pd_lain.pk, 2024, 4]),
            lambda d: reverse("bukti_pakai", args=[d.milik.pk, 2024, 5]),
        ),
    ),
    "buku_kerja": Akses(
        "kinerja.view_indikator",
        buku_kerja("buku_kerja"),
        (buku_kerja("buku_kerja", "unit_lain"), buku_kerja("buku_kerja", "pd_lain")),
    ),
    "buku_kerja_unduh": Akses(
        "kinerja.view_indikator",
        buku_kerja("buku_kerja_unduh"),
        (buku_kerja("buku_kerja_unduh", "unit_lain"), buku_kerja("buku_kerja_unduh", "pd_lain")),
    ),
    "periksa": Akses("kinerja.view_realisasi", alamat("periksa"), (alamat_pd_lain("periksa"),)),
    "periksa_unit": Akses(
        "kinerja.view_realisasi",
        buku_kerja("periksa_unit"),
        (buku_kerja("periksa_unit", "unit_lain"), buku_kerja("periksa_unit", "pd_lain")),
    ),
    "pengesahan": Akses(
        "kinerja.sahkan_triwulan",
        alamat("pengesahan"),
        (alamat_pd_lain("pengesahan"),),
        (SEMUA_UNIT,),
    ),
    "pengesahan_triwulan": Akses(
        "kinerja.sahkan_triwulan",
        alamat("pengesahan_triwulan", 2024, 4),
        (alamat("pengesahan_triwulan", 2024, 5), alamat_pd_lain("pengesahan_triwulan", 2024, 4)),
        (SEMUA_UNIT,),
    ),
    "pembukaan": Akses(
        "kinerja.view_indikator",
        alamat("pembukaan", 2024, 4),
        (alamat("pembukaan", 2024, 5), alamat_pd_lain("pembukaan", 2024, 4)),
        (SEMUA_UNIT,),
    ),
    "versi_pengesahan": Akses(
        "kinerja.view_indikator",
        versi_pengesahan,
        (alamat("versi_pengesahan", 2024, 4, 2), alamat_pd_lain("versi_pengesahan", 2024, 4, 1)),
        (SEMUA_UNIT,),
    ),
    "kelengkapan": Akses(
        "kinerja.view_indikator", alamat("kelengkapan"), (alamat_pd_lain("kelengkapan"),)
    ),
    "pengecualian": Akses(
        "kinerja.add_pengecualianperiode",
        alamat("pengecualian"),
        (alamat_pd_lain("pengecualian"),),
        (SEMUA_UNIT,),
    ),
    "rencana_aksi": Akses(
        "kinerja.view_indikator",
        alamat("rencana_aksi"),
        (alamat_pd_lain("rencana_aksi"), lambda d: f"{reverse('rencana_aksi')}?dokumen=999999"),
    ),
    "rencana_kegiatan": Akses(
        "kinerja.view_indikator",
        kegiatan(),
        (kegiatan("unit_lain"), kegiatan("pd_lain"), alamat("rencana_kegiatan", 10**9, 1)),
    ),
    "riwayat": Akses(
        "kinerja.view_jejakaudit", alamat("riwayat"), (alamat_pd_lain("riwayat"),), (SEMUA_UNIT,)
    ),
    "riwayat_unduh": Akses(
        "kinerja.view_jejakaudit",
        alamat("riwayat_unduh"),
        (alamat_pd_lain("riwayat_unduh"),),
        (SEMUA_UNIT,),
    ),
}
