"""Quarters and Indonesian dates."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.penolakan import TidakDitemukanError
from kinerja.periode import (
    Triwulan,
    dalam_masa,
    format_tanggal,
    label_tw,
    nama_bulan,
    sebut_sisa,
    sisa_hari,
    tahun_renstra,
    triwulan_bulan,
    triwulan_dari,
)
from tests.orakel import BANYAK


@pytest.mark.parametrize(
    ("nomor", "awal", "akhir", "label", "pendek"),
    [
        (1, date(2024, 1, 1), date(2024, 3, 31), "Triwulan I 2024", "TW I"),
        (2, date(2024, 4, 1), date(2024, 6, 30), "Triwulan II 2024", "TW II"),
        (3, date(2024, 7, 1), date(2024, 9, 30), "Triwulan III 2024", "TW III"),
        (4, date(2024, 10, 1), date(2024, 12, 31), "Triwulan IV 2024", "TW IV"),
    ],
    ids=["I", "II", "III", "IV"],
)
def test_batas_dan_label(nomor, awal, akhir, label, pendek):
    triwulan = Triwulan(2024, nomor)

    assert (triwulan.awal, triwulan.akhir) == (awal, akhir)
    assert (triwulan.label, triwulan.label_pendek) == (label, pendek)
    assert str(triwulan) == label


@pytest.mark.parametrize("nomor", [0, 5, -1])
def test_nomor_di_luar_1_sampai_4_ditolak(nomor):
    with pytest.raises(ValueError, match="1 sampai dengan 4"):
        Triwulan(2024, nomor)


@BANYAK
@given(st.dates())
def test_tanggal_jatuh_di_dalam_triwulannya(tanggal):
    triwulan = Triwulan.dari_tanggal(tanggal)

    assert triwulan.awal <= tanggal <= triwulan.akhir
    if triwulan.awal > date.min:
        assert Triwulan.dari_tanggal(triwulan.awal - timedelta(days=1)) < triwulan


def test_urut_menurut_waktu():
    assert sorted([Triwulan(2025, 1), Triwulan(2024, 4), Triwulan(2024, 2)]) == [
        Triwulan(2024, 2),
        Triwulan(2024, 4),
        Triwulan(2025, 1),
    ]


@pytest.mark.parametrize(
    ("tanggal", "teks"),
    [
        (date(2025, 4, 15), "15 April 2025"),
        (date(2024, 1, 1), "1 Januari 2024"),
        (date(2024, 12, 31), "31 Desember 2024"),
        (date(2024, 2, 29), "29 Februari 2024"),
    ],
    ids=["surat", "awal-tahun", "akhir-tahun", "kabisat"],
)
def test_format_tanggal(tanggal, teks):
    assert format_tanggal(tanggal) == teks


def test_datetime_ditolak_karena_harinya_bergantung_zona():
    saat = datetime(2025, 4, 14, 23, 30, tzinfo=UTC)

    with pytest.raises(TypeError):
        format_tanggal(saat)
    with pytest.raises(TypeError):
        Triwulan.dari_tanggal(saat)


@pytest.mark.parametrize("nomor", [0, 13])
def test_bulan_di_luar_1_sampai_12_ditolak(nomor):
    with pytest.raises(ValueError, match="Bulan"):
        nama_bulan(nomor)


def test_tahun_renstra():
    assert tahun_renstra(2021, 2026) == (2021, 2022, 2023, 2024, 2025, 2026)
    assert tahun_renstra(2024, 2024) == (2024,)
    with pytest.raises(ValueError, match="mendahului"):
        tahun_renstra(2026, 2021)


@pytest.mark.parametrize(
    ("mulai", "sampai", "berlaku"),
    [
        (None, None, True),
        (2024, None, True),
        (2025, None, False),
        (None, 2024, True),
        (None, 2023, False),
        (2023, 2025, True),
        (2025, 2026, False),
        (2021, 2023, False),
    ],
)
def test_dalam_masa(mulai, sampai, berlaku):
    assert dalam_masa(2024, mulai, sampai) is berlaku


def test_triwulan_menurut_bulan_dan_namanya():
    assert [triwulan_bulan(b) for b in range(1, 13)] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert [label_tw(n) for n in (1, 2, 3, 4)] == ["TW I", "TW II", "TW III", "TW IV"]


@pytest.mark.parametrize(
    ("hari_ini", "sisa", "kalimat"),
    [
        (date(2024, 4, 10), 6, "sisa 6 hari termasuk hari ini"),
        (date(2024, 4, 15), 1, "hari ini hari terakhir"),
        (date(2024, 4, 16), 0, ""),
    ],
    ids=["tengah", "hari terakhir", "lewat"],
)
def test_sisa_hari_menghitung_hari_ini(hari_ini: date, sisa: int, kalimat: str) -> None:
    """From 10 to 15 April, both included, are six days."""
    assert sisa_hari(date(2024, 4, 15), hari_ini) == sisa
    assert sebut_sisa(sisa) == kalimat


def test_triwulan_dari_alamat() -> None:
    assert [triwulan_dari(tahun, 4) for tahun in (2000, 2100)] == [
        Triwulan(2000, 4),
        Triwulan(2100, 4),
    ]
    for tahun, nomor in ((1999, 1), (2101, 1), (None, 1), (2024, 0), (2024, 5), (2024, None)):
        with pytest.raises(TidakDitemukanError):
            triwulan_dari(tahun, nomor)
