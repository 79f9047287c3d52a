"""Quarters into a year; missing is never zero."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.akumulasi import Akumulasi, akumulasikan
from tests.orakel import BANYAK, bulat_setengah_ke_atas, desimal_acak
from tests.pasti import pasti

D = Decimal
J, P, R, K = Akumulasi.JUMLAH, Akumulasi.POSISI_AKHIR, Akumulasi.RATA_RATA, Akumulasi.KUMULATIF


@pytest.mark.parametrize(
    ("cara", "nilai", "sampai", "desimal", "hasil", "terpakai", "kosong", "lengkap", "uraian"),
    [
        (J, {1: 1, 2: 0, 3: 2}, 3, 0, "3", (1, 2, 3), (), True, "TW I 1 + TW II 0 + TW III 2 = 3"),
        (
            *(J, {1: 1, 2: None, 3: 2}, 3, 0, "3", (1, 3), (2,), False),
            "TW I 1 + TW III 2 = 3 (TW II belum dilaporkan)",
        ),
        (
            *(J, {2: 5}, 4, 0, "5", (2,), (1, 3, 4), False),
            "TW II 5 = 5 (TW I, TW III, dan TW IV belum dilaporkan)",
        ),
        (J, {1: 1, 4: 9}, 1, 0, "1", (1,), (), True, "TW I 1 = 1"),
        (J, {1: 5, 2: -3}, 2, 0, "2", (1, 2), (), True, "TW I 5 + TW II (-3) = 2"),
        (
            *(J, {1: 1000, 2: 26}, 2, 0, "1026", (1, 2), (), True),
            "TW I 1.000 + TW II 26 = 1.026",
        ),
        (R, {1: 80, 2: 90}, 2, 0, "85", (1, 2), (), True, "(TW I 80 + TW II 90) ÷ 2 = 85"),
        (
            *(R, {1: 80, 3: 91}, 3, 2, "85.50", (1, 3), (2,), False),
            "(TW I 80,00 + TW III 91,00) ÷ 2 = 85,50 (TW II belum dilaporkan)",
        ),
        (
            *(R, {1: 1, 2: 1, 3: 0}, 3, 2, "0.67", (1, 2, 3), (), True),
            "(TW I 1,00 + TW II 1,00 + TW III 0,00) ÷ 3 = 0,67",
        ),
        (P, {1: 3, 2: 7}, 2, 0, "7", (2,), (), True, "Posisi TW II = 7"),
        (P, {1: 3, 3: 7}, 3, 0, "7", (3,), (2,), True, "Posisi TW III = 7"),
        (P, {1: 3}, 2, 0, "3", (1,), (2,), False, "Posisi TW I = 3 (TW II belum dilaporkan)"),
        (P, {1: 3, 2: 0}, 2, 0, "0", (2,), (), True, "Posisi TW II = 0"),
        (K, {1: 3, 2: 7}, 2, 0, "7", (2,), (), True, "Kumulatif s.d. TW II = 7"),
        (
            *(K, {1: 3, 2: 7}, 4, 0, "7", (2,), (3, 4), False),
            "Kumulatif s.d. TW II = 7 (TW IV belum dilaporkan)",
        ),
        (J, {}, 1, 0, None, (), (1,), False, "TW I belum dilaporkan"),
        (P, {1: None, 3: 1}, 2, 0, None, (), (1, 2), False, "TW I dan TW II belum dilaporkan"),
    ],
)
def test_akumulasi(cara, nilai, sampai, desimal, hasil, terpakai, kosong, lengkap, uraian):
    angka = {tw: None if satu is None else D(satu) for tw, satu in nilai.items()}

    didapat = akumulasikan(angka, cara, sampai, desimal=desimal)

    assert didapat.nilai == (None if hasil is None else D(hasil))
    assert (didapat.terpakai, didapat.kosong) == (terpakai, kosong)
    assert didapat.lengkap is lengkap
    assert didapat.uraian == uraian


def test_angka_triwulan_dibulatkan_lebih_dahulu():
    # 0,4 + 0,4 prints as 0 + 0; the sum must agree with what is printed.
    hasil = akumulasikan({1: D("0.4"), 2: D("0.4")}, J, 2, desimal=0)

    assert (hasil.nilai, hasil.uraian) == (D(0), "TW I 0 + TW II 0 = 0")


@pytest.mark.parametrize(("nilai", "sampai"), [({}, 0), ({}, 5), ({5: D(1)}, 4), ({0: D(1)}, 1)])
def test_triwulan_di_luar_1_sampai_4_ditolak(nilai, sampai):
    with pytest.raises(ValueError, match=r"^Triwulan harus 1 sampai dengan 4\.$"):
        akumulasikan(nilai, J, sampai, desimal=0)


triwulanan = st.dictionaries(st.integers(1, 4), st.none() | desimal_acak())


@BANYAK
@given(triwulanan, st.integers(1, 4), st.integers(0, 4))
def test_jumlah_dan_rerata_sama_dengan_orakel(nilai, sampai, desimal):
    ada = [
        bulat_setengah_ke_atas(Fraction(nilai[tw]), desimal)
        for tw in range(1, sampai + 1)
        if nilai.get(tw) is not None
    ]

    jumlah = akumulasikan(nilai, J, sampai, desimal=desimal)
    rerata = akumulasikan(nilai, R, sampai, desimal=desimal)

    if not ada:
        assert jumlah.nilai is rerata.nilai is None
    else:
        assert Fraction(pasti(jumlah.nilai)) == sum(ada)
        assert Fraction(pasti(rerata.nilai)) == bulat_setengah_ke_atas(
            sum(ada, Fraction(0)) / len(ada), desimal
        )


@BANYAK
@given(triwulanan, st.sampled_from(Akumulasi), st.integers(1, 4))
def test_triwulan_terpakai_dan_kosong(nilai, cara, sampai):
    hasil = akumulasikan(nilai, cara, sampai, desimal=4)
    ada = [tw for tw in range(1, sampai + 1) if nilai.get(tw) is not None]

    assert sorted([*ada, *hasil.kosong]) == list(range(1, sampai + 1))
    if cara in (P, K):
        assert hasil.terpakai == tuple(ada[-1:])
        assert hasil.nilai == (nilai[ada[-1]] if ada else None)
        assert hasil.lengkap is (sampai in ada)
    else:
        assert hasil.terpakai == tuple(ada)
        assert hasil.lengkap is (not hasil.kosong)
