"""Efisiensi by each method. Expected values: reference report, other printed reports, by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anggaran.efisiensi import (
    EfisiensiPMK22,
    ambang_berlaku,
    capaian_bersama,
    efisiensi_pmk22,
    hitung_efisiensi,
    keterangan_metode,
)
from anggaran.serapan import AlasanAnggaran, hitung_serapan
from kinerja.angka import Pembulatan
from kinerja.capaian import Alasan, Hasil, Kebijakan
from kinerja.jenis import MetodeEfisiensi
from tests.orakel import BANYAK, batasi, bulat, bulat_setengah_ke_atas, desimal_acak, rupiah_acak
from tests.pasti import pasti

D = Decimal
SISA, SELISIH = MetodeEfisiensi.SISA, MetodeEfisiensi.SELISIH
RASIO, PMK22 = MetodeEfisiensi.RASIO, MetodeEfisiensi.PMK22
DIPOTONG = Kebijakan(pembulatan=Pembulatan.POTONG)
BELUM = Hasil.tidak_dapat(Alasan.BELUM_DILAPORKAN)


def h(nilai):
    return Hasil.dari(D(nilai))


# --- efisiensi per row


@pytest.mark.parametrize(
    ("metode", "capaian", "serapan", "ambang", "efisiensi"),
    [
        pytest.param(SISA, "100", "69.10", None, "30.90", id="sisa-kepegawaian"),
        pytest.param(SISA, "100", "78.71", None, "21.29", id="sisa-sasaran-1"),
        pytest.param(SISA, "107.82", "88.52", None, "11.48", id="sisa-penunjang"),
        pytest.param(SISA, "100.00", "0", None, "100.00", id="sisa-tepat-ambang"),
        pytest.param(SISA, "100", "101", None, "-1.00", id="sisa-lampau"),
        pytest.param(SISA, "97.30", "79.02", D(90), "20.98", id="sisa-ambang-sendiri"),
        pytest.param(SELISIH, "71.50", "98.74", None, "-27.24", id="selisih-temanggung"),
        pytest.param(SELISIH, "100", "69.10", None, "30.90", id="selisih-positif"),
        pytest.param(SELISIH, "90", "90", None, "0.00", id="selisih-nol"),
        pytest.param(RASIO, "100", "80", None, "125.00", id="rasio"),
        pytest.param(RASIO, "71.50", "98.74", None, "72.41", id="rasio-kurang"),
        pytest.param(RASIO, "0", "50", None, "0.00", id="rasio-capaian-nol"),
    ],
)
def test_efisiensi(metode, capaian, serapan, ambang, efisiensi):
    assert hitung_efisiensi(metode, capaian=h(capaian), serapan=h(serapan), ambang=ambang) == h(
        efisiensi
    )


@pytest.mark.parametrize(
    ("metode", "capaian", "serapan", "ambang", "alasan"),
    [
        pytest.param(SISA, h("99.99"), h(80), None, "capaian 99,99% di bawah 100%", id="ambang"),
        pytest.param(SELISIH, h("50"), h(80), D("90.5"), "capaian 50,00% di bawah 90,5%", id="ab"),
        pytest.param(RASIO, h(100), h(0), None, "serapan nol", id="rasio-serapan-nol"),
        pytest.param(
            *(SISA, BELUM, h(80), None),
            "capaian tidak dapat dihitung: realisasi belum dilaporkan",
            id="tanpa-capaian",
        ),
        pytest.param(
            *(SELISIH, h(100), hitung_serapan(0, 0), None),
            "serapan tidak dapat dihitung: pagu nol",
            id="tanpa-serapan",
        ),
    ],
)
def test_efisiensi_tidak_dapat_dihitung(metode, capaian, serapan, ambang, alasan):
    hasil = hitung_efisiensi(metode, capaian=capaian, serapan=serapan, ambang=ambang)

    assert hasil == Hasil(None, alasan)


def test_capaian_di_bawah_ambang_disebut_dengan_desimal_kebijakan():
    hasil = hitung_efisiensi(SISA, capaian=h("99.9"), serapan=h(80), kebijakan=Kebijakan(desimal=1))

    assert hasil == Hasil(None, "capaian 99,9% di bawah 100%")


def test_rasio_dipotong():
    hasil = hitung_efisiensi(RASIO, capaian=h(100), serapan=h(60), kebijakan=DIPOTONG)

    assert hasil == h("166.66")


@pytest.mark.parametrize(
    ("pagu", "realisasi", "hasil"),
    [
        (100, 90, h("10.00")),
        (100, 50, h("20.00")),
        (None, 90, Hasil(None, AlasanAnggaran.PAGU_BELUM_ADA)),
        (0, 0, Hasil(None, AlasanAnggaran.PAGU_NOL)),
        (100, None, Hasil(None, AlasanAnggaran.REALISASI_BELUM_DICATAT)),
    ],
)
def test_pmk22_satu_baris(pagu, realisasi, hasil):
    didapat = hitung_efisiensi(
        PMK22,
        capaian=h(100),
        serapan=hitung_serapan(pagu, realisasi),
        pagu=pagu,
        realisasi=realisasi,
    )

    assert didapat == hasil


def test_pmk22_satu_baris_menurut_kebijakan():
    """(300 × 100% − 281) ÷ 300 × 100 = 6,33…; (300 − 280) ÷ 300 × 100 = 6,66…, truncated 6,6."""
    satu_desimal = Kebijakan(pembulatan=Pembulatan.POTONG, desimal=1)
    for realisasi, e in ((281, "6.3"), (280, "6.6")):
        didapat = hitung_efisiensi(
            PMK22,
            capaian=h(100),
            serapan=hitung_serapan(300, realisasi),
            pagu=300,
            realisasi=realisasi,
            kebijakan=satu_desimal,
        )
        assert str(didapat.nilai) == e


persen_acak = desimal_acak(minimum="-500", maksimum="5000", desimal=2)


@BANYAK
@given(
    persen_acak, persen_acak, st.sampled_from([SISA, SELISIH, RASIO]), st.sampled_from(Pembulatan)
)
def test_efisiensi_sama_dengan_orakel(capaian, serapan, metode, cara):
    hasil = hitung_efisiensi(
        metode,
        capaian=Hasil.dari(capaian),
        serapan=Hasil.dari(serapan),
        kebijakan=Kebijakan(pembulatan=cara),
    )

    c, s = Fraction(capaian), Fraction(serapan)
    if metode is SISA:
        assert hasil.nilai == (100 - serapan if c >= 100 else None)
    elif metode is SELISIH:
        assert Fraction(pasti(hasil.nilai)) == c - s
    elif s == 0:
        assert hasil.alasan == "serapan nol"
    else:
        assert Fraction(pasti(hasil.nilai)) == bulat(c / s * 100, 2, cara is Pembulatan.POTONG)


# --- PMK 22/PMK.02/2021


# "dua": (900 + 550 - 1340) / 1450 = 7,586… -> 7,59; NE = 50 + 7,59 / 20 × 50 = 68,975 -> 68,98
@pytest.mark.parametrize(
    ("baris", "e", "ne", "mentah"),
    [
        pytest.param([(100, h(100), 100)], "0", "50", "0", id="impas"),
        pytest.param([(100, h(100), 90)], "10", "75", "10", id="hemat-10"),
        pytest.param([(100, h(100), 80)], "20", "100", "20", id="batas-atas"),
        pytest.param([(100, h(100), 26)], "20", "100", "74", id="di-atas-batas"),
        pytest.param([(100, h(100), 120)], "-20", "0", "-20", id="batas-bawah"),
        pytest.param([(100, h(50), 90)], "-20", "0", "-80", id="di-bawah-batas"),
        pytest.param([(1000, h(90), 800), (500, h(110), 540)], "7.59", "68.98", "7.59", id="dua"),
        pytest.param([(0, h(100), 0), (100, h(100), 95)], "5", "62.5", "5", id="pagu-nol-ikut"),
        pytest.param([(1, h(50), 0)], "20", "100", "100", id="beban-setengah-rupiah"),
    ],
)
def test_pmk22(baris, e, ne, mentah):
    assert efisiensi_pmk22(iter(baris)) == EfisiensiPMK22(
        h(e), h(ne), D(mentah), dihitung=len(baris), dilewati=0
    )


def test_pmk22_baris_tanpa_angka_dilewati_dan_dihitung():
    baris = [(100, h(100), 90), (100, BELUM, 90), (None, h(100), 90), (100, h(100), None)]

    hasil = efisiensi_pmk22(baris)

    assert (hasil.e, hasil.dihitung, hasil.dilewati) == (h(10), 1, 3)


@pytest.mark.parametrize(
    ("baris", "dihitung"),
    [
        pytest.param([], 0, id="kosong"),
        pytest.param([(100, BELUM, 1)], 0, id="semua-dilewati"),
        pytest.param([(0, h(100), 0)], 1, id="pagu-nol"),
        pytest.param([(0, h(100), 0), (None, h(100), 0)], 1, id="pagu-nol-dan-tanpa-pagu"),
        pytest.param([(100, h(0), 10)], 1, id="capaian-nol"),
        pytest.param([(100, h(-50), 10)], 1, id="capaian-negatif"),
    ],
)
def test_pmk22_penyebut_nol(baris, dihitung):
    hasil = efisiensi_pmk22(baris)

    assert hasil.e == hasil.ne == Hasil(None, AlasanAnggaran.PAGU_KALI_CAPAIAN_NOL)
    assert hasil.e_mentah is None
    assert (hasil.dihitung, hasil.dilewati) == (dihitung, len(baris) - dihitung)


@BANYAK
@given(
    st.lists(
        st.tuples(rupiah_acak, desimal_acak(minimum="0", maksimum="300", desimal=2), rupiah_acak),
        max_size=12,
    )
)
def test_pmk22_sama_dengan_orakel(baris):
    hasil = efisiensi_pmk22([(pagu, Hasil.dari(c), r) for pagu, c, r in baris])

    beban = sum((Fraction(pagu) * Fraction(c) / 100 for pagu, c, _ in baris), Fraction(0))
    if beban == 0:
        assert not hasil.e.dapat
        return
    selisih = sum((Fraction(p) * Fraction(c) / 100 - r for p, c, r in baris), Fraction(0))
    mentah = bulat_setengah_ke_atas(selisih / beban * 100, 2)
    e = batasi(mentah, D(-20), D(20))
    assert Fraction(pasti(hasil.e_mentah)) == mentah
    assert Fraction(pasti(hasil.e.nilai)) == e
    assert Fraction(pasti(hasil.ne.nilai)) == bulat_setengah_ke_atas(50 + e / 20 * 50, 2)
    assert 0 <= pasti(hasil.ne.nilai) <= 100


# --- texts


@pytest.mark.parametrize(
    ("metode", "ambang", "hasil"),
    [(SISA, None, 100), (SISA, D(90), 90), (SELISIH, None, None), (PMK22, D(80), 80)],
)
def test_ambang_berlaku(metode, ambang, hasil):
    assert ambang_berlaku(metode, ambang) == hasil


@pytest.mark.parametrize("metode", MetodeEfisiensi)
def test_setiap_metode_mempunyai_keterangan(metode):
    kalimat = keterangan_metode(metode)

    assert kalimat.endswith(".")
    assert ("paling sedikit 100%" in kalimat) is (metode is SISA)
    assert "paling sedikit 90,5%" in keterangan_metode(metode, D("90.5"))


# --- a budget that several use


@pytest.mark.parametrize(
    ("capaian", "bersama"),
    [
        ([90, 110], 100),
        ([90], 90),
        ([90, None], 90),
        ([D("66.67"), D("71.44")], D("69.055")),
        ([None], None),
        ([], None),
    ],
)
def test_capaian_anggaran_bersama(capaian, bersama):
    semua = [Hasil.tidak_dapat("x") if c is None else Hasil.dari(D(c)) for c in capaian]

    hasil = capaian_bersama(semua)
    assert hasil.nilai == bersama
    assert (hasil.alasan == AlasanAnggaran.CAPAIAN_BELUM_ADA) == (bersama is None)
