"""What a scale of achievement that cannot be used is told, and where its bands begin."""

from decimal import Decimal

import pytest

from kinerja.kriteria import (
    PITA_PERMENDAGRI_86_2017,
    Pita,
    PitaTidakSahError,
    periksa_pita,
    salah_pita,
)

D = Decimal
DASAR = Pita(None, "Kurang")


def test_skala_bawaan_menurut_permendagri_86_2017():
    """Lampiran Permendagri 86/2017: 91–100, 76–90, 66–75, 51–65, ≤ 50; by lower bound."""
    assert [(p.batas_bawah, p.label) for p in PITA_PERMENDAGRI_86_2017] == [
        (D(91), "Sangat Tinggi"),
        (D(76), "Tinggi"),
        (D(66), "Sedang"),
        (D(51), "Rendah"),
        (None, "Sangat Rendah"),
    ]
    periksa_pita(PITA_PERMENDAGRI_86_2017)


def test_skala_kosong_disebut_pada_pita_pertama():
    assert list(salah_pita(())) == [(0, "skala kriteria belum diisi.")]


@pytest.mark.parametrize(
    ("pita", "pesan"),
    [
        pytest.param([], "Skala kriteria belum diisi.", id="kosong"),
        pytest.param(
            [Pita(D(91), "Baik"), Pita(D(76), "\t"), DASAR],
            "Setiap tingkat skala kriteria harus mempunyai sebutan.",
            id="tanpa-sebutan",
        ),
        pytest.param(
            [Pita(D(91), "Baik"), Pita(D(0), "Kurang")],
            "Kosongkan pada pita terbawah: tingkat terakhir tanpa batas bawah.",
            id="dasar-berbatas",
        ),
        pytest.param(
            [Pita(D(91), "Baik"), Pita(None, "Cukup"), DASAR],
            "Wajib diisi kecuali pada pita terbawah, satu-satunya tanpa batas bawah.",
            id="tengah-tanpa-batas",
        ),
        pytest.param(
            [Pita(D("Infinity"), "Baik"), DASAR],
            "Batas bawah harus bilangan berhingga.",
            id="tak-berhingga",
        ),
        pytest.param(
            [Pita(D(91), "Baik"), Pita(D("91.0"), "Cukup"), DASAR],
            "Harus di bawah batas pita sebelumnya (Baik): batas menurun dan tidak berulang.",
            id="berulang",
        ),
    ],
)
def test_skala_tidak_sah_ditolak_dengan_sebabnya(pita, pesan):
    with pytest.raises(PitaTidakSahError) as galat:
        periksa_pita(pita)

    assert str(galat.value) == pesan


def test_setiap_kesalahan_skala_disebut_pada_pitanya():
    """What Data Induk and the loader show at the row that is wrong."""
    pita = [
        Pita(D(91), "Baik"),
        Pita(D(95), " "),
        Pita(None, "Cukup"),
        Pita(D("NaN"), "Kurang"),
        Pita(D(10), "Buruk"),
    ]
    assert list(salah_pita(pita)) == [
        (1, "harus di bawah batas pita sebelumnya (Baik): batas menurun dan tidak berulang."),
        (1, "setiap tingkat skala kriteria harus mempunyai sebutan."),
        (2, "wajib diisi kecuali pada pita terbawah, satu-satunya tanpa batas bawah."),
        (3, "batas bawah harus bilangan berhingga."),
        (4, "kosongkan pada pita terbawah: tingkat terakhir tanpa batas bawah."),
    ]
    assert list(salah_pita(PITA_PERMENDAGRI_86_2017)) == []
