"""The rules of accounts as tables of cases, every boundary included. No database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kinerja.akun.aturan import (
    JEDA,
    PERAN_PEMDA,
    PERAN_PERANGKAT,
    DataAkun,
    Ditetapkan,
    TundaMeneken,
    boleh_mengurus,
    boleh_menyetujui,
    peran_ditawarkan,
    peran_ditolak,
    terlihat,
    tunda_meneken,
)
from kinerja.jenis import HalPenetapan
from kinerja.peran import (
    ADMIN_PEMDA,
    EVALUATOR,
    KEPALA_DAERAH,
    KEPALA_DINAS,
    OPERATOR,
    PEMBACA_PEMDA,
    PERAN,
    SEKRETARIAT,
)
from kinerja.sebutan import sebut_penanda

SEKRE = DataAkun(1, 10, frozenset({SEKRETARIAT}), mengelola=True)
ADMIN = DataAkun(2, None, frozenset({ADMIN_PEMDA}), lintas=True, mengelola=True)
SUPER = DataAkun(3, None, istimewa=True, lintas=True, mengelola=True)
KEPALA = DataAkun(4, 10, frozenset({KEPALA_DINAS}))
OPERATOR_SENDIRI = DataAkun(5, 10, frozenset({OPERATOR}))
OPERATOR_LAIN = DataAkun(6, 20, frozenset({OPERATOR}))
PENILAI = DataAkun(7, 10, frozenset({EVALUATOR}))
BUPATI = DataAkun(8, None, frozenset({KEPALA_DAERAH}), lintas=True)
SUPER_DI_PD = DataAkun(9, 10, istimewa=True)


@pytest.mark.parametrize(
    ("pengelola", "akun", "tampak", "boleh"),
    [
        (SEKRE, OPERATOR_SENDIRI, True, True),
        (SEKRE, KEPALA, True, True),
        (SEKRE, SEKRE, True, False),
        (SEKRE, OPERATOR_LAIN, False, None),
        (SEKRE, PENILAI, True, False),
        (SEKRE, BUPATI, False, None),
        (SEKRE, ADMIN, False, None),
        (SEKRE, SUPER_DI_PD, False, None),
        (ADMIN, OPERATOR_LAIN, True, True),
        (ADMIN, PENILAI, True, True),
        (ADMIN, BUPATI, True, True),
        (ADMIN, ADMIN, True, False),
        (ADMIN, SUPER, False, None),
        (SUPER, ADMIN, True, True),
        (SUPER, SUPER_DI_PD, True, True),
        (SUPER, SUPER, True, False),
        (KEPALA, OPERATOR_SENDIRI, True, False),
        (BUPATI, OPERATOR_SENDIRI, True, False),
        (DataAkun(11, None, mengelola=True), DataAkun(12, None), False, None),
    ],
)
def test_siapa_mengurus_siapa(pengelola, akun, tampak, boleh):
    assert terlihat(pengelola, akun) is tampak
    if boleh is not None:
        assert (boleh_mengurus(pengelola, akun) is None) is boleh


@pytest.mark.parametrize("akun", [SEKRE, ADMIN, SUPER, KEPALA])
def test_tidak_seorang_pun_mengurus_akunnya_sendiri(akun):
    assert "orang lain" in (boleh_mengurus(akun, akun) or "")


def test_setiap_peran_milik_perangkat_daerah_atau_pemda():
    assert set(PERAN_PERANGKAT) | set(PERAN_PEMDA) == set(PERAN)
    assert not set(PERAN_PERANGKAT) & set(PERAN_PEMDA)


@pytest.mark.parametrize(
    ("pengelola", "di_pd", "boleh"),
    [
        (SEKRE, True, set(PERAN) - {ADMIN_PEMDA, PEMBACA_PEMDA, KEPALA_DAERAH, EVALUATOR}),
        (ADMIN, True, set(PERAN) - {ADMIN_PEMDA, PEMBACA_PEMDA, KEPALA_DAERAH}),
        (ADMIN, False, {ADMIN_PEMDA, PEMBACA_PEMDA, KEPALA_DAERAH}),
    ],
)
def test_peran_yang_dapat_diberikan(pengelola, di_pd, boleh):
    assert set(peran_ditawarkan(pengelola, di_pd=di_pd)) == boleh
    for peran in PERAN:
        assert (peran_ditolak(pengelola, [peran], di_pd=di_pd) is None) is (peran in boleh)
    assert peran_ditolak(pengelola, [], di_pd=di_pd) is None


# --- when an account may sign --------------------------------------------------------------------

KINI = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
JAM, DETIK = timedelta(hours=1), timedelta(seconds=1)
H = HalPenetapan


def _d(hal, lalu, **lain):
    return Ditetapkan(hal, KINI - lalu, **lain)


@pytest.mark.parametrize(
    ("baris", "hasil"),
    [
        pytest.param([], None, id="nothing was set"),
        pytest.param([_d(H.SANDI, JAM)], TundaMeneken(KINI + 23 * JAM, H.SANDI), id="an hour ago"),
        pytest.param(
            [_d(H.PERAN, JEDA - DETIK)], TundaMeneken(KINI + DETIK, H.PERAN), id="a second short"
        ),
        pytest.param([_d(H.PERAN, JEDA)], None, id="a day to the second"),
        pytest.param([_d(H.SANDI, 0 * JAM)], TundaMeneken(KINI + JEDA, H.SANDI), id="right now"),
        pytest.param(
            [_d(H.SANDI, -3 * DETIK)],
            TundaMeneken(KINI + 3 * DETIK + JEDA, H.SANDI),
            id="set while the signature was under way",
        ),
        pytest.param([_d(H.SANDI, -JAM)], None, id="long after the signature"),
        pytest.param([_d(H.SANDI, JAM, disetujui=True)], None, id="a second person consents"),
        pytest.param(
            [_d(H.PERAN, 2 * JAM), _d(H.SANDI, JAM, disetujui=True)],
            TundaMeneken(KINI + 22 * JAM, H.PERAN),
            id="consent to one of two",
        ),
        pytest.param(
            [_d(H.SANDI, 3 * JAM), _d(H.SUREL, JAM)],
            TundaMeneken(KINI + 23 * JAM, H.SUREL),
            id="the latest counts",
        ),
        pytest.param(
            [_d(H.PENUGASAN, 100 * JEDA, perlu_konfirmasi=True)],
            TundaMeneken(None, H.PENUGASAN),
            id="never confirmed",
        ),
        pytest.param(
            [_d(H.PENUGASAN, 100 * JEDA, perlu_konfirmasi=True, dikonfirmasi=True)],
            None,
            id="confirmed long ago",
        ),
        pytest.param(
            [_d(H.PENUGASAN, JAM, perlu_konfirmasi=True, dikonfirmasi=True)],
            TundaMeneken(KINI + 23 * JAM, H.PENUGASAN),
            id="confirmed, but set an hour ago",
        ),
        pytest.param(
            [_d(H.PENUGASAN, JAM, perlu_konfirmasi=True, disetujui=True)],
            TundaMeneken(None, H.PENUGASAN),
            id="consent does not confirm",
        ),
        pytest.param(
            [_d(H.PENUGASAN, 9 * JEDA, perlu_konfirmasi=True, ditolak=True)],
            TundaMeneken(None, H.PENUGASAN, ditolak=True),
            id="called wrong by its holder",
        ),
        pytest.param(
            [
                _d(H.PENUGASAN, 9 * JEDA, perlu_konfirmasi=True, ditolak=True),
                _d(H.PENUGASAN, 8 * JEDA),
            ],
            None,
            id="a later one replaces what was never confirmed",
        ),
        pytest.param(
            [
                _d(H.PERAN, 9 * JEDA, perlu_konfirmasi=True),
                _d(H.PENUGASAN, 8 * JEDA, perlu_konfirmasi=True, dikonfirmasi=True),
            ],
            TundaMeneken(None, H.PERAN),
            id="another kind replaces nothing",
        ),
    ],
)
def test_kapan_boleh_menandatangani(baris, hasil):
    assert tunda_meneken(baris, KINI) == hasil


@pytest.mark.parametrize(
    ("pengelola", "akun", "oleh", "tertunda", "boleh"),
    [
        (SEKRE, KEPALA, ADMIN.pk, False, True),
        (ADMIN, KEPALA, SEKRE.pk, False, True),
        (SEKRE, KEPALA, SEKRE.pk, False, False),
        (SEKRE, SEKRE, ADMIN.pk, False, False),
        (KEPALA, OPERATOR_SENDIRI, SEKRE.pk, False, False),
        (SEKRE, PENILAI, ADMIN.pk, False, False),
        (SEKRE, KEPALA, ADMIN.pk, True, False),
    ],
    ids=["Sekretariat", "the pemda", "own act", "own account", "no keeper", "pemda's", "just made"],
)
def test_siapa_orang_kedua(pengelola, akun, oleh, tertunda, boleh):
    alasan = boleh_menyetujui(pengelola, akun=akun, oleh=oleh, tertunda=tertunda)
    assert (alasan is None) is boleh


@pytest.mark.parametrize(
    ("isi", "teks"),
    [
        (("", "", None, ""), ""),
        (("A. Contoh", "", None, ""), "Melalui akun A. Contoh"),
        (("A. Contoh", "", None, "B"), "Melalui akun A. Contoh"),
        (
            ("A. Contoh", "penugasan Plt.", date(2026, 3, 1), "B. Contoh"),
            "Melalui akun A. Contoh, penugasan Plt. sejak 1 Maret 2026, ditetapkan oleh B. Contoh",
        ),
    ],
)
def test_kalimat_penanda(isi, teks):
    akun, penugasan, sejak, oleh = isi
    assert sebut_penanda(akun, penugasan, sejak=sejak, oleh=oleh) == teks
