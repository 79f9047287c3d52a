"""PURE. The areas of the rail and the pages in each: the one list that the frame, the search and
the tests read.

A new page is one line here: its route, its title, the permission that opens it (empty: everyone),
and the routes of the pages below it, on which its entry stays marked. An area without a page that
the user may open is not shown; seven areas at most.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class HalamanArea:
    """One page of an area. `staf`: only for whoever may open the master-data site."""

    rute: str
    judul: str
    izin: str = ""
    bawah: frozenset[str] = frozenset()
    staf: bool = False

    def memuat(self, rute: str | None) -> bool:
        """Whether the route is this page or one below it."""
        return rute is not None and (rute == self.rute or rute in self.bawah)


@dataclass(frozen=True)
class AreaKerja:
    """One entry of the rail: a task with the pages that it is done on."""

    kunci: str
    judul: str
    ikon: str
    halaman: tuple[HalamanArea, ...]


def _h(rute: str, judul: str, izin: str = "", *bawah: str, staf: bool = False) -> HalamanArea:
    return HalamanArea(rute, judul, izin, frozenset(bawah), staf)


AREA = (
    AreaKerja("beranda", "Beranda", "beranda", (_h("beranda", "Beranda"),)),
    AreaKerja(
        "rencana",
        "Rencana",
        "pohon",
        (
            _h(
                "pohon",
                "Pohon Kinerja",
                "kinerja.view_indikator",
                "indikator",
                "asal",
                "asal_triwulan",
            ),
            _h("rencana_aksi", "Rencana Aksi", "kinerja.view_indikator"),
            _h(
                "perjanjian",
                "Perjanjian",
                "kinerja.lihat_perjanjian",
                "perjanjian_menunggu",
                "perjanjian_pernyataan",
                "perjanjian_satu",
                "perjanjian_isi",
                "perjanjian_beda",
                "perjanjian_perubahan",
                "perjanjian_tanda_tangan",
                "perjanjian_kertas",
            ),
        ),
    ),
    AreaKerja(
        "ukur",
        "Ukur",
        "isi",
        (
            _h(
                "isian",
                "Isi Realisasi",
                "kinerja.isi_realisasi",
                "bukti",
                "bukti_pakai",
                "buku_kerja",
            ),
            _h("periksa", "Periksa", "kinerja.view_realisasi", "periksa_unit"),
            _h("pengesahan", "Pengesahan", "kinerja.sahkan_triwulan", "pengesahan_triwulan"),
            _h(
                "kelengkapan",
                "Kelengkapan",
                "kinerja.view_indikator",
                "pengecualian",
                "pembukaan",
                "versi_pengesahan",
            ),
            _h("riwayat", "Riwayat", "kinerja.view_jejakaudit"),
        ),
    ),
    AreaKerja(
        "anggaran",
        "Anggaran",
        "anggaran",
        (_h("anggaran", "Anggaran", "anggaran.view_program"),),
    ),
    AreaKerja(
        "laporan",
        "Laporan",
        "laporan",
        (
            _h(
                "lkjip", "LKjIP", "laporan.unduh_laporan",
                "lkjip_halaman", "lkjip_seluruhnya", "versi", "versi_rinci", "versi_beda",
            ),
            _h(
                "penulisan",
                "Tulis LKjIP",
                "laporan.lihat_narasi",
                "penulisan_bagian",
                "penulisan_versi",
                "penulisan_banding",
            ),
            _h("pelengkap", "Pelengkap Laporan", "laporan.lihat_pelengkap", "pelengkap_isi"),
            _h(
                "reviu",
                "Reviu Laporan",
                "laporan.lihat_reviu",
                "reviu_bagian",
                "reviu_kembalikan",
                "reviu_inspektorat",
            ),
            _h("triwulanan", "Laporan Triwulan", "laporan.unduh_laporan"),
            _h("evaluasi_renja", "Evaluasi Renja", "laporan.unduh_laporan"),
            _h("tabel_daftar", "Tabel Laporan", "laporan.lihat_tabel", "tabel"),
            _h("berkas", "Berkas", "laporan.unduh_laporan"),
        ),
    ),
    AreaKerja(
        "evaluasi",
        "Evaluasi",
        "centang-lingkar",
        (_h("lhe", "Tindak Lanjut LHE", "laporan.lihat_lhe", "lhe_rinci", "lhe_nilai"),),
    ),
    AreaKerja(
        "pengaturan",
        "Pengaturan",
        "pengaturan",
        (
            _h(
                "organisasi",
                "Organisasi",
                "kinerja.view_unitkerja",
                "organisasi_unit",
                "organisasi_perubahan",
            ),
            _h(
                "akun",
                "Akun",
                "kinerja.kelola_akun",
                "akun_undang",
                "akun_satu",
                "akun_perubahan",
                "faktor_akun",
            ),
            _h("admin:index", "Data Induk", staf=True),
        ),
    ),
)  # fmt: skip
