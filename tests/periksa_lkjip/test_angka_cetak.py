"""Figures as reports print them."""

from decimal import Decimal

import pytest

from laporan.periksa_lkjip.angka_cetak import baca_sel
from laporan.periksa_lkjip.penyebab import sebab, sebab_digit
from laporan.periksa_lkjip.terbilang import baca_terbilang


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("97,30%", "97.30"),
        ("100.36 %", "100.36"),
        ("101.830%", "101.830"),  # a percentage has no thousands here
        ("Rp 12.453.995.443", "12453995443"),
        ("Rp 22.884 / Jam", "22884"),
        ("Rp1.250.000,00", "1250000"),
        ("1,234,567.89", "1234567.89"),
        ("85 Nilai", "85"),
        ("1026 Orang", "1026"),
        ("BB (75,20)", "75.20"),
        ("Level 3 (3,35)", "3.35"),
        ("(1.500.000)", "-1500000"),
        ("−0,80%", "-0.80"),
        ("95,00%*", "95.00"),
        ("2.02.015.000", "202015000"),
    ],
)
def test_sel_terbaca(teks, nilai):
    angka = baca_sel(teks)
    assert angka is not None
    assert angka.nilai == Decimal(nilai)


@pytest.mark.parametrize(
    "teks", ["", "–", "N/A", "BB", "100 dari 110", "1/2", "12 dan 13", "tidak"]
)
def test_sel_tanpa_satu_angka(teks):
    assert baca_sel(teks) is None


def test_dua_bacaan_disimpan():
    angka = baca_sel("1.234")
    assert angka is not None
    assert angka.bacaan == (Decimal(1234), Decimal("1.234"))


def test_pemisah_yang_salah_tempat_dikenali():
    angka = baca_sel("2.02.015.000")
    assert angka is not None
    assert angka.cacat


def test_rentang_punya_dua_batas():
    angka = baca_sel("60,00–85,00%")
    assert angka is not None
    assert (angka.nilai, angka.atas) == (Decimal(60), Decimal(85))


@pytest.mark.parametrize(
    ("kata", "nilai"),
    [
        ("empat puluh satu", 41),
        ("Sembilan belas", 19),
        ("sebelas", 11),
        ("seratus dua puluh lima", 125),
        ("dua ribu dua puluh empat", 2024),
        ("satu juta lima ratus ribu rupiah", 1_500_000),
        ("orang dewasa", None),
        ("Bupati", None),
    ],
)
def test_terbilang(kata, nilai):
    assert baca_terbilang(kata) == nilai


@pytest.mark.parametrize(
    ("cetak", "benar", "penyebab"),
    [
        ("1200", "1020", "Dua digit tertukar"),
        ("1234", "1254", "Satu digit keliru"),
        ("1234", "12345", "Satu digit hilang"),
        ("30.90", "3.09", "Letak koma atau banyaknya nol"),
        ("1234", "9876", ""),
    ],
)
def test_salah_ketik(cetak, benar, penyebab):
    assert sebab_digit(Decimal(cetak), Decimal(benar)) == penyebab


def test_sebab_dari_suku_yang_tertinggal():
    angka = baca_sel("900.000.000")
    assert angka is not None
    suku = [("Belanja Modal", Decimal(300_000_000)), ("Belanja Operasi", Decimal(900_000_000))]
    assert sebab(angka, Decimal(1_200_000_000), suku=suku) == 'Penjumlahan tanpa "Belanja Modal"'
