"""Days of entry that are proposed, on which day; reckoned by hand."""

from datetime import date
from typing import Any

import pytest

from kinerja.usul_jadwal import (
    Jendela,
    jendela_susulan,
    jendela_wajar,
    sudah_lewat,
    triwulan_lewat,
)


@pytest.mark.parametrize(
    ("tahun", "triwulan", "lalu", "usul"),
    [
        (2026, 1, None, (date(2026, 4, 1), date(2026, 4, 15))),
        (2026, 4, None, (date(2027, 1, 1), date(2027, 1, 15))),
        (2026, 2, (date(2025, 7, 3), date(2025, 7, 20)), (date(2026, 7, 3), date(2026, 7, 20))),
        (2025, 1, (date(2024, 2, 29), date(2024, 4, 10)), (date(2025, 2, 28), date(2025, 4, 10))),
    ],
    ids=["tanpa kebiasaan", "triwulan akhir", "kebiasaan", "kabisat"],
)
def test_jendela_wajar(tahun: int, triwulan: int, lalu: Any, usul: Any) -> None:
    kebiasaan = Jendela(*lalu) if lalu else None
    assert jendela_wajar(tahun, triwulan, kebiasaan) == Jendela(*usul)


def test_hari_terakhirnya_masih_termasuk() -> None:
    jendela = jendela_wajar(2026, 1)
    assert not sudah_lewat(jendela, date(2026, 4, 15))
    assert sudah_lewat(jendela, date(2026, 4, 16))


@pytest.mark.parametrize(
    ("hari", "ada", "lewat"),
    [
        (date(2026, 1, 2), set(), set()),
        (date(2026, 8, 20), set(), {1, 2}),
        (date(2026, 8, 20), {2}, {1}),
        (date(2027, 1, 16), {3}, {1, 2, 4}),
    ],
    ids=["awal tahun", "Agustus", "satu berjadwal", "tahun berikutnya"],
)
def test_triwulan_yang_lewat(hari: date, ada: set[int], lewat: set[int]) -> None:
    assert triwulan_lewat(2026, ada, hari) == lewat


def test_susulan_dua_pekan_sampai_hari_kerja() -> None:
    """20 August 2026 is a Thursday, so is 3 September; 22 August is a Saturday, 5 September too."""
    assert jendela_susulan(date(2026, 8, 20)) == Jendela(date(2026, 8, 20), date(2026, 9, 3))
    assert jendela_susulan(date(2026, 8, 22)) == Jendela(date(2026, 8, 22), date(2026, 9, 7))
