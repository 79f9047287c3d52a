"""Whose budget is whose (anggaran/kaitan.py). Expected values worked by hand, and a slow model."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anggaran.efisiensi import capaian_bersama, efisiensi_pmk22
from anggaran.kaitan import Berbagi, Kaitan, bagi_habis
from kinerja.capaian import Hasil
from tests.pasti import pasti

# Tujuan 1 ─ sasaran 10 (strategis) ─ 11, 12 (eselon III) ─ 13 below 12. Sub kegiatan 1 … 6.
INDUK = {10: None, 11: 10, 12: 10, 13: 12, 20: None}
TUJUAN_SASARAN = {10: 1, 11: 1, 12: 1, 13: 1, 20: 2}
SASARAN = {100: 10, 101: 10, 110: 11, 120: 12, 121: 12, 130: 13, 200: 20}


def kaitan(**sendiri: set[int]) -> Kaitan:
    """`kaitan(i110={1, 2})`: the ties of indicators."""
    return Kaitan(
        sendiri={int(k[1:]): frozenset(v) for k, v in sendiri.items()},
        sasaran=SASARAN,
        tujuan={1: 1, 2: 2},
        induk=INDUK,
        tujuan_sasaran=TUJUAN_SASARAN,
    )


def test_tautan_sendiri_saja():
    k = kaitan(i100={1}, i101={2, 3}, i110={4})

    assert k.daun(100) == {1}
    assert k.daun(101) == {2, 3}
    assert k.daun_sasaran(10) == {1, 2, 3, 4}


def test_tanpa_tautan_sendiri_memakai_yang_di_bawah_bukan_saudaranya():
    k = kaitan(i101={2}, i110={4}, i130={5})

    assert k.daun(100) == {4, 5}  # sasaran 11, 12, 13; not 2, its sibling's
    assert k.daun(120) == k.daun(121) == {5}
    assert k.penunjang(100) == [110, 130]


def test_tanpa_apa_pun_di_bawahnya_tidak_punya_anggaran():
    k = kaitan(i101={2})

    assert k.daun(100) == frozenset()
    assert k.daun(130) == frozenset()
    assert k.penunjang(100) == []


def test_tautan_yang_belum_berisi_tetap_tautan_sendiri():
    """Tied to a program without sub kegiatan: no money yet, and not that of what stands below."""
    k = kaitan(i100=set(), i110={4})

    assert k.daun(100) == frozenset()
    assert not k.dari_bawah(100)
    assert k.penunjang(100) == [100]
    assert k.daun(101) == {4}


def test_indikator_tujuan_memakai_sasaran_di_bawahnya():
    k = kaitan(i100={1}, i130={5}, i200={6})

    assert k.daun(1) == {1, 5}
    assert k.daun(2) == {6}
    assert kaitan(i1={3}, i100={1}).daun(1) == {3}


def test_gabungan_menghitung_sekali():
    k = kaitan(i101={1, 2}, i110={2, 3})

    assert k.gabungan([100, 101, 110]) == {1, 2, 3}


@pytest.mark.parametrize(
    ("sendiri", "bertingkat", "bersama"),
    [
        ({"i100": {1}, "i101": {2}}, False, ()),
        ({"i110": {1}}, True, ((100, 101),)),  # both lean on what is below
        ({"i100": {1}, "i101": {1}}, False, ((100, 101),)),
        ({"i100": {1}, "i101": {2}, "i110": {3}, "i130": {3}}, True, ((110, 120, 121, 130),)),
        ({"i100": {1, 2}, "i101": {2, 3}, "i200": {3}}, False, ((100, 101, 200),)),
    ],
)
def test_baris_yang_memakai_anggaran_bersama(sendiri, bertingkat, bersama):
    hasil = kaitan(**sendiri).berbagi([100, 101, 110, 120, 121, 130, 200])

    assert hasil == Berbagi(bertingkat, bersama)
    assert hasil.ada == (bertingkat or bool(bersama))


def test_bagi_habis():
    assert bagi_habis({"A": frozenset({1, 2}), "B": frozenset({2, 3}), "C": frozenset()}) == {
        frozenset("A"): {1},
        frozenset("AB"): {2},
        frozenset("B"): {3},
    }


# --- against slow models ------------------------------------------------------------------------


@st.composite
def pohon(buat):
    """A tree of sasaran, indicators on them, ties to sub kegiatan."""
    banyak = buat(st.integers(1, 6))
    induk = {s: buat(st.sampled_from([None, *range(s)])) for s in range(banyak)}
    sasaran = {100 + n: buat(st.integers(0, banyak - 1)) for n in range(buat(st.integers(0, 8)))}
    semua = {i: buat(st.frozensets(st.integers(1, 6), max_size=3)) for i in sasaran}
    # An empty one is untied, or tied to what holds nothing yet.
    sendiri = {i: daun for i, daun in semua.items() if daun or buat(st.booleans())}
    tujuan_sasaran = dict.fromkeys(induk, 1)
    return Kaitan(sendiri, sasaran, {1: 1}, induk, tujuan_sasaran)


def lambat_di_bawah(k: Kaitan, s: int, atas: int) -> bool:
    """Whether `s` stands strictly below `atas`, by walking up."""
    while (induk := k.induk[s]) is not None:
        s = induk
        if s == atas:
            return True
    return False


def lambat_daun(k: Kaitan, i: int) -> set[int]:
    if i in k.sendiri:
        return set(k.sendiri[i])
    hasil: set[int] = set()
    for lain, s in k.sasaran.items():
        if lambat_di_bawah(k, s, k.sasaran[i]):
            hasil |= k.sendiri.get(lain, frozenset())
    return hasil


@settings(max_examples=200, deadline=None)
@given(pohon())
def test_sama_dengan_model_lambat(k):
    for i in k.sasaran:
        assert k.daun(i) == lambat_daun(k, i)
    for s in k.induk:
        milik = {
            d
            for i, t in k.sasaran.items()
            if t == s or lambat_di_bawah(k, t, s)
            for d in k.sendiri.get(i, ())
        }
        assert k.daun_sasaran(s) == milik
        # What a sasaran's indicators use is within its budget: a sum never exceeds its parts.
        dipakai = k.gabungan(i for i, t in k.sasaran.items() if t == s)
        assert dipakai <= milik
    assert k.daun(1) == {d for isi in k.sendiri.values() for d in isi}


@settings(max_examples=200, deadline=None)
@given(pohon())
def test_berbagi_menyebut_setiap_pasangan_yang_bertindih(k):
    urut = list(k.sasaran)
    hasil = k.berbagi(urut)
    disebut = {frozenset((a, b)) for isi in hasil.bersama for a in isi for b in isi if a != b}
    for n, a in enumerate(urut):
        for b in urut[n + 1 :]:
            if not k.daun(a) & k.daun(b):
                continue
            s, t = k.sasaran[a], k.sasaran[b]
            if lambat_di_bawah(k, s, t) or lambat_di_bawah(k, t, s):
                assert hasil.bertingkat
            else:
                assert frozenset((a, b)) in disebut
    assert hasil.ada == (sum(len(k.daun(i)) for i in urut) > len(k.gabungan(urut)))


@settings(max_examples=200, deadline=None)
@given(
    pohon(),
    st.lists(st.integers(0, 130), min_size=8, max_size=8),
    st.lists(st.tuples(st.integers(1, 10**12), st.integers(0, 10**12)), min_size=6, max_size=6),
)
def test_pmk22_setiap_rupiah_sekali(k, capaian, uang):
    """E over a table whose rows share budgets, against exact fractions per sub kegiatan."""
    rupiah = dict(enumerate(uang, start=1))
    milik = {i: Hasil.dari(Decimal(c)) for i, c in zip(k.sasaran, capaian, strict=False)}
    baris = [
        (
            sum(rupiah[d][0] for d in daun),
            capaian_bersama(milik[i] for i in pemakai),
            sum(rupiah[d][1] for d in daun),
        )
        for pemakai, daun in bagi_habis({i: k.daun(i) for i in milik}).items()
    ]
    hasil = efisiensi_pmk22(baris)

    terpakai = sorted(k.gabungan(milik))
    assert sum(p for p, _, _ in baris) == sum(rupiah[d][0] for d in terpakai)
    assert sum(r for _, _, r in baris) == sum(rupiah[d][1] for d in terpakai)
    beban = Fraction(0)
    for d in terpakai:
        pemakai = [int(pasti(milik[i].nilai)) for i in milik if d in lambat_daun(k, i)]
        beban += rupiah[d][0] * Fraction(sum(pemakai), 100 * len(pemakai))
    if beban == 0:
        assert not hasil.e.dapat
        return
    tepat = (beban - sum(rupiah[d][1] for d in terpakai)) / beban * 100
    assert hasil.e_mentah is not None
    assert abs(Fraction(hasil.e_mentah) - tepat) <= Fraction(1, 200)
    assert hasil.e.nilai == min(max(hasil.e_mentah, Decimal(-20)), Decimal(20))
    assert hasil.ne.nilai is not None
    assert 0 <= hasil.ne.nilai <= 100
