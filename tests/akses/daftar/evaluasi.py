"""Reviews, evaluations and checks."""

from urllib.parse import quote

from django.urls import reverse

from tests.akses.baris import (
    dokumen_lke,
    evaluasi_lke,
    hasil_lke,
    kunci_temuan,
    periksa,
    rekomendasi,
    temuan_lain,
)
from tests.akses.jalur import SEMUA_UNIT, Akses, alamat, alamat_pd_lain

EVALUASI = {
    "reviu": Akses("laporan.lihat_reviu", alamat("reviu"), (alamat_pd_lain("reviu"),)),
    "reviu_bagian": Akses(
        "laporan.lihat_reviu",
        lambda d: reverse("reviu_bagian", args=[f"bab3:a1:{d.milik.kode}"]),
        (
            lambda d: reverse("reviu_bagian", args=[f"bab3:a1:{d.unit_lain.kode}"]),
            lambda d: reverse("reviu_bagian", args=[f"bab3:a1:{d.pd_lain.kode}"]),
            alamat("reviu_bagian", "bab3:a2"),
            alamat("reviu_bagian", "tidak-ada"),
        ),
    ),
    "reviu_kembalikan": Akses(
        "laporan.lihat_reviu",
        lambda d: f"{reverse('reviu_kembalikan')}?bagian=bab3:a1:{d.milik.kode}",
        (lambda d: f"{reverse('reviu_kembalikan')}?bagian=bab3:a1:{d.unit_lain.kode}",),
    ),
    "reviu_inspektorat": Akses(
        "laporan.lihat_reviu",
        alamat("reviu_inspektorat"),
        (alamat_pd_lain("reviu_inspektorat"),),
        (SEMUA_UNIT,),
    ),
    "lhe": Akses("laporan.lihat_lhe", alamat("lhe"), (alamat_pd_lain("lhe"),)),
    "uji": Akses("laporan.lihat_uji", alamat("uji"), (alamat_pd_lain("uji"),)),
    "uji_terima": Akses(
        "laporan.lihat_uji",
        lambda d: f"{reverse('uji_terima')}?temuan={quote(kunci_temuan(d.pd))}",
        (alamat_pd_lain("uji_terima"),),
        ("laporan.terima_temuan",),
    ),
    "lhe_matriks": Akses(
        "laporan.lihat_lhe", alamat("lhe_matriks"), (alamat_pd_lain("lhe_matriks"),), (SEMUA_UNIT,)
    ),
    "tlhp": Akses("laporan.lihat_lhe", alamat("tlhp"), (alamat_pd_lain("tlhp"),)),
    "tlhp_matriks": Akses(
        "laporan.lihat_lhe",
        alamat("tlhp_matriks"),
        (alamat_pd_lain("tlhp_matriks"),),
        (SEMUA_UNIT,),
    ),
    "tlhp_rinci": Akses(
        "laporan.lihat_lhe",
        lambda d: reverse("tlhp_rinci", args=[temuan_lain(d.milik).pk]),
        (
            lambda d: reverse("tlhp_rinci", args=[temuan_lain(d.unit_lain).pk]),
            lambda d: reverse("tlhp_rinci", args=[temuan_lain(d.pd_lain).pk]),
        ),
    ),
    "lhe_nilai": Akses(
        "laporan.change_evaluasiakip", alamat("lhe_nilai"), (alamat_pd_lain("lhe_nilai"),)
    ),
    "lhe_rinci": Akses(
        "laporan.lihat_lhe",
        lambda d: reverse("lhe_rinci", args=[rekomendasi(d.milik).pk]),
        (
            lambda d: reverse("lhe_rinci", args=[rekomendasi(d.unit_lain).pk]),
            lambda d: reverse("lhe_rinci", args=[rekomendasi(d.pd_lain).pk]),
        ),
    ),
    "lke": Akses("laporan.lihat_lke", alamat("lke"), (alamat_pd_lain("lke"),), (SEMUA_UNIT,)),
    "lke_sub": Akses(
        "laporan.lihat_lke",
        lambda d: reverse("lke_sub", args=[evaluasi_lke(d.pd).pk, "1.a"]),
        (
            lambda d: reverse("lke_sub", args=[evaluasi_lke(d.pd_lain.pd).pk, "1.a"]),
            lambda d: reverse("lke_sub", args=[evaluasi_lke(d.pd).pk, "9.z"]),
            alamat("lke_sub", 10**9, "1.a"),
        ),
        (SEMUA_UNIT,),
    ),
    "lke_naskah": Akses(
        "laporan.lihat_lke",
        lambda d: reverse("lke_naskah", args=[evaluasi_lke(d.pd).pk]),
        (
            lambda d: reverse("lke_naskah", args=[evaluasi_lke(d.pd_lain.pd).pk]),
            alamat("lke_naskah", 10**9),
        ),
        (SEMUA_UNIT,),
    ),
    "lke_hasil": Akses(
        "laporan.lihat_lke",
        lambda d: reverse("lke_hasil", args=[hasil_lke(d.pd).pk]),
        (lambda d: reverse("lke_hasil", args=[hasil_lke(d.pd_lain.pd).pk]),),
        (SEMUA_UNIT,),
    ),
    "lke_paket": Akses(
        "laporan.lihat_lke", alamat("lke_paket"), (alamat_pd_lain("lke_paket"),), (SEMUA_UNIT,)
    ),
    "lke_bukti": Akses(
        "laporan.lihat_lke",
        lambda d: reverse("lke_bukti", args=[dokumen_lke(d.pd).pk]),
        (lambda d: reverse("lke_bukti", args=[dokumen_lke(d.pd_lain.pd).pk]),),
        (SEMUA_UNIT,),
    ),
    "periksa_lkjip": Akses(
        "laporan.unduh_laporan",
        alamat("periksa_lkjip"),
        (alamat_pd_lain("periksa_lkjip"),),
        (SEMUA_UNIT,),
    ),
    "periksa_lkjip_hasil": Akses(
        "laporan.unduh_laporan",
        lambda d: reverse("periksa_lkjip_hasil", args=[periksa(d.pd).pk]),
        (
            lambda d: reverse("periksa_lkjip_hasil", args=[periksa(d.pd_lain.pd).pk]),
            alamat("periksa_lkjip_hasil", 10**9),
        ),
        (SEMUA_UNIT,),
    ),
    "periksa_lkjip_unduh": Akses(
        "laporan.unduh_laporan",
        lambda d: reverse("periksa_lkjip_unduh", args=[periksa(d.pd, ada=True).pk, "json"]),
        (
            lambda d: reverse("periksa_lkjip_unduh", args=[periksa(d.pd_lain.pd).pk, "json"]),
            lambda d: reverse("periksa_lkjip_unduh", args=[periksa(d.pd).pk, "json"]),
        ),
        (SEMUA_UNIT,),
    ),
}
