"""Rows of loads."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from anggaran import models as anggaran
from tests.factories import BarisAnggaranFactory, PDFactory, PenggunaFactory


class MuatanFactory(DjangoModelFactory):
    """A file that was read and not accepted yet."""

    class Meta:
        model = anggaran.MuatanAnggaran

    pd = factory.SubFactory(PDFactory)
    tahun = 2026
    jenis = "rekap"
    nama_berkas = "rekap.xlsx"
    sidik = "0" * 64
    bacaan = factory.LazyFunction(
        lambda: {
            "tolak": [],
            "catatan": [],
            "simpul": {},
            "skpd": {},
            "banyak_skpd": {},
            "baris": 0,
            "bulan": None,
            "total_pagu": 0,
            "total_realisasi": 0,
        }
    )
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..pd"))
    pada = factory.LazyFunction(timezone.now)


class UbahanMuatanFactory(DjangoModelFactory):
    """One amount that a load wrote."""

    class Meta:
        model = anggaran.UbahanMuatan

    muatan = factory.SubFactory(MuatanFactory)
    baris = factory.SubFactory(BarisAnggaranFactory)
    bulan = 1
    sesudah = 1
