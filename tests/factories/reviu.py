"""The report and its review, by layers and by the Inspektorat."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from laporan import models as laporan
from tests.factories.dasar import PADA, TAHUN
from tests.factories.organisasi import PDFactory, PenggunaFactory


class LaporanFactory(DjangoModelFactory):
    class Meta:
        model = laporan.Laporan

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN


class BagianReviuFactory(DjangoModelFactory):
    class Meta:
        model = laporan.BagianReviu

    laporan = factory.SubFactory(LaporanFactory)
    kunci = factory.Sequence(lambda n: f"bab3:a5:S{n:05}")
    judul = "Analisis sasaran"
    sejak = PADA


class LangkahReviuFactory(DjangoModelFactory):
    class Meta:
        model = laporan.LangkahReviu

    laporan = factory.SubFactory(LaporanFactory)
    langkah = "teruskan"
    dari = "disusun"
    ke = "direviu_perencanaan"
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


def laporan_sampai(status: str, **medan: Any) -> Any:
    """A report that went step by step to a status, past the actions but not past the triggers."""
    baris = LaporanFactory(**medan)
    oleh = PenggunaFactory(pd=baris.pd)
    semua = list(laporan.StatusLaporan.values)
    for ke, langkah in zip(semua[1:], laporan.LANGKAH_LAPORAN, strict=True):
        if semua.index(baris.status) >= semua.index(status):
            break
        if ke == "direviu_perencanaan" and not baris.bagian.exists():
            bagian_sampai("diperiksa", laporan=baris)
        if ke == "direviu_inspektorat":
            selesaikan_reviu(ReviuInspektoratFactory(laporan=baris, mulai_oleh=oleh))
        baris.status = ke
        setattr(baris, f"{langkah}_pada", PADA)
        setattr(baris, f"{langkah}_oleh", oleh)
        baris.save()
    return baris


def bagian_sampai(status: str, **medan: Any) -> Any:
    """A section that went step by step to a status."""
    baris = BagianReviuFactory(**medan)
    oleh = PenggunaFactory(pd=baris.laporan.pd)
    if status != "draf":
        baris.status, baris.diajukan_pada, baris.diajukan_oleh = "diajukan", PADA, oleh
        baris.save()
    if status == "diperiksa":
        baris.status, baris.diperiksa_pada, baris.diperiksa_oleh = status, PADA, oleh
        baris.save()
    if status == "dikembalikan":
        baris.status, baris.catatan_kembali = status, "Sebutkan sumbernya."
        baris.save()
    return baris


class ReviuInspektoratFactory(DjangoModelFactory):
    """Needs a report that is `disetujui`."""

    class Meta:
        model = laporan.ReviuInspektorat

    laporan = factory.LazyFunction(lambda: laporan_sampai("disetujui"))
    ke = 1
    mulai_pada = PADA
    mulai_oleh = factory.SubFactory(PenggunaFactory)


def selesaikan_reviu(reviu: Any) -> Any:
    """Sign a reviu off."""
    reviu.hasil, reviu.tempat, reviu.sebutan = "bersih", "Kota Contoh", "Inspektur"
    reviu.tanggal, reviu.selesai_pada = PADA.date(), PADA
    reviu.selesai_oleh = reviu.mulai_oleh
    reviu.save()
    return reviu


class JawabanReviuFactory(DjangoModelFactory):
    class Meta:
        model = laporan.JawabanReviu

    reviu = factory.SubFactory(ReviuInspektoratFactory)
    butir = "I.1"
    jawaban = "ya"
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


class CatatanReviuFactory(DjangoModelFactory):
    class Meta:
        model = laporan.CatatanReviu

    reviu = factory.SubFactory(ReviuInspektoratFactory)
    nomor = factory.Sequence(lambda n: n % 1000 + 1)
    uraian = "Sebutkan sumber angka angkatan kerja."
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA
