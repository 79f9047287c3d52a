"""Jobs and finished versions."""

import factory
from factory.django import DjangoModelFactory

from laporan import models as laporan
from tests.factories.dasar import PADA, TAHUN
from tests.factories.organisasi import PDFactory, PenggunaFactory
from tests.factories.perjanjian import BerkasTetapFactory
from tests.factories.reviu import LaporanFactory


class TugasFactory(DjangoModelFactory):
    """A job that waits."""

    class Meta:
        model = laporan.Tugas

    pd = factory.SubFactory(PDFactory)
    jenis = "lkjip"
    judul = "LKjIP 2024 (PDF)"
    tahun = TAHUN
    kunci = factory.Sequence(lambda n: f"{n:064}")
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..pd"))
    pada = PADA


class PemintaTugasFactory(DjangoModelFactory):
    class Meta:
        model = laporan.PemintaTugas

    tugas = factory.SubFactory(TugasFactory)
    pengguna = factory.SelfAttribute("tugas.oleh")
    pada = PADA


class VersiLaporanFactory(DjangoModelFactory):
    """Needs `tanpa_pemicu`, unless its report has been reviewed to the end."""

    class Meta:
        model = laporan.VersiLaporan

    laporan = factory.SubFactory(LaporanFactory)
    ke = 1
    model = factory.SubFactory(BerkasTetapFactory)
    data = factory.SubFactory(BerkasTetapFactory)
    json = factory.SubFactory(BerkasTetapFactory)
    xlsx = factory.SubFactory(BerkasTetapFactory)
    sidik = "c" * 64
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..laporan.pd"))
    pada = PADA
