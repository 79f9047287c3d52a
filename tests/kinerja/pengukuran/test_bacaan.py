"""What is read: shared between two of one agency, of a day, and from where a region takes it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.models import Sasaran, Tujuan
from kinerja.pengukuran import Pengukuran
from tests import factories as f
from tests.factories.rpjmd import KontribusiIndikatorFactory
from tests.kinerja.pengukuran.dunia import Dunia

pytestmark = pytest.mark.django_db


def test_dua_tahun_satu_pd_berbagi_yang_tak_berubah_dengan_tahun(d: Dunia) -> None:
    d.indikator()
    f.KebijakanFactory(pd=d.pd, mulai_tahun=2021)
    lain, satu = d.ukur(2023), d.ukur(2024)
    satu.berbagi(lain)
    assert satu.indikator is lain.indikator
    assert satu.renstra is lain.renstra
    assert satu.kebijakan(2024) is lain.kebijakan(2024)


@pytest.mark.parametrize(("dari", "ke"), [(True, False), (False, True), (True, True)])
def test_yang_memuat_sebagian_tidak_berbagi(d: Dunia, dari: bool, ke: bool) -> None:
    i = d.indikator()
    d.indikator()
    lain = d.ukur(2023, hanya=[i.pk]) if dari else d.ukur(2023)
    satu = d.ukur(2024, hanya=[i.pk]) if ke else d.ukur(2024)
    satu.berbagi(lain)
    assert satu.indikator is not lain.indikator
    assert len(satu.indikator) == (1 if ke else 2)


def test_pd_lain_tidak_berbagi(d: Dunia) -> None:
    i = d.indikator()
    lain = Dunia()
    lain.indikator()
    satu = d.ukur()
    satu.berbagi(lain.ukur())
    assert list(satu.indikator) == [i.pk]


def test_pendahulu_dibaca_menurut_harinya(d: Dunia) -> None:
    lama = d.indikator()
    baru = d.indikator(pendahulu=lama)
    hari = date(2024, 5, 1)
    p = Pengukuran.beserta_pendahulu(d.pd, [2024], [baru.pk], hari=hari)
    assert set(p.indikator) == {lama.pk, baru.pk}
    assert (p.organisasi.pd, p.organisasi.hari) == (d.pd, hari)
    assert d.ukur(2024).organisasi.hari == date(2024, 12, 31)


def test_hanya_daerah_mengambil_dari_perangkat_daerahnya(d: Dunia) -> None:
    daerah = Dunia()
    daerah.pd.jenis = "pemda"
    daerah.pd.save()
    sumber, milik = d.indikator(), daerah.indikator()
    KontribusiIndikatorFactory(indikator=milik, mitra=d.pd, sumber=sumber, peran="pengampu")
    d.isi(sumber, "80")
    assert set(daerah.ukur().sumber) == {milik.pk}
    assert daerah.ukur().isian(milik, 2024)[4].nilai == 80
    assert d.ukur().sumber == {}


def test_sasaran_perangkat_daerah_lain_tidak_dibaca(d: Dunia) -> None:
    d.indikator()
    Dunia().indikator()
    with CaptureQueriesContext(connection) as kueri:
        assert len(d.ukur().indikator) == 1
    (satu,) = [k["sql"] for k in kueri if ' FROM "kinerja_sasaran" ' in k["sql"]]
    assert f'"kinerja_sasaran"."id" IN ({d.sasaran.pk})' in satu


def test_tujuan_dan_jabatan_yang_perlu_saja_dibaca(d: Dunia) -> None:
    """Of a tujuan's indicator with a post of its own: these two rows, and no other agency's."""
    lain = f.JabatanFactory(unit__pd=d.pd)
    tujuan = d.sasaran.tujuan
    i = f.IndikatorFactory(sasaran=None, tujuan=tujuan, penanggung_jawab=lain)
    with CaptureQueriesContext(connection) as kueri:
        dibaca = d.ukur().indikator[i.pk]
    for tabel, pk in (("tujuan", tujuan.pk), ("jabatan", lain.pk)):
        (satu,) = [k["sql"] for k in kueri if f' FROM "kinerja_{tabel}" ' in k["sql"]]
        assert f'"kinerja_{tabel}"."id" IN ({pk})' in satu
    assert (dibaca.tujuan, dibaca.sasaran, dibaca.penanggung_jawab) == (tujuan, None, lain)


def test_yang_tidak_disebut_bukan_baris_pertama(d: Dunia) -> None:
    """An indicator of a sasaran has no tujuan, also where the first of all is read beside it."""
    tujuan = Tujuan.objects.filter(pk=1).first() or f.TujuanFactory(pk=1, renstra=d.renstra)
    sasaran = Sasaran.objects.filter(pk=1).first() or f.SasaranFactory(pk=1, tujuan=tujuan)
    pada_sasaran = f.IndikatorFactory(sasaran=sasaran)
    pada_tujuan = f.IndikatorFactory(sasaran=None, tujuan=tujuan)
    semua = d.ukur().indikator
    assert (semua[pada_sasaran.pk].tujuan, semua[pada_sasaran.pk].sasaran) == (None, sasaran)
    assert (semua[pada_tujuan.pk].tujuan, semua[pada_tujuan.pk].sasaran) == (tujuan, None)


def test_variabel_dan_isinya_dari_basis_data_ini(d: Dunia) -> None:
    i = d.indikator(formula="a")
    satu = f.VariabelFactory(indikator=i, kode="a")
    r = d.isi(i, None)
    isi = f.NilaiVariabelFactory(realisasi=r, variabel=satu, nilai=7)
    p = d.ukur()
    for ada, dibaca in ((satu, p.variabel(i)), (isi, p.nilai_variabel(r))):
        assert dibaca == [ada]
        assert dibaca[0]._state.db == "default"
