"""A made-up report with everything that is hard to print: long names, wide tables, charts."""
# ruff: noqa: E501  (data rows are easier to read on one line)

from decimal import Decimal

from laporan.cetak.grafik import (
    ButirCapaian,
    ButirSerapan,
    SimpulPohon,
    TitikKuadran,
    TitikTren,
    UnitBagan,
    bagan_organisasi,
    batang_capaian,
    kuadran,
    pohon_kinerja,
    serapan_program,
    tren,
)
from laporan.dokumen.unsur import (
    Bab,
    Bagian,
    Baris,
    BlokTandaTangan,
    Butir,
    Daftar,
    DaftarOtomatis,
    Dokumen,
    Gambar,
    Judul,
    Kolom,
    Lampiran,
    Mendatar,
    Paragraf,
    Penandatangan,
    Rujukan,
    Sampul,
    Sel,
    Tabel,
    Teks,
)

PD = "Dinas Tenaga Kerja dan Transmigrasi Kabupaten Contoh"

# sasaran, indikator, satuan, target, realisasi, capaian, kriteria
INDIKATOR = (
    ("Terfasilitasinya Penyediaan Lapangan Kerja Baru", "Tingkat Kesempatan Kerja", "Persen", "97.28", "97.30", "100.02", "Sangat Tinggi"),
    ("Terfasilitasinya Penguatan Infrastruktur Ekonomi dan SDM Kawasan Eks Transmigrasi", "Persentase Kawasan Eks Transmigrasi yang Berkembang", "Persen", "21.05", "21.05", "100.00", "Sangat Tinggi"),
    ("Terselenggaranya Urusan Penyusunan Program Perencanaan, Keuangan, Umum dan Kepegawaian", "Indeks Kepatuhan dan Kinerja Intern", "Nilai", "85.00", "91.65", "107.82", "Sangat Tinggi"),
    ("Tercapainya Perencanaan, Penganggaran dan Evaluasi Kinerja Perangkat Daerah yang Berkualitas", "Persentase dokumen perencanaan, penganggaran dan evaluasi kinerja perangkat daerah tepat waktu dan tepat mutu", "Persen", "100.00", "100.00", "100.00", "Sangat Tinggi"),
    ("Tercapainya Perencanaan, Penganggaran dan Evaluasi Kinerja Perangkat Daerah yang Berkualitas", "Persentase tindak lanjut rekomendasi evaluasi akuntabilitas kinerja", "Persen", "90.00", "81.41", "90.46", "Tinggi"),
    ("Pelaksanaan Penatausahaan Keuangan Perangkat Daerah yang Berkualitas", "Persentase Dokumen Keuangan Perangkat Daerah Tepat Waktu dan Tepat Mutu", "Persen", "100.00", "100.00", "100.00", "Sangat Tinggi"),
    ("Lancarnya Administrasi Kepegawaian Daerah", "Persentase Administrasi Kepegawaian Perangkat Daerah Sesuai Kebutuhan dan Tepat Waktu", "Persen", "100.00", "100.00", "100.00", "Sangat Tinggi"),
    ("Meningkatnya Produktivitas Tenaga Kerja", "Tingkat Produktivitas Tenaga Kerja", "Rupiah/Jam", "22884", "23303", "101.83", "Sangat Tinggi"),
    ("Meningkatnya Kualitas Tenaga Kerja Berdasarkan Klaster Kompetensi/Nonkompetensi", "Persentase Lulusan Pelatihan yang Memiliki Sertifikat Pelatihan/Kompetensi", "Persen", "9.20", "13.28", "144.35", "Sangat Tinggi"),
    ("Meningkatnya Partisipasi/Dukungan Perusahaan terhadap Peningkatan Produktivitas Tenaga Kerja", "Persentase Perusahaan yang Menerapkan Program Peningkatan Produktivitas", "Persen", "3.85", "5.35", "138.96", "Sangat Tinggi"),
    ("Peningkatan Fasilitasi Penempatan Tenaga Kerja", "Persentase tenaga kerja yang ditempatkan (dalam dan luar negeri) melalui mekanisme layanan antarkerja dalam wilayah kabupaten", "Persen", "34.00", "37.91", "111.50", "Sangat Tinggi"),
    ("Meningkatnya Pelayanan Antarkerja di Daerah Kabupaten", "Jumlah lowongan kerja yang tersedia di wilayah kabupaten", "Lowongan", "150", "389", "259.33", "Sangat Tinggi"),
    ("Meningkatnya Pelayanan Antarkerja di Daerah Kabupaten", "Jumlah tenaga kerja yang terdaftar", "Orang", "900", "1026", "114.00", "Sangat Tinggi"),
    ("Meningkatnya Kepatuhan Perusahaan terhadap Aturan Ketenagakerjaan dan Undang-Undang Cipta Kerja", "Persentase Peraturan Perusahaan yang disahkan, PKWT yang dicatatkan, dan BPJS Ketenagakerjaan yang didaftarkan oleh perusahaan", "Persen", "40.00", "36.19", "90.48", "Tinggi"),
    ("Tersedianya Fasilitasi Penyelesaian Kasus Industrial", "Persentase perselisihan hubungan industrial yang diselesaikan", "Persen", "0.00", "", "", ""),
)  # fmt: skip

# kode, uraian, pagu, realisasi, tingkat (0 program, 1 kegiatan, 2 sub kegiatan)
ANGGARAN = (
    ("2.07.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", 8124512400, 7904118211, 0),
    ("2.07.01.2.01", "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah", 124512400, 118118211, 1),
    ("2.07.01.2.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah", 74512400, 70118211, 2),
    ("2.07.01.2.01.0007", "Evaluasi Kinerja Perangkat Daerah", 50000000, 48000000, 2),
    ("2.07.01.2.02", "Administrasi Keuangan Perangkat Daerah", 8000000000, 7786000000, 1),
    ("2.07.01.2.02.0001", "Penyediaan Gaji dan Tunjangan ASN", 8000000000, 7786000000, 2),
    ("2.07.03", "PROGRAM PELATIHAN KERJA DAN PRODUKTIVITAS TENAGA KERJA", 2310250000, 2244119450, 0),
    ("2.07.03.2.01", "Pelaksanaan Pelatihan berdasarkan Unit Kompetensi", 2310250000, 2244119450, 1),
    ("2.07.03.2.01.0001", "Proses Pelaksanaan Pendidikan dan Pelatihan Keterampilan bagi Pencari Kerja berdasarkan Klaster Kompetensi", 2310250000, 2244119450, 2),
    ("2.07.04", "PROGRAM PENEMPATAN TENAGA KERJA", 842119000, 641870550, 0),
    ("2.07.04.2.01", "Pelayanan Antarkerja di Daerah Kabupaten/Kota", 842119000, 641870550, 1),
    ("2.07.04.2.01.0003", "Penyuluhan dan Bimbingan Jabatan bagi Pencari Kerja", 442119000, 321870550, 2),
    ("2.07.04.2.01.0008", "Perluasan Kesempatan Kerja", 400000000, 320000000, 2),
    ("2.07.05", "PROGRAM HUBUNGAN INDUSTRIAL", 312400000, 309118000, 0),
    ("2.07.05.2.01", "Pengesahan Peraturan Perusahaan dan Pendaftaran Perjanjian Kerja Bersama", 312400000, 309118000, 1),
    ("2.07.05.2.01.0002", "Pendaftaran Perjanjian Kerja Bersama bagi Perusahaan yang Hanya Beroperasi dalam 1 (Satu) Daerah Kabupaten/Kota", 312400000, 309118000, 2),
)  # fmt: skip

UNIT = (
    UnitBagan("U0", "Dinas Tenaga Kerja dan Transmigrasi", jenis="kepala", pejabat="Kepala Dinas"),
    UnitBagan("U1", "Sekretariat", "U0", "sekretariat", "Sekretaris"),
    UnitBagan("U1.1", "Sub Bagian Perencanaan", "U1"),
    UnitBagan("U1.2", "Sub Bagian Keuangan", "U1"),
    UnitBagan("U1.3", "Sub Bagian Umum dan Kepegawaian", "U1"),
    UnitBagan("UF", "Kelompok Jabatan Fungsional", "U0", "fungsional"),
    UnitBagan("U2", "Bidang Tenaga Kerja", "U0", "bidang"),
    UnitBagan("U2.1", "Seksi Penempatan Tenaga Kerja", "U2"),
    UnitBagan("U2.2", "Seksi Perencanaan Tenaga Kerja", "U2"),
    UnitBagan("U3", "Bidang Hubungan Industrial", "U0", "bidang"),
    UnitBagan("U3.1", "Seksi Hubungan Industrial", "U3"),
    UnitBagan("U3.2", "Seksi Syarat Kerja dan Jaminan Sosial", "U3"),
    UnitBagan(
        "U4", "Bidang Pelatihan Kerja, Produktivitas Tenaga Kerja dan Transmigrasi", "U0", "bidang"
    ),
    UnitBagan("U4.1", "Seksi Pelatihan Kerja dan Produktivitas Tenaga Kerja", "U4"),
    UnitBagan("U4.2", "Seksi Transmigrasi", "U4"),
)

POHON = (
    SimpulPohon(
        "T1",
        "Meningkatnya Penyerapan Tenaga Kerja",
        label="TUJUAN",
        rincian=("Tingkat Pengangguran Terbuka: 2,72%",),
    ),
    SimpulPohon(
        "S1",
        "Terfasilitasinya Penyediaan Lapangan Kerja Baru",
        "T1",
        ("Tingkat Kesempatan Kerja: 97,28%",),
        "SASARAN STRATEGIS",
    ),
    SimpulPohon(
        "S1.1",
        "Meningkatnya Produktivitas Tenaga Kerja",
        "S1",
        ("Tingkat Produktivitas Tenaga Kerja: Rp22.884/jam",),
        "BIDANG PELATIHAN",
    ),
    SimpulPohon(
        "S1.1.1",
        "Meningkatnya Kualitas Tenaga Kerja Berdasarkan Klaster Kompetensi",
        "S1.1",
        ("Persentase Lulusan Pelatihan yang Memiliki Sertifikat: 9,20%",),
        "SEKSI PELATIHAN",
    ),
    SimpulPohon(
        "S1.1.2",
        "Meningkatnya Partisipasi Perusahaan",
        "S1.1",
        ("Persentase Perusahaan yang Menerapkan Program Peningkatan Produktivitas: 3,85%",),
        "SEKSI PELATIHAN",
    ),
    SimpulPohon(
        "S1.2",
        "Peningkatan Fasilitasi Penempatan Tenaga Kerja",
        "S1",
        ("Persentase tenaga kerja yang ditempatkan: 34%",),
        "BIDANG TENAGA KERJA",
    ),
    SimpulPohon(
        "S1.2.1",
        "Meningkatnya Pelayanan Antarkerja di Daerah Kabupaten",
        "S1.2",
        ("Jumlah lowongan kerja: 150 lowongan", "Jumlah tenaga kerja terdaftar: 900 orang"),
        "SEKSI PENEMPATAN",
    ),
    SimpulPohon(
        "S2",
        "Terfasilitasinya Penguatan Infrastruktur Ekonomi dan SDM Kawasan Eks Transmigrasi",
        "T1",
        ("Persentase Kawasan yang Berkembang: 21,05%",),
        "SASARAN STRATEGIS",
    ),
)


def angka(nilai: str | int | Decimal, desimal: int = 0) -> str:
    """Format for these tests only: the product has its own module."""
    return f"{Decimal(nilai):,.{desimal}f}".translate(str.maketrans(",.", ".,"))


def sel_persen(nilai: str, formula: str = "") -> Sel:
    if not nilai:
        return Sel("tidak dapat dihitung", rata="kanan", miring=True)
    return Sel(angka(nilai, 2) + "%", Decimal(nilai), "persen", 2, formula)


def sel_rupiah(nilai: int, formula: str = "") -> Sel:
    return Sel(angka(nilai), nilai, "rupiah", 0, formula)


def _sel_ukur(nilai: str) -> Sel:
    if not nilai:
        return Sel("belum diisi", rata="kanan", miring=True)
    desimal = 2 if "." in nilai else 0
    return Sel(angka(nilai, desimal), Decimal(nilai), "angka", desimal)


def tabel_realisasi(ulang: int = 1) -> Tabel:
    """Fifteen indicators (times `ulang`), repeated sasaran left blank."""
    baris: list[Baris] = []
    sebelum, nomor = "", 0
    for kali in range(ulang):
        for sasaran, indikator, satuan, target, realisasi, capaian, kriteria in INDIKATOR:
            nama = f"{sasaran} {kali + 1}" if kali else sasaran
            sama = nama == sebelum
            nomor += not sama
            baris.append(
                Baris(
                    (
                        Sel(str(nomor), nomor, "angka", lanjutan=sama),
                        Sel(nama, lanjutan=sama),
                        Sel(indikator),
                        Sel(satuan),
                        _sel_ukur(target),
                        _sel_ukur(realisasi),
                        sel_persen(capaian, "ROUND({realisasi}/{target}*100,2)" if capaian else ""),
                        Sel(kriteria or "–"),
                    )
                )
            )
            sebelum = nama
    return Tabel(
        "realisasi",
        "Realisasi Kinerja Dinas Tenaga Kerja dan Transmigrasi Tahun 2024",
        (
            Kolom("No", "tengah", 5),
            Kolom("Sasaran Strategis/Sasaran Kinerja", lebar=24),
            Kolom("Indikator Kinerja", lebar=27),
            Kolom("Satuan", lebar=11),
            Kolom("Target", "kanan", 10, kunci="target"),
            Kolom("Realisasi", "kanan", 11, kunci="realisasi"),
            Kolom("Capaian", "kanan", 11, kunci="capaian"),
            Kolom("Kriteria", lebar=12),
        ),
        tuple(baris),
        nomor_kolom=True,
        catatan=(
            "Capaian dihitung dari angka yang tercetak dan dibulatkan ke dua desimal.",
            "Satu indikator tidak dapat dihitung karena targetnya nol; tidak ikut dirata-rata.",
        ),
        sumber="Tapak, data disahkan 15 Januari 2025",
    )


def tabel_tahunan() -> Tabel:
    """Wide: eleven columns under two-level headers."""
    baris = []
    for nomor, (sasaran, indikator, satuan, _t, realisasi, capaian, _k) in enumerate(INDIKATOR, 1):
        ukur, persen = _sel_ukur(realisasi), sel_persen(capaian)
        baris.append(
            Baris(
                (
                    Sel(str(nomor), nomor, "angka"),
                    Sel(sasaran),
                    Sel(indikator),
                    Sel(satuan),
                    *(ukur, persen) * 3,
                    Sel("Perubahan nomenklatur dan target pada reviu Renstra." if nomor % 5 == 0 else ""),
                )
            )
        )  # fmt: skip
    pasangan = tuple(
        kolom
        for tahun in (2024, 2023, 2022)
        for kolom in (
            Kolom("Realisasi", "kanan", 8, f"Tahun {tahun}"),
            Kolom("Capaian", "kanan", 9, f"Tahun {tahun}"),
        )
    )
    return Tabel(
        "tahunan",
        "Perbandingan Realisasi dan Capaian Kinerja Tahun 2024 dengan Tahun Sebelumnya",
        (
            Kolom("No", "tengah", 4),
            Kolom("Sasaran Strategis/Sasaran Kinerja", lebar=20),
            Kolom("Indikator Kinerja", lebar=23),
            Kolom("Satuan", lebar=9),
            *pasangan,
            Kolom("Keterangan", lebar=14),
        ),
        tuple(baris),
        lebar=True,
        nomor_kolom=True,
    )


def tabel_anggaran() -> Tabel:
    """Program, kegiatan and sub kegiatan indented, with sums as formulas."""
    baris = []
    for kode, uraian, pagu, realisasi, tingkat in ANGGARAN:
        serapan = (Decimal(realisasi) / pagu * 100).quantize(Decimal("0.01"))
        baris.append(
            Baris(
                (
                    Sel(kode),
                    Sel(uraian),
                    sel_rupiah(pagu),
                    sel_rupiah(realisasi),
                    sel_persen(str(serapan), "ROUND({realisasi}/{pagu}*100,2)"),
                ),
                jenis="kelompok" if tingkat == 0 else "biasa",
                tingkat=tingkat,
                grup=("program", "kegiatan", "sub")[tingkat],
            )
        )
    pagu = sum(a[2] for a in ANGGARAN if a[4] == 0)
    realisasi = sum(a[3] for a in ANGGARAN if a[4] == 0)
    serapan = (Decimal(realisasi) / pagu * 100).quantize(Decimal("0.01"))
    baris.append(
        Baris(
            (
                Sel("Jumlah", rentang=2),
                sel_rupiah(pagu, "SUM({pagu@#program})"),
                sel_rupiah(realisasi, "SUM({realisasi@#program})"),
                sel_persen(str(serapan), "ROUND({realisasi}/{pagu}*100,2)"),
            ),
            jenis="jumlah",
        )
    )
    return Tabel(
        "anggaran",
        "Realisasi Anggaran Berdasarkan Program, Kegiatan dan Sub Kegiatan",
        (
            Kolom("Kode", lebar=18),
            Kolom("Program/Kegiatan/Sub Kegiatan", lebar=40, pohon=True),
            Kolom("Pagu\n(Rp)", "kanan", 16, kunci="pagu"),
            Kolom("Realisasi\n(Rp)", "kanan", 16, kunci="realisasi"),
            Kolom("Serapan", "kanan", 10, kunci="serapan"),
        ),
        tuple(baris),
        catatan=("Efisiensi metode (a): 100 dikurangi serapan, hanya untuk capaian ≥ 100.",),
    )


def tabel_masalah() -> Tabel:
    masalah = ("Terbatasnya kesempatan kerja", "Rendahnya produktivitas tenaga kerja")
    baris = []
    for nomor, pokok in enumerate(masalah, start=1):
        for urut in range(9):
            baris.append(
                Baris(
                    (
                        Sel(str(nomor), nomor, "angka", lanjutan=urut > 0),
                        Sel(pokok, lanjutan=urut > 0),
                        Sel(f"Masalah ke-{urut + 1}: keterampilan pencari kerja belum sesuai dengan "
                            "kebutuhan dunia usaha dan dunia industri"),
                        Sel("Belum meratanya sarana pelatihan dan terbatasnya instruktur bersertifikat"),
                    )
                )
            )  # fmt: skip
    return Tabel(
        "masalah",
        "Permasalahan Dinas Tenaga Kerja dan Transmigrasi",
        (
            Kolom("No", "tengah", 5),
            Kolom("Pokok Masalah", lebar=22),
            Kolom("Masalah", lebar=35),
            Kolom("Akar Masalah", lebar=35),
        ),
        tuple(baris),
    )


NARASI = (
    "Perjanjian Kinerja merupakan lembar yang berisi penugasan dari pimpinan instansi yang lebih "
    "tinggi kepada pimpinan instansi yang lebih rendah untuk melaksanakan program dan kegiatan "
    "yang disertai dengan indikator kinerja. Melalui perjanjian kinerja terwujud komitmen penerima "
    "amanah dan kesepakatan antara penerima dan pemberi amanah atas kinerja terukur berdasarkan "
    "tugas, fungsi, wewenang, dan sumber daya yang tersedia."
)


def contoh_dokumen(*, ulang: int = 2) -> Dokumen:
    """The whole made-up report; `ulang` lengthens the main table."""
    capaian = tuple(
        ButirCapaian(i, Decimal(c) if c else None, f"{angka(c, 2)}%" if c else "tidak dapat dihitung", k)
        for _s, i, _sat, _t, _r, c, k in INDIKATOR
    )  # fmt: skip
    serapan = tuple(
        ButirSerapan(
            uraian,
            Decimal(real) / pagu * 100,
            f"{angka(Decimal(real) / pagu * 100, 2)}%",
            f"Rp{angka(real)} dari Rp{angka(pagu)}",
        )
        for _k, uraian, pagu, real, tingkat in ANGGARAN
        if tingkat == 0
    )
    kepala = Penandatangan(
        "KEPALA DINAS,",
        "Dr. H. Contoh Nama, S.Sos., M.Si.",
        "Pembina Utama Muda",
        "19700101 199503 1 001",
    )
    tahun = (
        TitikTren("2022", Decimal("97.28"), "97,28%", Decimal("96.28"), "96,28%"),
        TitikTren("2023", Decimal("97.27"), "97,27%", Decimal("96.45"), "96,45%"),
        TitikTren("2024", Decimal("97.30"), "97,30%", Decimal("97.28"), "97,28%"),
        TitikTren("2026", target=Decimal("97.50"), teks_target="97,50%"),
    )
    return Dokumen(
        judul="Laporan Kinerja Instansi Pemerintah Tahun 2024",
        subjudul=PD,
        pd=PD,
        pemda="Pemerintah Kabupaten Contoh",
        tahun=2024,
        tempat_tanggal="Martapura, 28 Februari 2025",
        kepala="Laporan Kinerja Instansi Pemerintah Tahun 2024",
        nama_berkas="LKjIP-2024-disnakertrans-contoh",
        sampul=Sampul(
            ("LAPORAN KINERJA", "INSTANSI PEMERINTAH", "(LKjIP)", "TAHUN 2024"),
            "Dinas Tenaga Kerja dan Transmigrasi",
            "Pemerintah Kabupaten Contoh",
            "2025",
            status="Draf, belum disahkan",
        ),
        bagian_depan=(
            Bagian(
                "KATA PENGANTAR",
                (
                    Paragraf(NARASI),
                    Paragraf(NARASI),
                    BlokTandaTangan((kepala,), "Martapura, 28 Februari 2025"),
                ),
                "kata-pengantar",
            ),
            Bagian(
                "RINGKASAN EKSEKUTIF",
                (
                    Paragraf(NARASI),
                    Tabel(
                        "ringkasan",
                        "Capaian dan Anggaran Sasaran Strategis",
                        (
                            Kolom("No", "tengah", 5),
                            Kolom("Sasaran", lebar=45),
                            Kolom("Capaian", "kanan", 15),
                            Kolom("Anggaran (Rp)", "kanan", 20),
                        ),
                        (
                            Baris((Sel("1", 1, "angka"), Sel(INDIKATOR[0][0]), sel_persen("100.02"), sel_rupiah(12453995443))),
                            Baris((Sel("2", 2, "angka"), Sel(INDIKATOR[1][0]), sel_persen("100.00"), sel_rupiah(206253000))),
                        ),
                    ),
                ),
                "ringkasan-eksekutif",
            ),
            DaftarOtomatis("isi"),
            DaftarOtomatis("tabel"),
            DaftarOtomatis("gambar"),
        ),
        bab=(
            Bab(
                "PENDAHULUAN",
                (
                    Judul("A. Maksud dan Tujuan Laporan"),
                    Judul("A.1 Maksud", 2),
                    Paragraf(NARASI),
                    Daftar(
                        (
                            Butir("Pertanggungjawaban pelaksanaan tugas dan fungsi selama satu tahun."),
                            Butir(
                                "Informasi perkembangan realisasi fisik dan keuangan:",
                                (
                                    Daftar(
                                        (Butir("belanja operasi;"), Butir("belanja modal.")),
                                        bernomor=True,
                                        penomor="a",
                                    ),
                                ),
                            ),
                        ),
                        bernomor=True,
                    ),
                    Judul("B. Struktur Organisasi"),
                    Paragraf((Teks("Susunan organisasi tampak pada "), Rujukan("bagan"), Teks("."))),
                    Gambar(
                        "bagan",
                        "Struktur Organisasi Dinas Tenaga Kerja dan Transmigrasi",
                        bagan_organisasi(UNIT)[0],
                        "Bagan organisasi dengan satu sekretariat dan tiga bidang",
                    ),
                    Judul("C. Permasalahan dan Isu Strategis"),
                    Paragraf((Teks("Permasalahan dirinci pada "), Rujukan("masalah"), Teks("."))),
                    tabel_masalah(),
                ),
            ),
            Bab(
                "PERENCANAAN KINERJA",
                (
                    Judul("A. Indikator Kinerja Utama"),
                    Paragraf(NARASI),
                    Mendatar(
                        (
                            Judul("B. Pohon Kinerja"),
                            Gambar("pohon", "Pohon Kinerja Tahun 2024", pohon_kinerja(POHON, lebar=900), "Pohon kinerja empat tingkat"),
                        )
                    ),
                    Judul("C. Perjanjian Kinerja Tahun 2024"),
                    Paragraf(NARASI),
                    Tabel("pk", "Perjanjian Kinerja Tahun 2024", (Kolom("Sasaran"), Kolom("Target", "kanan")), ()),
                    BlokTandaTangan((Penandatangan("BUPATI CONTOH,", "H. Nama Bupati"), kepala), "Martapura, 5 Januari 2024"),
                ),
            ),
            Bab(
                "AKUNTABILITAS KINERJA",
                (
                    Judul("A. Capaian Kinerja Organisasi"),
                    Judul("A.1 Target dan Realisasi Kinerja Tujuan dan Sasaran Tahun 2024", 2),
                    Paragraf(
                        (
                            Teks("Capaian seluruh indikator disajikan pada "),
                            Rujukan("realisasi"),
                            Teks(" dan "),
                            Rujukan("capaian"),
                            Teks(". Tingkat Kesempatan Kerja mencapai "),
                            Teks("97,30%", tebal=True, medan="IK-SS1.realisasi"),
                            Teks(" (data "),
                            Teks("sementara", miring=True),
                            Teks(")."),
                        )
                    ),
                    tabel_realisasi(ulang),
                    Paragraf("8.604 : 317.696 × 100 = 2,71%", "rumus"),
                    Gambar("capaian", "Capaian Kinerja per Indikator Tahun 2024", batang_capaian(capaian), "Diagram batang capaian terhadap garis 100"),
                    Judul("A.2 Perbandingan dengan Tahun Sebelumnya", 2),
                    Paragraf(NARASI),
                    tabel_tahunan(),
                    Paragraf(NARASI),
                    Gambar("tren", "Tingkat Kesempatan Kerja 2022–2026", tren(tahun, judul="Tingkat Kesempatan Kerja 2022–2026"), "Garis realisasi dan target"),
                    Judul("B. Realisasi Anggaran"),
                    tabel_anggaran(),
                    Gambar("serapan", "Serapan Anggaran per Program Tahun 2024", serapan_program(serapan), "Diagram batang serapan"),
                    Gambar(
                        "kuadran",
                        "Capaian Kinerja terhadap Serapan Anggaran",
                        kuadran(
                            (
                                TitikKuadran("Program Pelatihan Kerja dan Produktivitas Tenaga Kerja", Decimal("144.35"), Decimal("97.14"), "144,35% · 97,14%"),
                                TitikKuadran("Program Penempatan Tenaga Kerja", Decimal("111.5"), Decimal("76.22"), "111,50% · 76,22%"),
                                TitikKuadran("Program Hubungan Industrial", Decimal("90.48"), Decimal("98.95"), "90,48% · 98,95%"),
                                TitikKuadran("Program Penunjang Urusan Pemerintahan Daerah", Decimal("101"), Decimal("97.29"), "101,00% · 97,29%"),
                                TitikKuadran("Program Pembangunan Kawasan Transmigrasi", Decimal("100"), Decimal("98"), "100,00% · 98,00%"),
                            ),
                            batas_serapan=Decimal(75),
                        ),
                        "Empat kuadran capaian dan serapan",
                    ),
                ),
            ),
            Bab("PENUTUP", (Judul("A. Kesimpulan"), Paragraf(NARASI), Judul("B. Saran"), Paragraf(NARASI))),
        ),
        lampiran=(
            Lampiran(
                "DAFTAR BUKTI DUKUNG",
                (
                    Tabel(
                        "bukti",
                        "Bukti Dukung Realisasi Kinerja",
                        (Kolom("No", "tengah", 5), Kolom("Bukti", lebar=60), Kolom("Tanggal", lebar=20)),
                        (Baris((Sel("1", 1, "angka"), Sel("Berita acara penempatan tenaga kerja"), Sel("15 Januari 2025"))),),
                    ),
                ),
            ),
        ),
    )  # fmt: skip
