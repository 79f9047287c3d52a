"""Nodes without a post, and names of levels."""

import factory
from factory.django import DjangoModelFactory

from kinerja import models as kinerja
from tests.factories.organisasi import PDFactory
from tests.factories.pohon import SasaranFactory, TujuanFactory
from tests.factories.sebutan import sebutan


class KondisiAntaraFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.KondisiAntara

    sasaran = factory.SubFactory(SasaranFactory)
    jenis = "csf"
    uraian = "Tersedianya data pencari kerja yang mutakhir"


class KondisiPohonFactory(DjangoModelFactory):
    """Below a tujuan."""

    class Meta:
        model = kinerja.KondisiPohon

    tujuan = factory.SubFactory(TujuanFactory)
    pd = factory.SelfAttribute("tujuan.pd")
    kode = factory.Sequence(lambda n: f"CSF-{n}")
    jenis = "csf"
    uraian = factory.Sequence(lambda n: f"Tersedianya regulasi {sebutan(n)}")


class SebutanJenjangFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.SebutanJenjang

    pd = factory.SubFactory(PDFactory)
    jenjang = "strategis"
    sebutan = "Strategic"
