"""Each database constraint of laporan refuses its impossible state, past every form."""

import pytest

from tests import factories as f
from tests.kendala import kembar, mustahil, pastikan_lengkap, sebagai_parameter

APP = "laporan"
KASUS = [
    kembar(APP, "evaluasi_akip_unik", f.EvaluasiAKIPFactory),
    kembar(APP, "komponen_akip_unik", f.KomponenAKIPFactory),
    kembar(APP, "rekomendasi_lhe_unik", f.RekomendasiLHEFactory),
    mustahil(APP, "rekomendasi_lhe_bertindak_lanjut", f.RekomendasiLHEFactory, status="selesai"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("buat", sebagai_parameter(KASUS))
def test_keadaan_mustahil_ditolak_basis_data(buat):
    buat()


def test_setiap_kendala_punya_kasus():
    pastikan_lengkap(APP, KASUS)
