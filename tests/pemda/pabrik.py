"""Made-up rows of the overview."""

import factory
from factory.django import DjangoModelFactory

from laporan import models
from tests.factories import PADA, TAHUN, PDFactory


class RingkasanPemdaFactory(DjangoModelFactory):
    class Meta:
        model = models.RingkasanPemda

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    triwulan = 1
    cap = "1.1"
    isi = factory.LazyFunction(dict)
    pada = PADA
