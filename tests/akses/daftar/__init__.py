"""Every page by name: who may open it and what is not found. Add a new route's line here or in the
file of its feature.
"""

from tests.akses.daftar.akun import AKUN
from tests.akses.daftar.anggaran import ANGGARAN
from tests.akses.daftar.evaluasi import EVALUASI
from tests.akses.daftar.isian import ISIAN
from tests.akses.daftar.laporan import LAPORAN
from tests.akses.daftar.pemda import PEMDA
from tests.akses.daftar.perencanaan import PERENCANAAN
from tests.akses.daftar.perjanjian import PERJANJIAN

AKSES = {
    **AKUN,
    **PERENCANAAN,
    **ISIAN,
    **ANGGARAN,
    **PERJANJIAN,
    **EVALUASI,
    **LAPORAN,
    **PEMDA,
}
#: Open without signing in: name → status of a plain GET.
PUBLIK = {
    "masuk": 200,
    "verifikasi": 200,
    "lupa_sandi": 200,
    "panduan": 200,
    "sehat": 200,
    "sehat_hidup": 200,
    "sehat_metrik": 404,
    # Closed until the pemda opens them: tests/publik
    "publik": 404,
    "publik_tentang": 404,
    "publik_cari": 404,
    "publik_api": 404,
    "api_info": 404,
    "api_pd": 404,
    "api_akip": 404,
    "api_perubahan": 404,
    "api_openapi": 404,
    "peta_situs": 404,
    "robots": 200,
}

#: Only by POST; tested one by one below.
KHUSUS = {
    # Public, of an agency: tests/publik
    "publik_pd",
    "publik_tahun",
    "publik_pohon",
    "publik_anggaran",
    "publik_perjanjian",
    "publik_lkjip",
    "publik_indikator",
    "publik_riwayat",
    "api_rilis",
    "api_pohon",
    "api_indikator",
    "api_riwayat",
    "api_anggaran",
    "api_perjanjian",
    "api_unduh",
    "api_arsip",
    # By key: tests/publik/test_kunci.py
    "api_milik_indikator",
    "api_milik_anggaran",
    "api_milik_pohon",
    # of the pemda, above the agencies: tests/lke
    "lke_antrean",
    "lke_antrean_unduh",
    "lke_atur",
    "lke_lembar",
    # tests/anggaran/nomenklatur
    "nomenklatur",
    "nomenklatur_padanan",
    # tests/pemda
    "predikat_aturan",
    "predikat_unduh",
    "keluar",
    # tests/akun/test_tugas_lain.py
    "bertindak",
    # Public, with a one-time value: tests/akun/test_tautan.py
    "tautan_akun",
    "atur_sandi",
    "buku_kerja_simpan",
    # Public with a code in the path: tests/segel/test_verifikasi.py
    "verifikasi_kode",
    "verifikasi_salinan",
    "bukti_unduh",
    "bukti_lihat",
    "bukti_hapus",
    "bukti_halaman",
    "bukti_kembalikan",
    "lhe_lampiran",
    # tests/reviu/test_kertas.py
    "reviu_pindaian",
    # tests/reviu/test_potret.py
    "persetujuan_beda",
    # tests/terbit/test_hasil_tugas.py
    "versi_tugas",
    # tests/perjanjian/test_rekap.py, tests/perjanjian/test_pengajuan.py
    "perjanjian_paket",
    "perjanjian_pengajuan",
    # Opens for a party only: tests/perjanjian/test_layar.py
    "perjanjian_tanda_tangan",
    # Public, and lead back to the first step without one: tests/kinerja/masuk/test_layar_masuk.py
    "masuk_faktor",
    "masuk_faktor_mulai",
    "masuk_faktor_kunci",
    # Not there until a service is set: tests/kinerja/masuk/test_identitas.py
    "masuk_identitas",
    "masuk_identitas_kembali",
    # An upload's own: tests/perencanaan/test_layar_buku.py
    "persiapan_terapkan",
    "persiapan_petakan",
    "persiapan_pekerjaan",
    # Takes a picture: tests/perencanaan/test_langkah_awal.py
    "persiapan_logo",
    # What these refuse: tests/kinerja/test_kunci_sandi.py
    "kunci_sandi_daftar_mulai",
    "kunci_sandi_daftar",
    "kunci_sandi_bukti_mulai",
    "kunci_sandi_bukti",
    # JSON, and an image: tests/penulisan/test_layar.py
    "penulisan_simpan",
    "penulisan_pratinjau",
    "penulisan_angka",
    "penulisan_gambar",
    "penulisan_gambar_isi",
    "berkas_minta",
    "berkas_unduh",
    "berkas_keadaan",
    "berkas_batal",
    "berkas_ulangi",
    "versi_rinci",
    "versi_unduh",
    "versi_beda",
    "versi_cetak",
    "versi_kini",
    # Public: tests/panduan/test_layar.py
    "panduan_halaman",
    # Leads to the page of a heading: tests/terbit/test_halaman_lkjip.py
    "lkjip_letak",
    # Leads on to today's address: tests/rangka/test_alamat_lama.py
    "alamat_lama",
}

#: Answer in JSON, a lost session too: name → method. What they refuse is tested in tests/isian.
API = {
    "cari_saran": "get",
    "isian_sel": "post",
    "isian_baris": "get",
    "isian_lembar": "get",
    "isian_tempel_pratinjau": "post",
    "isian_tempel": "post",
    "isian_urungkan": "post",
    "isian_ajukan_periksa": "get",
    "isian_ajukan": "post",
    "isian_siapa": "get",
    # tests/perencanaan/test_kisi_sel.py
    "persiapan_sel": "post",
    "persiapan_sel_pratinjau": "post",
}

#: Pages that also take a form; who may post: tests/isian.
MENERIMA_FORMULIR = {
    "predikat",
    "predikat_pd",
    "penjenjangan_unit",
    "pohon_pindah",
    "silang_minta",
    "silang_satu",
    "tinjauan_ingatkan",
    "rpjmd_pk",
    "rpjmd_sasaran",
    "rpjmd_indikator",
    "lke",
    "lke_sub",
    "lke_naskah",
    "lke_segel",
    "anggaran_impor",
    "anggaran_impor_satu",
    "periksa_lkjip",
    "periksa_lkjip_hasil",
    "persiapan_buku",
    "persiapan_isi",
    "persiapan_kisi",
    "persiapan_tahun",
    "persiapan_renstra",
    "skala_predikat",
    "pelengkap_isi",
    "versi",
    "penulisan",
    "penulisan_bagian",
    "perjanjian",
    "pembukaan",
    "perjanjian_pernyataan",
    "perjanjian_satu",
    "perjanjian_isi",
    "perjanjian_perubahan",
    "perjanjian_perubahan_banyak",
    "perjanjian_kertas",
    "ganti_sandi",
    "penugasan",
    "pengingat",
    "akun_undang",
    "akun_satu",
    "akun_perubahan",
    "organisasi_perubahan",
    "kunci_sandi",
    "keamanan",
    "faktor_pasang",
    "faktor_akun",
    "isian",
    "bukti",
    "buku_kerja",
    "periksa_unit",
    "pengesahan_triwulan",
    "pengecualian",
    "rencana_aksi",
    "rencana_kegiatan",
    "kelengkapan",
    "reviu",
    "reviu_bagian",
    "reviu_kembalikan",
    "reviu_inspektorat",
    "lhe_nilai",
    "lhe_rinci",
    "tlhp",
    "tlhp_rinci",
    "uji",
    "uji_terima",
    "rilis_satu",
    "atur_publik",
    "kunci_api",
}
