"""Quarters: periods, actuals, evidence, endorsement, reopening."""

import datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from kinerja import models as kinerja
from tests.factories.dasar import PADA, TAHUN, BekuanFactory, BerAlurFactory
from tests.factories.organisasi import PDFactory, PenggunaFactory, UnitFactory
from tests.factories.pohon import IndikatorFactory, VariabelFactory


class PeriodeFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PeriodePengukuran

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    triwulan = 1
    buka = datetime.date(2024, 4, 1)
    tutup = datetime.date(2024, 4, 15)


class PengecualianFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PengecualianPeriode

    periode = factory.SubFactory(PeriodeFactory)
    unit = factory.SubFactory(UnitFactory, pd=factory.SelfAttribute("..periode.pd"))
    sampai = datetime.date(2024, 4, 30)
    alasan = "Jaringan kantor terputus"
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..periode.pd"))
    pada = PADA


class RealisasiFactory(BerAlurFactory):
    class Meta:
        model = kinerja.Realisasi

    indikator = factory.SubFactory(IndikatorFactory)
    tahun = TAHUN
    nilai = Decimal("78.5")
    diubah_oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..indikator.pd"))


class VersiRealisasiFactory(BekuanFactory):
    class Meta:
        model = kinerja.VersiRealisasi

    realisasi = factory.SubFactory(RealisasiFactory, diajukan=True)
    oleh = factory.SelfAttribute("realisasi.diubah_oleh")
    isi = factory.LazyFunction(lambda: {"nilai": "78,5"})


class PengesahanFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PengesahanTriwulan

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    triwulan = 1
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..pd"))
    pada = PADA


class VersiPengesahanFactory(BekuanFactory):
    class Meta:
        model = kinerja.VersiPengesahan

    pengesahan = factory.SubFactory(PengesahanFactory)
    ke = factory.SelfAttribute("pengesahan.ke")
    oleh = factory.SelfAttribute("pengesahan.oleh")
    isi = factory.LazyFunction(lambda: {"baris": {}})


class PermintaanBukaFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PermintaanBuka

    class Params:
        diminta = factory.Trait(status="diminta")
        dibuka = factory.Trait(
            status="dibuka", diputus_oleh=factory.SelfAttribute("oleh"), diputus_pada=PADA
        )
        ditolak = factory.Trait(
            status="ditolak",
            diputus_oleh=factory.SelfAttribute("oleh"),
            diputus_pada=PADA,
            catatan="Tidak perlu",
        )
        selesai = factory.Trait(
            status="selesai", diputus_oleh=factory.SelfAttribute("oleh"), diputus_pada=PADA
        )

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    triwulan = 1
    lingkup = "triwulan"
    alasan = "Angka terbit"
    sampai = datetime.date(2024, 5, 31)
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..pd"))
    pada = PADA
    dari_ke = 1


class NilaiVariabelFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.NilaiVariabel

    realisasi = factory.SubFactory(RealisasiFactory)
    variabel = factory.SubFactory(
        VariabelFactory, indikator=factory.SelfAttribute("..realisasi.indikator")
    )
    nilai = Decimal(8604)


class DataDukungFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.DataDukung

    realisasi = factory.SubFactory(RealisasiFactory)
    jenis = "teks"
    judul = "Rekap peserta pelatihan"
    teks = "Rekap manual, disimpan di bidang."
    diunggah_oleh = factory.SelfAttribute("realisasi.diubah_oleh")
    diunggah_pada = PADA
