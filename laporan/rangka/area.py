"""PURE. The areas of the rail and the pages in each: the one list that the frame, the search and
the tests read.

A new page is one line here: its route, its title, the permission that opens it ("" for everyone),
and the routes of the pages below it, on which its entry stays marked. An area without a page that
the user may open is not shown; seven areas at most.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class HalamanArea:
    """One page of an area. `staf`: only for whoever may open the master-data site; `semua_unit`:
    only for whoever sees the whole agency.
    """

    rute: str
    judul: str
    izin: str = ""
    bawah: frozenset[str] = frozenset()
    staf: bool = False
    semua_unit: bool = False

    def memuat(self, rute: str | None) -> bool:
        """Whether the route is this page or one below it."""
        return rute is not None and (rute == self.rute or rute in self.bawah)

    @property
    def kata(self) -> str:
        """Other words by which people look for it."""
        return KATA_LAIN.get(self.rute, "")


@dataclass(frozen=True)
class AreaKerja:
    """One entry of the rail: a task with the pages that it is done on."""

    kunci: str
    judul: str
    ikon: str
    halaman: tuple[HalamanArea, ...]


def _h(
    rute: str,
    judul: str,
    izin: str = "",
    bawah: str = "",
    *,
    staf: bool = False,
    semua_unit: bool = False,
) -> HalamanArea:
    """`bawah`: names of routes, with spaces between."""
    return HalamanArea(rute, judul, izin, frozenset(bawah.split()), staf, semua_unit)


#: Pages that are about no single agency: the rail's links to them name none.
TANPA_PD = frozenset(
    {"tinjauan", "predikat", "akun", "nomenklatur", "skala_predikat", "atur_publik", "admin:index"}
)

_PERJANJIAN = (
    "perjanjian_menunggu perjanjian_pernyataan perjanjian_satu perjanjian_isi perjanjian_beda "
    "perjanjian_perubahan perjanjian_perubahan_banyak perjanjian_tanda_tangan perjanjian_kertas"
)
_RPJMD = "rpjmd_pk rpjmd_sasaran rpjmd_indikator"
_LKJIP = "lkjip_halaman lkjip_seluruhnya versi versi_rinci versi_beda"
_PENULISAN = "penulisan_bagian penulisan_versi penulisan_banding"
_REVIU = "reviu_bagian reviu_kembalikan reviu_inspektorat"
_AKUN = "akun_undang akun_satu akun_perubahan faktor_akun"

_TINJAUAN = "tinjauan_peta tinjauan_pd tinjauan_rapat tinjauan_tren tinjauan_ingatkan"
_LKE = "lke_sub lke_naskah lke_antrean lke_atur lke_segel_daftar lke_segel lke_daerah"
_PREDIKAT = "predikat_pd predikat_aturan"

_BERANDA = (_h("beranda", "Beranda"),)
_RENCANA = (
    _h(
        "pohon", "Pohon Kinerja", "kinerja.view_indikator",
        "pohon_gambar pohon_pindah indikator asal asal_triwulan",
    ),
    _h("rpjmd", "RPJMD", "kinerja.view_indikator", _RPJMD, semua_unit=True),
    _h("rencana_aksi", "Rencana Aksi", "kinerja.view_indikator", "rencana_kegiatan"),
    _h("perjanjian", "Perjanjian", "kinerja.lihat_perjanjian", _PERJANJIAN),
    _h("silang", "Crosscutting", "kinerja.view_indikator", "silang_minta silang_satu"),
    _h("penjenjangan", "Penjenjangan", "kinerja.view_indikator", "penjenjangan_unit"),
    _h("garis", "Garis Saya", "kinerja.view_indikator"),
)  # fmt: skip
_UKUR = (
    _h("isian", "Isi Realisasi", "kinerja.isi_realisasi", "bukti bukti_pakai buku_kerja"),
    _h("periksa", "Periksa", "kinerja.view_realisasi", "periksa_unit"),
    _h("pengesahan", "Pengesahan", "kinerja.sahkan_triwulan", "pengesahan_triwulan"),
    _h(
        "kelengkapan", "Kelengkapan", "kinerja.view_indikator",
        "pengecualian pembukaan versi_pengesahan",
    ),
    _h("riwayat", "Riwayat", "kinerja.view_jejakaudit"),
)  # fmt: skip
_ANGGARAN = (
    _h("anggaran", "Anggaran", "anggaran.view_program"),
    _h(
        "anggaran_impor",
        "Muat Anggaran",
        "anggaran.add_pagubaris",
        "anggaran_impor_satu anggaran_bergeser anggaran_rekonsiliasi",
    ),
    _h("serapan", "Serapan", "anggaran.view_program", semua_unit=True),
    _h("rfk", "RFK", "anggaran.view_program", semua_unit=True),
)
_LAPORAN = (
    _h("lkjip", "LKjIP", "laporan.unduh_laporan", _LKJIP),
    _h("penulisan", "Tulis LKjIP", "laporan.lihat_narasi", _PENULISAN),
    _h("pelengkap", "Pelengkap Laporan", "laporan.lihat_pelengkap", "pelengkap_isi"),
    _h("reviu", "Reviu Laporan", "laporan.lihat_reviu", _REVIU),
    _h("triwulanan", "Laporan Triwulan", "laporan.unduh_laporan"),
    _h("evaluasi_renja", "Evaluasi Renja", "laporan.unduh_laporan"),
    _h("tabel_daftar", "Tabel Laporan", "laporan.lihat_tabel", "tabel"),
    _h("berkas", "Berkas", "laporan.unduh_laporan"),
    _h("rilis", "Rilis Publik", "laporan.rilis_publik", "rilis_satu", semua_unit=True),
)
_EVALUASI = (
    _h("tinjauan", "Tinjauan Perangkat Daerah", "laporan.lihat_tinjauan", _TINJAUAN),
    _h("predikat", "Predikat Kinerja", "laporan.lihat_predikat", _PREDIKAT),
    _h("lke", "Evaluasi (LKE)", "laporan.lihat_lke", _LKE),
    _h("lhe", "Tindak Lanjut LHE", "laporan.lihat_lhe", "lhe_rinci lhe_nilai lhe_matriks"),
    _h("tlhp", "Temuan Pemeriksaan", "laporan.lihat_lhe", "tlhp_rinci tlhp_matriks"),
    _h("uji", "Uji Konsistensi", "laporan.lihat_uji", "uji_terima"),
    _h("periksa_lkjip", "Periksa LKjIP", "laporan.unduh_laporan", "periksa_lkjip_hasil"),
)
_PENGATURAN = (
    _h(
        "persiapan", "Persiapan", "laporan.siapkan_data",
        "persiapan_isi persiapan_kisi persiapan_buku persiapan_unggahan persiapan_tahun "
        "persiapan_renstra",
    ),
    _h(
        "organisasi", "Organisasi", "kinerja.view_unitkerja",
        "organisasi_unit organisasi_perubahan",
    ),
    _h("akun", "Akun", "kinerja.kelola_akun", _AKUN),
    _h("skala_predikat", "Skala Predikat", "kinerja.change_skalapredikat"),
    _h("nomenklatur", "Nomenklatur", "anggaran.kelola_nomenklatur", "nomenklatur_padanan"),
    _h("kunci_api", "Kunci API", "laporan.kelola_kunci_api", semua_unit=True),
    _h("atur_publik", "Halaman Publik", "laporan.kelola_publik"),
    _h("admin:index", "Data Induk", staf=True),
)  # fmt: skip

AREA = (
    AreaKerja("beranda", "Beranda", "beranda", _BERANDA),
    AreaKerja("rencana", "Rencana", "pohon", _RENCANA),
    AreaKerja("ukur", "Ukur", "isi", _UKUR),
    AreaKerja("anggaran", "Anggaran", "anggaran", _ANGGARAN),
    AreaKerja("laporan", "Laporan", "laporan", _LAPORAN),
    AreaKerja("evaluasi", "Evaluasi", "centang-lingkar", _EVALUASI),
    AreaKerja("pengaturan", "Pengaturan", "pengaturan", _PENGATURAN),
)


def judul_halaman(rute: str | None) -> str:
    """The title of the rail's page that a route is, or stands below; "" for the home page and for
    any that the rail does not lead to.
    """
    ada = (h for area in AREA[1:] for h in area.halaman if h.memuat(rute))
    return next((h.judul for h in ada), "")


#: Pages of one's own account; the menu of the person leads to them.
HALAMAN_AKUN = (
    _h("ganti_sandi", "Ganti kata sandi"),
    _h("keamanan", "Keamanan akun"),
    _h("penugasan", "Penugasan saya"),
    _h("pengingat", "Pengingat surel"),
    _h("kunci_sandi", "Kunci sandi"),
    _h("panduan", "Panduan"),
)

#: Words that are not in a page's title and that people type all the same.
KATA_LAIN = {
    "admin:index": "indikator target pagu kebijakan kriteria periode master data",
    "akun": "pengguna kata sandi peran Plt Plh undang",
    "anggaran": "pagu realisasi serapan belanja program kegiatan",
    "anggaran_impor": "SIPD RKA DPA LRA RFK unggah pagu realisasi muat dari berkas",
    "atur_publik": "masyarakat data terbuka lisensi",
    "berkas": "unduh PDF Word Excel",
    "evaluasi_renja": "RKPD Permendagri 86",
    "ganti_sandi": "password",
    "garis": "hasil kerja saya RHK SKP menunjang sasaran Bupati",
    "isian": "entri pengukuran triwulan data dukung bukti",
    "keamanan": "faktor kedua kode",
    "kelengkapan": "pengecualian pengingat tenggat pembukaan",
    "kunci_api": "data terbuka e-Kinerja integrasi sistem lain",
    "kunci_sandi": "passkey",
    "lhe": "rekomendasi evaluasi AKIP nilai SAKIP",
    "tlhp": "TLHP BPK BPKP Inspektorat reviu matriks",
    "lke": "kertas kerja evaluasi AKIP SAKIP mandiri Inspektorat",
    "lkjip": "laporan kinerja tahunan LAKIP LKIP versi final kesiapan",
    "organisasi": "SOTK unit kerja jabatan bidang",
    "panduan": "bantuan petunjuk",
    "pelengkap": "foto prestasi penghargaan rencana tindak lanjut",
    "pengesahan": "sahkan triwulan",
    "pengingat": "email",
    "penjenjangan": "RHK SKP e-Kinerja cascading individu pegawai hasil kerja",
    "penugasan": "Plt Plh",
    "penulisan": "sunting narasi bagian",
    "periksa": "verifikasi kotak masuk",
    "periksa_lkjip": "laporan lain uji hitung ulang dokumen",
    "perjanjian": "PK tanda tangan",
    "persiapan": "mulai buku kerja isi data awal muat tahun baru renstra baru",
    "predikat": "TPP e-Kinerja keberatan nilai organisasi",
    "pohon": "cascading tujuan sasaran Renstra gambar bagan",
    "rencana_aksi": "target triwulan",
    "reviu": "setujui Inspektorat",
    "rfk": "laporan fisik keuangan bulanan bobot anggaran",
    "rilis": "masyarakat data terbuka umumkan tarik",
    "riwayat": "jejak audit perubahan",
    "skala_predikat": "SAKIP BB B CC urutan nilai kategori",
    "silang": "kesepakatan kontribusi lintas unit bidang mitra kerja sama",
    "rpjmd": "misi tujuan sasaran daerah IKU IKD IKK pemerintah daerah bupati wali kota gubernur",
    "serapan": "realisasi anggaran per bulan pagu kas sumber dana jenis belanja",
    "tabel_daftar": "unduh Excel",
    "tinjauan": "semua perangkat daerah Sekda Bupati terlambat peta rapat",
    "triwulanan": "laporan triwulanan",
    "uji": "galat temuan bertentangan pemeriksaan data",
}
