"""Rows of a region's plan."""

import factory
from factory.django import DjangoModelFactory

from kinerja import models as kinerja
from tests.factories.organisasi import PDFactory
from tests.factories.pohon import (
    IndikatorFactory,
    RenstraFactory,
    SasaranFactory,
    TujuanFactory,
)


class MisiFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Misi

    renstra = factory.SubFactory(RenstraFactory)
    pd = factory.SelfAttribute("renstra.pd")
    kode = factory.Sequence(lambda n: f"M-{n:05}")
    uraian = "Mewujudkan pemerintahan yang melayani"


class DukunganSasaranFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.DukunganSasaran

    sasaran = factory.SubFactory(SasaranFactory)
    tujuan = factory.SubFactory(TujuanFactory)


class KontribusiIndikatorFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.KontribusiIndikator

    indikator = factory.SubFactory(IndikatorFactory)
    mitra = factory.SubFactory(PDFactory)
    peran = "pendukung"
