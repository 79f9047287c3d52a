"""Sections that people write, their versions, comments and pictures."""

import factory
from factory.django import DjangoModelFactory

from laporan import models as laporan
from tests.factories.dasar import PADA
from tests.factories.organisasi import PDFactory, PenggunaFactory
from tests.factories.perjanjian import BerkasTetapFactory
from tests.factories.reviu import LaporanFactory


class BagianNarasiFactory(DjangoModelFactory):
    class Meta:
        model = laporan.BagianNarasi

    laporan = factory.SubFactory(LaporanFactory)
    kunci = factory.Sequence(lambda n: f"bab3:a5:S{n:05}")
    judul = "Analisis penyebab"


class VersiBagianFactory(DjangoModelFactory):
    class Meta:
        model = laporan.VersiBagian

    bagian = factory.SubFactory(BagianNarasiFactory)
    ke = 1
    isi = "<p>Teks.</p>"
    oleh = factory.SubFactory(PenggunaFactory)
    mulai = PADA
    pada = PADA


class KomentarBagianFactory(DjangoModelFactory):
    class Meta:
        model = laporan.KomentarBagian

    bagian = factory.SubFactory(BagianNarasiFactory)
    teks = "Sebutkan sumbernya."
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


class CatatanPengingatFactory(DjangoModelFactory):
    class Meta:
        model = laporan.CatatanPengingat

    pengguna = factory.SubFactory(PenggunaFactory)
    hari = "2024-04-10"
    pada = PADA
    banyak = 1
    butir = factory.LazyFunction(lambda: ["Triwulan I 2024: 1 baris belum diisi."])


class GambarNarasiFactory(DjangoModelFactory):
    class Meta:
        model = laporan.GambarNarasi

    pd = factory.SubFactory(PDFactory)
    berkas = factory.SubFactory(BerkasTetapFactory)
    nama = "lokasi.png"
    lebar = 4
    tinggi = 3
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA
