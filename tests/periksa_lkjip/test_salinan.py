"""Kinds that copying, two spellings and stale text leave: one that has it, one that nearly does."""

import pytest

from laporan.periksa_lkjip.nama import Kamus
from tests.periksa_lkjip.susun import BERSIH, Isi, ganti, periksa

JALAN = "Persentase jalan dalam kondisi mantap"
LIMA = ["Dinas Pekerjaan Umum Kabupaten Contoh membina jalan."] * 5
RENSTRA = "Rencana Strategis Dinas Pekerjaan Umum Tahun 2021-2026 berlaku."
PANJANG = "Jalan kabupaten dipelihara menurut tingkat kerusakan dan jumlah kendaraan. " * 5


def tambah(*isi: object) -> Isi:
    return [*BERSIH, *isi]  # type: ignore[list-item]


def satuan(isi: str, keterangan: str = "") -> Isi:
    kepala = ["No.", "Indikator Kinerja", "Satuan", "Realisasi 2023", "Realisasi 2022", "Ket."]
    baris = ["1", "Nilai akuntabilitas kinerja", "Nilai", "71,20 Nilai", isi, keterangan]
    return tambah(("Tabel 3.6 Riwayat Nilai", [kepala, baris]))


def pegawai(smp: str) -> Isi:
    """A staff table in which nobody has the last kind of schooling."""
    kepala = ["Jabatan", "S2", "S1", "D3", "SMA", "SMP"]
    baris = [["Sekretariat", "1", "2", "", "1", ""], ["Bidang Jalan", "", "3", "1", "2", ""]]
    return tambah(("Tabel 1.1 Pegawai", [kepala, *baris, ["Jumlah", "1", "5", "1", "3", smp]]))


def pk(pagu: str, realisasi: str, nama: str = "Penyelenggaraan Jalan Kabupaten") -> Isi:
    """An agreement that ties the indicator to a kegiatan, and a table of indicators with money."""
    return tambah(
        (
            "Tabel 3.6 Perjanjian Kinerja",
            [
                ["No.", "Indikator Kinerja", "Target", "Program/Kegiatan", "Anggaran (Rp)"],
                ["1", JALAN, "80,00%", f"Kegiatan: {nama}", "1.000.000.000"],
            ],
        ),
        (
            "Tabel 3.7 Anggaran Indikator",
            [
                ["No.", "Indikator Kinerja", "Anggaran (Rp)", "Realisasi Anggaran (Rp)"],
                ["1", JALAN, pagu, realisasi],
            ],
        ),
    )


def daftar(halaman: int, *tanpa: str) -> Isi:
    """Contents and list of tables in front; Table 3.1 stands below the third heading."""
    judul = ["A. Gambaran Umum", "B. Rencana Kerja", "C. Capaian Kinerja", "D. Realisasi Anggaran",
             "E. Tindak Lanjut"]  # fmt: skip
    isi = [f"{j} ..... {h}" for j, h in zip(judul, (1, 4, 8, 20, 24), strict=True)]
    isi = [s for s in isi if not s.startswith(tanpa or ("\0",))]
    tabel = [f"Tabel 3.1 Skala Kriteria ..... {halaman}", "Tabel 3.4 Realisasi Anggaran ..... 21"]
    kepala = ["# DAFTAR ISI", *isi, "# DAFTAR TABEL", *tabel]
    lalu: Isi = [*BERSIH[:1], *kepala, *(f"# {j}" for j in judul[:3]), *BERSIH[1:6]]
    return [*lalu, f"# {judul[3]}", BERSIH[6], f"# {judul[4]}"]


#: code and what it is about → (a report that has it, the print, one that comes close).
KASUS: dict[str, tuple[Isi, str, Isi]] = {
    "PL12 kolom kosong": (pegawai("8"), "8", pegawai("0")),
    "PL16 satuan": (satuan("77,49%"), "77,49%", satuan("77,49 Nilai")),
    "PL16 satuan berubah": (
        satuan("77,49%"), "77,49%", satuan("77,49%", "Satuan diubah sejak 2023"),
    ),
    "PL20 pagu sub kegiatan": (
        pk("600.000.000", "750.000.000"), "600.000.000", pk("1.000.000.000", "750.000.000"),
    ),
    "PL20 realisasi terkait": (
        pk("1.000.000.000", "450.000.000"), "450.000.000", pk("1.000.000.000", "750.000.000"),
    ),
    "PL37 serapan dari dua jumlah": (
        tambah("Pagu anggaran Rp1.800.000.001 dengan realisasi anggaran Rp1.350.000.007, "
               "serapan mencapai 75,00%."),
        "75,00%",
        tambah("Pagu anggaran Rp1.500.000.000 dengan realisasi anggaran Rp1.200.000.000, "
               "serapan mencapai 80,00%."),
    ),
    "PL40 sesudah nama": (
        tambah("Tingkat layanan = 309.142 : 317.696 x 100 = 97,30%"), "97,30%",
        tambah("Tingkat layanan = 309.142 : 317.696 x 100 = 97,31%"),
    ),
    "PL44 kategori": (
        tambah("Capaian sasaran masuk kategori sangat baik."), "sangat baik",
        tambah("Capaian sasaran masuk kategori sangat tinggi.",
               "Nilai AKIP masuk kategori sangat baik menurut kinerja tahun lalu."),
    ),
    "PL45 capaian kalimat": (
        tambah("Kota ini mencapai realisasi 45,00% dari target 50,00% dengan capaian 95,00%."),
        "95,00%",
        tambah("Kota ini mencapai realisasi 45,00% dari target 50,00% dengan capaian 90,00%.",
               "Realisasi 45,00% dari target 50,00%, rata-rata capaian 95,00%."),
    ),
    "PL30 terbawa": (
        tambah(f"Rincian {JALAN} :", "- Mantap 8", "Jadi 9,00% dari target 8,00% dengan capaian "
               "87,50%"),
        "8,00%",
        tambah(f"Rincian {JALAN} :", "- Mantap 8", "Jadi 72,00% dari target 80,00% dengan capaian "
               "90,00%"),
    ),
    "PL46 butir ganda": (
        tambah("Desa binaan :", "- Desa Sumber Rejeki", "- Desa Harapan Baru",
               "- Desa Sumber Rejeki"),
        "- Desa Sumber Rejeki",
        tambah("Desa binaan :", "- Desa Sumber Rejeki", "- Tahun lalu :", "- Desa Sumber Rejeki"),
    ),
    "PL47 alinea ganda": (
        tambah(PANJANG, "Lalu.", PANJANG), PANJANG[:100].strip(), tambah(PANJANG, PANJANG[:100]),
    ),
    "PL57 nomor judul ganda": (
        tambah("# A.1 Capaian", "# A.1 Efisiensi"), "A.1", tambah("# A.1 Capaian", "# A.1 Capaian"),
    ),
    "PL59 halaman daftar": (daftar(6), "6", daftar(8)),
    "PL60 perangkat lain": (
        tambah(*LIMA, "Indikator Kinerja Utama Dinas Sosial Kabupaten Contoh tercapai."),
        "Dinas Sosial",
        tambah(*LIMA, "Jalan dibangun bersama Dinas Sosial Kabupaten Contoh.",
               "Renstra Dinas Sosial diselaraskan dengan Renstra Dinas Pekerjaan Umum."),
    ),
    "PL60 nama tidak utuh": (
        tambah(*(s.replace("Umum", "Umum dan Penataan Ruang") for s in LIMA),
               "Dinas Pekerjaan Umum Kabupaten Contoh membina jalan."),
        "Dinas Pekerjaan Umum", tambah(*LIMA),
    ),
    "PL61 tahun tertinggal": (
        tambah("Laporan Kinerja ini memuat Perjanjian Kinerja Tahun 2023 sebagai dasar."), "2023",
        tambah("Dibandingkan dengan Perjanjian Kinerja Tahun 2023, target naik.",
               "Perjanjian Kinerja Tahun 2024 menjadi dasar."),
    ),
    "PL62 akhir renstra": (
        tambah(RENSTRA, "Hasil disandingkan dengan akhir periode Renstra 2024."), "2024",
        tambah(RENSTRA, "Hasil disandingkan dengan akhir periode Renstra 2026."),
    ),
    "PL62 sisa tahun": (
        tambah(RENSTRA, "Selama 1 (satu) tahun ke depan sampai akhir periode."), "1 tahun",
        tambah(RENSTRA, "Selama 2 (dua) tahun ke depan sampai akhir periode."),
    ),
    "PL63 nomor kolom": (
        tambah(("Tabel 3.6 Hal Lain", [["No.", "Uraian", "Satuan", "Jumlah", "Nilai"],
                                       ["1", "2", "3", "4", "6"], ["1", "Jalan", "km", "7", "8"]])),
        "Tabel 3.6",
        tambah(("Tabel 3.6 Hal Lain", [["No.", "Uraian", "Satuan", "Jumlah", "Nilai"],
                                       ["1", "2", "3", "3", "4"], ["1", "Jalan", "km", "7", "8"]])),
    ),
    "PL64 tanda desimal": (
        tambah("Porsi 31.5% dan 12,25%."), "31.5%", tambah("Porsi 31,5% dan 1.500 meter."),
    ),
    "PL65 nama dua cara": (
        tambah(("Tabel 3.6 Target", [["No.", "Indikator Kinerja", "Target"],
                                     ["1", "Persentase jalan dalam kondisi mantab", "80,00%"]])),
        "Persentase jalan dalam kondisi mantab",
        tambah(("Tabel 3.6 Target", [["No.", "Indikator Kinerja", "Target"],
                                     ["1", "PERSENTASE JALAN dalam Kondisi Mantap", "80,00%"]])),
    ),
    "PL65 pagu sama": (
        pk("1.000.000.000", "750.000.000", "Pembinaan Prasarana Wilayah"),
        "Kegiatan: Pembinaan Prasarana Wilayah", pk("1.000.000.000", "750.000.000"),
    ),
    "PL66 judul tidak tercantum": (daftar(8, "B. Rencana"), "B. Rencana Kerja", daftar(8)),
    "PL55 sisa gambar": (
        tambah("ilustrasi gambar/grafik"), "ilustrasi gambar/grafik",
        tambah("Gambar 3.1 Ilustrasi gambar jaringan jalan."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", KASUS)
def test_ditemukan_dan_yang_nyaris_tidak(nama):
    salah, tercetak, dekat = KASUS[nama]
    kode = nama.partition(" ")[0]

    ada = [(t.kode, t.tercetak) for t in periksa(salah, "markdown").temuan]

    assert (kode, tercetak) in [(k, t.strip()) for k, t in ada], ada
    nyaris = [(t.kode, t.tercetak) for t in periksa(dekat, "markdown").temuan]
    assert kode not in {k for k, _ in nyaris}, nyaris


def test_yang_kalah_suara_tidak_membenarkan_kalimat():
    """A sentence that repeats one table's slip is told, where two other tables print another."""
    isi = ganti(ganti(BERSIH, "72,00%", "27,00%", 2), "realisasi 72,00%", "realisasi 27,00%")
    isi = [
        *isi,
        (
            "Tabel 3.6 Rekap",
            [
                ["No.", "Indikator Kinerja", "Realisasi"],
                ["1", JALAN, "72,00%"],
                ["2", "Panjang saluran", "1 km"],
            ],
        ),
    ]

    assert ("PL30", "27,00%") in {(t.kode, t.tercetak) for t in periksa(isi).temuan}


def test_nama_yang_berbeda_nomornya_bukan_satu_nama():
    kamus = Kamus(["Persentase layanan 1 wilayah 11"])

    assert kamus.samakan("Persentase layanan 11 wilayah 1") == "persentaselayanan11wilayah1"
    assert kamus.samakan("Persentase  Layanan 1 di wilayah 11") == "persentaselayanan1wilayah11"


#: What own reports of other kinds of agencies print, and no rule may take for a fault.
SEJALAN: dict[str, Isi] = {
    "tanda-yang-hilang": tambah("Mutu: realisasi 0,80% dari target -1,20% (capaian 133,33%)."),
    "rincian-di-bawah-nomor": tambah(
        "1. Jalan",
        "a. Koordinasi dengan kecamatan",
        "2. Drainase",
        "a. Koordinasi dengan kecamatan",
    ),
    "nomor-yang-belum-dilaporkan": tambah(
        f"Tidak dapat dihitung: {JALAN} (target belum ada); nomor 2 dan 3 (realisasi belum ada)."
    ),
    "sisa-tanpa-nomor": tambah(
        (
            "Tabel 3.6 Anggaran menurut Sasaran",
            [
                ["No.", "Sasaran Strategis", "Anggaran (Rp)", "Realisasi (Rp)", "Serapan (%)"],
                ["1", "Meningkatnya jalan mantap", "1.000.000.000", "750.000.000", "75,00%"],
                ["", "Belum dikaitkan dengan sasaran", "500.000.000", "450.000.000", "90,00%"],
                ["Jumlah", "", "1.500.000.000", "1.200.000.000", "80,00%"],
            ],
        )
    ),
    "sebagian-anggaran-bulat": tambah(
        (
            "Tabel 3.6 Perjanjian Kinerja",
            [
                ["No.", "Indikator Kinerja", "Target", "Anggaran (Rp)"],
                ["1", JALAN, "80,00%", "1.100.000.000"],
                ["Jumlah anggaran", "", "", "1.100.000.000"],
            ],
        )
    ),
}


@pytest.mark.parametrize("nama", SEJALAN)
def test_yang_sejalan_tidak_ditemui(nama):
    temuan = [t for t in periksa(SEJALAN[nama]).temuan if t.tingkat != "catatan"]

    assert not [(t.kode, t.pesan) for t in temuan]
