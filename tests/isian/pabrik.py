"""Rows of a rencana aksi."""

import factory
from factory.django import DjangoModelFactory

from kinerja.models import AksiRencana
from tests import factories as f


class AksiRencanaFactory(DjangoModelFactory):
    class Meta:
        model = AksiRencana

    indikator = factory.SubFactory(f.IndikatorFactory)
    dokumen = factory.LazyAttribute(lambda o: f.dokumen(o.indikator.pd, 2024, "rencana_aksi"))
    urutan = 1
    uraian = "Rapat koordinasi"
