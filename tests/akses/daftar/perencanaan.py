"""Setting up, the organisation and the tree."""

from django.urls import reverse

from tests.akses.baris import kesepakatan
from tests.akses.jalur import SIAPKAN, Akses, alamat, alamat_pd_lain, unggahan

PERENCANAAN = {
    "organisasi": Akses(
        "kinerja.view_unitkerja", alamat("organisasi"), (alamat_pd_lain("organisasi"),)
    ),
    "organisasi_perubahan": Akses(
        "kinerja.change_unitkerja",
        alamat("organisasi_perubahan"),
        (alamat_pd_lain("organisasi_perubahan"),),
    ),
    "organisasi_unit": Akses(
        "kinerja.view_unitkerja",
        lambda d: reverse("organisasi_unit", args=[d.unit.pk]),
        (
            lambda d: reverse("organisasi_unit", args=[d.pd_lain.penanggung_jawab.unit_id]),
            alamat("organisasi_unit", 10**9),
        ),
    ),
    "persiapan": Akses(SIAPKAN, alamat("persiapan"), (alamat_pd_lain("persiapan"),)),
    "persiapan_kisi": Akses(
        SIAPKAN,
        alamat("persiapan_kisi", "periode"),
        (alamat("persiapan_kisi", "lain"), alamat_pd_lain("persiapan_kisi", "periode")),
    ),
    "persiapan_tahun": Akses(
        SIAPKAN, alamat("persiapan_tahun"), (alamat_pd_lain("persiapan_tahun"),)
    ),
    "persiapan_renstra": Akses(
        SIAPKAN, alamat("persiapan_renstra"), (alamat_pd_lain("persiapan_renstra"),)
    ),
    "skala_predikat": Akses("kinerja.change_skalapredikat", alamat("skala_predikat")),
    "persiapan_isi": Akses(
        SIAPKAN,
        alamat("persiapan_isi", "unit_kerja"),
        (alamat("persiapan_isi", "latihan"), alamat_pd_lain("persiapan_isi", "unit_kerja")),
    ),
    "persiapan_buku": Akses(SIAPKAN, alamat("persiapan_buku"), (alamat_pd_lain("persiapan_buku"),)),
    "persiapan_unduh": Akses(
        SIAPKAN,
        alamat("persiapan_unduh", "tahun"),
        (alamat("persiapan_unduh", "lain"), alamat_pd_lain("persiapan_unduh", "tahun")),
    ),
    "persiapan_unggahan": Akses(
        SIAPKAN,
        unggahan("persiapan_unggahan"),
        (unggahan("persiapan_unggahan", "pd_lain"), alamat("persiapan_unggahan", 10**9)),
    ),
    "persiapan_bertanda": Akses(
        SIAPKAN,
        unggahan("persiapan_bertanda"),
        (unggahan("persiapan_bertanda", "pd_lain"), alamat("persiapan_bertanda", 10**9)),
    ),
    "silang": Akses("kinerja.view_indikator", alamat("silang"), (alamat_pd_lain("silang"),)),
    "silang_minta": Akses(
        "kinerja.view_indikator",
        alamat("silang_minta"),
        (alamat_pd_lain("silang_minta"),),
        ("kinerja.isi_realisasi",),
    ),
    "silang_satu": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("silang_satu", args=[kesepakatan(d.milik).pk]),
        (
            lambda d: reverse("silang_satu", args=[kesepakatan(d.unit_lain).pk]),
            lambda d: reverse("silang_satu", args=[kesepakatan(d.pd_lain).pk]),
            alamat("silang_satu", 10**9),
        ),
    ),
    "garis": Akses(
        "kinerja.view_indikator",
        lambda d: f"{reverse('garis')}?jabatan={d.milik.penanggung_jawab_id}",
        (
            lambda d: f"{reverse('garis')}?jabatan={d.unit_lain.penanggung_jawab_id}",
            lambda d: f"{reverse('garis')}?jabatan={d.pd_lain.penanggung_jawab_id}",
            alamat_pd_lain("garis"),
        ),
    ),
    "penjenjangan": Akses(
        "kinerja.view_indikator", alamat("penjenjangan"), (alamat_pd_lain("penjenjangan"),)
    ),
    "penjenjangan_unit": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("penjenjangan_unit", args=[d.unit.pk]),
        (
            lambda d: reverse("penjenjangan_unit", args=[d.unit_lain.penanggung_jawab.unit_id]),
            lambda d: reverse("penjenjangan_unit", args=[d.pd_lain.penanggung_jawab.unit_id]),
            alamat("penjenjangan_unit", 10**9),
        ),
    ),
    "penjenjangan_unduh": Akses(
        "kinerja.view_indikator",
        alamat("penjenjangan_unduh"),
        (
            lambda d: (
                f"{reverse('penjenjangan_unduh')}?unit={d.unit_lain.penanggung_jawab.unit_id}"
            ),
            alamat_pd_lain("penjenjangan_unduh"),
        ),
    ),
    "pohon": Akses("kinerja.view_indikator", alamat("pohon"), (alamat_pd_lain("pohon"),)),
    "pohon_gambar": Akses(
        "kinerja.view_indikator", alamat("pohon_gambar"), (alamat_pd_lain("pohon_gambar"),)
    ),
    "pohon_pindah": Akses(
        SIAPKAN,
        lambda d: reverse("pohon_pindah", args=[d.milik.sasaran_id]),
        (
            lambda d: reverse("pohon_pindah", args=[d.pd_lain.sasaran_id]),
            alamat("pohon_pindah", 10**9),
        ),
    ),
    "pohon_unduh": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("pohon_unduh", args=["json"]),
        (
            lambda d: f"{reverse('pohon_unduh', args=['json'])}?pd={d.pd_lain.pd.kode}",
            lambda d: reverse("pohon_unduh", args=["exe"]),
            lambda d: f"{reverse('pohon_unduh', args=['svg'])}?cabang=sasaran-0",
        ),
    ),
    "indikator": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("indikator", args=[d.milik.pk]),
        (
            lambda d: reverse("indikator", args=[d.unit_lain.pk]),
            lambda d: reverse("indikator", args=[d.pd_lain.pk]),
            lambda d: reverse("indikator", args=[10**9]),
            lambda d: f"{reverse('indikator', args=[d.milik.pk])}?pd={d.pd_lain.pd.kode}",
        ),
    ),
}
