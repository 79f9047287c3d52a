"""Spending over the year; every expected figure is reckoned by hand."""

from decimal import Decimal

from anggaran.bacaan import Garis, Pernyataan
from anggaran.serapan import BarisFisik, fisik_tertimbang, perkirakan
from anggaran.serapan_bulan import (
    BulanSerapan,
    PorsiDana,
    per_bulan,
    per_rekening,
    per_sumber,
)
from tests.pasti import pasti

R = Garis.dari("5.1.02")


def test_bulan_tanpa_angka_tetap_yang_terakhir():
    """Recorded in January and March: February stands where January left it."""
    semua = [Pernyataan(1, 1, R, 1, 10), Pernyataan(1, 1, R, 3, 25)]
    assert [(m.bulan, m.ini, m.sampai) for m in per_bulan(100, semua)] == [
        (1, 10, 10),
        (2, 0, 10),
        (3, 15, 25),
    ]


def test_serapan_terhadap_waktu():
    m = BulanSerapan(3, 200, 20, 30)
    assert (m.serapan, m.waktu, m.selisih) == (Decimal(15), Decimal(25), Decimal(-10))
    assert BulanSerapan(3, 0, 0, 5).serapan is None


def test_perkiraan_menurut_tahun_lalu():
    """A fifth and three tenths by this month: a quarter on average; 50 so far makes 200."""
    p = pasti(perkirakan(50, {2024: (20, 100), 2025: (30, 100)}))
    assert (p.nilai, p.porsi, p.tahun) == (200, Decimal(25), (2024, 2025))
    assert perkirakan(50, {}) is None
    assert perkirakan(50, {2025: (0, 100)}) is None


def test_sumber_dana_mengikuti_pagunya():
    """Spending without a source goes to the one of its pagu; of two, it is told apart."""
    garis = {
        1: (7, Garis.dari("5.1.01", "1.1")),
        2: (7, Garis.dari("5.1.01")),
        3: (8, Garis.dari("5.1.02", "1.1")),
        4: (8, Garis.dari("5.1.02", "1.2")),
        5: (8, Garis.dari("5.1.02")),
    }
    pagu = {1: 100, 3: 50, 4: 70}
    hasil = per_sumber(garis, pagu, {2: 40, 5: 30})
    assert hasil == [
        PorsiDana("1.1", 150, 40),
        PorsiDana("1.2", 70, 0),
        PorsiDana("", 0, 30),
    ]


def test_rekening_sampai_tingkatnya():
    garis = {
        1: (1, Garis.dari("5.1.01.01.01.0001")),
        2: (1, Garis.dari("5.1.01.01.02.0001")),
        3: (2, Garis.dari("5")),
        4: (2, Garis.dari("5.1.10")),
    }
    hasil = per_rekening(garis, {1: 10, 2: 5, 3: 7, 4: 1}, {1: 4}, 3)
    assert hasil == [PorsiDana("5", 7, 0), PorsiDana("5.1.01", 15, 4), PorsiDana("5.1.10", 1, 0)]


def test_fisik_ditimbang_pagu():
    """(300 × 50 + 100 × 0) ÷ 400."""
    semua = [BarisFisik(300, Decimal(50)), BarisFisik(100, None)]
    assert fisik_tertimbang(semua) == Decimal("37.5")
    assert fisik_tertimbang([BarisFisik(300, None)]) is None
    assert fisik_tertimbang([BarisFisik(0, Decimal(5))]) is None
