"""Serapan. Expected values: reference report, other printed reports, or by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anggaran.serapan import AlasanAnggaran, hitung_serapan, serapan_teruraikan
from kinerja.angka import Pembulatan
from kinerja.capaian import Alasan, Hasil, Kebijakan
from kinerja.jenis import MetodeEfisiensi
from tests.orakel import BANYAK, bulat, rupiah_acak
from tests.pasti import pasti

D = Decimal
SISA, SELISIH = MetodeEfisiensi.SISA, MetodeEfisiensi.SELISIH
RASIO, PMK22 = MetodeEfisiensi.RASIO, MetodeEfisiensi.PMK22
DIPOTONG = Kebijakan(pembulatan=Pembulatan.POTONG)
BELUM = Hasil.tidak_dapat(Alasan.BELUM_DILAPORKAN)


def h(nilai):
    return Hasil.dari(D(nilai))


# --- serapan


@pytest.mark.parametrize(
    ("pagu", "realisasi", "persen"),
    [
        pytest.param(100_000_000, 69_102_747, "69.10", id="kepegawaian"),
        pytest.param(12_660_248_443, 10_004_700_874, "79.02", id="dinas"),
        pytest.param(12_453_995_443, 9_802_685_874, "78.71", id="sasaran-1"),
        pytest.param(206_253_000, 202_015_000, "97.95", id="sasaran-2"),
        pytest.param(8_309_125_201, 7_355_120_682, "88.52", id="penunjang"),
        pytest.param(10_753_228_443, 8_331_797_111, "77.48", id="belanja-operasi"),
        pytest.param(1_907_020_000, 1_672_903_763, "87.72", id="belanja-modal"),
        pytest.param(13_242_200, 13_139_900, "99.23", id="sub-kegiatan"),
        pytest.param(1, 0, "0.00", id="nol-rupiah"),
        pytest.param(100, 100, "100.00", id="habis"),
        pytest.param(100, 101, "101.00", id="lampau"),
        pytest.param(100, -5, "-5.00", id="setoran-kembali"),
    ],
)
def test_serapan(pagu, realisasi, persen):
    assert hitung_serapan(pagu, realisasi) == h(persen)


def test_serapan_dipotong():
    assert hitung_serapan(1_907_020_000, 1_672_903_763, DIPOTONG) == h("87.72")
    assert hitung_serapan(3, 2) == h("66.67")
    assert hitung_serapan(3, 2, DIPOTONG) == h("66.66")


def test_batas_capaian_tidak_berlaku_bagi_serapan():
    kebijakan = Kebijakan(minimum=D(0), maksimum=D(100))

    assert hitung_serapan(100, 150, kebijakan) == h("150.00")
    assert hitung_serapan(100, -5, kebijakan) == h("-5.00")


@pytest.mark.parametrize(
    ("pagu", "realisasi", "alasan"),
    [
        (None, 0, AlasanAnggaran.PAGU_BELUM_ADA),
        (None, None, AlasanAnggaran.PAGU_BELUM_ADA),
        (0, 0, AlasanAnggaran.PAGU_NOL),
        (0, 5, AlasanAnggaran.PAGU_NOL),
        (-1, 5, AlasanAnggaran.PAGU_NEGATIF),
        (100, None, AlasanAnggaran.REALISASI_BELUM_DICATAT),
    ],
)
def test_serapan_tidak_dapat_dihitung(pagu, realisasi, alasan):
    assert hitung_serapan(pagu, realisasi) == Hasil(None, alasan)
    assert serapan_teruraikan(pagu, realisasi)[1] == f"Tidak dapat dihitung: {alasan}"


def test_uraian_serapan():
    assert (
        serapan_teruraikan(100_000_000, 69_102_747)[1] == "69.102.747 ÷ 100.000.000 × 100 = 69,10%"
    )


def test_uraian_serapan_menurut_kebijakan():
    satu_desimal = Kebijakan(pembulatan=Pembulatan.POTONG, desimal=1)

    assert serapan_teruraikan(3, 2, DIPOTONG)[1] == "2 ÷ 3 × 100 = 66,66%"
    assert serapan_teruraikan(3, 2, satu_desimal)[1] == "2 ÷ 3 × 100 = 66,6%"


@BANYAK
@given(st.integers(1, 10**13), rupiah_acak, st.sampled_from(Pembulatan), st.integers(0, 4))
def test_serapan_sama_dengan_orakel(pagu, realisasi, cara, desimal):
    hasil = hitung_serapan(pagu, realisasi, Kebijakan(pembulatan=cara, desimal=desimal))

    tepat = Fraction(realisasi, pagu) * 100
    assert Fraction(pasti(hasil.nilai)) == bulat(tepat, desimal, cara is Pembulatan.POTONG)
