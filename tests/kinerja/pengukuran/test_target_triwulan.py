"""Targets of a quarter come from approved action plans.

Expected figures are worked by hand; the arithmetic itself stands in test_capaian.
"""

from decimal import Decimal
from typing import Any

import pytest

from tests import factories as f
from tests.kinerja.pengukuran.dunia import Dunia, rencana, target_tw
from tests.pasti import pasti

pytestmark = pytest.mark.django_db

D = Decimal


def nilai_tw(d: Dunia, indikator: Any, tahun: int = 2024) -> list[int | None]:
    p = d.ukur(tahun)
    semua = [p.target_triwulan(indikator, tahun, tw) for tw in (1, 2, 3, 4)]
    return [None if t is None else int(t.nilai.nilai or 0) for t in semua]


def test_target_triwulan_hanya_dari_rencana_aksi_yang_disetujui(d: Dunia):
    i = d.indikator()
    target_tw(i, 1, 20, rencana(d))
    target_tw(i, 1, 30, rencana(d, 1, disetujui=False))
    assert nilai_tw(d, i) == [20, None, None, None]
    hasil = d.ukur().target_triwulan(i, 2024, 1)
    assert hasil is not None
    assert (hasil.teks, hasil.dokumen_jenis) == ("20,00%", "rencana_aksi")


def test_revisi_rencana_aksi_berlaku_sejak_triwulan_mulainya(d: Dunia):
    i = d.indikator()
    awal, revisi = rencana(d), rencana(d, 1, mulai=3)
    for tw in (1, 2, 3, 4):
        target_tw(i, tw, 10 * tw, awal)
        target_tw(i, tw, 10 * tw + 5, revisi)
    assert nilai_tw(d, i) == [10, 20, 35, 45]


def test_target_triwulan_revisi_terakhir_apa_pun_urutan_mengetiknya(d: Dunia):
    i = d.indikator()
    revisi, awal = rencana(d, 2), rencana(d)
    target_tw(i, 4, 99, revisi)
    target_tw(i, 4, 50, awal)
    assert nilai_tw(d, i) == [None, None, None, 99]


def test_target_triwulan_tahun_dan_indikator_itu_saja(d: Dunia):
    i, lain = d.indikator(), d.indikator()
    target_tw(i, 1, 20, rencana(d))
    p = d.ukur(2023)
    assert p.target_triwulan(i, 2024, 1) is None  # 2024 was not asked for
    assert d.ukur(2023, 2024).target_triwulan(i, 2024, 1) is not None
    assert nilai_tw(d, lain) == [None] * 4
    asing = Dunia()
    milik_asing = asing.indikator()
    target_tw(milik_asing, 1, 20, rencana(asing))
    assert nilai_tw(d, milik_asing) == [None] * 4
    assert nilai_tw(asing, milik_asing) == [20, None, None, None]


def test_target_tahun_dan_triwulan_yang_bernomor_sama_tidak_tertukar(d: Dunia):
    """Two tables number their rows apart."""
    i = d.indikator()
    f.TargetFactory(pk=71, indikator=i, nilai=D(80), teks="80", dokumen=d.dokumen("pk"))
    f.TargetTriwulanFactory(
        pk=71, indikator=i, tahun=2024, triwulan=1, nilai=D(20), teks="20", dokumen=rencana(d)
    )
    p = d.ukur()
    assert [pasti(p.target(i, 2024)).teks, pasti(p.target_triwulan(i, 2024, 1)).teks] == [
        "80,00%",
        "20,00%",
    ]
