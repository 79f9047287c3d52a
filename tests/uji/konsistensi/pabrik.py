"""Rows that Uji Konsistensi keeps."""

from datetime import date

from factory.declarations import SubFactory
from factory.django import DjangoModelFactory

from laporan.models import HitunganUji, TemuanDiterima
from tests.factories import PADA, PDFactory, PenggunaFactory


class TemuanDiterimaFactory(DjangoModelFactory):
    """A finding accepted with a reason."""

    class Meta:
        model = TemuanDiterima

    pd = SubFactory(PDFactory)
    tahun = 2024
    kunci = "I13 indikator:1"
    angka = "Orang | Kelas"
    pesan = "Satuannya berbeda."
    alasan = "Berubah menurut Renstra."
    oleh = SubFactory(PenggunaFactory)
    pada = PADA


class HitunganUjiFactory(DjangoModelFactory):
    """The count of one day."""

    class Meta:
        model = HitunganUji

    pd = SubFactory(PDFactory)
    tahun = 2024
    hari = date(2025, 2, 28)
    galat = 0
    peringatan = 3
    catatan = 1
    diterima = 0
