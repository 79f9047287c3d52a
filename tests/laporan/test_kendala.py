"""Each database constraint of laporan refuses its impossible state, past every form."""

import pytest

from laporan.models import StatusLaporan
from tests import factories as f
from tests.kendala import kembar, mustahil, pastikan_lengkap, sebagai_parameter

APP = "laporan"
KASUS = [
    kembar(APP, "evaluasi_akip_unik", f.EvaluasiAKIPFactory),
    kembar(APP, "komponen_akip_unik", f.KomponenAKIPFactory),
    kembar(APP, "rekomendasi_lhe_unik", f.RekomendasiLHEFactory),
    mustahil(APP, "rekomendasi_lhe_bertindak_lanjut", f.RekomendasiLHEFactory, status="selesai"),
    kembar(APP, "laporan_unik", f.LaporanFactory),
    *(
        mustahil(APP, "laporan_status_berjejak", f.LaporanFactory, status=status)
        for status in (*StatusLaporan.values[1:], "lain")
    ),
    # A step recorded without its actor, and a step whose predecessor is not recorded.
    mustahil(APP, "laporan_status_berjejak", f.LaporanFactory, perencanaan_pada=f.PADA),
    mustahil(
        APP,
        "laporan_status_berjejak",
        f.LaporanFactory,
        status="direviu_sekretaris",
        sekretaris_pada=f.PADA,
        sekretaris_oleh=f.PenggunaFactory,
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize("buat", sebagai_parameter(KASUS))
def test_keadaan_mustahil_ditolak_basis_data(buat):
    buat()


def test_setiap_kendala_punya_kasus():
    pastikan_lengkap(APP, KASUS)
