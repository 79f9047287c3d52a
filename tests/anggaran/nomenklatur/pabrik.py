"""Rows of the nomenclature."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from anggaran.models import KodeNomenklatur, PadananKode, VersiNomenklatur
from tests.factories import PenggunaFactory


class VersiNomenklaturFactory(DjangoModelFactory):
    """A version of the budget year 2024 on."""

    class Meta:
        model = VersiNomenklatur

    kode = factory.Sequence(lambda n: f"V{n}")
    nama = factory.LazyAttribute(lambda v: f"Nomenklatur {v.kode}")
    mulai_tahun = 2024


class KodeNomenklaturFactory(DjangoModelFactory):
    """A program."""

    class Meta:
        model = KodeNomenklatur

    versi = factory.SubFactory(VersiNomenklaturFactory)
    tingkat = "program"
    kode = "2.07.03"
    nama = "Program"


class PadananKodeFactory(DjangoModelFactory):
    """A code that became another."""

    class Meta:
        model = PadananKode

    dari = factory.SubFactory(VersiNomenklaturFactory)
    ke = factory.SubFactory(VersiNomenklaturFactory)
    lama = "2.07.03"
    baru = "2.07.04"
    oleh = factory.SubFactory(PenggunaFactory)
    pada = datetime(2026, 1, 5, tzinfo=UTC)
