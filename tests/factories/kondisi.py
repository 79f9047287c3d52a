"""Nodes without a post, and names of levels."""

import factory
from factory.django import DjangoModelFactory

from kinerja import models as kinerja
from tests.factories.organisasi import PDFactory
from tests.factories.pohon import SasaranFactory


class KondisiAntaraFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.KondisiAntara

    sasaran = factory.SubFactory(SasaranFactory)
    jenis = "csf"
    uraian = "Tersedianya data pencari kerja yang mutakhir"


class SebutanJenjangFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.SebutanJenjang

    pd = factory.SubFactory(PDFactory)
    jenjang = "strategis"
    sebutan = "Strategic"
