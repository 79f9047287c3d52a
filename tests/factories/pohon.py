"""Renstra, the performance tree, its indicators and what they are made of."""

import datetime
from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory

from kinerja import models as kinerja
from tests.factories.dasar import TAHUN
from tests.factories.organisasi import JabatanFactory, PDFactory, UnitFactory
from tests.factories.sebutan import sebutan


class RenstraFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Renstra

    pd = factory.SubFactory(PDFactory)
    kode = factory.Sequence(lambda n: f"RENSTRA-{n:05}")
    nama = "Renstra 2021–2026"
    tahun_awal = 2021
    tahun_akhir = 2026


class MasalahFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Masalah

    renstra = factory.SubFactory(RenstraFactory)
    pd = factory.SelfAttribute("renstra.pd")
    kode = factory.Sequence(lambda n: f"M-{n:05}")
    tingkat = "pokok"
    uraian = "Penyerapan tenaga kerja belum merata"


class TujuanFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Tujuan

    renstra = factory.SubFactory(RenstraFactory)
    pd = factory.SelfAttribute("renstra.pd")
    kode = factory.Sequence(lambda n: f"T{n:05}")
    uraian = factory.Sequence(lambda n: f"Meningkatnya pelayanan contoh {sebutan(n)}")


class SasaranFactory(DjangoModelFactory):
    """A sasaran strategis; for a cascade give `tingkat` and `induk`."""

    class Meta:
        model = kinerja.Sasaran

    tujuan = factory.SubFactory(TujuanFactory)
    pd = factory.SelfAttribute("tujuan.pd")
    tingkat = "strategis"
    kode = factory.Sequence(lambda n: f"S{n:05}")
    uraian = factory.Sequence(lambda n: f"Meningkatnya mutu layanan contoh {sebutan(n)}")
    penanggung_jawab = factory.SubFactory(JabatanFactory, unit__pd=factory.SelfAttribute("...pd"))


class CrosscuttingFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Crosscutting

    sasaran = factory.SubFactory(SasaranFactory)
    unit = factory.SubFactory(UnitFactory, pd=factory.SelfAttribute("..sasaran.pd"))
    kontribusi = "Menyediakan data peserta"


class SkalaPredikatFactory(DjangoModelFactory):
    """The scale CC < B < BB < A."""

    class Meta:
        model = kinerja.SkalaPredikat
        skip_postgeneration_save = True

    pd = factory.SubFactory(PDFactory)
    kode = factory.Sequence(lambda n: f"AKIP-{n:05}")
    nama = "Predikat AKIP"

    @factory.post_generation
    def predikat(self, create: bool, daftar: list[str] | None, **kwargs: Any) -> None:
        if create:
            for peringkat, kode in enumerate(daftar or ["CC", "B", "BB", "A"], start=1):
                kinerja.Predikat.objects.create(skala=self, kode=kode, peringkat=peringkat)


class PredikatFactory(DjangoModelFactory):
    """One step of a scale that has no others yet."""

    class Meta:
        model = kinerja.Predikat

    skala = factory.SubFactory(SkalaPredikatFactory, predikat=["CC"])
    kode = factory.Sequence(lambda n: f"P{n:05}")
    peringkat = factory.Sequence(lambda n: n + 2)


class IndikatorFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Indikator

    sasaran = factory.SubFactory(SasaranFactory)
    pd = factory.LazyAttribute(lambda o: (o.sasaran or o.tujuan).pd)
    kode = factory.Sequence(lambda n: f"I{n:05}")
    nama = factory.Sequence(lambda n: f"Persentase layanan contoh {sebutan(n)}")
    satuan = "%"
    pola_tampil = "{n}%"
    polaritas = "makin_tinggi"
    akumulasi = "posisi_akhir"
    penanggung_jawab = factory.LazyAttribute(
        lambda o: o.sasaran.penanggung_jawab if o.sasaran else JabatanFactory(unit__pd=o.tujuan.pd)
    )


class IndikatorPredikatFactory(IndikatorFactory):
    """An indicator measured on a scale of predicates."""

    jenis_nilai = "predikat"
    satuan = "predikat"
    pola_tampil = "{n}"
    skala = factory.LazyAttribute(lambda o: SkalaPredikatFactory(pd=o.sasaran.pd))


class TanggungJawabLamaFactory(DjangoModelFactory):
    """Which post answered for a sasaran until a day."""

    class Meta:
        model = kinerja.TanggungJawabLama

    sasaran = factory.SubFactory(SasaranFactory)
    sampai = datetime.date(2023, 12, 31)
    jabatan = factory.SubFactory(JabatanFactory)


class VariabelFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Variabel

    indikator = factory.SubFactory(IndikatorFactory)
    kode = factory.Sequence(lambda n: f"variabel_{n:05}")
    nama = factory.Sequence(lambda n: f"Jumlah peserta contoh {sebutan(n)}")


class PenandaIndikatorFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PenandaIndikator

    indikator = factory.SubFactory(IndikatorFactory)
    jenis = "rpjmd"
    uraian = "Meningkatnya kesejahteraan masyarakat"


class PembandingFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Pembanding

    indikator = factory.SubFactory(IndikatorFactory)
    tahun = TAHUN
    lingkup = "nasional"
    nilai = Decimal("4.91")
    sumber = "Badan Pusat Statistik"
