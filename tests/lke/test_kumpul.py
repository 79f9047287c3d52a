"""Facts are read from what stands: the sample's report of 2024, and an agency with nothing."""

import pytest

from laporan.lke.aturan import ATURAN, usulan_lke
from laporan.lke.kumpul import Pengumpul
from laporan.lke.usul import SIMPANAN, usul_evaluasi
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


def test_yang_senama_dihitung_satu_satu(db):
    """Two units of one name, a head of the same name in each: of two posts and units one has its
    agreement, whichever comes last.
    """
    pd = f.PDFactory()
    for status in ("berlaku", "draf"):
        jabatan = f.JabatanFactory(unit=f.UnitFactory(pd=pd, nama="Tata Usaha"), nama="Kepala TU")
        f.perjanjian_berstatus(status, jabatan=jabatan, tahun=2025)
    p = Pengumpul(pd, 2025, None).fakta().perencanaan
    assert (p.pk.ada, p.pk.semua, p.pk.kurang) == (1, 2, ("Kepala TU",))
    assert (p.unit_pk.ada, p.unit_pk.semua) == (1, 2)


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


def test_fakta_disimpan_selama_datanya_tetap(db, settings, jumlah_kueri):
    """Kept while nothing changes; a write of the agency, or of another one, is seen at once."""
    settings.TAPAK_SIMPANAN_LAPORAN = 16
    SIMPANAN.kosongkan()
    pd, lain = f.PDFactory(), f.PDFactory()
    kunci = ["pimpinan_terlibat", "evaluasi_seluruh"]

    def usul():
        with jumlah_kueri() as kueri:
            semua = usul_evaluasi(pd, 2025, None, kunci).usulan
        return [semua[k].dasar for k in kunci], len(kueri)

    pertama, mahal = usul()
    assert usul() == (pertama, 2)  # the number of the data, and what is told of other agencies
    assert mahal > 20
    f.PengesahanFactory(pd=pd, tahun=2024, triwulan=1)
    kedua, _ = usul()
    assert "1 dari 4 triwulan" in kedua[0]
    f.EvaluasiAKIPFactory(pd=lain, tahun=2024)
    (sah, dinilai), banyak = usul()
    assert (sah, banyak) == (kedua[0], 2)
    assert "1 dari 2 perangkat daerah" in dinilai
    SIMPANAN.kosongkan()
