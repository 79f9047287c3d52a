"""Made-up rows of the predicates."""

import datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from laporan import models
from laporan.pemda.predikat.aturan import ATURAN_BAKU, aturan_ke_data
from laporan.pemda.tinjauan.fakta import FaktaTW, fakta_ke_data
from tests.factories import PADA, TAHUN, BerkasTetapFactory, PDFactory, PenggunaFactory


class AturanPredikatFactory(DjangoModelFactory):
    class Meta:
        model = models.AturanPredikat

    ke = factory.Sequence(lambda n: n + 1)
    nama = "Aturan contoh"
    berlaku_mulai = datetime.date(2021, 1, 1)
    isi = factory.LazyFunction(lambda: aturan_ke_data(ATURAN_BAKU))
    pada = PADA


class PenetapanPredikatFactory(DjangoModelFactory):
    """Provisional; `ditetapkan=True` makes it final."""

    class Meta:
        model = models.PenetapanPredikat

    class Params:
        ditetapkan = factory.Trait(
            final_pada=PADA,
            final_oleh=factory.SelfAttribute("diumumkan_oleh"),
            xlsx=factory.SubFactory(BerkasTetapFactory),
        )

    tahun = TAHUN
    triwulan = 1
    aturan = factory.SubFactory(AturanPredikatFactory)
    diumumkan_pada = PADA
    diumumkan_oleh = factory.SubFactory(PenggunaFactory)
    keberatan_sampai = datetime.date(2024, 4, 30)


class PredikatPDFactory(DjangoModelFactory):
    class Meta:
        model = models.PredikatPD

    penetapan = factory.SubFactory(PenetapanPredikatFactory)
    pd = factory.SubFactory(PDFactory)
    nilai = Decimal(90)
    predikat = "Tinggi"
    ekinerja = "Baik"
    langkah = factory.LazyFunction(list)
    fakta = factory.LazyFunction(lambda: fakta_ke_data(FaktaTW()))
    sidik = "f" * 64
    dihitung_pada = PADA


class KeberatanPredikatFactory(DjangoModelFactory):
    class Meta:
        model = models.KeberatanPredikat

    hasil = factory.SubFactory(PredikatPDFactory)
    alasan = "Angka belum yang terakhir"
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..hasil.pd"))
    pada = PADA
