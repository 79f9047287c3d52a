"""Averages by policy. Expected values: hand calculation (beside each case), then the oracle."""

from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.angka import Pembulatan
from kinerja.capaian import (
    BacaanLain,
    CaraRerata,
    Hasil,
    Kebijakan,
    Rerata,
    Timbangan,
    rerata,
    uraikan_rerata,
)
from tests.orakel import BANYAK, bulat, desimal_acak, rerata_orakel

BELUM = Hasil.tidak_dapat("realisasi belum dilaporkan")
BOBOT = Kebijakan(rerata=CaraRerata.BERBOBOT)
SASARAN = Kebijakan(rerata=CaraRerata.SASARAN)


def _hasil(*nilai):
    return [BELUM if n is None else Hasil.dari(D(n)) for n in nilai]


def _bobot(*nilai):
    return [Timbangan(None if n is None else D(n)) for n in nilai]


def _di(*sasaran):
    return [Timbangan(sasaran=s) for s in sasaran]


DIBATASI = "bila capaian di atas 100% dihitung 100%"
SAMA = "bila semua indikator dihitung sama"


@pytest.mark.parametrize(
    ("hasil", "kebijakan", "timbangan", "nilai", "dihitung", "dilewati", "tanpa", "lain"),
    [
        pytest.param(
            # 60 × 70 + 100 × 30 = 7.200; ÷ 100. Plain: 160 ÷ 2 = 80, eight points off.
            _hasil("60", "100"), BOBOT, _bobot("70", "30"), "72.00", 2, 0, 0, {SAMA: "80.00"},
            id="tujuh-puluh-tiga-puluh",
        ),
        pytest.param(
            # (60 × 0,7 + 100 × 0,3) ÷ 1: only the ratio of weights matters.
            _hasil("60", "100"), BOBOT, _bobot("0.7", "0.3"), "72.00", 2, 0, 0, {SAMA: "80.00"},
            id="bobot-pecahan",
        ),
        pytest.param(
            # 60 alone: the other has no capaian, so its weight does not count either.
            _hasil("60", None), BOBOT, _bobot("70", "30"), "60.00", 1, 1, 0, {},
            id="berbobot-belum-dilaporkan",
        ),
        pytest.param(
            _hasil("60", "100"), BOBOT, _bobot("70", None), "60.00", 1, 0, 1, {SAMA: "80.00"},
            id="tanpa-bobot",
        ),
        pytest.param(
            _hasil("60", "64"), BOBOT, _bobot("70", "0"), "60.00", 1, 0, 1, {}, id="bobot-nol",
        ),
        pytest.param(
            _hasil("60", None), BOBOT, _bobot(None, None), None, 0, 1, 1, {},
            id="semua-tak-berbobot",
        ),
        pytest.param(_hasil("60"), BOBOT, None, None, 0, 0, 1, {}, id="bobot-tidak-diberikan"),
        pytest.param(
            # Means of the sasaran: 90,00 and (100 + 110) ÷ 2 = 105,00; of both: 97,50.
            # Plain: 300 ÷ 3 = 100, less than five points off. Capped: 90 and 100 → 95.
            _hasil("90", "100", "110"), SASARAN, _di("a", "b", "b"), "97.50", 3, 0, 0, {},
            id="rerata-sasaran",
        ),
        pytest.param(
            # 33,33 (100 ÷ 3, as printed) and 100: 133,33 ÷ 2 = 66,665 → 66,67. Plain 50.
            _hasil("33", "33", "34", "100"), SASARAN, _di("a", "a", "a", "b"), "66.67", 4, 0, 0,
            {SAMA: "50.00"}, id="rerata-sasaran-dari-angka-tercetak",
        ),
        pytest.param(
            _hasil("90", None, "110"), SASARAN, _di("a", "b", "c"), "100.00", 2, 1, 0, {},
            id="sasaran-tanpa-capaian-dilewati",
        ),
        pytest.param(
            # 294 ÷ 3 = 98; capped at 100: (100 + 50 + 44) ÷ 3 = 64,67.
            _hasil("200", "50", "44"), Kebijakan(), None, "98.00", 3, 0, 0, {DIBATASI: "64.67"},
            id="dua-bacaan",
        ),
        pytest.param(
            # 105 against 100: exactly five points, not more.
            _hasil("110", "100"), Kebijakan(), None, "105.00", 2, 0, 0, {}, id="tepat-lima-poin",
        ),
        pytest.param(
            _hasil("110.02", "100"), Kebijakan(), None, "105.01", 2, 0, 0, {DIBATASI: "100.00"},
            id="lebih-dari-lima-poin",
        ),
        pytest.param(
            _hasil("200", "50", "44"), Kebijakan(rerata_dibatasi=True), None, "64.67", 3, 0, 0, {},
            id="sudah-dibatasi",
        ),
        pytest.param(
            # (100 × 70 + 50 × 30) ÷ 100 = 85.
            _hasil("200", "50"), Kebijakan(rerata=CaraRerata.BERBOBOT, rerata_dibatasi=True),
            _bobot("70", "30"), "85.00", 2, 0, 0, {}, id="berbobot-dibatasi",
        ),
        pytest.param(
            _hasil("33.33", "33.34"), Kebijakan(desimal=1), None, "33.3", 2, 0, 0, {},
            id="satu-desimal",
        ),
        pytest.param(
            # One is no mean that could be read otherwise.
            _hasil("200"), Kebijakan(), None, "200.00", 1, 0, 0, {}, id="satu-indikator",
        ),
        pytest.param([], BOBOT, [], None, 0, 0, 0, {}, id="kosong"),
    ],
)  # fmt: skip
def test_rerata(hasil, kebijakan, timbangan, nilai, dihitung, dilewati, tanpa, lain):
    assert rerata(hasil, kebijakan, timbangan) == Rerata(
        None if nilai is None else D(nilai),
        dihitung,
        dilewati,
        tanpa,
        tuple(BacaanLain(k, D(n)) for k, n in lain.items()),
    )


def test_timbangan_harus_sebanyak_hasil():
    with pytest.raises(ValueError, match="zip"):
        rerata(_hasil("1", "2"), BOBOT, _bobot("1"))


@BANYAK
@given(
    st.lists(
        st.tuples(
            st.none() | desimal_acak(desimal=2, minimum="-999", maksimum="9999"),
            st.none() | st.decimals("0.01", 100, places=2),
            st.sampled_from("abc"),
        ),
        max_size=12,
    ),
    st.sampled_from(CaraRerata),
    st.booleans(),
    st.sampled_from(Pembulatan),
    st.integers(0, 4),
)
def test_sama_dengan_orakel(daftar, cara, dibatasi, pembulatan, desimal):
    kebijakan = Kebijakan(
        rerata=cara, rerata_dibatasi=dibatasi, pembulatan=pembulatan, desimal=desimal
    )
    didapat = rerata(
        [BELUM if n is None else Hasil.dari(n) for n, _, _ in daftar],
        kebijakan,
        [Timbangan(b, s) for _, b, s in daftar],
    )

    dipotong = pembulatan is Pembulatan.POTONG
    tepat, dihitung = rerata_orakel(
        daftar, cara.value, dibatasi=dibatasi, cetak=lambda x: bulat(x, desimal, dipotong)
    )
    assert didapat.dihitung == dihitung
    assert didapat.dihitung + didapat.dilewati + didapat.tanpa_bobot == len(daftar)
    assert (None if didapat.nilai is None else Fraction(didapat.nilai)) == tepat


@pytest.mark.parametrize(
    ("kebijakan", "hasil", "kalimat"),
    [
        (Kebijakan(), None, "Rata-rata capaian menghitung semua indikator sama."),
        (
            Kebijakan(rerata_dibatasi=True), None,
            "Rata-rata capaian menghitung semua indikator sama; "
            "capaian di atas 100% dihitung 100%.",
        ),
        # One figure has no mean that could be read otherwise.
        (
            Kebijakan(), rerata(_hasil("200")),
            "Rata-rata capaian menghitung semua indikator sama.",
        ),
        (BOBOT, None, "Rata-rata capaian ditimbang menurut bobot indikator."),
        (SASARAN, None, "Rata-rata capaian adalah rata-rata dari rata-rata setiap sasaran."),
        (
            BOBOT, rerata(_hasil("60", "100", "80"), BOBOT, _bobot("70", "30", None)),
            "Rata-rata capaian ditimbang menurut bobot indikator. 1 indikator tanpa bobot tidak "
            "ikut dihitung. Bila semua indikator dihitung sama, rata-ratanya 80,00%.",
        ),
        (
            Kebijakan(), rerata(_hasil("200", "50", "44")),
            "Rata-rata capaian menghitung semua indikator sama. Bila capaian di atas 100% "
            "dihitung 100%, rata-ratanya 64,67%.",
        ),
        (
            Kebijakan(desimal=1), rerata(_hasil("200", "50", "44"), Kebijakan(desimal=1)),
            "Rata-rata capaian menghitung semua indikator sama. Bila capaian di atas 100% "
            "dihitung 100%, rata-ratanya 64,7%.",
        ),
    ],
)  # fmt: skip
def test_kalimat_kebijakan(kebijakan, hasil, kalimat):
    assert uraikan_rerata(kebijakan, hasil) == kalimat
