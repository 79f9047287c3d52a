"""The policy of a year: defaults, what is stored, from when.

Expected figures are worked by hand; the arithmetic itself stands in test_capaian.
"""

from decimal import Decimal

import pytest

from kinerja.angka import Pembulatan
from kinerja.bacaan_pengukuran import aturan_dari
from kinerja.capaian import (
    CaraRerata,
    Kebijakan,
    RumusRendah,
)
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017, Pita
from tests import factories as f
from tests.kinerja.pengukuran.dunia import Dunia

pytestmark = pytest.mark.django_db

D = Decimal


def test_tanpa_kebijakan_berlaku_bawaan():
    aturan = aturan_dari(None)
    assert aturan.kebijakan == Kebijakan()
    assert aturan.pita == PITA_PERMENDAGRI_86_2017


def test_kebijakan_tersimpan_menjadi_nilai_murni():
    kebijakan = f.KebijakanFactory(
        capaian_minimum=D(-50),
        capaian_maksimum=D(150),
        rumus_makin_rendah="rasio",
        pembulatan="potong",
        rerata_dibatasi=True,
        desimal=3,
        rerata="sasaran",
    )
    f.BatasKriteriaFactory(kebijakan=kebijakan, batas_bawah=None, label="Gagal", urutan=3)
    f.BatasKriteriaFactory(kebijakan=kebijakan, batas_bawah=D(90), label="Berhasil", urutan=1)
    f.BatasKriteriaFactory(kebijakan=kebijakan, batas_bawah=D(60), label="Cukup", urutan=2)
    aturan = aturan_dari(kebijakan)
    assert aturan.kebijakan == Kebijakan(
        minimum=D(-50),
        maksimum=D(150),
        rumus_rendah=RumusRendah.RASIO,
        pembulatan=Pembulatan.POTONG,
        rerata_dibatasi=True,
        desimal=3,
        rerata=CaraRerata.SASARAN,
    )
    assert aturan.pita == (Pita(D(90), "Berhasil"), Pita(D(60), "Cukup"), Pita(None, "Gagal"))


def test_kebijakan_tanpa_skala_memakai_skala_permendagri():
    assert aturan_dari(f.KebijakanFactory()).pita == PITA_PERMENDAGRI_86_2017


def test_kebijakan_yang_terakhir_mulai_berlaku(d: Dunia):
    lama = f.KebijakanFactory(pd=d.pd, mulai_tahun=2021)
    baru = f.KebijakanFactory(pd=d.pd, mulai_tahun=2024, capaian_maksimum=D(120))
    f.KebijakanFactory(mulai_tahun=2022)
    p = d.ukur()
    harapan = {2020: None, 2021: lama, 2023: lama, 2024: baru, 2030: baru}
    assert {tahun: p.kebijakan(tahun) for tahun in harapan} == harapan
    assert p.aturan(2023).kebijakan.maksimum is None
    assert p.aturan(2024).kebijakan.maksimum == D(120)
    assert p.aturan(2020) == aturan_dari(None)
