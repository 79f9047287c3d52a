"""The tables of the sample agency against the printed report and hand calculation.

Figures that the printed report has wrong are those of `contoh/…/CATATAN.md`: the parent total or
the arithmetic decides.
"""

from decimal import Decimal

import pytest

from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.dokumen.unsur import Tabel, baris_lengkap
from laporan.lkjip.tabel import TABEL

PAGU, REALISASI = "12.660.248.443", "10.004.700.874"


@pytest.fixture
def bahan(contoh: PerangkatDaerah) -> Bahan:
    return Bahan(contoh, 2024)


def tabel(bahan: Bahan, kunci: str) -> Tabel:
    (satu,) = TABEL[kunci](bahan)
    return satu


def isi(bahan: Bahan, kunci: str) -> list[tuple[str, ...]]:
    return list(baris_lengkap(tabel(bahan, kunci)))


def baris(bahan: Bahan, kunci: str, nomor: int) -> tuple[str, ...]:
    return next(b for b in isi(bahan, kunci) if b[0] == str(nomor))


@pytest.mark.parametrize(
    ("nomor", "target", "realisasi", "capaian", "kriteria"),
    [
        (1, "2,72%", "2,71%", "100,37%", "Berhasil"),  # printed 100.36: truncated
        (2, "97,30%", "97,30%", "100,00%", "Berhasil"),
        (4, "85,00 Nilai", "91,65 Nilai", "107,82%", "Berhasil"),
        (11, "Rp22.884/Jam", "Rp23.303/Jam", "101,83%", "Berhasil"),
        (13, "9,20%", "13,28%", "144,35%", "Berhasil"),
        (14, "3,85%", "5,35%", "138,96%", "Berhasil"),
        (15, "4 Kawasan Wilayah", "6 Kawasan Wilayah", "150,00%", "Berhasil"),
        (16, "34,00%", "37,90%", "111,47%", "Berhasil"),
        (18, "200 Lowongan", "389 Lowongan", "194,50%", "Berhasil"),
        (19, "900 Orang", "1.026 Orang", "114,00%", "Berhasil"),
        (22, "35,00%", "36,18%", "103,37%", "Berhasil"),
        (23, "40,00%", "36,18%", "90,45%", "Tinggi"),  # between the bands as printed
        (24, "100,00%", "100,00%", "100,00%", "Berhasil"),
    ],
)
def test_capaian(bahan, nomor, target, realisasi, capaian, kriteria):
    b = baris(bahan, "capaian", nomor)

    assert (b[3], b[5], b[6], b[7]) == (target, realisasi, capaian, kriteria)


def test_capaian_memuat_24_indikator_dan_reratanya(bahan):
    # Thirteen rows stand at exactly 100; the other eleven are those of the printed table, with
    # 100,37 for the truncated 100,36.
    bukan_seratus = (
        "100.37", "107.82", "101.83", "144.35", "138.96", "150.00",
        "111.47", "194.50", "114.00", "103.37", "90.45",
    )  # fmt: skip
    jumlah = sum(map(Decimal, bukan_seratus), Decimal(13 * 100))
    rata = (jumlah / 24).quantize(Decimal("0.01"))

    semua = isi(bahan, "capaian")

    assert len(semua) == 25
    assert semua[-1][0] == "Rata-rata capaian (24 indikator dihitung)"
    assert semua[-1][6] == f"{rata}%".replace(".", ",")


def test_angka_resmi_dan_hitungan_keduanya_tampak(bahan):
    catatan = " ".join(str(c) for c in tabel(bahan, "capaian").catatan)

    assert "Tingkat Kesempatan Kerja 97,30% (hitungan 97,31%)" in catatan
    assert "36,18% (hitungan 36,19%)" in catatan
    assert "Indeks Kepatuhan dan Kinerja Intern 91,65 nilai (tidak dapat dihitung)" in catatan


def test_skala_tanpa_lubang(bahan):
    assert [b[1:] for b in isi(bahan, "skala")] == [
        ("capaian ≥ 91%", "Berhasil"),
        ("76% ≤ capaian < 91%", "Tinggi"),
        ("66% ≤ capaian < 76%", "Sedang"),
        ("51% ≤ capaian < 66%", "Rendah"),
        ("capaian < 51%", "Sangat Rendah"),
    ]


def test_tahun_sebelumnya_memakai_capaian_yang_dilaporkan(bahan):
    t = tabel(bahan, "tahun_sebelumnya")

    assert [k.kelompok for k in t.kolom if k.kelompok] == [
        "Tahun 2024", "Tahun 2024", "Tahun 2023", "Tahun 2023", "Tahun 2022", "Tahun 2022",
    ]  # fmt: skip
    assert baris(bahan, "tahun_sebelumnya", 1)[4:10] == (
        "97,30%", "100,00%", "97,27%", "100,85%", "97,28%", "101,04%",
    )  # fmt: skip
    # three decimals as printed, 127.411: rounded like every other percentage
    assert baris(bahan, "tahun_sebelumnya", 18)[6:8] == ("1.083 Orang", "127,41%")
    # the predecessor, whose unit was percent
    assert baris(bahan, "tahun_sebelumnya", 20)[4:8] == (
        "4 Dokumen", "100,00%", "100,00%", "100,00%",
    )  # fmt: skip
    assert "targetnya tidak tercatat" in str(t.catatan[0])


@pytest.mark.parametrize(
    ("nomor", "target", "capaian"),
    [
        (1, "97,50%", "99,79%"),  # printed 97.79
        (2, "31,50%", "66,83%"),
        (3, "86,00 Nilai", "106,57%"),
        (11, "52,63%", "60,00%"),  # 31,58 / 52,63 = 60,0038
        (15, "54,00%", "70,19%"),
        (20, "6 Dokumen", "66,67%"),
        (22, "60,00%", "60,30%"),
    ],
)
def test_akhir_renstra(bahan, nomor, target, capaian):
    assert baris(bahan, "akhir_renstra", nomor)[5:] == (target, capaian)


def test_standar_nasional_menyatakan_tidak_diisi(bahan):
    t = tabel(bahan, "standar_nasional")

    assert t.baris == ()
    assert t.kosong == "Tidak ada angka pembanding yang diisi untuk tahun 2024."


def test_satu_tabel_capaian_per_sasaran_strategis(bahan):
    dua = TABEL["capaian_sasaran"](bahan)

    assert [t.kunci for t in dua] == ["capaian_sasaran:SS1", "capaian_sasaran:SS2"]
    assert [len(t.baris) for t in dua] == [21, 4]  # 20 and 3 as printed, and the mean


@pytest.mark.parametrize(
    ("nomor", "serapan", "efisiensi"),
    [
        (1, "78,71%", "21,29%"),
        (6, "69,10%", "30,90%"),  # printed 3.09
        (10, "98,36%", "1,64%"),  # printed 3.47
        (17, "68,43%", "31,57%"),
        (22, "41,23%", "58,77%"),  # printed 0.14, of another row
    ],
)
def test_efisiensi(bahan, nomor, serapan, efisiensi):
    assert baris(bahan, "efisiensi", nomor)[4:] == (serapan, efisiensi)


def test_efisiensi_menyebut_yang_tidak_dihitung(bahan):
    t = tabel(bahan, "efisiensi")

    assert len(t.baris) == 22
    assert "capaian 90,45% di bawah 100%" in str(t.catatan[1])


def test_jenis_belanja(bahan):
    assert [b[2:] for b in isi(bahan, "jenis_belanja")] == [
        ("10.753.228.443", "8.331.797.111", "77,48%"),
        ("4.243.282.031", "4.071.040.350", "95,94%"),
        ("6.509.946.412", "4.260.756.761", "65,45%"),
        ("1.907.020.000", "1.672.903.763", "87,72%"),
        (PAGU, REALISASI, "79,02%"),
    ]
    assert "sama dengan jumlah baris anggaran" in str(tabel(bahan, "jenis_belanja").catatan[0])


def test_realisasi_anggaran(bahan):
    semua = isi(bahan, "realisasi_anggaran")

    assert len(semua) == 6 + 15 + 41 + 1
    assert semua[-1][3:] == (PAGU, REALISASI, "79,02%")
    rapat = next(b for b in semua if b[1] == "2.07.01.2.09.0002")
    assert rapat[3:] == ("103.000.000", "72.573.061", "70,46%")  # printed 103.140.000


def test_anggaran_sasaran(bahan):
    assert baris(bahan, "anggaran_sasaran", 1)[3:] == (
        "97,30%", "97,30%", "100,00%", "12.453.995.443", "9.802.685.874", "78,71%",
    )  # fmt: skip
    assert baris(bahan, "anggaran_sasaran", 2)[6:] == ("206.253.000", "202.015.000", "97,95%")
    assert baris(bahan, "anggaran_sasaran", 17)[6:] == ("54.208.000", "37.094.000", "68,43%")
    assert isi(bahan, "anggaran_sasaran")[-1][6:] == (PAGU, REALISASI, "79,02%")


def test_perjanjian_kinerja(bahan):
    semua = isi(bahan, "perjanjian_kinerja")

    assert len(semua) == 24
    assert semua[0][6:] == ("", "12.453.995.443", "Kepala Dinas")
    assert semua[2][8] == "Plt. Sekretaris"
    assert semua[3][6].startswith("Kegiatan: Perencanaan, Penganggaran")
    assert semua[-1][7] == PAGU


def test_kepegawaian_berjumlah_29(bahan):
    jumlah = isi(bahan, "kepegawaian")[-1]

    assert jumlah[0] == "Jumlah"
    assert jumlah[2:] == (
        "0", "1", "4", "9", "4", "22", "2", "1", "0", "11", "12", "0", "1", "5", "0", "0",
    )  # fmt: skip


def test_masalah_tujuan_dan_evaluasi(bahan):
    assert len(isi(bahan, "masalah")) == 4
    assert [b[5] for b in isi(bahan, "tujuan_sasaran")] == ["2,72%", "97,30%", "21,05%"]
    assert len(isi(bahan, "rekomendasi_lhe")) == 11
    nilai = isi(bahan, "nilai_akip")
    assert [b[3] for b in nilai] == ["24,05", "24,22", "11,99", "19,88", "80,15", "A", "Memuaskan"]


def test_setiap_angka_punya_nilai_untuk_buku_kerja(bahan):
    """A cell that prints a percentage or rupiah carries the same figure as a number."""
    for daftar in TABEL.values():
        for t in daftar(bahan):
            for b in t.baris:
                for s in b.sel:
                    if s.nilai is not None and s.format == "persen" and s.teks.endswith("%"):
                        tercetak = s.teks.lstrip("≥≤ ").removesuffix("%")
                        angka = Decimal(tercetak.replace(".", "").replace(",", "."))
                        assert angka == s.nilai, (t.kunci, s)


def test_kueri_tidak_bertambah_dengan_baris(contoh, jumlah_kueri):
    with jumlah_kueri() as kueri:
        bahan = Bahan(contoh, 2024)
        for daftar in TABEL.values():
            daftar(bahan)

    # 62 budget nodes, 24 indicators, 71 actuals: a query per row would be hundreds.
    assert len(kueri) <= 36
