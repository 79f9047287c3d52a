"""Programs to budget lines, versions, what was spent, outputs."""

from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory

from anggaran import models as anggaran
from kinerja import models as kinerja
from tests.factories.dasar import TAHUN, BekuanFactory, BerAlurFactory
from tests.factories.organisasi import JabatanFactory, PDFactory, PenggunaFactory
from tests.factories.pohon import IndikatorFactory
from tests.factories.sebutan import sebutan


def versi_murni(pd: kinerja.PerangkatDaerah, tahun: int) -> anggaran.VersiAnggaran:
    """Return the agency's original budget of the year, made when it is not there yet."""
    ada = anggaran.VersiAnggaran.objects.filter(pd=pd, tahun=tahun, jenis="murni").first()
    return ada or VersiAnggaranFactory(pd=pd, tahun=tahun)


def kode_berikut(model: Any, awal: str, mulai: int, **milik: Any) -> str:
    """The code after the last one below a node, with as many digits as the nomenclature has."""
    semua = (
        model.objects.filter(kode__startswith=awal, **milik)
        if all(satu.pk for satu in milik.values())
        else model.objects.none()
    )
    terpakai = [int(k[len(awal) :]) for k in semua.values_list("kode", flat=True)]
    return f"{awal}{max([mulai - 1, *terpakai]) + 1}"


class ProgramFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.Program

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    kode = factory.LazyAttribute(lambda o: kode_berikut(anggaran.Program, "2.07.", 10, pd=o.pd))
    nama = factory.Sequence(lambda n: f"Program Contoh {sebutan(n)}")
    penanggung_jawab = factory.SubFactory(JabatanFactory, unit__pd=factory.SelfAttribute("...pd"))


class KegiatanFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.Kegiatan

    program = factory.SubFactory(ProgramFactory)
    pd = factory.SelfAttribute("program.pd")
    tahun = factory.SelfAttribute("program.tahun")
    kode = factory.LazyAttribute(
        lambda o: kode_berikut(anggaran.Kegiatan, f"{o.program.kode}.2.", 10, pd=o.pd)
    )
    nama = factory.Sequence(lambda n: f"Kegiatan Contoh {sebutan(n)}")
    penanggung_jawab = factory.SelfAttribute("program.penanggung_jawab")


class SubKegiatanFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.SubKegiatan

    kegiatan = factory.SubFactory(KegiatanFactory)
    pd = factory.SelfAttribute("kegiatan.pd")
    tahun = factory.SelfAttribute("kegiatan.tahun")
    kode = factory.LazyAttribute(
        lambda o: kode_berikut(anggaran.SubKegiatan, f"{o.kegiatan.kode}.", 1000, pd=o.pd)
    )
    nama = factory.Sequence(lambda n: f"Sub Kegiatan Contoh {sebutan(n)}")
    penanggung_jawab = factory.SelfAttribute("kegiatan.penanggung_jawab")


class LaporanSubFactory(BerAlurFactory):
    class Meta:
        model = anggaran.LaporanSubKegiatan

    sub_kegiatan = factory.SubFactory(SubKegiatanFactory)
    fisik = Decimal(25)
    diubah_oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..sub_kegiatan.pd"))


class VersiLaporanSubFactory(BekuanFactory):
    class Meta:
        model = anggaran.VersiLaporanSub

    laporan = factory.SubFactory(LaporanSubFactory, diajukan=True)
    oleh = factory.SelfAttribute("laporan.diubah_oleh")
    isi = factory.LazyFunction(lambda: {"fisik": "25"})


class DukunganFactory(DjangoModelFactory):
    """An indicator supported by a whole program."""

    class Meta:
        model = anggaran.Dukungan

    indikator = factory.SubFactory(IndikatorFactory)
    program = factory.SubFactory(ProgramFactory, pd=factory.SelfAttribute("..indikator.pd"))


class VersiAnggaranFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.VersiAnggaran

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    jenis = "murni"
    ke = 1
    kode = factory.Sequence(lambda n: f"DPA-{n:05}")


class BarisAnggaranFactory(DjangoModelFactory):
    """A budget line; `pagu=` and `realisasi=` make the rows below it."""

    class Meta:
        model = anggaran.BarisAnggaran
        skip_postgeneration_save = True

    sub_kegiatan = factory.SubFactory(SubKegiatanFactory)
    rekening = "5.1.02"

    @factory.post_generation
    def pagu(self, create: bool, nilai: int | None, **kwargs: Any) -> None:
        if create and nilai is not None:
            sub = self.sub_kegiatan
            PaguBarisFactory(baris=self, versi=versi_murni(sub.pd, sub.tahun), nilai=nilai)

    @factory.post_generation
    def realisasi(self, create: bool, nilai: int | None, **kwargs: Any) -> None:
        if create and nilai is not None:
            RealisasiAnggaranFactory(baris=self, nilai=nilai)


class PaguBarisFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.PaguBaris

    baris = factory.SubFactory(BarisAnggaranFactory)
    versi = factory.LazyAttribute(
        lambda o: versi_murni(o.baris.sub_kegiatan.pd, o.baris.sub_kegiatan.tahun)
    )
    nilai = 100_000_000


class RealisasiAnggaranFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.RealisasiAnggaran

    baris = factory.SubFactory(BarisAnggaranFactory)
    bulan = 12
    nilai = 97_300_000


class IndikatorProgramFactory(DjangoModelFactory):
    """Output of a sub kegiatan; `target=` and `realisasi=` ({quarter: figure}; 0: the year)."""

    class Meta:
        model = anggaran.IndikatorProgram
        skip_postgeneration_save = True

    sub_kegiatan = factory.SubFactory(SubKegiatanFactory)
    dilaporkan_pada = factory.SelfAttribute("sub_kegiatan")
    pd = factory.SelfAttribute("dilaporkan_pada.pd")
    tahun = factory.SelfAttribute("dilaporkan_pada.tahun")
    kode = factory.Sequence(lambda n: f"KEL-{n:05}")
    nama = factory.Sequence(lambda n: f"Jumlah keluaran contoh {sebutan(n)}")
    satuan = "Orang"

    @factory.post_generation
    def target(self, create: bool, isi: dict[int, int] | None, **kwargs: Any) -> None:
        for tw, nilai in (isi or {}).items():
            TargetProgramFactory(indikator=self, triwulan=tw, nilai=Decimal(nilai))

    @factory.post_generation
    def realisasi(self, create: bool, isi: dict[int, int] | None, **kwargs: Any) -> None:
        for tw, nilai in (isi or {}).items():
            RealisasiProgramFactory(indikator=self, triwulan=tw, nilai=Decimal(nilai))


class TargetProgramFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.TargetProgram

    indikator = factory.SubFactory(IndikatorProgramFactory)
    versi = factory.LazyAttribute(lambda o: versi_murni(o.indikator.pd, o.indikator.tahun))
    nilai = Decimal(100)


class RealisasiProgramFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.RealisasiProgram

    indikator = factory.SubFactory(IndikatorProgramFactory)
    triwulan = 4
    nilai = Decimal(90)


class RekapBelanjaFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.RekapBelanja

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    rekening = "5.1.01"
    pagu = 100_000_000
    realisasi = 97_300_000
    sumber = "Laporan Realisasi Anggaran"
