"""Capaian, kriteria and averages. Expected values: law, reference report, or hand calculation."""

from decimal import Decimal, localcontext
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
    Rerata,
    RumusRendah,
    rerata,
)
from kinerja.kriteria import (
    PITA_PERMENDAGRI_86_2017,
    Pita,
    PitaTidakSahError,
    kriteria,
    periksa_pita,
)
from tests.kinerja.hitung import hitung_capaian, uraikan_capaian
from tests.orakel import (
    BANYAK,
    batasi,
    bulat,
    bulat_setengah_ke_atas,
    capaian_rendah,
    capaian_tinggi,
    desimal_acak,
)
from tests.pasti import pasti

D = Decimal
TINGGI, RENDAH = Polaritas.TINGGI, Polaritas.RENDAH
BAWAAN = Kebijakan()
DIPOTONG = Kebijakan(pembulatan=Pembulatan.POTONG)
TANPA_LANTAI = Kebijakan(minimum=None)
RASIO = Kebijakan(rumus_rendah=RumusRendah.RASIO)


def minimal(nilai):
    return NilaiTarget.minimal(D(nilai))


def maksimal(nilai):
    return NilaiTarget.maksimal(D(nilai))


def rentang(bawah, atas):
    return NilaiTarget.rentang(D(bawah), D(atas))


def argumen(target, realisasi, polaritas, desimal, kebijakan):
    return {
        "target": target,
        "realisasi": None if realisasi is None else D(realisasi),
        "polaritas": polaritas,
        "desimal_indikator": desimal,
        "kebijakan": kebijakan,
    }


# target, realisasi, polarity, the indicator's decimals, policy, capaian
KASUS = {
    "tpt": (maksimal("2.72"), "2.71", RENDAH, 2, BAWAAN, "100.37"),
    "tpt-dipotong": (maksimal("2.72"), "2.71", RENDAH, 2, DIPOTONG, "100.36"),
    "tpt-dari-variabel": (maksimal("2.72"), "2.708249", RENDAH, 2, BAWAAN, "100.37"),
    "tpt-dari-variabel-dipotong": (maksimal("2.72"), "2.708249", RENDAH, 2, DIPOTONG, "100.36"),
    "akhir-renstra": (minimal("97.50"), "97.30", TINGGI, 2, BAWAAN, "99.79"),
    "tinggi-90-45": (minimal("40"), "36.18", TINGGI, 2, BAWAAN, "90.45"),
    "rp-per-jam": (minimal("22884"), "23303", TINGGI, 0, BAWAAN, "101.83"),
    "lowongan": (minimal("900"), "1026", TINGGI, 0, BAWAAN, "114.00"),
    "jauh-di-atas": (minimal("200"), "389", TINGGI, 0, BAWAAN, "194.50"),
    "indeks": (minimal("85"), "91.65", TINGGI, 2, BAWAAN, "107.82"),
    "kawasan": (minimal("21.05"), "21.0526", TINGGI, 2, BAWAAN, "100.00"),
    "dbd-di-bawah-100": (maksimal("49"), "56.23", RENDAH, 2, BAWAAN, "85.24"),
    "di-bawah-satu": (minimal("0.5"), "0.4", TINGGI, 2, BAWAAN, "80.00"),
    "di-bawah-satu-rendah": (maksimal("0.5"), "0.4", RENDAH, 2, BAWAAN, "120.00"),
    "nol-dicapai": (minimal("5"), "0", TINGGI, 0, BAWAAN, "0.00"),
    "rendah-realisasi-nol": (maksimal("5"), "0", RENDAH, 0, BAWAAN, "200.00"),
    "rendah-tepat": (maksimal("5"), "5", RENDAH, 0, BAWAAN, "100.00"),
    "rendah-dua-kali": (maksimal("10"), "20", RENDAH, 0, BAWAAN, "0.00"),
    "rendah-lantai-0": (maksimal("10"), "25", RENDAH, 0, BAWAAN, "0.00"),
    "rendah-tanpa-lantai": (maksimal("10"), "25", RENDAH, 0, TANPA_LANTAI, "-50.00"),
    "batas-atas": (minimal("200"), "389", TINGGI, 0, Kebijakan(maksimum=D(120)), "120.00"),
    "realisasi-negatif": (maksimal("10"), "-1", RENDAH, 0, BAWAAN, "210.00"),
    "rasio": (maksimal("2.72"), "2.71", RENDAH, 2, RASIO, "100.37"),
    "rasio-buruk": (maksimal("10"), "25", RENDAH, 0, RASIO, "40.00"),
    "jenis-mengalahkan-polaritas-maks": (maksimal("10"), "5", TINGGI, 0, BAWAAN, "150.00"),
    "jenis-mengalahkan-polaritas-min": (minimal("10"), "5", RENDAH, 0, BAWAAN, "50.00"),
    "nol-nol-maksimal": (maksimal("0"), "0", RENDAH, 0, BAWAAN, "100.00"),
    "nol-nol-rasio": (maksimal("0"), "0", RENDAH, 0, RASIO, "100.00"),
    "nol-nol-makin-rendah": (minimal("0"), "0", RENDAH, 0, BAWAAN, "100.00"),
    "nol-setelah-dibulatkan": (maksimal("0.004"), "0.001", RENDAH, 2, BAWAAN, "100.00"),
    "rentang-di-bawah": (rentang("7", "8"), "6.5", RENDAH, 1, BAWAAN, "107.14"),
    "rentang-di-atas": (rentang("7", "8"), "9", RENDAH, 1, BAWAAN, "87.50"),
    "rentang-batas-bawah": (rentang("7", "8"), "7", RENDAH, 1, BAWAAN, "100.00"),
    "rentang-batas-atas": (rentang("7", "8"), "8", TINGGI, 1, BAWAAN, "100.00"),
    "rentang-masuk-setelah-dibulatkan": (rentang("7", "8"), "8.04", RENDAH, 1, BAWAAN, "100.00"),
    "rentang-tinggi-di-bawah": (rentang("7", "8"), "6.5", TINGGI, 1, BAWAAN, "92.86"),
    "rentang-tinggi-di-atas": (rentang("7", "8"), "9", TINGGI, 1, BAWAAN, "112.50"),
    "rentang-rasio": (rentang("7", "8"), "10", RENDAH, 0, RASIO, "80.00"),
    "rentang-nol-nol": (rentang("0", "0"), "0", TINGGI, 0, BAWAAN, "100.00"),
    "predikat-tercapai": (NilaiTarget.predikat(D(3)), "3", TINGGI, 0, BAWAAN, "100.00"),
    "predikat-kurang": (NilaiTarget.predikat(D(4)), "3", TINGGI, 0, BAWAAN, "75.00"),
    "predikat-lebih": (NilaiTarget.predikat(D(3)), "4", RENDAH, 0, BAWAAN, "133.33"),
    "predikat-bernilai": (NilaiTarget.predikat(D("3.5")), "3.25", TINGGI, 0, BAWAAN, "92.86"),
    "satu-desimal": (minimal("97.50"), "97.30", TINGGI, 2, Kebijakan(desimal=1), "99.8"),
    "tepat-di-tengah": (minimal("8"), "7.9996", TINGGI, 4, BAWAAN, "100.00"),
    "tepat-di-tengah-dipotong": (minimal("8"), "7.9996", TINGGI, 4, DIPOTONG, "99.99"),
}

URAIAN = {
    "tpt": "(2 × 2,72 − 2,71) ÷ 2,72 × 100 = 100,37%",
    "tpt-dipotong": "(2 × 2,72 − 2,71) ÷ 2,72 × 100 = 100,36% (dipotong, tidak dibulatkan)",
    "tpt-dari-variabel": "(2 × 2,72 − 2,71) ÷ 2,72 × 100 = 100,37%",
    "akhir-renstra": "97,30 ÷ 97,50 × 100 = 99,79%",
    "tinggi-90-45": "36,18 ÷ 40,00 × 100 = 90,45%",
    "rp-per-jam": "23.303 ÷ 22.884 × 100 = 101,83%",
    "lowongan": "1.026 ÷ 900 × 100 = 114,00%",
    "jauh-di-atas": "389 ÷ 200 × 100 = 194,50%",
    "indeks": "91,65 ÷ 85,00 × 100 = 107,82%",
    "kawasan": "21,05 ÷ 21,05 × 100 = 100,00%",
    "di-bawah-satu": "0,40 ÷ 0,50 × 100 = 80,00%",
    "di-bawah-satu-rendah": "(2 × 0,50 − 0,40) ÷ 0,50 × 100 = 120,00%",
    "nol-dicapai": "0 ÷ 5 × 100 = 0,00%",
    "rendah-realisasi-nol": "(2 × 5 − 0) ÷ 5 × 100 = 200,00%",
    "rendah-dua-kali": "(2 × 10 − 20) ÷ 10 × 100 = 0,00%",
    "rendah-lantai-0": "(2 × 10 − 25) ÷ 10 × 100 = -50,00%, ditetapkan 0,00% (batas bawah)",
    "rendah-tanpa-lantai": "(2 × 10 − 25) ÷ 10 × 100 = -50,00%",
    "batas-atas": "389 ÷ 200 × 100 = 194,50%, ditetapkan 120,00% (batas atas)",
    "realisasi-negatif": "(2 × 10 − (-1)) ÷ 10 × 100 = 210,00%",
    "rasio": "2,72 ÷ 2,71 × 100 = 100,37%",
    "rasio-buruk": "10 ÷ 25 × 100 = 40,00%",
    "nol-nol-maksimal": "Target 0 dan realisasi 0 = 100,00%",
    "rentang-di-bawah": "(2 × 7,0 − 6,5) ÷ 7,0 × 100 = 107,14%",
    "rentang-di-atas": "(2 × 8,0 − 9,0) ÷ 8,0 × 100 = 87,50%",
    "rentang-batas-bawah": "7,0 di dalam rentang 7,0–8,0 = 100,00%",
    "rentang-tinggi-di-bawah": "6,5 ÷ 7,0 × 100 = 92,86%",
    "rentang-rasio": "8 ÷ 10 × 100 = 80,00%",
    "predikat-tercapai": "3 ÷ 3 × 100 = 100,00%",
    "predikat-bernilai": "3,25 ÷ 3,5 × 100 = 92,86%",
    "satu-desimal": "97,30 ÷ 97,50 × 100 = 99,8%",
}


@pytest.mark.parametrize("nama", KASUS)
def test_capaian(nama):
    *isi, capaian = KASUS[nama]
    masukan = argumen(*isi)

    hasil = hitung_capaian(**masukan)

    assert hasil == Hasil(D(capaian), None)
    assert hasil.dapat
    assert hasil.keterangan == ""
    assert f"{capaian.replace('.', ',')}%" in uraikan_capaian(**masukan)


@pytest.mark.parametrize("nama", URAIAN)
def test_uraian(nama):
    *isi, _ = KASUS[nama]

    assert uraikan_capaian(**argumen(*isi)) == URAIAN[nama]


@pytest.mark.parametrize(
    ("target", "realisasi", "polaritas", "kebijakan", "alasan"),
    [
        pytest.param(None, "1", TINGGI, BAWAAN, Alasan.TIDAK_ADA_TARGET, id="tanpa-target"),
        pytest.param(None, None, TINGGI, BAWAAN, Alasan.TIDAK_ADA_TARGET, id="tanpa-keduanya"),
        pytest.param(minimal(1), None, TINGGI, BAWAAN, Alasan.BELUM_DILAPORKAN, id="kosong"),
        pytest.param(minimal(0), "1", TINGGI, BAWAAN, Alasan.TARGET_NOL, id="target-nol"),
        pytest.param(minimal(0), "0", TINGGI, BAWAAN, Alasan.TARGET_NOL, id="tinggi-nol-nol"),
        pytest.param(maksimal(0), "1", RENDAH, BAWAAN, Alasan.TARGET_NOL, id="rendah-nol-satu"),
        pytest.param(minimal("0.004"), "1", TINGGI, BAWAAN, Alasan.TARGET_NOL, id="jadi-nol"),
        pytest.param(maksimal(5), "0", RENDAH, RASIO, Alasan.REALISASI_NOL, id="rasio-nol"),
        pytest.param(maksimal(5), "-1", RENDAH, RASIO, Alasan.REALISASI_NEGATIF, id="rasio-neg"),
        pytest.param(rentang(0, 8), "-1", TINGGI, BAWAAN, Alasan.TARGET_NOL, id="rentang-nol"),
        pytest.param(
            NilaiTarget.predikat(D(0)), "1", TINGGI, BAWAAN, Alasan.TARGET_NOL, id="predikat-nol"
        ),
    ],
)
def test_tidak_dapat_dihitung(target, realisasi, polaritas, kebijakan, alasan):
    masukan = argumen(target, realisasi, polaritas, 2, kebijakan)

    hasil = hitung_capaian(**masukan)

    assert (hasil.nilai, hasil.alasan, hasil.dapat) == (None, alasan, False)
    assert hasil.keterangan == f"tidak dapat dihitung: {alasan}"
    assert uraikan_capaian(**masukan) == f"Tidak dapat dihitung: {alasan}"


@pytest.mark.parametrize(
    ("jenis", "nilai", "bawah", "atas"),
    [
        (JenisTarget.MINIMAL, None, None, None),
        (JenisTarget.MAKSIMAL, D(1), D(0), None),
        (JenisTarget.PREDIKAT, None, None, None),
        (JenisTarget.RENTANG, None, D(1), None),
        (JenisTarget.RENTANG, D(1), D(1), D(2)),
        (JenisTarget.RENTANG, None, D(2), D(1)),
    ],
)
def test_target_tidak_lengkap_ditolak(jenis, nilai, bawah, atas):
    with pytest.raises(ValueError, match=r"[Tt]arget"):
        NilaiTarget(jenis, nilai, bawah, atas)


@pytest.mark.parametrize(
    "isi", [{"minimum": D(2), "maksimum": D(1)}, {"desimal": -1}, {"desimal": 7}]
)
def test_kebijakan_tidak_masuk_akal_ditolak(isi):
    with pytest.raises(ValueError, match=r"Batas|desimal"):
        Kebijakan(**isi)


@pytest.mark.parametrize(("nilai", "alasan"), [(None, None), (D(1), "target nol")])
def test_hasil_adalah_angka_atau_alasan(nilai, alasan):
    with pytest.raises(ValueError, match="either"):
        Hasil(nilai, alasan)


def test_konteks_pemanggil_tidak_berpengaruh():
    with localcontext() as konteks:
        konteks.prec = 3
        hasil = hitung_capaian(**argumen(minimal("22884"), "23303", TINGGI, 0, BAWAAN))

    assert hasil.nilai == D("101.83")


# --- against the oracle

positif = desimal_acak(minimum="0.0001")
#: Best inside a range has a file of its own: test_dalam_rentang.py.
searah = st.sampled_from([TINGGI, RENDAH])
batas = st.none() | st.decimals(-100, 100, places=2)
kebijakan_acak = st.builds(
    Kebijakan,
    minimum=batas,
    maksimum=st.none() | st.decimals(100, 300, places=2),
    pembulatan=st.sampled_from(Pembulatan),
    desimal=st.integers(0, 4),
)


def orakel(rumus, target, realisasi, desimal, kebijakan):
    """The four steps of the module docstring, in fractions; None where the target is zero."""
    t = bulat_setengah_ke_atas(Fraction(target), desimal)
    r = bulat_setengah_ke_atas(Fraction(realisasi), desimal)
    if t == 0:
        return Fraction(100) if rumus is capaian_rendah and r == 0 else None
    mentah = batasi(rumus(t, r), kebijakan.minimum, kebijakan.maksimum)
    return bulat(mentah, kebijakan.desimal, kebijakan.pembulatan is Pembulatan.POTONG)


def sebagai_pecahan(hasil):
    return None if hasil.nilai is None else Fraction(pasti(hasil.nilai))


def target_polos(nilai, polaritas):
    """The target that a bare number means: a maximum where lower is better."""
    return maksimal(nilai) if polaritas is RENDAH else minimal(nilai)


@BANYAK
@given(positif, desimal_acak(), st.integers(0, 4), kebijakan_acak)
def test_makin_tinggi_sama_dengan_orakel(target, realisasi, desimal, kebijakan):
    hasil = hitung_capaian(
        **argumen(NilaiTarget.minimal(target), realisasi, TINGGI, desimal, kebijakan)
    )

    assert sebagai_pecahan(hasil) == orakel(capaian_tinggi, target, realisasi, desimal, kebijakan)


@BANYAK
@given(positif, desimal_acak(), st.integers(0, 4), kebijakan_acak)
def test_makin_rendah_sama_dengan_orakel(target, realisasi, desimal, kebijakan):
    hasil = hitung_capaian(
        **argumen(NilaiTarget.maksimal(target), realisasi, RENDAH, desimal, kebijakan)
    )

    assert sebagai_pecahan(hasil) == orakel(capaian_rendah, target, realisasi, desimal, kebijakan)


@BANYAK
@given(positif, positif, st.sampled_from(Pembulatan))
def test_rasio_sama_dengan_orakel(target, realisasi, cara):
    kebijakan = Kebijakan(rumus_rendah=RumusRendah.RASIO, pembulatan=cara)
    hasil = hitung_capaian(**argumen(NilaiTarget.maksimal(target), realisasi, RENDAH, 4, kebijakan))

    tepat = Fraction(target) * 100 / Fraction(realisasi)
    assert Fraction(pasti(hasil.nilai)) == bulat(tepat, 2, cara is Pembulatan.POTONG)


@BANYAK
@given(positif, positif, desimal_acak(), searah, st.integers(0, 4))
def test_rentang_sama_dengan_orakel(satu, dua, realisasi, polaritas, desimal):
    bawah, atas = sorted([satu, dua])
    hasil = hitung_capaian(
        **argumen(NilaiTarget.rentang(bawah, atas), realisasi, polaritas, desimal, BAWAAN)
    )

    b, a, r = (bulat_setengah_ke_atas(Fraction(x), desimal) for x in (bawah, atas, realisasi))
    rumus = capaian_rendah if polaritas is RENDAH else capaian_tinggi
    if b <= r <= a:
        assert hasil.nilai == 100
    elif (b if r < b else a) == 0:
        assert hasil.alasan == Alasan.TARGET_NOL
    else:
        tepat = batasi(rumus(b if r < b else a, r), BAWAAN.minimum, None)
        assert Fraction(pasti(hasil.nilai)) == bulat_setengah_ke_atas(tepat, 2)


@BANYAK
@given(positif, searah, st.integers(0, 4), kebijakan_acak)
def test_tepat_target_selalu_100(nilai, polaritas, desimal, kebijakan):
    target = target_polos(nilai, polaritas)
    hasil = hitung_capaian(**argumen(target, nilai, polaritas, desimal, kebijakan))

    assert hasil.nilai == 100 or hasil.alasan == Alasan.TARGET_NOL


@BANYAK
@given(positif, desimal_acak(), desimal_acak(), searah)
def test_lebih_baik_tidak_pernah_menurunkan_capaian(nilai, satu, dua, polaritas):
    target = target_polos(nilai, polaritas)
    buruk, baik = sorted([satu, dua], reverse=polaritas is RENDAH)

    hasil_buruk = hitung_capaian(**argumen(target, buruk, polaritas, 4, TANPA_LANTAI))
    hasil_baik = hitung_capaian(**argumen(target, baik, polaritas, 4, TANPA_LANTAI))

    assert pasti(hasil_buruk.nilai) <= pasti(hasil_baik.nilai)


@BANYAK
@given(positif, desimal_acak(), searah, kebijakan_acak)
def test_uraian_berakhir_pada_angka_yang_sama(nilai, realisasi, polaritas, kebijakan):
    masukan = argumen(target_polos(nilai, polaritas), realisasi, polaritas, 2, kebijakan)
    hasil = hitung_capaian(**masukan)
    uraian = uraikan_capaian(**masukan)

    if hasil.dapat:
        angka = uraian.rpartition("%")[0].split(" ")[-1].replace(".", "").replace(",", ".")
        assert D(angka) == hasil.nilai
    else:
        assert uraian == f"Tidak dapat dihitung: {hasil.alasan}"


# --- kriteria


@pytest.mark.parametrize(
    ("capaian", "label"),
    [
        ("250", "Sangat Tinggi"),
        ("100", "Sangat Tinggi"),
        ("91", "Sangat Tinggi"),
        ("90.99", "Tinggi"),
        ("90.45", "Tinggi"),
        ("90", "Tinggi"),
        ("76", "Tinggi"),
        ("75.99", "Sedang"),
        ("66", "Sedang"),
        ("65.99", "Rendah"),
        ("51", "Rendah"),
        ("50.99", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
        ("-50", "Sangat Rendah"),
    ],
)
def test_kriteria_permendagri_tanpa_celah(capaian, label):
    assert kriteria(D(capaian), PITA_PERMENDAGRI_86_2017) == label


def test_sebutan_dapat_diganti():
    pita = (Pita(D(91), "Berhasil"), *PITA_PERMENDAGRI_86_2017[1:])

    assert kriteria(D("100.37"), pita) == "Berhasil"


@pytest.mark.parametrize(
    "pita",
    [
        pytest.param([], id="kosong"),
        pytest.param([Pita(D(91), "A"), Pita(D(76), "B")], id="tanpa-dasar"),
        pytest.param([Pita(None, "A"), Pita(D(76), "B")], id="dasar-di-atas"),
        pytest.param([Pita(None, "A"), Pita(None, "B")], id="dua-dasar"),
        pytest.param([Pita(D(76), "A"), Pita(D(91), "B"), Pita(None, "C")], id="menaik"),
        pytest.param([Pita(D(91), "A"), Pita(D("91.00"), "B"), Pita(None, "C")], id="berulang"),
        pytest.param([Pita(D(91), " "), Pita(None, "C")], id="tanpa-sebutan"),
        pytest.param([Pita(D("NaN"), "A"), Pita(None, "C")], id="nan"),
    ],
)
def test_skala_tidak_sah_ditolak(pita):
    with pytest.raises(PitaTidakSahError):
        kriteria(D(100), pita)


def test_skala_satu_tingkat_sah():
    periksa_pita([Pita(None, "Semua")])
    assert kriteria(D(1), [Pita(None, "Semua")]) == "Semua"


# --- averages

BELUM = Hasil.tidak_dapat(Alasan.BELUM_DILAPORKAN)


def hasil(*nilai):
    return [Hasil.dari(D(satu)) for satu in nilai]


@pytest.mark.parametrize(
    ("masukan", "kebijakan", "diharapkan"),
    [
        pytest.param([], BAWAAN, Rerata(None, 0, 0), id="kosong"),
        pytest.param([BELUM, BELUM], BAWAAN, Rerata(None, 0, 2), id="semua-dilewati"),
        pytest.param(hasil("0", "100"), BAWAAN, Rerata(D("50.00"), 2, 0), id="nol-dihitung"),
        pytest.param([*hasil("90"), BELUM], BAWAAN, Rerata(D("90.00"), 1, 1), id="bukan-nol"),
        pytest.param(
            hasil("100.37", "100", "107.82"), BAWAAN, Rerata(D("102.73"), 3, 0), id="tiga"
        ),
        pytest.param(
            hasil("194.50", "50"),
            Kebijakan(rerata_dibatasi=True),
            Rerata(D("75.00"), 2, 0),
            id="dibatasi-100",
        ),
        pytest.param(hasil("0.01", "0.02"), BAWAAN, Rerata(D("0.02"), 2, 0), id="tengah"),
        pytest.param(hasil("0.01", "0.02"), DIPOTONG, Rerata(D("0.01"), 2, 0), id="dipotong"),
    ],
)
def test_rerata(masukan, kebijakan, diharapkan):
    assert rerata(iter(masukan), kebijakan) == diharapkan


@BANYAK
@given(
    st.lists(st.none() | desimal_acak(desimal=2, minimum="-999", maksimum="9999"), max_size=30),
    st.booleans(),
    st.sampled_from(Pembulatan),
)
def test_rerata_sama_dengan_orakel(nilai, dibatasi, cara):
    masukan = [BELUM if satu is None else Hasil.dari(satu) for satu in nilai]
    didapat = rerata(masukan, Kebijakan(rerata_dibatasi=dibatasi, pembulatan=cara))

    ada = [Fraction(satu) for satu in nilai if satu is not None]
    if dibatasi:
        ada = [min(satu, Fraction(100)) for satu in ada]
    assert (didapat.dihitung, didapat.dilewati) == (len(ada), len(nilai) - len(ada))
    if ada:
        tepat = sum(ada, Fraction(0)) / len(ada)
        assert Fraction(pasti(didapat.nilai)) == bulat(tepat, 2, cara is Pembulatan.POTONG)
    else:
        assert didapat.nilai is None
