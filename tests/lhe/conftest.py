"""Findings of other origin than the LHE."""

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from laporan import models
from tests import factories as f


class TemuanPemeriksaanFactory(DjangoModelFactory):
    class Meta:
        model = models.TemuanPemeriksaan

    pd = SubFactory(f.PDFactory)
    tahun = 2024
    sumber = "bpk"
    kode = Sequence(lambda n: f"T{n}")
    temuan = "Aset tetap belum dicatat seluruhnya"
