"""PURE. The roles, in one place that an agency can read: which permissions each Django group holds.

`python manage.py pasang_peran` writes them to the database; what a user sees of the data is
narrowed further by their agency and unit (`.untuk(pengguna)` on every queryset).
"""

OPERATOR = "Operator Bidang"
SEKRETARIAT = "Sekretariat"
KEPALA_DINAS = "Kepala Perangkat Daerah"
SEKRETARIS = "Sekretaris Perangkat Daerah"
PEJABAT = "Pejabat Eselon III/IV"
KEPALA_DAERAH = "Kepala Daerah"
PEMANTAU = "Pemantau Pemda"
"""Sekda, Bagian Organisasi, Bappeda: reads every agency of its scope, sends reminders."""
EVALUATOR = "Evaluator"
ADMIN_PEMDA = "Admin Pemda"
#: Roles that are of the whole pemda by their office: no list of agencies bounds them.
SELURUH_PEMDA = frozenset({KEPALA_DAERAH, ADMIN_PEMDA})

_BACA = (
    "kinerja.view_indikator",
    "kinerja.lihat_perjanjian",
    "anggaran.view_program",
    "laporan.lihat_tabel",
    "laporan.lihat_reviu",
    "laporan.lihat_lhe",
    "laporan.lihat_pelengkap",
    "laporan.lihat_uji",
)
_BACA_SEMUA = (
    *_BACA,
    "kinerja.lihat_semua_unit",
    "laporan.unduh_laporan",
    "laporan.lihat_lke",
    "laporan.lihat_predikat",
)

#: Master data that Sekretariat keeps: app label → models, with view, add, change and delete.
DATA_INDUK: dict[str, tuple[str, ...]] = {
    "kinerja": (
        "unitkerja",
        "jabatan",
        "pemangku",
        "rekappegawai",
        "butirprofil",
        "kebijakanpengukuran",
        "bataskriteria",
        "renstra",
        "misi",
        "masalah",
        "tujuan",
        "sasaran",
        "crosscutting",
        "skalapredikat",
        "predikat",
        "indikator",
        "variabel",
        "pembanding",
        "penandaindikator",
        "dokumenperencanaan",
        "target",
        "targettriwulan",
        "periodepengukuran",
        "pengecualianperiode",
    ),
    "anggaran": (
        "program",
        "kegiatan",
        "subkegiatan",
        "dukungan",
        "indikatorprogram",
        "targetprogram",
        "realisasiprogram",
        "versianggaran",
        "barisanggaran",
        "pagubaris",
        "realisasianggaran",
        "rekapbelanja",
    ),
    "laporan": (
        "evaluasiakip",
        "komponenakip",
        "rekomendasilhe",
        "sumberdaya",
        "rencanatindak",
        "prestasi",
        "singkatan",
    ),
}
#: Entry of a quarter: who fills it for the own unit and below, who checks it, who endorses it.
_ISI = ("kinerja.isi_realisasi",)
_VERIFIKASI = ("kinerja.verifikasi_realisasi", "kinerja.setujui_rencana_aksi")
_SAHKAN = ("kinerja.sahkan_triwulan", "kinerja.setujui_rencana_aksi")
#: Perjanjian Kinerja: whoever has a post signs their own and those of the posts below.
_TANDA_TANGAN = ("kinerja.tandatangani_perjanjian",)
#: The LKjIP: whoever writes a section hands it in; the layers above check and approve.
_LHE = ("laporan.tindak_lanjuti_lhe", "laporan.komentari_lhe")
_PELENGKAP = ("laporan.isi_rencana_tindak",)
_TULIS = ("laporan.ajukan_bagian", "laporan.lihat_narasi", "laporan.tulis_narasi")
#: All agencies at a glance.
_TINJAU = ("kinerja.lihat_semua_pd", "laporan.lihat_tinjauan")
#: What ties agencies to the plan of their region, and who keeps its figures.
_RPJMD = ("kinerja.change_dukungansasaran", "kinerja.change_kontribusiindikator")
_LIHAT_SAJA = ("kinerja.view_realisasi", "kinerja.view_nilaivariabel", "kinerja.view_jejakaudit")


def _lihat() -> tuple[str, ...]:
    return tuple(f"{app}.view_{model}" for app, daftar in DATA_INDUK.items() for model in daftar)


def _kelola() -> tuple[str, ...]:
    return tuple(
        f"{app}.{aksi}_{model}"
        for app, daftar in DATA_INDUK.items()
        for model in daftar
        for aksi in ("view", "add", "change", "delete")
    )


PERAN: dict[str, tuple[str, ...]] = {
    OPERATOR: (*_BACA, *_ISI, *_TULIS, *_LHE, *_PELENGKAP, *_TANDA_TANGAN),
    PEJABAT: (*_BACA, *_ISI, *_TULIS, *_LHE, *_PELENGKAP, *_TANDA_TANGAN),
    SEKRETARIS: (
        *_BACA_SEMUA,
        *_ISI,
        *_TULIS,
        *_LHE,
        *_PELENGKAP,
        *_TANDA_TANGAN,
        "laporan.periksa_laporan",
        "laporan.isi_lke",
    ),
    KEPALA_DINAS: (
        *_BACA_SEMUA,
        *_SAHKAN,
        *_LHE,
        *_TANDA_TANGAN,
        "kinerja.view_penetapanakun",
        "laporan.ajukan_keberatan",
        "laporan.setujui_laporan",
        "laporan.lihat_narasi",
        # The Inspektur signs the LHE; the head of another agency holds no such post.
        "laporan.tandatangani_lhe",
    ),
    KEPALA_DAERAH: (
        *_BACA_SEMUA,
        *_TINJAU,
        "kinerja.tandatangani_kepala_daerah",
    ),
    # The Sekretaris Daerah, Bappeda, Bagian Organisasi: they read every agency of the region. Who
    # writes the region's own plan and figures has the role Sekretariat at the region.
    PEMANTAU: (*_BACA_SEMUA, *_TINJAU, "laporan.ingatkan_pd"),
    EVALUATOR: (
        *_BACA_SEMUA,
        *_lihat(),
        *_LIHAT_SAJA,
        # Without an agency of their own they evaluate every agency of the pemda.
        *_TINJAU,
        "laporan.reviu_laporan",
        "laporan.komentari_lhe",
        "laporan.nyatakan_lhe",
        "laporan.nilai_lke",
        "laporan.tandatangani_lhe",
        "laporan.lihat_narasi",
    ),
    SEKRETARIAT: (
        *_BACA_SEMUA,
        *_kelola(),
        *_LIHAT_SAJA,
        *_VERIFIKASI,
        *_TULIS,
        "laporan.kelola_narasi",
        *_PELENGKAP,
        "laporan.kelola_pelengkap",
        *_LHE,
        "laporan.periksa_bagian",
        "laporan.verifikasi_lhe",
        "laporan.terima_temuan",
        "laporan.ajukan_keberatan",
        "laporan.isi_lke",
        "kinerja.kelola_perjanjian",
        "kinerja.kelola_akun",
        "kinerja.view_penetapanakun",
        "kinerja.view_perangkatdaerah",
        "kinerja.change_perangkatdaerah",
        "laporan.siapkan_data",
        "laporan.rilis_publik",
        "laporan.kelola_kunci_api",
        *_RPJMD,
    ),
    ADMIN_PEMDA: (
        *_BACA_SEMUA,
        *_kelola(),
        *_LIHAT_SAJA,
        *_TINJAU,
        "laporan.ingatkan_pd",
        "kinerja.lihat_semua_pd",
        *_RPJMD,
        "laporan.kelola_lke",
        "anggaran.kelola_nomenklatur",
        "laporan.kelola_predikat",
        "laporan.kelola_publik",
        "kinerja.kelola_akun",
        "kinerja.view_penetapanakun",
        *(
            f"kinerja.{aksi}_{model}"
            for model in ("perangkatdaerah", "pengguna")
            for aksi in ("view", "add", "change")
        ),
    ),
}
#: Roles that may enter the master-data site (Django's is_staff).
PERAN_STAF = frozenset({SEKRETARIAT, EVALUATOR, ADMIN_PEMDA})
