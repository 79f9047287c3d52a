"""Facts are read from what stands: the sample's report of 2024, and an agency with nothing."""

import pytest

from laporan.lke.aturan import ATURAN, usulan_lke
from laporan.lke.kumpul import Pengumpul
from tests import factories as f

pytestmark = pytest.mark.django_db


def test_contoh_mengisi_lembarnya_sendiri(contoh, jumlah_kueri):
    """The printed LKjIP 2024: 24 indicators, every table of Bab III; LHE with six recommendations
    of the year before. Nobody endorsed or signed anything in a data set.
    """
    fakta = Pengumpul(contoh, 2025, None).fakta()
    usulan = usulan_lke(fakta, ATURAN)
    assert fakta.pelaporan.banding_target.semua == 24
    terpenuhi = {k for k, u in usulan.items() if u.jawaban == "ya"}
    assert {"evaluasi_standar", "banding_target", "lapor_lengkap"} <= terpenuhi
    assert {"pimpinan_terlibat", "lapor_formal", "lapor_direviu"}.isdisjoint(terpenuhi)
    assert usulan["rencana_jangka_pendek"].jawaban in ("sebagian", "tidak")


def test_pd_kosong_tidak_merusak(db):
    pd = f.PDFactory()
    usulan = usulan_lke(Pengumpul(pd, 2025, None).fakta(), ATURAN)
    assert all(u.jawaban in (None, "tidak") for u in usulan.values())


def test_kueri_tetap(db, django_assert_num_queries):
    """As many questions for one indicator as for twelve."""
    banyak = []
    for n in (1, 12):
        pd = f.PDFactory()
        jabatan = f.JabatanFactory(unit=f.UnitFactory(pd=pd))
        renstra = f.RenstraFactory(pd=pd)
        for _ in range(n):
            i = f.IndikatorFactory(
                sasaran=f.SasaranFactory(tujuan__renstra=renstra, penanggung_jawab=jabatan)
            )
            f.RealisasiFactory(indikator=i, tahun=2024, triwulan=1)
            f.TargetFactory(indikator=i, tahun=2024)
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as kueri:
            Pengumpul(pd, 2025, None).fakta()
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
