"""When things happen in the practice year: every day has an open quarter and a past before it."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from kinerja.periode import Triwulan
from laporan.latihan.waktu import Kalender, Rentang

WITA = timezone(timedelta(hours=8))


def pada(tahun: int, bulan: int, hari: int, jam: int = 16) -> Kalender:
    return Kalender(datetime(tahun, bulan, hari, jam, tzinfo=WITA))


@pytest.mark.parametrize(
    ("bulan", "hari", "triwulan"),
    [(1, 1, 1), (3, 31, 1), (4, 1, 2), (6, 30, 2), (7, 1, 3), (9, 30, 3), (10, 1, 4), (12, 31, 4)],
)
def test_triwulan_hari_itu_terbuka_dan_yang_sebelumnya_lampau(bulan, hari, triwulan):
    k = pada(2026, bulan, hari)
    assert k.triwulan == Triwulan(2026, triwulan)
    assert [t.nomor for t in k.lampau] == list(range(1, triwulan))


def test_29_februari():
    k = pada(2028, 2, 29)
    assert (k.tahun, k.triwulan.nomor, k.lampau) == (2028, 1, ())
    assert k.berjalan.mulai == datetime(2028, 2, 19, 16, tzinfo=WITA)


def test_hari_pertama_triwulan_semuanya_sesudah_tengah_malam():
    """On the first day there is no earlier day of the quarter to have filled it."""
    k = pada(2026, 4, 1, 9)
    assert k.berjalan == Rentang(
        datetime(2026, 4, 1, tzinfo=WITA), datetime(2026, 4, 1, 9, tzinfo=WITA)
    )


def test_triwulan_lampau_disahkan_dua_belas_hari_sesudah_berakhir():
    waktu = pada(2026, 11, 30).dilaporkan(Triwulan(2026, 3))
    assert waktu.mulai == datetime(2026, 10, 2, 8, tzinfo=WITA)
    assert waktu.selesai == datetime(2026, 10, 12, 16, tzinfo=WITA)


def test_triwulan_yang_baru_lewat_disahkan_kemarin():
    waktu = pada(2026, 4, 1).dilaporkan(Triwulan(2026, 1))
    assert waktu.selesai == datetime(2026, 3, 31, 16, tzinfo=WITA)
    assert waktu.selesai < pada(2026, 4, 1).berjalan.mulai


@pytest.mark.parametrize(
    ("hari", "sebelumnya"),
    [(date(2026, 4, 1) + timedelta(days=n), Triwulan(2026, 1)) for n in (0, 1, 11, 12, 13, 80)],
    ids=str,
)
def test_yang_lampau_selesai_sebelum_yang_berjalan(hari, sebelumnya):
    k = Kalender(datetime(hari.year, hari.month, hari.day, 16, tzinfo=WITA))
    assert k.dilaporkan(sebelumnya).selesai < k.kini
    assert k.dilaporkan(sebelumnya).mulai.date() >= sebelumnya.awal


def test_bagian_dari_rentang():
    satu = Rentang(datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 11, tzinfo=UTC))
    assert satu.pada(0) == satu.mulai
    assert satu.pada(100) == satu.selesai
    assert satu.pada(1, 10) == datetime(2026, 1, 2, tzinfo=UTC)
