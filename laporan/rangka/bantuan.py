"""PURE. Which page of the guide helps on which page: route → page of docs/panduan and heading.

A route without a line of its own takes that of its beginning: `perjanjian_isi` takes `perjanjian`.
"""

BANTUAN = {
    "akun": "akun",
    "akun_perubahan": "akun#perubahan-lain-atas-akun",
    "akun_undang": "akun#mengundang-pengguna",
    "anggaran": "menghitung#anggaran-dan-efisiensi",
    "asal": "lkjip#asal-angka",
    "atur_sandi": "akun#lupa-kata-sandi",
    "beranda": "mengenal",
    "berkas": "mengenal#mengunduh",
    "bertindak": "akun#plt-dan-plh-pada-jabatan-lain",
    "bukti": "isian#data-dukung",
    "buku_kerja": "isian#operator",
    "cari": "mengenal#mencari",
    "evaluasi_renja": "isian#evaluasi-renja",
    "faktor": "masuk#faktor-kedua",
    "ganti_sandi": "masuk",
    "indikator": "menghitung",
    "isian": "isian#operator",
    "keamanan": "masuk#faktor-kedua",
    "kelengkapan": "isian#sekretariat",
    "kunci_sandi": "perjanjian#kunci-sandi",
    "lhe": "reviu#tindak-lanjut-lhe",
    "lkjip": "lkjip",
    "lupa_sandi": "akun#lupa-kata-sandi",
    "masuk": "masuk",
    "masuk_faktor": "masuk#faktor-kedua",
    "masuk_identitas": "masuk#masuk-lewat-layanan-identitas",
    "organisasi": "organisasi",
    "organisasi_perubahan": "organisasi#mencatat-perubahan-sotk",
    "panduan": "mengenal#panduan",
    "pelengkap": "pelengkap",
    "pelengkap_foto": "pelengkap#foto-kegiatan",
    "pembukaan": "pembukaan",
    "pengecualian": "isian#sekretariat",
    "pengesahan": "isian#kepala-perangkat-daerah",
    "pengingat": "isian#pengingat-lewat-surel",
    "penugasan": "akun#plt-dan-plh-pada-jabatan-lain",
    "penulisan": "penulisan",
    "penulisan_bagian": "penulisan#menyunting",
    "penulisan_banding": "penulisan#riwayat-dan-perbandingan",
    "penulisan_versi": "penulisan#riwayat-dan-perbandingan",
    "periksa": "isian#sekretariat",
    "perjanjian": "perjanjian#sekretariat-menyiapkan-dan-mengajukan",
    "perjanjian_beda": "perjanjian#perubahan",
    "perjanjian_menunggu": "perjanjian#pejabat-membaca-dan-menandatangani",
    "perjanjian_pernyataan": "perjanjian#sekretariat-susunan-pernyataan",
    "perjanjian_perubahan": "perjanjian#perubahan",
    "perjanjian_satu": "perjanjian#pejabat-membaca-dan-menandatangani",
    "perjanjian_tanda_tangan": "perjanjian#pejabat-membaca-dan-menandatangani",
    "pohon": "mengenal#pohon-kinerja",
    "rencana_aksi": "isian#rencana-aksi",
    "reviu": "reviu#reviu-berjenjang",
    "reviu_inspektorat": "reviu#reviu-inspektorat",
    "riwayat": "mengenal#riwayat",
    "tabel": "mengenal#tabel",
    "tautan_akun": "akun#lupa-kata-sandi",
    "triwulanan": "isian",
    "verifikasi": "verifikasi",
    "versi": "lkjip#versi-final",
    "versi_pengesahan": "pembukaan#dokumen-yang-sudah-tercetak",
}


def bantuan_bagi(rute: str | None) -> tuple[str, str] | None:
    """Page of the guide and its heading ("" for the whole page) for a route."""
    while rute:
        if tujuan := BANTUAN.get(rute):
            halaman, _, jangkar = tujuan.partition("#")
            return halaman, jangkar
        rute = rute.rpartition("_")[0]
    return None
