"""Best inside a range, and targets below zero: hand calculation first, then the oracle.

Source of the formulas: the design's arithmetic (§5); BOR 60–85 is the ideal of the Ministry of
Health, an inflation of 2,5 ± 1 the national target.
"""

from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.angka import Pembulatan
from kinerja.capaian import (
    Alasan,
    Hasil,
    JenisTarget,
    Kebijakan,
    NilaiTarget,
    Polaritas,
    RumusRendah,
)
from kinerja.perbandingan import Arah, Jarak, bandingkan, batas_terdekat, jarak_target
from kinerja.target_teks import BentukAngka, TargetTeksError, TargetTerbaca, baca_target
from tests.kinerja.hitung import hitung_capaian, uraikan_capaian
from tests.orakel import (
    BANYAK,
    batasi,
    bulat,
    bulat_setengah_ke_atas,
    capaian_dalam_rentang,
    capaian_negatif,
    desimal_acak,
)
from tests.pasti import pasti

DALAM, TINGGI, RENDAH = Polaritas.DALAM_RENTANG, Polaritas.TINGGI, Polaritas.RENDAH
BAWAAN, TANPA_LANTAI = Kebijakan(), Kebijakan(minimum=None)
DIPOTONG = Kebijakan(pembulatan=Pembulatan.POTONG)
RASIO = Kebijakan(rumus_rendah=RumusRendah.RASIO)
BATAS_120 = Kebijakan(maksimum=D(120))


def rentang(bawah, atas):
    return NilaiTarget.rentang(D(bawah), D(atas))


def minimal(nilai):
    return NilaiTarget.minimal(D(nilai))


def maksimal(nilai):
    return NilaiTarget.maksimal(D(nilai))


# target, realisasi, polarity, policy, capaian, calculation line; two decimals throughout
KASUS = {
    "bor-di-atas": (
        rentang(60, 85), "92.40", DALAM, BAWAAN, "91.29",
        "(2 × 85,00 − 92,40) ÷ 85,00 × 100 = 91,29%",
    ),
    "bor-di-atas-rasio-tidak-berlaku": (
        rentang(60, 85), "92.40", DALAM, RASIO, "91.29",
        "(2 × 85,00 − 92,40) ÷ 85,00 × 100 = 91,29%",
    ),
    "bor-di-bawah": (
        rentang(60, 85), "55", DALAM, BAWAAN, "91.67", "55,00 ÷ 60,00 × 100 = 91,67%",
    ),
    "bor-di-bawah-dipotong": (
        rentang(60, 85), "55", DALAM, DIPOTONG, "91.66",
        "55,00 ÷ 60,00 × 100 = 91,66% (dipotong, tidak dibulatkan)",
    ),
    "batas-bawah": (
        rentang(60, 85), "60", DALAM, BAWAAN, "100.00",
        "60,00 di dalam rentang 60,00–85,00 = 100,00%",
    ),
    "batas-atas": (
        rentang(60, 85), "85", DALAM, BAWAAN, "100.00",
        "85,00 di dalam rentang 60,00–85,00 = 100,00%",
    ),
    "sedikit-di-atas": (
        rentang(60, 85), "85.01", DALAM, BAWAAN, "99.99",
        "(2 × 85,00 − 85,01) ÷ 85,00 × 100 = 99,99%",
    ),
    "sedikit-di-bawah": (
        rentang(60, 85), "59.99", DALAM, BAWAAN, "99.98", "59,99 ÷ 60,00 × 100 = 99,98%",
    ),
    "masuk-setelah-dibulatkan": (
        rentang(60, 85), "85.004", DALAM, BAWAAN, "100.00",
        "85,00 di dalam rentang 60,00–85,00 = 100,00%",
    ),
    "dua-kali-batas-atas": (
        rentang(60, 85), "170", DALAM, BAWAAN, "0.00",
        "(2 × 85,00 − 170,00) ÷ 85,00 × 100 = 0,00%",
    ),
    "lantai": (
        rentang(60, 85), "255", DALAM, BAWAAN, "0.00",
        "(2 × 85,00 − 255,00) ÷ 85,00 × 100 = -100,00%, ditetapkan 0,00% (batas bawah)",
    ),
    "tanpa-lantai": (
        rentang(60, 85), "255", DALAM, TANPA_LANTAI, "-100.00",
        "(2 × 85,00 − 255,00) ÷ 85,00 × 100 = -100,00%",
    ),
    "batas-atas-tidak-terlampaui": (
        rentang(60, 85), "70", DALAM, BATAS_120, "100.00",
        "70,00 di dalam rentang 60,00–85,00 = 100,00%",
    ),
    "nol-di-bawah": (
        rentang(60, 85), "0", DALAM, BAWAAN, "0.00", "0,00 ÷ 60,00 × 100 = 0,00%",
    ),
    "batas-bawah-nol-di-atas": (
        rentang(0, 5), "6", DALAM, BAWAAN, "80.00", "(2 × 5,00 − 6,00) ÷ 5,00 × 100 = 80,00%",
    ),
    "inflasi-di-atas": (
        rentang("1.5", "3.5"), "4.2", DALAM, BAWAAN, "80.00",
        "(2 × 3,50 − 4,20) ÷ 3,50 × 100 = 80,00%",
    ),
    "satu-titik": (
        rentang(7, 7), "7", DALAM, BAWAAN, "100.00", "7,00 di dalam rentang 7,00–7,00 = 100,00%",
    ),
    "rentang-negatif-di-bawah": (
        rentang(-3, -1), "-4", DALAM, BAWAAN, "66.67",
        "(1 + ((-4,00) − (-3,00)) ÷ 3,00) × 100 = 66,67%",
    ),
    "rentang-negatif-di-atas": (
        rentang(-3, -1), "-0.5", DALAM, BAWAAN, "50.00",
        "(1 − ((-0,50) − (-1,00)) ÷ 1,00) × 100 = 50,00%",
    ),
    "rentang-berganti-tanda-di-bawah": (
        rentang(-1, 1), "-1.5", DALAM, BAWAAN, "50.00",
        "(1 + ((-1,50) − (-1,00)) ÷ 1,00) × 100 = 50,00%",
    ),
    "pertumbuhan-membaik": (
        minimal("-1.2"), "-0.8", TINGGI, BAWAAN, "133.33",
        "(1 + ((-0,80) − (-1,20)) ÷ 1,20) × 100 = 133,33%",
    ),
    "pertumbuhan-tepat": (
        minimal("-1.2"), "-1.2", TINGGI, BAWAAN, "100.00",
        "(1 + ((-1,20) − (-1,20)) ÷ 1,20) × 100 = 100,00%",
    ),
    "pertumbuhan-memburuk": (
        minimal("-1.2"), "-2.4", TINGGI, BAWAAN, "0.00",
        "(1 + ((-2,40) − (-1,20)) ÷ 1,20) × 100 = 0,00%",
    ),
    "pertumbuhan-positif": (
        minimal("-1.2"), "0.6", TINGGI, BAWAAN, "250.00",
        "(1 + (0,60 − (-1,20)) ÷ 1,20) × 100 = 250,00%",
    ),
    "pertumbuhan-nol": (
        minimal("-1.2"), "0", TINGGI, BAWAAN, "200.00",
        "(1 + (0,00 − (-1,20)) ÷ 1,20) × 100 = 200,00%",
    ),
    "pertumbuhan-batas-atas": (
        minimal("-1.2"), "-0.8", TINGGI, BATAS_120, "120.00",
        "(1 + ((-0,80) − (-1,20)) ÷ 1,20) × 100 = 133,33%, ditetapkan 120,00% (batas atas)",
    ),
    "cermin-membaik": (
        maksimal("-1.2"), "-1.6", RENDAH, BAWAAN, "133.33",
        "(1 − ((-1,60) − (-1,20)) ÷ 1,20) × 100 = 133,33%",
    ),
    "cermin-memburuk": (
        maksimal("-1.2"), "-0.8", RENDAH, BAWAAN, "66.67",
        "(1 − ((-0,80) − (-1,20)) ÷ 1,20) × 100 = 66,67%",
    ),
    "cermin-rasio-tidak-berlaku": (
        maksimal("-1.2"), "-1.6", RENDAH, RASIO, "133.33",
        "(1 − ((-1,60) − (-1,20)) ÷ 1,20) × 100 = 133,33%",
    ),
    "negatif-dipotong": (
        minimal("-1.2"), "-0.8", TINGGI, DIPOTONG, "133.33",
        "(1 + ((-0,80) − (-1,20)) ÷ 1,20) × 100 = 133,33%",
    ),
    "negatif-dipotong-nyata": (
        minimal("-3"), "-1", TINGGI, DIPOTONG, "166.66",
        "(1 + ((-1,00) − (-3,00)) ÷ 3,00) × 100 = 166,66% (dipotong, tidak dibulatkan)",
    ),
}  # fmt: skip


def _masukan(target, realisasi, polaritas, kebijakan, desimal=2):
    return {
        "target": target,
        "realisasi": D(realisasi),
        "polaritas": polaritas,
        "desimal_indikator": desimal,
        "kebijakan": kebijakan,
    }


@pytest.mark.parametrize("nama", KASUS)
def test_capaian_dan_uraiannya(nama):
    target, realisasi, polaritas, kebijakan, capaian, uraian = KASUS[nama]
    masukan = _masukan(target, realisasi, polaritas, kebijakan)

    assert hitung_capaian(**masukan) == Hasil.dari(D(capaian))
    assert uraikan_capaian(**masukan) == uraian


@pytest.mark.parametrize(
    ("target", "realisasi", "alasan"),
    [
        pytest.param(rentang(0, 5), "-1", Alasan.TARGET_NOL, id="batas-bawah-nol"),
        pytest.param(rentang(-5, 0), "1", Alasan.TARGET_NOL, id="batas-atas-nol"),
        pytest.param(rentang("0.004", 5), "-1", Alasan.TARGET_NOL, id="nol-setelah-dibulatkan"),
        pytest.param(minimal(85), "92.40", Alasan.TARGET_BUKAN_RENTANG, id="satu-angka"),
        pytest.param(maksimal(85), "92.40", Alasan.TARGET_BUKAN_RENTANG, id="batas-atas-saja"),
    ],
)
def test_tidak_dapat_dihitung(target, realisasi, alasan):
    masukan = _masukan(target, realisasi, DALAM, BAWAAN)

    assert hitung_capaian(**masukan) == Hasil.tidak_dapat(alasan)
    assert uraikan_capaian(**masukan) == f"Tidak dapat dihitung: {alasan}"


kebijakan_acak = st.builds(
    Kebijakan,
    minimum=st.none() | st.decimals(-100, 100, places=2),
    maksimum=st.none() | st.decimals(100, 300, places=2),
    rumus_rendah=st.sampled_from(RumusRendah),
    pembulatan=st.sampled_from(Pembulatan),
    desimal=st.integers(0, 4),
)


def _tercetak(tepat, kebijakan):
    dibatasi = batasi(tepat, kebijakan.minimum, kebijakan.maksimum)
    return bulat(dibatasi, kebijakan.desimal, kebijakan.pembulatan is Pembulatan.POTONG)


@BANYAK
@given(desimal_acak(), desimal_acak(), desimal_acak(), st.integers(0, 4), kebijakan_acak)
def test_dalam_rentang_sama_dengan_orakel(satu, dua, realisasi, desimal, kebijakan):
    bawah, atas = sorted([satu, dua])
    target = NilaiTarget.rentang(bawah, atas)
    hasil = hitung_capaian(**_masukan(target, realisasi, DALAM, kebijakan, desimal))

    a, b, r = (bulat_setengah_ke_atas(Fraction(x), desimal) for x in (bawah, atas, realisasi))
    tepat = capaian_dalam_rentang(a, b, r)
    if tepat is None:
        assert hasil.alasan == Alasan.TARGET_NOL
    else:
        assert Fraction(pasti(hasil.nilai)) == _tercetak(tepat, kebijakan)


@BANYAK
@given(
    desimal_acak(maksimum="-0.0001"), desimal_acak(), st.booleans(), st.integers(0, 4),
    kebijakan_acak,
)  # fmt: skip
def test_target_negatif_sama_dengan_orakel(nilai, realisasi, makin_rendah, desimal, kebijakan):
    target = NilaiTarget.maksimal(nilai) if makin_rendah else NilaiTarget.minimal(nilai)
    polaritas = RENDAH if makin_rendah else TINGGI
    hasil = hitung_capaian(**_masukan(target, realisasi, polaritas, kebijakan, desimal))

    t, r = (bulat_setengah_ke_atas(Fraction(x), desimal) for x in (nilai, realisasi))
    if t == 0 and not (makin_rendah and r == 0):
        assert hasil.alasan == Alasan.TARGET_NOL
    else:
        tepat = capaian_negatif(t, r, makin_rendah=makin_rendah) if t else Fraction(100)
        assert Fraction(pasti(hasil.nilai)) == _tercetak(tepat, kebijakan)


@BANYAK
@given(desimal_acak(), desimal_acak(), desimal_acak(), desimal_acak())
def test_lebih_dekat_ke_rentang_tidak_pernah_lebih_rendah(satu, dua, tiga, empat):
    """Between two figures on the same side of the range the nearer one has the higher capaian."""
    bawah, atas = sorted([satu, dua])
    target = NilaiTarget.rentang(bawah, atas)
    jauh, dekat = sorted([tiga, empat], reverse=min(tiga, empat) > atas)
    if (jauh < bawah) is not (dekat < bawah) or (jauh > atas) is not (dekat > atas):
        return
    a, b = (
        hitung_capaian(**_masukan(target, x, DALAM, TANPA_LANTAI, 4)).nilai for x in (jauh, dekat)
    )
    assert a is None or b is None or a <= b


# --- text


PERSEN = BentukAngka(2, "{n}%", "Persen")


@pytest.mark.parametrize(
    ("teks", "bawah", "atas"),
    [
        ("60–85", "60", "85"),
        ("60-85%", "60", "85"),
        ("60 s.d. 85", "60", "85"),
        ("2,5 ± 1", "1.5", "3.5"),
        ("2,5±1", "1.5", "3.5"),
        ("2,5% ± 1%", "1.5", "3.5"),
        ("2,5 ± 1%", "1.5", "3.5"),
        ("2,5 +/- 1", "1.5", "3.5"),
        ("2,5 + / − 1", "1.5", "3.5"),
        ("-2 ± 1", "-3", "-1"),
        ("-3 - -1", "-3", "-1"),
        ("5 ± 0", "5", "5"),
    ],
)
def test_rentang_terbaca(teks, bawah, atas):
    assert baca_target(teks, PERSEN, DALAM) == TargetTerbaca(
        JenisTarget.RENTANG, None, D(bawah), D(atas), apa_adanya="±" in teks or "/" in teks
    )


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("75", "terbaik di dalam rentang; tulis kedua batasnya"),
        ("≥ 60", "hanya menyebut satu angka"),
        ("maks. 85", "hanya menyebut satu angka"),
        ("2,5 ± -1", "tidak boleh negatif"),
        ("2,5 ± ", "hanya menyebut satu angka"),
        ("85–60", "melebihi batas atasnya"),
    ],
)
def test_bukan_rentang_ditolak(teks, pesan):
    with pytest.raises(TargetTeksError, match=pesan):
        baca_target(teks, PERSEN, DALAM)


# --- comparisons


BOR = rentang(60, 85)


@pytest.mark.parametrize(
    ("kini", "lalu", "target", "arah", "membaik"),
    [
        pytest.param("92", "95", BOR, Arah.TURUN, True, id="turun-mendekat"),
        pytest.param("95", "92", BOR, Arah.NAIK, False, id="naik-menjauh"),
        pytest.param("55", "50", BOR, Arah.NAIK, True, id="naik-mendekat"),
        pytest.param("50", "55", BOR, Arah.TURUN, False, id="turun-menjauh"),
        pytest.param("85", "92", BOR, Arah.TURUN, True, id="masuk"),
        pytest.param("59", "60", BOR, Arah.TURUN, False, id="keluar"),
        pytest.param("70", "80", BOR, Arah.TURUN, None, id="keduanya-di-dalam"),
        pytest.param("87", "58", BOR, Arah.NAIK, None, id="sama-jauh-di-kedua-sisi"),
        pytest.param("88", "58", BOR, Arah.NAIK, False, id="lebih-jauh-di-sisi-lain"),
        pytest.param("92", "95", None, Arah.TURUN, None, id="tanpa-target"),
        pytest.param("92", "95", minimal(60), Arah.TURUN, None, id="target-bukan-rentang"),
        pytest.param("92", "92", BOR, Arah.TETAP, None, id="tetap"),
    ],
)
def test_bandingkan(kini, lalu, target, arah, membaik):
    hasil = bandingkan(kini=D(kini), lalu=D(lalu), polaritas=DALAM, desimal=0, target=target)

    assert (hasil.arah, hasil.membaik) == (arah, membaik)


@pytest.mark.parametrize(
    ("realisasi", "jarak"),
    [
        ("59.99", (False, "0.01", False)),
        ("60", (True, "0", False)),
        ("85", (True, "0", False)),
        ("85.01", (False, "0.01", True)),
    ],
)
def test_jarak_dari_rentang(realisasi, jarak):
    hasil = jarak_target(target=BOR, realisasi=D(realisasi), polaritas=DALAM, desimal=2)

    assert hasil == Jarak(jarak[0], D(jarak[1]), jarak[2])


@pytest.mark.parametrize(("realisasi", "tercapai"), [("85", True), ("90", False), ("80", False)])
def test_satu_angka_tercapai_hanya_bila_tepat(realisasi, tercapai):
    hasil = jarak_target(target=minimal(85), realisasi=D(realisasi), polaritas=DALAM, desimal=2)

    assert hasil.tercapai is tercapai


@pytest.mark.parametrize(
    ("target", "realisasi", "batas"),
    [
        (BOR, "50", "60"),
        (BOR, "60", None),
        (BOR, "85.004", None),
        (BOR, "85.01", "85"),
        (minimal(80), "50", "80"),
        (minimal(80), "90", "80"),
    ],
)
def test_batas_yang_dituju(target, realisasi, batas):
    assert batas_terdekat(target, D(realisasi), 2) == (None if batas is None else D(batas))
