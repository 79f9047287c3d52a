"""The sheet and its score: golden cases of PermenPANRB 88/2021, reckoned by hand."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from laporan.lhe.nilai import BagianNilai, Uraian
from laporan.lke.baku import lembar_baku
from laporan.lke.lembar import LembarLKE, dari_data, ke_data, salah_lembar
from laporan.lke.skor import AlasanTingkat, bagian_terpenuhi, kurang_untuk, skor, usul_tingkat
from laporan.models.tahap_lke import LingkupLKE
from tests.pasti import pasti

D = Decimal
LEMBAR = lembar_baku()
SUB = [s.kode for s in LEMBAR.sub]


def _sub(kode):
    return next(s for s in LEMBAR.sub if s.kode == kode)


# --- the supplied sheet --------------------------------------------------------------------------


def test_bobot_menurut_peraturan():
    """30, 30, 15, 25, each divided 20 : 30 : 50."""
    assert [(k.nama.split()[0], k.bobot) for k in LEMBAR.komponen] == [
        ("Perencanaan", D(30)), ("Pengukuran", D(30)), ("Pelaporan", D(15)), ("Evaluasi", D(25)),
    ]  # fmt: skip
    assert [s.bobot for s in LEMBAR.sub] == [
        *(D(6), D(9), D(15)), *(D(6), D(9), D(15)),
        *(D(3), D("4.5"), D("7.5")), *(D(5), D("7.5"), D("12.5")),
    ]  # fmt: skip
    assert [len(s.kriteria) for s in LEMBAR.sub] == [6, 11, 8, 3, 7, 10, 6, 9, 7, 3, 5, 5]
    assert salah_lembar(LEMBAR) == []


@pytest.mark.parametrize(("lingkup", "banyak"), [("pd", 80), ("pemda", 80), ("kl", 79)])
def test_lembar_menurut_lingkup(lingkup, banyak):
    lembar = lembar_baku(LingkupLKE(lingkup))
    assert lembar.banyak == banyak
    assert salah_lembar(lembar) == []
    jangka_panjang = lembar.cari("rencana_jangka_panjang")
    assert (jangka_panjang is None) == (lingkup == "kl")


def test_lembar_tersimpan_terbaca_kembali():
    assert dari_data(ke_data(LEMBAR)) == LEMBAR


def _ganti_komponen(lembar: LembarLKE, **medan: Any) -> LembarLKE:
    pertama, *lain = lembar.komponen
    return replace(lembar, komponen=(replace(pertama, **medan), *lain))


@pytest.mark.parametrize(
    ("lembar", "pesan"),
    [
        (_ganti_komponen(LEMBAR, bobot=D(25)), "Jumlah bobot komponen 95, seharusnya 100."),
        (
            _ganti_komponen(LEMBAR, bobot=D(25)),
            "Jumlah bobot sub komponen Perencanaan Kinerja 30, seharusnya 25.",
        ),
        (_ganti_komponen(LEMBAR, kode="2"), "Kode komponen “2” ditulis lebih dari sekali."),
        (replace(LEMBAR, pita=LEMBAR.pita[1:]), "Predikat A berakhir pada 90, bukan 100."),
        (replace(LEMBAR, komponen=()), "Lembar belum memuat kriteria."),
    ],
    ids=["bobot", "bobot-sub", "kembar", "pita", "kosong"],
)
def test_lembar_salah_disebut(lembar, pesan):
    assert pesan in salah_lembar(lembar)


# --- scores --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tingkat", "nilai", "predikat"),
    [
        ("AA", "100", "AA"),
        ("A", "90", "A"),
        ("BB", "80", "BB"),
        ("B", "70", "B"),
        ("CC", "60", "CC"),
        ("C", "50", "C"),
        ("D", "30", "D"),
        ("E", "0", "D"),
    ],
)
def test_semua_sub_setingkat(tingkat, nilai, predikat):
    """Lower bounds are open: exactly 90 is A, exactly 80 is BB."""
    hasil = skor(LEMBAR, dict.fromkeys(SUB, tingkat))
    assert hasil.nilai == D(nilai)
    assert pasti(hasil.predikat).kode == predikat


def test_jawaban_campuran_tepat():
    """4,5 × 70 % = 3,15; 7,5 × 90 % = 6,75; 12,5 × 60 % = 7,5; 3 × 100 % = 3.

    1: 6×80 + 9×70 + 15×60 = 4,8 + 6,3 + 9 = 20,1
    2: 6×90 + 9×80 + 15×50 = 5,4 + 7,2 + 7,5 = 20,1
    3: 3 + 3,15 + 6,75 = 12,9
    4: 5×80 + 7,5×30 + 12,5×60 = 4 + 2,25 + 7,5 = 13,75
    """
    campuran = [*("BB", "B", "CC"), *("A", "BB", "C"), *("AA", "B", "A"), *("BB", "D", "CC")]
    tingkat = dict(zip(SUB, campuran, strict=True))
    hasil = skor(LEMBAR, tingkat)
    assert [k.nilai for k in hasil.komponen] == [D("20.1"), D("20.1"), D("12.9"), D("13.75")]
    assert hasil.nilai == D("66.85")
    assert pasti(hasil.predikat).kode == "B"


def test_belum_lengkap_tidak_berpredikat():
    hasil = skor(LEMBAR, {"1.a": "BB", "1.b": "lain"})
    assert (hasil.nilai, hasil.dinilai, hasil.lengkap, hasil.predikat) == (D("4.8"), 1, False, None)


def test_pita_atas_nilai_yang_tidak_dibulatkan():
    assert pasti(LEMBAR.predikat(D("80.0000001"))).kode == "A"
    assert pasti(LEMBAR.predikat(D("80"))).kode == "BB"
    assert LEMBAR.predikat(D("100.01")) is None


def test_lhe_acuan_jumlah_komponen_dan_nilai_resminya():
    """24,05 + 24,22 + 11,99 + 19,88 = 80,14; printed 80,15 stays official, the difference told."""
    cetak = [D("24.05"), D("24.22"), D("11.99"), D("19.88")]
    bagian = tuple(
        BagianNilai(k.kode, k.nama, k.bobot, n) for k, n in zip(LEMBAR.komponen, cetak, strict=True)
    )
    u = Uraian(bagian, D("80.15"), "A")
    assert (u.jumlah, u.nilai) == (D("80.14"), D("80.15"))
    assert "80,14" in u.penjelasan
    assert "0,01" in u.penjelasan
    assert pasti(LEMBAR.predikat(u.nilai)).kode == "A"


# --- criteria and grades -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jawaban", "bagian", "tingkat"),
    [
        ("tidak tidak tidak tidak", "0", "E"),
        ("sebagian tidak tidak tidak", "12.5", "D"),
        ("ya tidak tidak tidak", "25", "D"),
        ("ya sebagian tidak tidak", "37.5", "C"),
        ("ya ya tidak tidak", "50", "C"),
        ("ya ya sebagian tidak", "62.5", "CC"),
        ("ya ya ya tidak", "75", "CC"),
        ("ya ya ya sebagian", "87.5", "B"),
        ("ya ya ya ya", "100", "BB"),
        ("ya ya tidak_berlaku tidak_berlaku", "100", "BB"),
        ("ya tidak tidak tidak_berlaku", str(D(100) / 3), "C"),
    ],
)
def test_bagian_kriteria_menentukan_usulan(jawaban, bagian, tingkat):
    semua = jawaban.split()
    assert pasti(bagian_terpenuhi(LEMBAR, semua)) == pytest.approx(D(bagian))
    assert usul_tingkat(LEMBAR, semua) == tingkat


@pytest.mark.parametrize("jawaban", [[], ["tidak_berlaku"], ["ya", ""]])
def test_yang_belum_dijawab_tidak_diusulkan(jawaban):
    assert bagian_terpenuhi(LEMBAR, jawaban) is None
    assert usul_tingkat(LEMBAR, jawaban) == ""


SEMUA_YA = ["ya"] * 6
BUKTI = AlasanTingkat(berbukti=True)


@pytest.mark.parametrize(
    ("sub", "tingkat", "jawaban", "alasan", "pesan"),
    [
        ("1.a", "BB", SEMUA_YA, AlasanTingkat(), ""),
        ("1.a", "A", SEMUA_YA, replace(BUKTI, tahun_bertahan=0), "paling sedikit 1 tahun"),
        ("1.a", "A", SEMUA_YA, replace(BUKTI, tahun_bertahan=1), ""),
        ("1.a", "AA", SEMUA_YA, replace(BUKTI, tahun_bertahan=4), "paling sedikit 5 tahun"),
        ("1.a", "AA", SEMUA_YA, replace(BUKTI, tahun_bertahan=5), ""),
        ("1.a", "AA", SEMUA_YA, AlasanTingkat(tahun_bertahan=5), "Lampirkan bukti"),
        ("1.b", "A", SEMUA_YA, BUKTI, "upaya yang dapat dihargai"),
        ("1.b", "AA", SEMUA_YA, BUKTI, "inovasi"),
        ("1.c", "AA", SEMUA_YA, replace(BUKTI, upaya="Layanan keliling"), ""),
        ("1.a", "A", ["ya", "sebagian"], BUKTI, "paling tinggi CC"),
        ("1.a", "BB", ["ya", "tidak"], AlasanTingkat(), "paling tinggi C."),
        ("1.a", "B", SEMUA_YA, AlasanTingkat(), "lebih rendah daripada BB"),
        ("1.a", "B", SEMUA_YA, AlasanTingkat(alasan="Dua dokumen belum bertanda tangan."), ""),
        ("1.a", "BB", ["ya", ""], AlasanTingkat(), "Jawab dahulu"),
        ("1.a", "B", ["tidak_berlaku"], AlasanTingkat(), "Tulis alasan nilai 1.a"),
        ("1.a", "B", ["tidak_berlaku"], AlasanTingkat(alasan="Unit baru dibentuk."), ""),
        ("1.a", "AAA", SEMUA_YA, BUKTI, "tidak ada pada lembar"),
    ],
)  # fmt: skip
def test_syarat_tingkat(sub, tingkat, jawaban, alasan, pesan):
    kurang = kurang_untuk(LEMBAR, _sub(sub), tingkat, jawaban, alasan)
    assert (kurang == []) == (pesan == "")
    assert pesan in " ".join(kurang)
