"""Text as pasted: what cannot be printed goes, what was one item stays one."""

import pytest

from kinerja.teks import bersih, butir, kunci_huruf, satu_baris
from laporan.dokumen.kalimat import kalimat, kapital, satuan_kecil


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        # Word's line break within a paragraph is no new item; a paragraph is.
        ("Harga\x0bpakan\x0cnaik\nLelang gagal", ["Harga pakan naik", "Lelang gagal"]),
        ("Satu\r\nDua\rTiga", ["Satu", "Dua", "Tiga"]),
        ("Satu\u2028lanjut\x85akhir", ["Satu lanjut akhir"]),
        ("\uf0b7 Harga\n•\tUpah\n▪ Cuaca", ["Harga", "Upah", "Cuaca"]),
        ("Per\u00adjanjian\u200b \ufeffkerja\x07", ["Perjanjian kerja"]),
        ("  \n\n", []),
        ("- 5 derajat", ["- 5 derajat"]),
        # Two levels of Word's list, as a plain paste leaves them (D15).
        ("- * Harga\n- O Sub butir", ["Harga", "Sub butir"]),
        ("\u00a7 Upah\no\tCuaca\n– Lelang", ["Upah", "Cuaca", "Lelang"]),
        ("-5 orang\nO2 terlarut\nolah data", ["-5 orang", "O2 terlarut", "olah data"]),
    ],
)
def test_butir(teks, hasil):
    assert butir(teks) == hasil


def test_bersih_mempertahankan_baris_yang_diketik():
    assert bersih("a\r\nb\x00c\x1fd") == "a\nbc d"
    assert satu_baris(" a\n b\u00a0c ") == "a b c"


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("https://data.banjarkab.go.id/x", "https://data.banjarkab.go.id/x."),
        ("www.banjarkab.go.id", "www.banjarkab.go.id."),
        ("dinas@banjarkab.go.id", "dinas@banjarkab.go.id."),
        ("http status naik", "Http status naik."),
        ("data terlambat;", "Data terlambat."),
    ],
)
def test_alamat_tidak_menjadi_huruf_besar(teks, hasil):
    assert kalimat(teks) == hasil
    assert kapital("ftp://x") == "ftp://x"


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("200 Lowongan", "200 lowongan"),
        ("6 Kawasan Wilayah", "6 kawasan wilayah"),
        ("Rp23.303/Jam", "Rp23.303/jam"),
        ("-Rp5/Jam", "-Rp5/jam"),
        ("≥ 4 Dokumen", "≥ 4 dokumen"),
        ("10–12 Orang", "10–12 orang"),
        ("91,65 Nilai", "91,65 nilai"),
        ("3,5 Ha", "3,5 ha"),
        # Acronyms and symbols; predicates and agreed words; what has no unit.
        ("5 PNS", "5 PNS"),
        ("12 kWh", "12 kWh"),
        ("4 BUMDes", "4 BUMDes"),
        ("BB (75,20)", "BB (75,20)"),
        ("Level 3 (3,35)", "Level 3 (3,35)"),
        ("97,30%", "97,30%"),
        ("1:25", "1:25"),
        ("belum diisi", "belum diisi"),
    ],
)
def test_satuan_kecil(teks, hasil):
    assert satuan_kecil(teks) == hasil


@pytest.mark.parametrize(
    ("tempelan", "isi"),
    [
        ("1) Penagihan\n2) Sosialisasi", ["Penagihan", "Sosialisasi"]),
        ("(a) Penagihan\n(b) Sosialisasi", ["Penagihan", "Sosialisasi"]),
        ("1. Penagihan\n\n2. Sosialisasi\n3. Razia", ["Penagihan", "Sosialisasi", "Razia"]),
        # Part of the text: one alone, out of order, a figure, not every item.
        ("1. Penagihan", ["1. Penagihan"]),
        ("2) Penagihan\n3) Sosialisasi", ["2) Penagihan", "3) Sosialisasi"]),
        ("1.200 wajib pajak\n2.300 surat", ["1.200 wajib pajak", "2.300 surat"]),
        ("1) Penagihan\nSosialisasi", ["1) Penagihan", "Sosialisasi"]),
    ],
    ids=["angka", "huruf", "berjarak", "satu", "loncat", "bilangan", "sebagian"],
)
def test_nomor_tempelan_bukan_isi(tempelan: str, isi: list[str]):
    assert butir(tempelan) == isi


def test_nama_dibandingkan_menurut_huruf_dan_angkanya() -> None:
    assert kunci_huruf(" Dinas P.U. & Penataan-Ruang 2 ") == "dinaspudanpenataanruang2"
