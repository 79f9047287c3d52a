"""What a quarter asks of an indicator, its reports being known."""

from typing import Any

import pytest

from kinerja.jadwal import KeadaanJadwal
from tests.kinerja.pengukuran.dunia import Dunia

pytestmark = pytest.mark.django_db

_TEMPO, _TIDAK, _LUAR, _TERBIT = (
    KeadaanJadwal.TEMPO,
    KeadaanJadwal.TIDAK,
    KeadaanJadwal.DI_LUAR,
    KeadaanJadwal.TERBIT,
)


def test_keadaan_menurut_jadwal_dan_laporan(d: Dunia) -> None:
    kasus: list[tuple[dict[str, Any], list[int], list[KeadaanJadwal]]] = [
        ({"jadwal": "triwulanan"}, [], [_TEMPO] * 4),
        ({"jadwal": "tahunan"}, [], [_TIDAK, _TIDAK, _TIDAK, _TEMPO]),
        (
            {"jadwal": "triwulanan", "mulai_tahun": 2024, "mulai_triwulan": 3},
            [],
            [_LUAR, _LUAR, _TEMPO, _TEMPO],
        ),
        ({"jadwal": "terbit:11"}, [], [_TIDAK, _TIDAK, _TIDAK, _TERBIT]),
        # Published before its month: the fourth quarter waits for nothing any more.
        ({"jadwal": "terbit:11"}, [3], [_TIDAK] * 4),
    ]
    semua = []
    for medan, terisi, _ in kasus:
        semua.append(d.indikator(**medan))
        for triwulan in terisi:
            d.isi(semua[-1], 80, triwulan)
    p = d.ukur(2023, 2024)
    for i, (medan, terisi, harap) in zip(semua, kasus, strict=True):
        assert [p.keadaan(i, 2024, tw) for tw in range(1, 5)] == harap, (medan, terisi)
    assert p.keadaan(semua[2], 2023, 4) is _LUAR
