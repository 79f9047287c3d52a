"""Rounding, formatting and reading numbers."""

import re
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kinerja.angka import (
    AngkaError,
    AngkaTaksaError,
    AngkaTidakDikenalError,
    DesimalBerlebihError,
    Pembulatan,
    PolaTidakSahError,
    baca_angka,
    bilangan_polos,
    bulatkan,
    format_angka,
    format_persen,
    format_pola,
    format_rupiah,
    format_suku,
    tulis_angka,
)
from tests.orakel import BANYAK, bulat_setengah_ke_atas, desimal_acak, potong
from tests.pasti import pasti

D = Decimal


# --- bulatkan


@pytest.mark.parametrize(
    ("nilai", "desimal", "setengah", "dipotong"),
    [
        ("100.367647", 2, "100.37", "100.36"),
        ("2.725", 2, "2.73", "2.72"),
        ("2.715", 2, "2.72", "2.71"),
        ("2.7249999", 2, "2.72", "2.72"),
        ("-2.725", 2, "-2.73", "-2.72"),
        ("-27.24", 2, "-27.24", "-27.24"),
        ("0.5", 0, "1", "0"),
        ("1.5", 0, "2", "1"),
        ("99.995", 2, "100.00", "99.99"),
        ("97.3", 2, "97.30", "97.30"),
        ("1E+3", 2, "1000.00", "1000.00"),
    ],
)
def test_bulatkan(nilai, desimal, setengah, dipotong):
    assert str(bulatkan(D(nilai), desimal)) == setengah
    assert str(bulatkan(D(nilai), desimal, Pembulatan.POTONG)) == dipotong


@pytest.mark.parametrize("nilai", ["-0.001", "-0", "0", "-0.00"])
def test_tidak_ada_minus_nol(nilai):
    assert str(bulatkan(D(nilai), 2)) == "0.00"
    assert format_angka(D(nilai), 2) == "0,00"


@BANYAK
@given(desimal_acak(desimal=8), st.integers(0, 8))
def test_bulatkan_sama_dengan_orakel(nilai, desimal):
    tepat = Fraction(nilai)

    assert Fraction(bulatkan(nilai, desimal)) == bulat_setengah_ke_atas(tepat, desimal)
    assert Fraction(bulatkan(nilai, desimal, Pembulatan.POTONG)) == potong(tepat, desimal)


def test_konteks_pemanggil_tidak_berpengaruh():
    with localcontext() as konteks:
        konteks.prec = 3

        assert bulatkan(D("12453995443.125"), 2) == D("12453995443.13")
        assert format_rupiah(12453995443) == "Rp12.453.995.443"
        assert baca_angka("(12.453.995.443)", desimal=0) == D("-12453995443")
    assert getcontext().prec == 28


@pytest.mark.parametrize("nilai", [1.5, True, "1"], ids=["float", "bool", "str"])
def test_selain_decimal_ditolak(nilai):
    with pytest.raises(TypeError):
        bulatkan(nilai)
    with pytest.raises(TypeError):
        format_angka(nilai)


@pytest.mark.parametrize("nilai", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_bukan_bilangan_berhingga_ditolak(nilai):
    for fungsi in (bulatkan, format_angka, tulis_angka):
        with pytest.raises(AngkaTidakDikenalError):
            fungsi(D(nilai))


def test_terlalu_besar_ditolak_dan_desimal_negatif_ditolak():
    with pytest.raises(AngkaError, match="terlalu besar"):
        bulatkan(D("1E+200"))
    with pytest.raises(ValueError, match="0 or more"):
        bulatkan(D(1), -1)


# --- format


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        (None, None, "–"),
        (None, 2, "–"),
        (D("0"), None, "0"),
        (12453995443, None, "12.453.995.443"),
        (D("97.30"), None, "97,30"),
        (D("97.3"), None, "97,3"),
        (D("97.3"), 2, "97,30"),
        (D("-27.24"), None, "-27,24"),
        (D("-1234567.891"), None, "-1.234.567,891"),
        (D("1E+3"), None, "1.000"),
        (D("1E-8"), None, "0,00000001"),
        (D("999.995"), 2, "1.000,00"),
        (999, 0, "999"),
        (1000, 0, "1.000"),
        (D("21.0526"), 2, "21,05"),
    ],
)
def test_format_angka(nilai, desimal, teks):
    assert format_angka(nilai, desimal) == teks


def test_format_suku_mengurung_yang_negatif() -> None:
    suku = [format_suku(Decimal(n)) for n in ("-2.50", "0", "1234.5")]
    assert suku == ["(-2,50)", "0", "1.234,5"]


def test_format_dipotong():
    assert format_persen(D("100.3676"), cara=Pembulatan.POTONG) == "100,36%"


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(D("97.3"), "97,30%"), (D("-27.24"), "-27,24%"), (100, "100,00%"), (None, "–")],
)
def test_format_persen(nilai, teks):
    assert format_persen(nilai) == teks


def test_format_persen_desimal_apa_adanya():
    assert format_persen(D("100"), None) == "100%"


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (12453995443, "Rp12.453.995.443"),
        (-1000, "-Rp1.000"),
        (0, "Rp0"),
        (D("1000.5"), "Rp1.001"),
        (None, "–"),
    ],
)
def test_format_rupiah(nilai, teks):
    assert format_rupiah(nilai) == teks


@pytest.mark.parametrize(
    ("nilai", "desimal", "pola", "teks"),
    [
        (D("97.3"), 2, "{n}%", "97,30%"),
        (22884, 0, "Rp {n}/jam", "Rp22.884/jam"),
        (-5, 0, "Rp {n}/jam", "-Rp5/jam"),
        (1026, 0, "{n} Lowongan", "1.026 Lowongan"),
        (15, 0, "1:{n}", "1:15"),
        (None, 2, "{n}%", "–"),
        (1, 0, "{a.__class__} {n}", "{a.__class__} 1"),
    ],
)
def test_format_pola(nilai, desimal, pola, teks):
    assert format_pola(nilai, desimal, pola) == teks


@pytest.mark.parametrize("pola", ["", "persen", "{n} dari {n}", "{}"])
def test_pola_tanpa_tepat_satu_n_ditolak(pola):
    with pytest.raises(PolaTidakSahError, match="tepat satu"):
        format_pola(1, 0, pola)


# --- baca


@pytest.mark.parametrize(
    ("teks", "desimal", "nilai"),
    [
        ("0", 0, "0"),
        ("12.453.995.443", 0, "12453995443"),
        ("12.453.995.443", 2, "12453995443"),
        ("12,453,995,443", 0, "12453995443"),
        ("12453995443", 0, "12453995443"),
        ("97,30", 2, "97.30"),
        ("97.30", 2, "97.30"),
        ("97,3 %", 2, "97.3"),
        ("97,30%", 2, "97.30"),
        ("97,3\u00a0%", 2, "97.3"),
        ("Rp 1.000", 0, "1000"),
        ("Rp1.000", 0, "1000"),
        ("Rp. 1.000", 0, "1000"),
        ("RP.1.000", 0, "1000"),
        ("rp\u00a01.000.000", 0, "1000000"),
        ("Rp 20.000.000,-", 0, "20000000"),
        ("20.000.000,-", 0, "20000000"),
        ("20.000.000,--", 0, "20000000"),
        ("Rp 20.000.000,00", 0, "20000000"),
        ("1.000,00", 0, "1000"),
        ("1,000.00", 0, "1000"),
        ("(1.000)", 0, "-1000"),
        ("(Rp 1.000)", 0, "-1000"),
        ("Rp (1.000)", 0, "-1000"),
        ("-Rp 1.000", 0, "-1000"),
        ("Rp -1.000", 0, "-1000"),
        ("Rp -1.000,-", 0, "-1000"),
        ("-27,24", 2, "-27.24"),
        ("\u221227,24", 2, "-27.24"),
        ("\u201327,24", 2, "-27.24"),
        ("+5", 0, "5"),
        ("1,234.56", 2, "1234.56"),
        ("1.234,56", 2, "1234.56"),
        ("1.234,567", 3, "1234.567"),
        ("1,234.567", 3, "1234.567"),
        ("1.234.567,8", 1, "1234567.8"),
        ("1.234.567", 0, "1234567"),
        ("1.234.567", 2, "1234567"),
        ("1.234", 0, "1234"),
        ("999.999", 0, "999999"),
        ("1.000", 0, "1000"),
        ("0,123", 3, "0.123"),
        ("0.123", 3, "0.123"),
        ("012.345", 3, "12.345"),
        ("1234,567", 3, "1234.567"),
        ("1234.567", 3, "1234.567"),
        ("1,2340", 3, "1.234"),
        ("97,3000", 2, "97.30"),
        ("97.00", 0, "97"),
        ("0.000", 0, "0"),
        ("007", 0, "7"),
        ("-0", 0, "0"),
        ("(0)", 0, "0"),
        ("  42  ", 0, "42"),
        ("\ufeff42", 0, "42"),
    ],
)
def test_baca_angka(teks, desimal, nilai):
    hasil = baca_angka(teks, desimal=desimal)

    assert hasil == D(nilai)
    assert not (hasil.is_zero() and hasil.is_signed())
    assert -int(hasil.as_tuple().exponent) <= desimal


@pytest.mark.parametrize(
    ("teks", "desimal", "potongan"),
    [
        (
            "1.234",
            2,
            ["1.234 (bilangan bulat)", "1,234 (desimal)", "Ketik 1234", "paling banyak 2"],
        ),
        ("1.234", 3, ["1.234 (bilangan bulat)", "1,234 (desimal)", "1,2340 bila"]),
        ("12,345", 4, ["12.345 (bilangan bulat)", "12,345 (desimal)", "12,3450 bila"]),
        ("999.999", 3, ["999.999 (bilangan bulat)", "999,999 (desimal)"]),
        ("1,230", 2, ["1.230 (bilangan bulat)", "1,2300 bila"]),
        (
            "1,234",
            0,
            ["1.234 (bilangan bulat)", "1,234 (desimal)", "hanya menerima bilangan bulat"],
        ),
        ("(1.234)", 3, ["1.234"]),
        ("1.234%", 3, ["1.234"]),
        ("5,000", 0, ["Ketik 5000", "5,0000 bila"]),
    ],
)
def test_angka_taksa_menyebut_kedua_bacaan(teks, desimal, potongan):
    with pytest.raises(AngkaTaksaError) as galat:
        baca_angka(teks, desimal=desimal)

    for bagian in potongan:
        assert bagian in str(galat.value)


@pytest.mark.parametrize(
    ("teks", "desimal", "potongan"),
    [
        ("97,305", 0, None),
        ("97,31", 0, "dibaca 97,31: kolom ini hanya menerima bilangan bulat"),
        ("97.5", 0, "hanya menerima bilangan bulat"),
        ("0,123", 2, "paling banyak 2 angka di belakang koma"),
        ("1234,5678", 3, "dibaca 1.234,5678"),
        ("1.234,567", 2, "paling banyak 2"),
        ("0.123", 0, "hanya menerima bilangan bulat"),
    ],
)
def test_desimal_berlebih_ditolak(teks, desimal, potongan):
    with pytest.raises(AngkaTaksaError if potongan is None else DesimalBerlebihError) as galat:
        baca_angka(teks, desimal=desimal)

    assert (potongan or "") in str(galat.value)


@pytest.mark.parametrize(
    "teks",
    [
        *("", " ", "-", "–", "n/a", "N/A", "abc", "%", "Rp", "()", "(", "Rp %", ",-", "Rp ,-"),
        *("1.23.456", "1.2345.678", "1,23,456", "1.234,567.89", "1,234.567,89", "12.34,56"),
        *("0.123.456", "01.234.567", "1234.567.890", "1.234.", "1,", ",5", ".5", "1..2", "1.,2"),
        *("1 000", "1 2", "1e5", "1E5", "0x10", "1_000", "--5", "+-5", "-(5)", "(-5)", "((5))"),
        *(
            "(5",
            "5)",
            "5-",
            "Rp Rp 5",
            "Rp 5%",
            "5%%",
            "5 %%",
            "٣",
            "１２",
            "½",
            "=1+1",
            "'5",
            "5,-%",
        ),
        *("NaN", "Infinity", "1/2", "1:15", "5 orang", "12.02.015.00"),
    ],
)
def test_yang_tidak_dikenal_ditolak(teks):
    with pytest.raises(AngkaTidakDikenalError):
        baca_angka(teks, desimal=4)


def test_salah_ketik_laporan_acuan_ditolak():
    # Tabel 3.7 of the reference report prints 202.015.000 as "2.02.015.000".
    with pytest.raises(AngkaTidakDikenalError, match=re.escape('"2.02.015.000"')):
        baca_angka("2.02.015.000", desimal=0)


def test_panjang_teks_dibatasi():
    assert baca_angka("1" * 40, desimal=0) == D("1" * 40)
    with pytest.raises(AngkaTidakDikenalError, match="terlalu panjang"):
        baca_angka("1" * 41, desimal=0)


@BANYAK
@given(st.text(alphabet="0123456789.,-+()%Rp \u00a0–", max_size=45), st.integers(0, 4))
def test_teks_apa_pun_terbaca_atau_angka_error(teks, desimal):
    try:
        hasil = baca_angka(teks, desimal=desimal)
    except AngkaError:
        return
    assert hasil.is_finite()
    assert -int(hasil.as_tuple().exponent) <= desimal


@BANYAK
@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"), st.integers(0, 4))
def test_saran_pesan_taksa_selalu_dapat_dibaca(bulat, pecahan, tanda, desimal):
    teks = f"{bulat}{tanda}{pecahan:03d}"
    assume(not (tanda == "." and desimal == 0))

    with pytest.raises(AngkaTaksaError) as galat:
        baca_angka(teks, desimal=desimal)
    pesan = str(galat.value)

    saran = re.search(r"Ketik ([0-9]+) ", pesan)
    assert baca_angka(pasti(saran)[1], desimal=desimal) == bulat * 1000 + pecahan
    if saran := re.search(r"atau ([0-9,]+) bila", pesan):
        assert Fraction(baca_angka(saran[1], desimal=desimal)) == bulat + Fraction(pecahan, 1000)


@BANYAK
@given(desimal_acak(desimal=4), st.integers(0, 4))
def test_yang_ditampilkan_terbaca_kembali_atau_taksa(nilai, desimal):
    nilai = bulatkan(nilai, desimal)
    teks = format_angka(nilai)

    try:
        assert baca_angka(teks, desimal=desimal) == nilai
    except AngkaTaksaError:
        assert desimal > 0


# --- tulis


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (D("12453995443"), "12453995443"),
        (D("97.30"), "97,30"),
        (D("1.234"), "1,2340"),
        (D("-12.345"), "-12,3450"),
        (D("0.123"), "0,123"),
        (D("1234.567"), "1234,567"),
        (D("1.2345"), "1,2345"),
        (D("1000"), "1000"),
        (D("1E+3"), "1000"),
        (D("-0"), "0"),
        (7, "7"),
    ],
)
def test_tulis_angka(nilai, teks):
    assert tulis_angka(nilai) == teks


@BANYAK
@given(st.integers(0, 8).flatmap(lambda n: desimal_acak(desimal=n)))
def test_tulis_lalu_baca_kembali_sama(nilai):
    assert baca_angka(tulis_angka(nilai), desimal=8) == nilai


@BANYAK
@given(st.integers(-999_999, 999_999))
def test_tulis_lalu_baca_tiga_desimal_kecil(ribuan):
    nilai = D(ribuan).scaleb(-3)

    assert baca_angka(tulis_angka(nilai), desimal=3) == nilai


def test_tulis_yang_tidak_akan_terbaca_ditolak():
    with pytest.raises(AngkaError, match="40 karakter"):
        tulis_angka(D("1E+40"))


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("0", 0),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("9" * 5000, None),
        ("", None),
        ("-1", None),
        ("+1", None),
        (" 1", None),
        ("1,5", None),
        ("²", None),
        ("٣", None),
        (1, None),
        (None, None),
    ],
)
def test_bilangan_polos(teks, hasil):
    """A key or version of a form: what Python calls digits is more than what a database keeps."""
    assert bilangan_polos(teks) == hasil
