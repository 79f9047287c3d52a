"""Differences are those of the printed figures."""

from decimal import Decimal as D

import pytest

from kinerja.capaian import NilaiTarget, Polaritas
from kinerja.perbandingan import Arah, Jarak, bandingkan, jarak_target, laju

TINGGI, RENDAH = Polaritas.TINGGI, Polaritas.RENDAH


@pytest.mark.parametrize(
    ("kini", "lalu", "polaritas", "desimal", "arah", "selisih", "relatif", "membaik"),
    [
        pytest.param("2.71", "2.73", RENDAH, 2, Arah.TURUN, "0.02", "0.73", True, id="tpt-membaik"),
        pytest.param("2.75", "2.73", RENDAH, 2, Arah.NAIK, "0.02", "0.73", False, id="tpt-naik"),
        pytest.param("97.30", "97.27", TINGGI, 2, Arah.NAIK, "0.03", "0.03", True, id="tkk"),
        pytest.param("23303", "22677", TINGGI, 0, Arah.NAIK, "626", "2.76", True, id="rupiah"),
        pytest.param("100", "100", TINGGI, 2, Arah.TETAP, "0.00", "0.00", None, id="tetap"),
        pytest.param("1.004", "1.001", TINGGI, 2, Arah.TETAP, "0.00", "0.00", None, id="tercetak"),
        pytest.param("5", "0", TINGGI, 0, Arah.NAIK, "5", None, True, id="dari-nol"),
        pytest.param("-1", "-3", TINGGI, 0, Arah.NAIK, "2", None, True, id="dari-negatif"),
    ],
)
def test_bandingkan(kini, lalu, polaritas, desimal, arah, selisih, relatif, membaik):
    hasil = bandingkan(kini=D(kini), lalu=D(lalu), polaritas=polaritas, desimal=desimal)

    assert (hasil.arah, hasil.selisih, hasil.membaik) == (arah, D(selisih), membaik)
    assert hasil.relatif == (None if relatif is None else D(relatif))


@pytest.mark.parametrize(
    ("target", "realisasi", "polaritas", "jarak"),
    [
        pytest.param(
            NilaiTarget.minimal(D("97.5")), "97.3", TINGGI, (False, "0.20", False), id="kurang"
        ),
        pytest.param(
            NilaiTarget.minimal(D("86")), "91.65", TINGGI, (True, "5.65", True), id="lebih"
        ),
        pytest.param(NilaiTarget.minimal(D("86")), "86", TINGGI, (True, "0", False), id="tepat"),
        pytest.param(
            NilaiTarget.maksimal(D("2.72")), "2.71", RENDAH, (True, "0.01", False), id="maks"
        ),
        pytest.param(
            NilaiTarget.maksimal(D("2.72")), "2.80", RENDAH, (False, "0.08", True), id="lewat"
        ),
        pytest.param(
            NilaiTarget.rentang(D(7), D(8)), "7.5", RENDAH, (True, "0", False), id="dalam"
        ),
        pytest.param(
            NilaiTarget.rentang(D(7), D(8)), "9", RENDAH, (False, "1", True), id="di-atas"
        ),
        pytest.param(
            NilaiTarget.rentang(D(7), D(8)), "6.5", RENDAH, (True, "0.5", False), id="di-bawah"
        ),
        pytest.param(
            NilaiTarget.rentang(D(7), D(8)),
            "6.5",
            TINGGI,
            (False, "0.5", False),
            id="kurang-rentang",
        ),
        pytest.param(NilaiTarget.predikat(D(3)), "2", TINGGI, (False, "1", False), id="predikat"),
    ],
)
def test_jarak_target(target, realisasi, polaritas, jarak):
    hasil = jarak_target(target=target, realisasi=D(realisasi), polaritas=polaritas, desimal=2)

    assert hasil == Jarak(jarak[0], D(jarak[1]), jarak[2])


@pytest.mark.parametrize(
    ("dari", "sampai", "tahun", "desimal", "setahun", "naik", "jadi"),
    [
        ("21.05", "31.50", 2, 2, "5.23", True, 2),
        ("36.18", "60", 2, 2, "11.91", True, 2),
        ("4", "6", 2, 0, "1", True, 0),
        ("4", "7", 2, 0, "1.5", True, 1),
        ("3", "4", 3, 0, "0.3", True, 1),
        ("2.71", "2.70", 1, 2, "0.01", False, 2),
        ("5", "5", 2, 0, "0", False, 0),
    ],
    ids=["bulat-ke-atas", "genap", "utuh", "setengah", "sepertiga", "turun", "diam"],
)
def test_laju_setahun(dari, sampai, tahun, desimal, setahun, naik, jadi):
    hasil = laju(dari=D(dari), sampai=D(sampai), tahun=tahun, desimal=desimal)
    assert (hasil.setahun, hasil.naik, hasil.desimal) == (D(setahun), naik, jadi)


def test_laju_tanpa_tahun_ditolak():
    with pytest.raises(ValueError, match="one year"):
        laju(dari=D(1), sampai=D(2), tahun=0, desimal=0)
