"""Planning documents, targets of the year and the quarter, the policy of measuring."""

from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory

from kinerja import models as kinerja
from tests.factories.dasar import TAHUN
from tests.factories.organisasi import PDFactory
from tests.factories.pohon import IndikatorFactory
from tests.factories.sebutan import sebutan


class DokumenFactory(DjangoModelFactory):
    """A Perjanjian Kinerja of one year; jenis="renstra" needs renstra=… and tahun=None."""

    class Meta:
        model = kinerja.DokumenPerencanaan

    pd = factory.SubFactory(PDFactory)
    jenis = "pk"
    tahun = TAHUN
    kode = factory.Sequence(lambda n: f"DOK-{n:05}")
    nama = "Perjanjian Kinerja 2024"


def dokumen(pd: kinerja.PerangkatDaerah, tahun: int, jenis: str = "pk") -> Any:
    """Return the agency's original document of the year, made when it is not there yet."""
    ada = kinerja.DokumenPerencanaan.objects.filter(pd=pd, tahun=tahun, jenis=jenis, ke=0).first()
    return ada or DokumenFactory(pd=pd, tahun=tahun, jenis=jenis)


class _TargetFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    indikator = factory.SubFactory(IndikatorFactory)
    tahun = TAHUN
    jenis = "minimal"
    nilai = Decimal(80)
    teks = "80"


class TargetFactory(_TargetFactory):
    class Meta:
        model = kinerja.Target

    dokumen = factory.LazyAttribute(lambda o: dokumen(o.indikator.pd, o.tahun))


class TargetTriwulanFactory(_TargetFactory):
    class Meta:
        model = kinerja.TargetTriwulan

    triwulan = 1
    dokumen = factory.LazyAttribute(lambda o: dokumen(o.indikator.pd, o.tahun, "rencana_aksi"))


class KebijakanFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.KebijakanPengukuran

    pd = factory.SubFactory(PDFactory)
    mulai_tahun = 2021


class BatasKriteriaFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.BatasKriteria

    kebijakan = factory.SubFactory(KebijakanFactory)
    batas_bawah = factory.Sequence(Decimal)
    label = factory.Sequence(lambda n: f"Kriteria {sebutan(n)}")
    urutan = factory.Sequence(lambda n: n + 1)
