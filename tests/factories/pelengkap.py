"""What the report shows beside figures."""

import datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from laporan import models as laporan
from tests.factories.anggaran import ProgramFactory
from tests.factories.dasar import TAHUN
from tests.factories.organisasi import PDFactory
from tests.factories.penulisan import GambarNarasiFactory
from tests.factories.pohon import IndikatorFactory


class SingkatanFactory(DjangoModelFactory):
    class Meta:
        model = laporan.Singkatan

    pd = factory.SubFactory(PDFactory)
    singkatan = factory.Sequence(lambda n: f"UPT{n:05}")
    kepanjangan = "unit permukiman transmigrasi"


class SumberDayaFactory(DjangoModelFactory):
    class Meta:
        model = laporan.SumberDaya

    indikator = factory.SubFactory(IndikatorFactory)
    tahun = TAHUN
    kode = factory.Sequence(lambda n: f"{n:05}")
    jenis = "sdm"
    uraian = "Penyuluh"
    satuan = "Orang"
    rencana = Decimal(10)
    terpakai = Decimal(8)


class RencanaTindakFactory(DjangoModelFactory):
    class Meta:
        model = laporan.RencanaTindak

    indikator = factory.SubFactory(IndikatorFactory)
    tahun = TAHUN
    kode = factory.Sequence(lambda n: f"{n:05}")
    tindakan = "Menambah jadwal pelayanan"
    penanggung_jawab = factory.SelfAttribute("indikator.penanggung_jawab")
    tenggat = datetime.date(2025, 6, 30)


class PrestasiFactory(DjangoModelFactory):
    class Meta:
        model = laporan.Prestasi

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    kode = factory.Sequence(lambda n: f"{n:05}")
    jenis = "inovasi"
    nama = "Antrean Daring"


class FotoKegiatanFactory(DjangoModelFactory):
    class Meta:
        model = laporan.FotoKegiatan

    program = factory.SubFactory(ProgramFactory)
    gambar = factory.SubFactory(GambarNarasiFactory, pd=factory.SelfAttribute("..program.pd"))
    keterangan = "Pelatihan petani"
    alt = "Dua puluh petani duduk di aula mendengarkan penyuluh"
