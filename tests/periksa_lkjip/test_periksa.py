"""The whole check on a small report: nothing where nothing is wrong, each fault where it stands."""

import pytest

from laporan.periksa_lkjip.baca.bentuk import baca_naskah
from laporan.periksa_lkjip.periksa import periksa_naskah
from laporan.periksa_lkjip.temuan import TingkatTemuan
from tests.periksa_lkjip.susun import BENTUK, BERSIH, berat, ganti, periksa


@pytest.mark.parametrize("bentuk", sorted(BENTUK))
def test_laporan_yang_benar_tidak_ditemui_apa_pun(bentuk):
    hasil = periksa(BERSIH, bentuk)

    assert not berat(hasil), [t.pesan for t in berat(hasil)]
    assert hasil.tahun == 2024
    assert [t.jenis for t in hasil.tabel] == [
        "Skala kriteria",
        "Capaian kinerja",
        "Dibandingkan tahun sebelumnya",
        "Program, kegiatan, dan sub kegiatan",
        "Efisiensi",
    ]
    # The scale has holes, told once and as a note.
    assert [t.kode for t in hasil.temuan] == ["PL04"]


#: What is changed, the how-manieth place, and the one finding that must come of it:
#: (code, printed, right, what its cause names).
SALAH = {
    "capaian-tertukar": ("105,00%", "150,00%", 1, "PL01", "150,00%", "105,00%", "koma|tertukar"),
    "kriteria": ("Tinggi", "Sedang", 4, "PL03", "Sedang", "Tinggi", "skala"),
    "serapan": ("90,00%", "99,00%", 5, "PL05", "99,00%", "90,00%", "keliru"),
    "sub-kegiatan": (
        "400.000.000", "440.000.000", 1, "PL11", "1.000.000.000", "1.040.000.000", "",
    ),
    "jumlah": (
        "1.500.000.000", "1.050.000.000", 2, "PL10", "1.050.000.000", "1.500.000.000", "tertukar",
    ),
    "efisiensi": ("10,00%", "15,00%", 1, "PL09", "15,00%", "10,00%", "capaian − serapan"),
    "rerata": ("94,17%", "94,71%", 1, "PL13", "94,71%", "94,17%", "tertukar"),
    "tabel-lain": ("9,00%", "7,00%", 2, "PL20", "7,00%", "9,00%", "keliru"),
    "teks-capaian": ("capaian 90,00%", "capaian 96,00%", 1, "PL30", "96,00%", "90,00%", "keliru"),
    "teks-arah": ("turun 3,00", "naik 3,00", 1, "PL33", "naik", "turun", ""),
    "teks-selisih": ("turun 3,00", "turun 5,00", 1, "PL34", "5,00", "3,00", "keliru"),
    "teks-uang": (
        "Rp1.200.000.000", "Rp1.020.000.000", 1, "PL35", "1.020.000.000", "Rp1.200.000.000",
        "tertukar",
    ),
    "teks-serapan": ("(80,00%)", "(88,00%)", 1, "PL37", "88,00%", "80,00%", "keliru"),
    "terbilang": ("3 (tiga)", "3 (empat)", 1, "PL42", "empat", "3", ""),
    "banyaknya": (
        "2 (dua) kegiatan", "4 (empat) kegiatan", 1, "PL43", "4 kegiatan", "2 kegiatan", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", SALAH)
def test_satu_salah_ditemukan_di_tempatnya(nama):
    lama, baru, ke, kode, tercetak, seharusnya, penyebab = SALAH[nama]

    hasil = periksa(ganti(BERSIH, lama, baru, ke))

    cocok = [t for t in berat(hasil) if t.kode == kode and t.tercetak == tercetak]
    assert cocok, [(t.kode, t.tercetak, t.pesan) for t in berat(hasil)]
    assert cocok[0].tingkat is TingkatTemuan.GALAT
    assert cocok[0].seharusnya == seharusnya
    assert any(p in cocok[0].penyebab for p in penyebab.split("|")), cocok[0].penyebab


def test_pemotongan_hanya_catatan():
    # 72 of 81 is 88,888…: 88,88 cut off, 88,89 rounded.
    isi = ganti(ganti(BERSIH, "80,00%", "81,00%", 3), "90,00%", "88,88%", 2)

    hasil = periksa(isi)

    satu = next(t for t in hasil.temuan if t.kode == "PL01")
    assert (satu.tingkat, satu.seharusnya, satu.penyebab) == (
        TingkatTemuan.CATATAN,
        "88,89%",
        "Pemotongan, bukan pembulatan",
    )


def test_cara_menghitung_disebut():
    assert periksa(BERSIH).cara == (
        "Capaian dihitung realisasi ÷ target × 100; bila makin rendah makin baik, "
        "(2 × target − realisasi) ÷ target × 100.",
        "Efisiensi (Tabel 3.5) dihitung 100% − serapan.",
    )


@pytest.mark.parametrize("bentuk", sorted(BENTUK))
def test_salah_yang_sama_ditemukan_dalam_setiap_bentuk(bentuk):
    hasil = periksa(ganti(BERSIH, "12.600 Meter", "12.300 Meter"), bentuk)

    assert {(t.kode, t.tabel) for t in berat(hasil)} >= {("PL01", "3.2"), ("PL20", "3.2")}


def test_angka_dan_nomor_yang_tidak_masuk_akal_tidak_menghentikan():
    isi = [
        *BERSIH,
        "Tabel 3.999999999999 Tabel yang tidak ada",
        f"Realisasi {'9' * 400} dari target {'1.' * 300}",
        "1 : 0 x 100 = 5%",
        ("Tabel 3.6 Anggaran", [["No.", "Program", "Anggaran (Rp)", "Realisasi (Rp)", "%"],
                                ["1", "Program: Kosong", "1.000.000", "0", "0,00%"],
                                ["1.1", "Kegiatan: Nol", "0", "0", "0,00%"]]),
    ]  # fmt: skip

    hasil = periksa(isi)

    assert any(t.kode == "PL11" and t.tabel == "3.6" for t in hasil.temuan)


def test_judul_dan_pemisah_yang_salah_dicatat():
    isi = [
        *BERSIH,
        "# A.1 Capaian",
        "# A.3 Efisiensi",
        "Produk domestik Rp13.829.330.000.00 pada tahun itu.",
    ]

    hasil = periksa(isi, "docx")

    assert {(t.kode, t.tercetak) for t in hasil.temuan} >= {
        ("PL57", "A.3"),
        ("PL08", "13.829.330.000.00"),
    }


def test_tahun_di_bawah_satu_judul():
    isi = """<table><caption>Tabel 3.9 Target dan Realisasi</caption><thead>
    <tr><th rowspan=2>Indikator Kinerja</th><th colspan=2>Target</th><th colspan=2>Realisasi</th>
    <th colspan=2>Capaian (%)</th></tr><tr><th>2023</th><th>2024</th><th>2023</th><th>2024</th>
    <th>2023</th><th>2024</th></tr></thead><tbody><tr><td>Persentase jalan mantap</td><td>80%</td>
    <td>90%</td><td>60%</td><td>72%</td><td>75%</td><td>90%</td></tr></tbody></table>"""

    (galat,) = berat(periksa_naskah(baca_naskah(f"<html>{isi}</html>".encode())))

    # 72 of 90 is 80; 60 of 80 is 75, as printed.
    assert (galat.kode, galat.tercetak, galat.seharusnya) == ("PL01", "90%", "80%")
