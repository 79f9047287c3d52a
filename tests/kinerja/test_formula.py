"""Formulas over variables: exact, bounded, and nothing but arithmetic."""

import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.angka import bulatkan
from kinerja.formula import (
    Formula,
    FormulaError,
    FormulaTerlaluBesarError,
    NamaTidakDikenalError,
    PembagianNolError,
    SintaksFormulaError,
    VariabelBelumDiisiError,
)
from tests.orakel import BANYAK, desimal_acak

D = Decimal
ABC = {"a": D(6), "b": D("-1.5"), "c": D(4)}


@pytest.mark.parametrize(
    ("teks", "hasil", "uraian"),
    [
        ("a / c * 100", "150", "6 ÷ 4 × 100"),
        ("a : c × 100", "150", "6 ÷ 4 × 100"),
        ("a ÷ c − 1", "0.5", "6 ÷ 4 − 1"),
        ("a - b", "7.5", "6 − (-1,5)"),
        ("-(a - c) * -2", "4", "−(6 − 4) × −2"),
        ("a + c * 2", "14", "6 + 4 × 2"),
        ("(a + c) * 2", "20", "(6 + 4) × 2"),
        ("a - c - 1", "1", "6 − 4 − 1"),
        ("0.4", "0.4", "0,4"),
        ("0.1 + 0.2", "0.3", "0,1 + 0,2"),
        ("a * 1.0000", "6", "6 × 1,0000"),
        ("min(a, 2.5) + max(c, a) + abs(b)", "10", "min(6; 2,5) + max(4; 6) + abs((-1,5))"),
        ("a / 3 * 3", "6", "6 ÷ 3 × 3"),
        ("+a", "6", "+6"),
        ("  a\n + c ", "10", "6 + 4"),
        ("12345", "12345", "12.345"),
    ],
)
def test_hitung_dan_uraikan(teks, hasil, uraian):
    formula = Formula(teks)

    assert formula.hitung(ABC) == D(hasil)
    assert formula.uraikan(ABC) == uraian


def test_tingkat_pengangguran_terbuka():
    formula = Formula("pengangguran / angkatan_kerja * 100")
    nilai = {"pengangguran": D(8604), "angkatan_kerja": D(317696)}

    assert formula.nama_variabel() == {"pengangguran", "angkatan_kerja"}
    assert bulatkan(formula.hitung(nilai)) == D("2.71")
    assert formula.uraikan(nilai) == "8.604 ÷ 317.696 × 100"


def test_uraikan_dengan_desimal_per_variabel():
    assert Formula("a / c").uraikan(ABC, {"a": 2}) == "6,00 ÷ 4"


@pytest.mark.parametrize(
    "teks",
    [
        *("", "   ", "a b", "(a", "a)", "a +", "* a", "()", "(a)(b)", "a,b", "0,4", "(1,)"),
        *("a ** 2", "a // 2", "a * * 2", "a % 2", "a & 1", "~a", "a @ b", "a = 1", "a := 1"),
        *("a.real", "a.__class__", "1 .real", "().__class__.__bases__", "__import__", "__name__"),
        *("f(a)", "eval(a)", "open(a)", "min", "min(a)", "min()", "abs(a, c)", "abs()"),
        *("min(*a)", "max(a, **c)", "max(a, key=c)", "min(a, c)(a)", "min.x", "min + 1"),
        *("'a'", '"a"', "f'{a}'", "b'a'", "a['x']", "a[0]", "[a]", "{a}", "{a: c}", "...", "\\"),
        *("a < b", "a == b", "a and b", "not a", "a if b else c", "lambda: a", "True", "None"),
        *("[x for x in a]", "(x for x in a)", "a; b", "a\nb", "import os", "yield", "await a"),
        *("1e5", "1E5", "0x10", "0b1", "1_000", "1j", "007", "1.", ".5", "1..2", "1if a else b"),
        *("½", "𝑎", "é", "a\x00", "a # komentar", "a`", "$a", "a!", "a?"),
    ],
)
def test_selain_hitungan_ditolak_saat_dibuat(teks):
    with pytest.raises(SintaksFormulaError):
        Formula(teks)


@pytest.mark.parametrize("teks", ["a * 1.000", "a / 317.696", "999.999 + a"])
def test_angka_taksa_dalam_rumus_ditolak(teks):
    with pytest.raises(SintaksFormulaError, match="dua cara"):
        Formula(teks)


def test_pesan_menunjukkan_yang_asing_dan_koma():
    with pytest.raises(SintaksFormulaError, match=r"titik, misalnya 0\.4"):
        Formula("0,4")
    with pytest.raises(SintaksFormulaError, match='pada "% 2"'):
        Formula("a % 2")
    with pytest.raises(SintaksFormulaError, match="abs, max, min"):
        Formula("rata(a, b)")


@pytest.mark.parametrize(
    "teks",
    [
        "a" * 501,
        "9" * 22,
        "1" + "+1" * 240,
        "-" * 400 + "1",
        "-" * 120 + "1",
        "-(" * 110 + "a" + ")" * 110,
    ],
    ids=["panjang", "angka", "simpul", "minus", "minus-dalam", "kurung-dalam"],
)
def test_terlalu_besar_ditolak(teks):
    with pytest.raises(FormulaTerlaluBesarError):
        Formula(teks)


def test_batas_panjang_dan_kedalaman():
    assert Formula("a" * 500).nama_variabel() == {"a" * 500}
    assert Formula("(" * 150 + "a" + ")" * 150).hitung(ABC) == 6
    with pytest.raises(SintaksFormulaError):
        Formula("(" * 400)


@pytest.mark.parametrize("teks", ["a * a * a * a", "a + a", "-a * 100000 - a"])
def test_hasil_terlalu_besar_ditolak(teks):
    with pytest.raises(FormulaTerlaluBesarError):
        Formula(teks).hitung({"a": D("1E+30")})


def test_masukan_terlalu_besar_ditolak():
    with pytest.raises(FormulaTerlaluBesarError):
        Formula("a").hitung({"a": D("1E+31")})


def test_jumlah_banyak_komponen_tetap_diterima():
    assert Formula("+".join(["a"] * 95)).hitung(ABC) == 95 * 6


def test_rumus_terburuk_tetap_cepat():
    formula = Formula("/".join(["a"] * 95))
    mulai = time.thread_time()  # whatever else the machine does

    formula.hitung({"a": D("999999999999999999.9999")})

    assert time.thread_time() - mulai < 2


@pytest.mark.parametrize("teks", ["a / n", "a / (c - 4)", "1 / 0", "a / (n * b)"])
def test_pembagian_nol(teks):
    with pytest.raises(PembagianNolError, match="nol"):
        Formula(teks).hitung({**ABC, "n": D(0)})


def test_nama_tidak_dikenal_disebut_semua():
    formula = Formula("a / (x + d)")

    for panggilan in (formula.hitung, formula.uraikan, formula.periksa_nama):
        with pytest.raises(NamaTidakDikenalError, match=r"d dan x\.") as galat:
            panggilan(ABC)
        assert galat.value.nama == ("d", "x")
    formula.periksa_nama({"a", "x", "d", "lain"})


def test_variabel_kosong_bukan_nol():
    formula = Formula("a / (x + d)")
    nilai = {"a": D(1), "x": None, "d": None}

    for panggilan in (formula.hitung, formula.uraikan):
        with pytest.raises(VariabelBelumDiisiError, match=r"belum diisi: d dan x\.") as galat:
            panggilan(nilai)
        assert galat.value.nama == ("d", "x")


def test_variabel_yang_tidak_dipakai_boleh_kosong():
    assert Formula("a").hitung({"a": D(1), "x": None}) == 1


@pytest.mark.parametrize("nilai", [1.5, "1", True])
def test_selain_decimal_ditolak(nilai):
    with pytest.raises(TypeError):
        Formula("a").hitung({"a": nilai})


def test_bukan_bilangan_berhingga_ditolak():
    with pytest.raises(FormulaError, match="berhingga"):
        Formula("a").hitung({"a": D("NaN")})


def test_huruf_besar_kecil_dibedakan():
    assert Formula("A + a").nama_variabel() == {"A", "a"}


def test_sama_bila_isinya_sama():
    assert Formula("a/c") == Formula(" a ÷ c ")
    assert hash(Formula("a/c")) == hash(Formula("a ÷ c"))
    assert Formula("a/c") != Formula("c/a")
    assert "a/c" in repr(Formula("a/c"))


# --- against the oracle: expressions built and computed here, without the parser


def _gabung(anak):
    def tulis(kiri, tanda, kanan):
        return (f"({kiri[0]} {tanda} {kanan[0]})", tanda, kiri, kanan)

    return st.builds(tulis, anak, st.sampled_from("+-*/"), anak) | st.builds(
        lambda isi: (f"-{isi[0]}", "minus", isi), anak
    )


angka_literal = st.decimals(0, 9999, places=2).map(lambda x: (str(x), "angka", x))
ekspresi = st.recursive(
    angka_literal | st.sampled_from("abc").map(lambda n: (n, "nama", n)), _gabung, max_leaves=12
)


def orakel(pohon, nilai):
    match pohon:
        case (_, "angka", isi):
            return Fraction(isi)
        case (_, "nama", nama):
            return Fraction(nilai[nama])
        case (_, "minus", isi):
            return -orakel(isi, nilai)
        case (_, tanda, kiri, kanan):
            k, n = orakel(kiri, nilai), orakel(kanan, nilai)
            return {"+": k + n, "-": k - n, "*": k * n}[tanda] if tanda != "/" else k / n


@BANYAK
@given(ekspresi, st.fixed_dictionaries({nama: desimal_acak() for nama in "abc"}))
def test_sama_dengan_orakel(pohon, nilai):
    formula = Formula(pohon[0])

    try:
        tepat = orakel(pohon, nilai)
    except ZeroDivisionError:
        with pytest.raises((PembagianNolError, FormulaTerlaluBesarError)):
            formula.hitung(nilai)
        return
    try:
        hasil = Fraction(formula.hitung(nilai))
    except FormulaTerlaluBesarError:
        return
    assert abs(hasil - tepat) * 10**95 <= max(abs(tepat), 1)


@BANYAK
@given(st.text(max_size=60) | st.text(alphabet="ab01.,+-*/() min_:×÷\n'[]{}=<", max_size=60))
def test_teks_apa_pun_hanya_menimbulkan_formula_error(teks):
    try:
        formula = Formula(teks)
        nilai = dict.fromkeys(formula.nama_variabel(), D(2))
        assert formula.hitung(nilai).is_finite()
        assert formula.uraikan(nilai)
    except FormulaError:
        return


def test_sebut_dengan_kata() -> None:
    """Words stand where numbers would; a variable without words keeps its name."""
    rumus = Formula("-a + min(a, b) * 2.5 / c")
    kata = {"a": "Peserta", "b": "Lulusan", "c": ""}
    assert rumus.sebut(kata) == "−Peserta + min(Peserta; Lulusan) × 2,5 ÷ c"


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [("75.50", "75.5"), ("1E+3", "1000"), ("-0.10", "-0.1"), ("0", "0"), ("0.000", "0")],
)
def test_satu_variabel_ditulis_seperti_hasil_hitungan(nilai: str, hasil: str) -> None:
    """A formula that is one variable gives the figure as any other one does: digits that count."""
    assert str(Formula("a").hitung({"a": D(nilai)})) == hasil
    assert str(Formula("a + 0").hitung({"a": D(nilai)})) == hasil


def test_nilai_satu_rumus_tidak_terbawa_ke_rumus_lain() -> None:
    assert Formula("a * b").hitung({"a": D(2), "b": D(3)}) == 6
    assert Formula("b - a").hitung({"a": D(10), "b": D(4)}) == -6
    with pytest.raises(VariabelBelumDiisiError):
        Formula("a * b").hitung({"a": D(2), "b": None})
