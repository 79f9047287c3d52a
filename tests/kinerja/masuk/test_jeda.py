"""The pause after so many failures: every step, its bounds, and what is forgotten."""

from datetime import UTC, datetime, timedelta

import pytest

from kinerja.masuk.jeda import (
    DARI_MANA_PUN,
    DARI_SATU_ASAL,
    KODE_DARI_MANA_PUN,
    AturanJeda,
    gagal_kini,
    jeda,
    sebut_lama,
    sisa,
)

PADA = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("aturan", "gagal", "detik"),
    [
        # Docs: docs/keputusan/0027-signing-in.md.
        *[(DARI_SATU_ASAL, n, 0) for n in range(5)],
        (DARI_SATU_ASAL, 5, 5),
        (DARI_SATU_ASAL, 6, 15),
        (DARI_SATU_ASAL, 7, 60),
        (DARI_SATU_ASAL, 8, 120),
        (DARI_SATU_ASAL, 9, 240),
        (DARI_SATU_ASAL, 10, 480),
        (DARI_SATU_ASAL, 11, 900),  # 960 is above a quarter of an hour
        (DARI_SATU_ASAL, 12, 900),
        (DARI_SATU_ASAL, 10**9, 900),
        (DARI_MANA_PUN, 20, 0),
        (DARI_MANA_PUN, 21, 5),
        (DARI_MANA_PUN, 22, 15),
        (DARI_MANA_PUN, 23, 30),
        (DARI_MANA_PUN, 24, 60),
        (DARI_MANA_PUN, 25, 60),
        (DARI_MANA_PUN, 10**9, 60),
        (KODE_DARI_MANA_PUN, 10, 0),
        (KODE_DARI_MANA_PUN, 11, 5),
        (KODE_DARI_MANA_PUN, 17, 900),
    ],
)
def test_jeda(aturan: AturanJeda, gagal: int, detik: int) -> None:
    assert jeda(gagal, aturan) == timedelta(seconds=detik)


@pytest.mark.parametrize(
    ("gagal", "lewat", "tinggal"),
    [
        (4, 0, 0),
        (5, 0, 5),
        (5, 4.5, 0.5),
        (5, 5, 0),
        (11, 899, 1),
        (11, 900, 0),
        (11, 86_399, 0),
        (11, 86_400, 0),
    ],
)
def test_sisa(gagal: int, lewat: float, tinggal: float) -> None:
    pada = PADA + timedelta(seconds=lewat)
    hasil = sisa(gagal=gagal, terakhir=PADA, pada=pada, aturan=DARI_SATU_ASAL)
    assert hasil == timedelta(seconds=tinggal)


@pytest.mark.parametrize(("jam", "tetap"), [(0, 7), (23.99, 7), (24, 0), (200, 0)])
def test_dilupakan_sesudah_sehari(jam: float, tetap: int) -> None:
    assert gagal_kini(gagal=7, terakhir=PADA, pada=PADA + timedelta(hours=jam)) == tetap


@pytest.mark.parametrize(
    ("detik", "teks"),
    [
        (0.2, "1 detik"),
        (5, "5 detik"),
        (14.01, "15 detik"),
        (90, "90 detik"),
        (90.5, "2 menit"),
        (120, "2 menit"),
        (121, "3 menit"),
        (900, "15 menit"),
    ],
)
def test_sebut_lama(detik: float, teks: str) -> None:
    assert sebut_lama(timedelta(seconds=detik)) == teks
