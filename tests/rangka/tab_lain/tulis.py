"""Every route that writes."""

from urllib.parse import quote

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja.models import DataDukung, DokumenPerencanaan, PeriodePengukuran
from kinerja.pernyataan import BAWAAN
from laporan.models import VersiLaporan
from tests import factories as f
from tests.anggaran.impor.pabrik import MuatanFactory
from tests.lke.conftest import EvaluasiLKEFactory
from tests.pasti import pasti
from tests.rangka.tab_lain.baris import (
    BERLAKU,
    DIAJUKAN,
    DRAF,
    alamat,
    alamat_pk,
    bagian,
    berbukti,
    bertautan,
    buka_triwulan,
    buku,
    disahkan,
    gambar,
    halaman_isian,
    indikator,
    kesepakatan,
    kunci_temuan,
    laporan_sampai,
    lhe,
    lke,
    minta_kontribusi,
    muatan,
    operator,
    penghapusan,
    pk_sasaran,
    rekap,
    sasaran,
    sel,
    sel_jadwal,
    temuan_diterima,
    temuan_lain,
    terhapus,
    tugas,
    unggah_data,
    unggahan,
)
from tests.rangka.tab_lain.dunia import KUNCI, TAHUN, TAHUN_LAIN, Tulisan

TULIS: dict[str, Tulisan] = {
    # --- what the page shows is in the form alone -------------------------------------------------
    "lhe_nilai": Tulisan(
        "sekretariat", alamat("lhe_nilai"), pilih={"tujuan": "nilai"},
        ketik=lambda d: {"langkah": "simpan", "nilai": "71,25"},
    ),
    "uji": Tulisan(
        "sekretariat", alamat("uji"), siap=temuan_diterima, pilih={"diterima": "*"},
    ),
    "kunci_api": Tulisan(
        "sekretariat", alamat("kunci_api"), pilih={"langkah": "buat"}, menulis=False,
        ketik=lambda d: {"nama": "", "sampai": ""},
    ),
    "rilis_satu": Tulisan(
        "sekretariat", alamat("rilis_satu", TAHUN, "tw4"), pilih={"langkah": "rilis"},
    ),
    "uji_terima": Tulisan(
        "sekretariat",
        lambda d: f"{reverse('uji_terima')}?tahun={TAHUN}&temuan={quote(kunci_temuan(d).kunci)}",
        pilih={"temuan": "*"},
        ketik=lambda d: {"alasan": "Sudah diperiksa bersama bidang; angkanya memang demikian."},
    ),
    "persiapan_isi": Tulisan(
        "sekretariat", alamat("persiapan_isi", "unit_kerja"), pilih={"tujuan": "unit_kerja"},
        ketik=lambda d: {"kode": "UJI-ISI", "nama": "Uji", "jenis": "bidang", "induk": "DINAS"},
    ),
    "pohon_pindah": Tulisan(
        "sekretariat",
        lambda d: f"{reverse('pohon_pindah', args=[pk_sasaran(d, 'E3.4')])}"
        f"?ke=sasaran-{pk_sasaran(d, 'SS2')}",
        pilih={"dari": "*"},
    ),
    "persiapan_kisi": Tulisan(
        "sekretariat", alamat("persiapan_kisi", "periode"), pilih={"tujuan": "kisi"},
        ketik=lambda d: {f"sel|{TAHUN}|1|tutup": "2024-04-29"},
    ),
    "persiapan_tahun": Tulisan(
        "sekretariat", alamat("persiapan_tahun"), pilih={"dari": "*", "sidik": "*"},
    ),
    "persiapan_renstra": Tulisan(
        "sekretariat", alamat("persiapan_renstra"), pilih={"asal": "*", "sidik": "*"},
    ),
    "persiapan_logo": Tulisan(
        "sekretariat", alamat("persiapan_isi", "perangkat_daerah"), ke=alamat("persiapan_logo"),
        ketik=lambda d: {"logo": gambar()},
    ),
    "persiapan_buku": Tulisan(
        "sekretariat", alamat("persiapan_buku"),
        ketik=lambda d: {"berkas": SimpleUploadedFile("a.xlsx", b"%PDF")}, menulis=False,
    ),
    "persiapan_terapkan": Tulisan(
        "sekretariat", unggahan("persiapan_unggahan"), ke=unggahan("persiapan_terapkan"),
        pilih={"tujuan": "terapkan"}, siap=unggah_data,
    ),
    "persiapan_petakan": Tulisan(
        "sekretariat", unggahan("persiapan_unggahan"), ke=unggahan("persiapan_petakan"),
        pilih={"tujuan": "petakan"}, siap=unggah_data, menulis=False,
        ketik=lambda d: {"tujuan": "lain"},
    ),
    "perjanjian": Tulisan(
        "sekretariat", alamat("perjanjian"),
        ketik=lambda d: {"langkah": "siapkan_semua"},
    ),
    "perjanjian_paket": Tulisan("sekretariat", alamat("perjanjian"), ke=alamat("perjanjian_paket")),
    "perjanjian_pernyataan": Tulisan(
        "sekretariat", alamat("perjanjian_pernyataan"), pilih={"jenis": "puncak"},
        ketik=lambda d: {"langkah": "simpan", "teks": f"{BAWAAN}\n\nTambahan menurut peraturan."},
    ),
    "pelengkap_isi": Tulisan(
        "sekretariat", alamat("pelengkap_isi", "sumber_daya"), pilih={"langkah": "simpan"},
        ketik=lambda d: {"n0-indikator": indikator(d).pk, "n0-jenis": "sdm",
                         "n0-uraian": "Pengantar kerja", "n0-satuan": "orang",
                         "n0-rencana": "4", "n0-terpakai": "3"},
    ),
    "silang_minta": Tulisan(
        "sekretariat", alamat("silang_minta"),
        ketik=lambda d: {
            "simpul": f"s{sasaran(d).pk}", "pihak": "luar", "pihak_luar": "BPS",
            "dokumen_nomor": "PKS 1/2024", "dokumen_tanggal": "2024-01-10",
            "permintaan": "Menyediakan data", "mulai": f"{TAHUN}-01-02",
            "sampai": f"{TAHUN}-12-31", "tenggat": f"{TAHUN}-12-31",
        },
    ),
    "silang_satu": Tulisan(
        "sekretariat", lambda d: reverse("silang_satu", args=[kesepakatan(d).pk]),
        siap=minta_kontribusi, pilih={"versi": "*"},
        ketik=lambda d: {"langkah": "tolak", "alasan": "Bukan tugas kami."},
    ),
    "penjenjangan_unit": Tulisan(
        "sekretariat", lambda d: reverse("penjenjangan_unit", args=[operator(d).unit_id]),
        pilih={"langkah": "simpan"},
        ketik=lambda d: {
            "n0-jabatan": indikator(d).penanggung_jawab_id, "n0-cara": "diturunkan",
            "n0-mendukung": f"i{indikator(d).pk}", "n0-hasil": "Data lowongan tersaji",
            "n0-aspek": "kuantitas", "n0-ukuran": "Jumlah laporan", "n0-target": "12",
        },
    ),
    "penulisan": Tulisan(
        "sekretariat", alamat("penulisan"), pilih={"laporan": "*"},
        ketik=lambda d: {"bagian": ["kata_pengantar"], "tenggat": "2025-02-10"},
    ),
    "pengecualian": Tulisan(
        "sekretariat", alamat("pengecualian"), siap=buka_triwulan,
        ketik=lambda d: {
            "unit": operator(d).unit_id, "sampai": "2099-01-01", "alasan": "Jaringan terputus.",
            "periode": PeriodePengukuran.objects.get(pd=d.pd, tahun=TAHUN_LAIN, triwulan=1).pk,
        },
    ),
    "rencana_aksi": Tulisan(
        "sekretariat", alamat("rencana_aksi"), pilih={"langkah": "buat"},
        siap=lambda d: DokumenPerencanaan.objects.filter(pd=d.pd, jenis="rencana_aksi").delete(),
    ),
    "kelengkapan": Tulisan(
        "sekretariat", alamat("kelengkapan"), menulis=False,
        ketik=lambda d: {"unit": operator(d).unit_id, "tw": "4"},
    ),
    "reviu": Tulisan(
        "sekretariat", alamat("reviu"),
        ketik=lambda d: {"langkah": "periksa", "pilih": ["kata_pengantar@0"]},
    ),
    "reviu_bagian": Tulisan(
        "sekretariat", alamat("reviu_bagian", "kata_pengantar"),
        ketik=lambda d: {"langkah": "komentari", "catatan": "Sebutkan sumbernya."},
    ),
    "reviu_kembalikan": Tulisan(
        "sekretariat", alamat("reviu_kembalikan", kueri="?bagian=kata_pengantar"),
        siap=lambda d: f.bagian_sampai("diajukan", laporan=d.laporan, kunci="kata_pengantar"),
        pilih={"bagian": "kata_pengantar"},
        ketik=lambda d: {"alasan:kata_pengantar": "Sebutkan sumbernya."},
    ),
    "reviu_inspektorat": Tulisan(
        "evaluator", alamat("reviu_inspektorat"), siap=laporan_sampai("disetujui"),
        ketik=lambda d: {"langkah": "mulai"},
    ),
    "versi": Tulisan(
        "sekretariat", alamat("versi"), siap=laporan_sampai("direviu_inspektorat"),
        ketik=lambda d: {"tahun": str(TAHUN), "versi": d.laporan.versi,
                         "keterangan": "Versi pertama."},
    ),
    "berkas_minta": Tulisan(
        "sekretariat", alamat("lkjip"), ke=alamat("berkas_minta"), pilih={"jenis": "lkjip"},
        ketik=lambda d: {"bentuk": "docx"},
    ),
    "akun_undang": Tulisan(
        "sekretariat", alamat("akun_undang"), menulis=False,
        ketik=lambda d: {"username": ""},
    ),
    "organisasi_perubahan": Tulisan(
        "sekretariat", alamat("organisasi_perubahan"), pilih={"dasar": "*"},
        ketik=lambda d: {"langkah": "simpan", "berlaku": "2025-01-02", "dasar": "Perbup 1/2025",
                         f"nama-{operator(d).unit_id}": "Bidang Ketenagakerjaan"},
    ),
    "anggaran_impor": Tulisan(
        "sekretariat", alamat("anggaran_impor"), ketik=lambda d: {"berkas": rekap(), "jenis": ""},
    ),
    "anggaran_impor_satu": Tulisan(
        "sekretariat", alamat_pk("anggaran_impor_satu", muatan),
        siap=lambda d: MuatanFactory(pd=d.pd, tahun=TAHUN, oleh=d.akun["sekretariat"]),
        pilih={"langkah": "pilih"}, ketik=lambda d: {"tahapan": "murni"},
    ),
    "akun_perubahan": Tulisan(
        "sekretariat", alamat("akun_perubahan"), menulis=False, ketik=lambda d: {"penetapan": "0"},
    ),
    # --- the address says what is meant; the form must not contradict it --------------------------
    "isian": Tulisan(
        "operator.naker", halaman_isian, ke=halaman_isian, siap=buka_triwulan,
        ketik=lambda d: {
            "langkah": "simpan", "sasaran": f"indikator:{indikator(d).pk}", "versi": "0",
            f"indikator:{indikator(d).pk}|keterangan": "Ditulis untuk 2025.",
            f"asal|indikator:{indikator(d).pk}|keterangan": "",
        },
    ),
    "bukti": Tulisan(
        "operator.naker",
        lambda d: reverse("bukti", args=[indikator(d).pk, TAHUN_LAIN, 1]), siap=buka_triwulan,
        ketik=lambda d: {"teks": "Berita acara rekonsiliasi.", "judul": "Berita acara"},
    ),
    "bukti_hapus": Tulisan(
        "operator.naker",
        lambda d: reverse("bukti_hapus", args=[DataDukung.objects.latest("pk").pk]),
        siap=berbukti,
    ),
    "bukti_halaman": Tulisan(
        "operator.naker",
        lambda d: reverse("bukti", args=[indikator(d).pk, TAHUN_LAIN, 1]),
        ke=lambda d: reverse("bukti_halaman", args=[DataDukung.objects.latest("pk").pk]),
        siap=bertautan, ketik=lambda d: {"halaman": "3"},
    ),
    "bukti_kembalikan": Tulisan(
        "operator.naker",
        lambda d: reverse("bukti", args=[indikator(d).pk, TAHUN_LAIN, 1]),
        ke=lambda d: reverse("bukti_kembalikan", args=[penghapusan()]), siap=terhapus,
    ),
    "buku_kerja": Tulisan(
        "operator.naker", buku("buku_kerja"), siap=buka_triwulan, menulis=False,
    ),
    "buku_kerja_simpan": Tulisan(
        "operator.naker", buku("buku_kerja"), ke=buku("buku_kerja_simpan"), siap=buka_triwulan,
        ketik=lambda d: {"bekal": "rusak"}, menulis=False,
    ),
    "periksa_unit": Tulisan(
        "sekretariat",
        lambda d: reverse("periksa_unit", args=[operator(d).unit_id, TAHUN, 4]), menulis=False,
        ketik=lambda d: {"langkah": "banyak", "pilih": []},
    ),
    "pengesahan_triwulan": Tulisan(
        "kepala.dinas", alamat("pengesahan_triwulan", TAHUN, 4), menulis=False,
        ketik=lambda d: {"setuju": "ya", "sidik": ""},
    ),
    "pembukaan": Tulisan(
        "sekretariat", alamat("pembukaan", TAHUN, 4), siap=disahkan,
        ketik=lambda d: {
            "langkah": "minta", "lingkup": "triwulan", "alasan": "Angka terbit.",
            "sampai": "2099-12-31",
        },
    ),
    "akun_satu": Tulisan(
        "sekretariat", lambda d: reverse("akun_satu", args=[operator(d).pk]),
        ketik=lambda d: {"langkah": "nonaktifkan"},
    ),
    "lhe_rinci": Tulisan(
        "sekretariat", alamat_pk("lhe_rinci", lhe),
        ketik=lambda d: {"langkah": "komentar", "komentar": "Sudah dibahas."},
    ),
    "tlhp": Tulisan(
        "sekretariat", alamat("tlhp"),
        ketik=lambda d: {"langkah": "catat", "sumber": "bpk", "kode": "1", "temuan": "Aset."},
    ),
    "tlhp_rinci": Tulisan(
        "sekretariat", alamat_pk("tlhp_rinci", temuan_lain), siap=temuan_lain,
        ketik=lambda d: {"langkah": "tulis", "versi": "1", "rencana": "Mendata ulang aset."},
    ),
    "lke": Tulisan("sekretariat", alamat("lke"), ketik=lambda d: {"langkah": "buka"}),
    "lke_sub": Tulisan(
        "sekretariat", alamat_pk("lke_sub", lke, "1.a"), siap=lke,
        ketik=lambda d: {"langkah": "jawab", "jawab:rencana_anggaran": "ya",
                         "versi:rencana_anggaran": "0"},
    ),
    "lke_naskah": Tulisan(
        "evaluator", alamat_pk("lke_naskah", lke),
        siap=lambda d: EvaluasiLKEFactory(pd=d.pd, tahun=TAHUN, status="evaluasi"),
        pilih={"versi:gambaran": "*"},
        ketik=lambda d: {"langkah": "simpan", "teks:gambaran": "SAKIP diterapkan."},
    ),
    "penulisan_bagian": Tulisan(
        "sekretariat", bagian("penulisan_bagian"),
        ketik=lambda d: {"aksi": "komentar", "teks": "Periksa kalimat pertama."},
    ),
    "perjanjian_satu": Tulisan(
        "sekretariat", alamat_pk("perjanjian_satu", DIAJUKAN), siap=DIAJUKAN.siap,
        pilih={"langkah": "kembalikan"}, ketik=lambda d: {"catatan": "Perbaiki target."},
    ),
    "perjanjian_isi": Tulisan(
        "sekretariat", alamat_pk("perjanjian_isi", DRAF), siap=DRAF.siap, pilih={"versi": "*"},
        ketik=lambda d: {"nama_kedua": "Nama Uji"},
    ),
    "perjanjian_perubahan": Tulisan(
        "sekretariat", alamat_pk("perjanjian_perubahan", BERLAKU), siap=BERLAKU.siap,
        pilih={"versi": "*"},
        ketik=lambda d: {"jenis_alasan": "strategi", "alasan": "Ujian",
                         "berlaku_mulai": "2024-10-01"},
    ),
    "rencana_kegiatan": Tulisan(
        "sekretariat",
        lambda d: reverse(
            "rencana_kegiatan",
            args=[f.dokumen(d.pd, TAHUN, "rencana_aksi").pk, pasti(indikator(d)).pk],
        ),
        siap=lambda d: f.dokumen(d.pd, TAHUN, "rencana_aksi"), pilih={"dilihat": "*"},
        ketik=lambda d: {"uraian-1": "Rapat koordinasi", "rp-1-1": "1.000"},
    ),
    "perjanjian_perubahan_banyak": Tulisan(
        "sekretariat", alamat("perjanjian_perubahan_banyak"), siap=BERLAKU.siap,
        pilih={"alasan": "*"},
        ketik=lambda d: {
            "pilih": [f"{BERLAKU(d).pk}:{BERLAKU(d).versi}"], "jenis_alasan": "strategi",
            "alasan": "Ujian", "berlaku_mulai": "2024-10-01",
        },
    ),
    "perjanjian_tanda_tangan": Tulisan(
        "kepala.bidang", alamat_pk("perjanjian_satu", DIAJUKAN), siap=DIAJUKAN.siap,
        menulis=False,
        ke=alamat_pk("perjanjian_tanda_tangan", DIAJUKAN),
        ketik=lambda d: {"langkah": "kembalikan", "catatan": "Perbaiki target."},
    ),
    "perjanjian_kertas": Tulisan(
        "sekretariat", alamat_pk("perjanjian_kertas", DIAJUKAN), siap=DIAJUKAN.siap,
        menulis=False,
        ketik=lambda d: {"tanggal": "2024-01-02"},
    ),
    "versi_cetak": Tulisan(
        "sekretariat", alamat_pk("versi_rinci", lambda d: VersiLaporan.objects.get()),
        ke=alamat_pk("versi_cetak", lambda d: VersiLaporan.objects.get()),
        siap=lambda d: f.VersiLaporanFactory(
            laporan=f.laporan_sampai("direviu_inspektorat", pd=d.pd, tahun=TAHUN)
        ),
        ketik=lambda d: {"bentuk": "docx"},
    ),
    "berkas_batal": Tulisan(
        "sekretariat", alamat("berkas"), ke=alamat_pk("berkas_batal", tugas),
        siap=lambda d: f.TugasFactory(pd=d.pd, tahun=TAHUN, oleh=d.akun["sekretariat"]),
    ),
    "berkas_ulangi": Tulisan(
        "sekretariat", alamat("berkas"), ke=alamat_pk("berkas_ulangi", tugas),
        siap=lambda d: f.TugasFactory(
            pd=d.pd, tahun=TAHUN, oleh=d.akun["sekretariat"], status="gagal",
            selesai_pada=f.PADA, galat="Gagal dicetak.",
            argumen={"bentuk": "docx", "tanggal": "2025-02-01"},
        ),
    ),
    "periksa_lkjip": Tulisan(
        "sekretariat", alamat("periksa_lkjip"),
        ketik=lambda d: {"berkas": SimpleUploadedFile("lkjip.txt", b"LKjIP tahun 2024")},
    ),
    # --- JSON: the body or the address names the row and the quarter ------------------------------
    "isian_sel": Tulisan("operator.naker", halaman_isian, ke=alamat("isian_sel"), json=True,
                         siap=buka_triwulan, ketik=sel),
    "isian_tempel_pratinjau": Tulisan(
        "operator.naker", halaman_isian, ke=alamat("isian_tempel_pratinjau"), siap=buka_triwulan,
        json=True, menulis=False, ketik=lambda d: {**sel(d), "sel": [sel(d)]},
    ),
    "isian_tempel": Tulisan(
        "operator.naker", halaman_isian, ke=alamat("isian_tempel"), siap=buka_triwulan, json=True,
        ketik=lambda d: {**sel(d), "sel": [sel(d)]},
    ),
    "isian_urungkan": Tulisan(
        "operator.naker", halaman_isian, ke=alamat("isian_urungkan"), siap=buka_triwulan, json=True,
        menulis=False, ketik=lambda d: {"kunci": str(KUNCI), "kelompok": str(KUNCI)},
    ),
    "isian_ajukan": Tulisan(
        "operator.naker", halaman_isian, ke=alamat("isian_ajukan"), siap=buka_triwulan, json=True,
        menulis=False, ketik=lambda d: {**sel(d), "unit": operator(d).unit_id},
    ),
    "persiapan_sel": Tulisan(
        "sekretariat", alamat("persiapan_kisi", "periode"), ke=alamat("persiapan_sel"), json=True,
        ketik=sel_jadwal,
    ),
    "persiapan_sel_pratinjau": Tulisan(
        "sekretariat", alamat("persiapan_kisi", "periode"), ke=alamat("persiapan_sel_pratinjau"),
        json=True, menulis=False, ketik=sel_jadwal,
    ),
    "penulisan_simpan": Tulisan(
        "sekretariat", bagian("penulisan_bagian"), ke=bagian("penulisan_simpan"), json=True,
        ketik=lambda d: {"kunci": str(KUNCI), "versi": 0, "html": "<p>Kata pengantar uji.</p>"},
    ),
    "penulisan_pratinjau": Tulisan(
        "sekretariat", bagian("penulisan_bagian"), ke=bagian("penulisan_pratinjau"), json=True,
        menulis=False, ketik=lambda d: {"html": "<p>Kata pengantar uji.</p>"},
    ),
    "penulisan_gambar": Tulisan(
        "sekretariat", bagian("penulisan_bagian"),
        ke=lambda d: reverse("penulisan_gambar", args=[d.laporan.pk]),
        ketik=lambda d: {"berkas": gambar()},
    ),
}  # fmt: skip


#: Routes that write nothing of an agency and a year, or carry them on: name → why.
DI_LUAR = {
    "rpjmd_sasaran": "the region's plan: the row stands in its address, within the page's region",
    "rpjmd_indikator": "the same",
    "rpjmd_pk": "asks for a file of the region and year that the page shows",
    "lke_segel": "one text of the region, which its address names, for its signer",
    "lke_atur": "the pemda's own, of the year that its form names",
    "skala_predikat": "the writer's own agency, or every one in reach: nothing of the session",
    "nomenklatur": "the pemda's own, of versions with years of their own",
    "nomenklatur_padanan": "the pemda's own, of the versions that its address names",
    "predikat": "the pemda's own, of the quarter that its form names",
    "predikat_aturan": "the pemda's own rule",
    "tinjauan_ingatkan": "agencies and quarter that its form names",
    "predikat_pd": "one row of the pemda's list, which its address names",
    "atur_publik": "the pemda's own",
    "masuk": "who signs in has no page yet",
    "keluar": "ends the session",
    "lupa_sandi": "who asks has no page of an agency yet",
    "atur_sandi": "the account's own, by its link",
    "penugasan": "the account's own",
    "bertindak": "the account's own",
    "pengingat": "the account's own",
    "masuk_faktor": "the account's own, while signing in",
    "masuk_faktor_kunci": "the account's own, while signing in",
    "masuk_faktor_mulai": "the account's own, while signing in",
    "masuk_identitas": "who signs in has no page yet",
    "masuk_identitas_kembali": "who signs in has no page yet",
    "faktor_pasang": "the account's own",
    "faktor_akun": "an account, which its address names",
    "keamanan": "the account's own sessions",
    "ganti_sandi": "the account's own",
    "kunci_sandi": "the account's own",
    "kunci_sandi_daftar_mulai": "the account's own",
    "kunci_sandi_daftar": "the account's own",
    "kunci_sandi_bukti_mulai": "the account's own",
    "kunci_sandi_bukti": "the account's own",
    "verifikasi": "public, reads a file",
    "alamat_lama": "sends the form on to today's address, unchanged",
}
