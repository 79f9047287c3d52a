"""The Renstra of a year, and the distance to its end.

Expected figures are worked by hand; the arithmetic itself stands in test_capaian.
"""

from decimal import Decimal
from typing import Any

import pytest

from kinerja.capaian import (
    Alasan,
    Hasil,
    NilaiTarget,
)
from tests import factories as f
from tests.kinerja.pengukuran.dunia import Dunia
from tests.pasti import pasti

pytestmark = pytest.mark.django_db

D = Decimal


def test_renstra_yang_meliputi_tahun_itu(d: Dunia):
    baru = f.RenstraFactory(pd=d.pd, tahun_awal=2025, tahun_akhir=2029)
    f.RenstraFactory(tahun_awal=2016, tahun_akhir=2020)
    p = d.ukur()
    harapan = {
        2020: None,
        2021: d.renstra,
        2024: d.renstra,
        2025: baru,  # where two overlap, the later plan
        2026: baru,
        2029: baru,
        2030: None,
    }
    assert {tahun: p.renstra_tahun(tahun) for tahun in harapan} == harapan
    assert p.renstra == [baru, d.renstra]


def test_target_akhir_renstra(d: Dunia):
    i = d.indikator()
    renstra = d.dokumen_renstra()
    d.target(i, 90, renstra, 2026)
    d.target(i, 85, renstra, 2025)
    d.target(i, 99, d.dokumen("pk", 2026), 2026)
    p = d.ukur(2023, 2024)
    akhir = p.target_akhir_renstra(i, 2024)
    assert akhir is not None
    assert akhir.nilai == NilaiTarget.minimal(D(90))
    assert p.target_akhir_renstra(i, 2020) is None
    assert p.target_akhir_renstra(d.indikator(), 2024) is None


def test_capaian_akhir_renstra(d: Dunia):
    """97,30 against 97,50 at the end of the plan is 99,79%; against the year's 95 it is 102,42%."""
    i = d.indikator()
    d.target(i, "97.50", d.dokumen_renstra(), 2026)
    d.target(i, 95, d.dokumen("pk"))
    d.isi(i, "97.30")
    p = d.ukur()
    assert p.capaian_akhir_renstra(i, 2024) == (
        Hasil.dari(D("99.79")),
        "97,30 ÷ 97,50 × 100 = 99,79%",
    )
    assert p.ukuran(i, 2024).capaian == Hasil.dari(D("102.42"))


def test_skor_di_samping_predikat_menentukan_capaian(d: Dunia):
    """70,5 of 75 is 94%; at the end of the plan 70,5 of 80 is 88,125%, printed 88,13%."""
    i = f.IndikatorPredikatFactory(sasaran=d.sasaran, desimal=2)
    bb, b = (i.skala.predikat.get(kode=k) for k in ("BB", "B"))
    for skor, dokumen, tahun in ((75, d.dokumen("pk"), 2024), (80, d.dokumen_renstra(), 2026)):
        f.TargetFactory(
            indikator=i,
            jenis="predikat",
            nilai=D(skor),
            predikat=bb,
            teks=f"BB ({skor})",
            tahun=tahun,
            dokumen=dokumen,
        )
    d.isi(i, "70.5", 4, predikat=b)
    p = d.ukur()
    assert pasti(p.target(i, 2024)).nilai == NilaiTarget.predikat(D(3), D(75))
    assert p.isian(i, 2024)[4].skor == D("70.5")
    assert p.ukuran(i, 2024).uraian_capaian == "70,50 ÷ 75,00 × 100 = 94,00%"
    assert p.capaian_akhir_renstra(i, 2024) == (
        Hasil.dari(D("88.13")),
        "70,50 ÷ 80,00 × 100 = 88,13%",
    )


def test_capaian_akhir_renstra_menurut_kebijakan_polaritas_dan_desimal(d: Dunia):
    """Lower is better, one decimal: (2 × 2,7 − 2,6) ÷ 2,7 × 100 = 103,703…, truncated 103,70."""
    f.KebijakanFactory(pd=d.pd, mulai_tahun=2021, capaian_maksimum=D(103))
    f.KebijakanFactory(pd=d.pd, mulai_tahun=2024, pembulatan="potong")
    i = d.indikator(polaritas="makin_rendah", desimal=1)
    f.TargetFactory(
        indikator=i,
        tahun=2026,
        jenis="maksimal",
        nilai=D("2.72"),
        teks="≤ 2,72",
        dokumen=d.dokumen_renstra(),
    )
    d.isi(i, "2.64")
    hasil, uraian = d.ukur().capaian_akhir_renstra(i, 2024)
    assert hasil == Hasil.dari(D("103.70"))
    assert uraian == "(2 × 2,7 − 2,6) ÷ 2,7 × 100 = 103,70%"


def test_nol_dari_nol_makin_rendah_tercapai_pada_akhir_renstra(d: Dunia):
    """Cases of violence: none promised at the end of the plan, none happened (rancangan §5)."""
    i = d.indikator(polaritas="makin_rendah", desimal=0)
    d.target(i, 0, d.dokumen_renstra(), 2026)
    d.isi(i, 0)
    assert d.ukur().capaian_akhir_renstra(i, 2024) == (
        Hasil.dari(D("100.00")),
        "Target 0 dan realisasi 0 = 100,00%",
    )


def test_capaian_akhir_renstra_tidak_dapat_dihitung(d: Dunia):
    belum, sebagian, tanpa = d.indikator(), d.indikator(akumulasi="jumlah"), d.indikator()
    for i in (belum, sebagian):
        d.target(i, 90, d.dokumen_renstra() if i is belum else _dokumen(i), 2026)
    d.isi(sebagian, 10, 1)
    d.isi(tanpa, 10)
    p = d.ukur()
    harapan = {
        belum: Alasan.BELUM_DILAPORKAN,
        sebagian: "realisasi TW II, TW III, dan TW IV belum dilaporkan",
        tanpa: Alasan.TIDAK_ADA_TARGET,
    }
    for i, alasan in harapan.items():
        assert p.capaian_akhir_renstra(i, 2024) == (
            Hasil.tidak_dapat(alasan),
            f"Tidak dapat dihitung: {alasan}",
        )


def _dokumen(indikator: Any) -> Any:
    """The Renstra document of the indicator's agency, made before."""
    from kinerja.models import DokumenPerencanaan

    return DokumenPerencanaan.objects.get(pd=indikator.pd, jenis="renstra")
