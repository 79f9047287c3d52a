"""What a person is told of a number that cannot be read or written, and where its limits lie."""

from decimal import Decimal, DivisionByZero, InvalidOperation
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from kinerja.angka import (
    AngkaError,
    AngkaTaksaError,
    AngkaTidakDikenalError,
    DesimalBerlebihError,
    PolaTidakSahError,
    baca_angka,
    bulatkan,
    format_pola,
    persen,
    rapatkan_rupiah,
    tulis_angka,
)
from tests.orakel import BANYAK, desimal_acak

D = Decimal

BULAT_SAJA = "kolom ini hanya menerima bilangan bulat."
CONTOH = "tulis misalnya 1.250 atau 97,30."
PESAN: dict[str, tuple[type[AngkaError], int, str]] = {
    "": (
        AngkaTidakDikenalError,
        2,
        "Belum diisi; yang diharapkan angka, misalnya 1.250 atau 97,30.",
    ),
    " \u00a0 ": (
        AngkaTidakDikenalError,
        2,
        "Belum diisi; yang diharapkan angka, misalnya 1.250 atau 97,30.",
    ),
    " lima ": (AngkaTidakDikenalError, 2, f'"lima" tidak dapat dibaca sebagai angka; {CONTOH}'),
    "1.234,56,78": (
        AngkaTidakDikenalError,
        4,
        f'"1.234,56,78" tidak dapat dibaca sebagai angka; {CONTOH}',
    ),
    "9" * 41: (
        AngkaTidakDikenalError,
        0,
        "Teks terlalu panjang (41 karakter); angka paling panjang 40 karakter.",
    ),
    "97,31": (DesimalBerlebihError, 0, f'"97,31" dibaca 97,31: {BULAT_SAJA}'),
    "1234,5678": (
        DesimalBerlebihError,
        2,
        '"1234,5678" dibaca 1.234,5678: kolom ini menerima paling banyak 2 angka di belakang koma.',
    ),
    "1,234": (
        AngkaTaksaError,
        0,
        '"1,234" dapat dibaca 1.234 (bilangan bulat) atau 1,234 (desimal). Ketik 1234 bila yang '
        f"dimaksud bilangan bulat; {BULAT_SAJA}",
    ),
    "1.234": (
        AngkaTaksaError,
        2,
        '"1.234" dapat dibaca 1.234 (bilangan bulat) atau 1,234 (desimal). Ketik 1234 bila yang '
        "dimaksud bilangan bulat; kolom ini menerima paling banyak 2 angka di belakang koma.",
    ),
    "12.340": (
        AngkaTaksaError,
        2,
        '"12.340" dapat dibaca 12.340 (bilangan bulat) atau 12,340 (desimal). Ketik 12340 bila '
        "yang dimaksud bilangan bulat, atau 12,3400 bila yang dimaksud desimal.",
    ),
}


@pytest.mark.parametrize("teks", PESAN)
def test_penolakan_menyebut_yang_dibaca_dan_yang_diharapkan(teks: str):
    galat_yang, desimal, pesan = PESAN[teks]
    with pytest.raises(galat_yang) as galat:
        baca_angka(teks, desimal=desimal)
    assert str(galat.value) == pesan


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [("- 27,24", "-27.24"), ("+ 5", "5"), ("- Rp 1.000,00", "-1000"), ("( 5 )", "-5")],
)
def test_spasi_sesudah_tanda_tidak_mengubah_bacaan(teks: str, nilai: str):
    assert baca_angka(teks, desimal=2) == D(nilai)


# --- rounding ------------------------------------------------------------------------------------


def test_bulatkan_bawaan_dua_desimal_setengah_ke_atas():
    assert str(bulatkan(D("2.7249"))) == "2.72"
    assert str(bulatkan(D("2.725"))) == "2.73"
    assert str(bulatkan(7)) == "7.00"


@pytest.mark.parametrize(("pangkat", "desimal"), [(98, 2), (98, 5), (100, 0), (2, 98)])
def test_bulatkan_menolak_yang_lebih_dari_seratus_angka(pangkat: int, desimal: int):
    """The calculation keeps 100 digits; a figure that needs more would lose its last ones."""
    with pytest.raises(AngkaError) as galat:
        bulatkan(D(1).scaleb(pangkat), desimal)
    assert str(galat.value) == "Bilangan terlalu besar untuk dibulatkan."


@pytest.mark.parametrize(("pangkat", "desimal"), [(97, 2), (99, 0), (1, 98)])
def test_bulatkan_menerima_tepat_seratus_angka(pangkat: int, desimal: int):
    nilai = D(1).scaleb(pangkat)
    hasil = bulatkan(nilai, desimal)
    assert hasil == nilai
    assert len(hasil.as_tuple().digits) == 100


def test_penolakan_yang_hanya_dibaca_pengembang():
    with pytest.raises(ValueError, match=r"^desimal must be 0 or more$"):
        bulatkan(D(1), -1)
    for salah, jenis in ((1.5, "float"), (True, "bool"), ("1", "str"), (None, "NoneType")):
        with pytest.raises(TypeError, match=rf"^Decimal or int expected, got {jenis}$"):
            bulatkan(salah)  # type: ignore[arg-type]


@pytest.mark.parametrize("nilai", ["NaN", "-Infinity"])
def test_bilangan_tak_berhingga_disebut_demikian(nilai: str):
    with pytest.raises(AngkaTidakDikenalError) as galat:
        tulis_angka(D(nilai))
    assert str(galat.value) == "Nilai bukan bilangan berhingga."


# --- percentages ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "hasil"),
    [(1, 4, "25"), (389, 200, "194.5"), (D("-2.5"), 5, "-50"), (0, 3, "0"), (3, -6, "-50")],
)
def test_persen(pembilang: Any, penyebut: Any, hasil: str):
    assert persen(pembilang, penyebut) == D(hasil)


@BANYAK
@given(desimal_acak(), desimal_acak().filter(bool))
def test_persen_satu_pembagian_tanpa_pembulatan_yang_terlihat(a: Decimal, b: Decimal):
    """100 digits of the true quotient: off by less than one part in 10^98."""
    tepat = Fraction(a) * 100 / Fraction(b)
    assert abs(Fraction(persen(a, b)) - tepat) <= abs(tepat) / 10**98


def test_persen_dari_nol_tidak_ada():
    with pytest.raises(DivisionByZero):
        persen(1, 0)
    with pytest.raises(InvalidOperation):
        persen(0, 0)
    with pytest.raises(TypeError):
        persen(1, 2.0)  # type: ignore[arg-type]


# --- writing -------------------------------------------------------------------------------------


def test_tulis_sampai_empat_puluh_karakter():
    assert tulis_angka(D("1" * 40)) == "1" * 40
    with pytest.raises(AngkaError) as galat:
        tulis_angka(D("1" * 41))
    assert str(galat.value) == "Bilangan melebihi 40 karakter."


def test_pola_yang_salah_dikutip_dengan_contohnya():
    with pytest.raises(PolaTidakSahError) as galat:
        format_pola(1, 0, "{n} dari {n}")
    assert str(galat.value) == (
        'Pola tampilan "{n} dari {n}" harus memuat tepat satu {n}, misalnya "{n}%".'
    )


@pytest.mark.parametrize(("nilai", "teks"), [("-1000", "-Rp1.000,00/jam"), ("-0.5", "-Rp0,50/jam")])
def test_minus_berdiri_di_depan_rp_dan_tidak_dua_kali(nilai: str, teks: str):
    assert format_pola(D(nilai), 2, "Rp {n}/jam") == teks


@pytest.mark.parametrize(
    ("pola", "rapat"),
    [
        ("Rp {n}/jam", "Rp{n}/jam"),
        ("Rp{n}", "Rp{n}"),
        ("{n} Rp", "{n} Rp"),
        ("{n}%", "{n}%"),
    ],
)
def test_pola_rupiah_tanpa_sela(pola: str, rapat: str):
    """EYD V: no space between Rp and its figure."""
    assert rapatkan_rupiah(pola) == rapat
