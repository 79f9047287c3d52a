"""The evaluation, its recommendations and what was said of them."""

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from laporan import models as laporan
from tests.factories.dasar import PADA, TAHUN
from tests.factories.organisasi import PDFactory, PenggunaFactory


class EvaluasiAKIPFactory(DjangoModelFactory):
    class Meta:
        model = laporan.EvaluasiAKIP

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    nilai = Decimal("65.40")
    predikat = "B"
    sebutan = "Baik"


class KomponenAKIPFactory(DjangoModelFactory):
    class Meta:
        model = laporan.KomponenAKIP

    evaluasi = factory.SubFactory(EvaluasiAKIPFactory)
    kode = factory.Sequence(lambda n: str(n % 900 + 100))
    nama = "Perencanaan Kinerja"
    bobot = Decimal(30)
    nilai = Decimal("21.3")


class RekomendasiLHEFactory(DjangoModelFactory):
    class Meta:
        model = laporan.RekomendasiLHE

    evaluasi = factory.SubFactory(EvaluasiAKIPFactory)
    kode = factory.Sequence(lambda n: f"R{n:05}")
    rekomendasi = "Menyusun rencana aksi yang terukur"


class LampiranLHEFactory(DjangoModelFactory):
    class Meta:
        model = laporan.LampiranLHE

    rekomendasi = factory.SubFactory(RekomendasiLHEFactory)
    judul = "Notulen rapat"
    tautan = "https://contoh.go.id/notulen"
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


class KomentarLHEFactory(DjangoModelFactory):
    class Meta:
        model = laporan.KomentarLHE

    rekomendasi = factory.SubFactory(RekomendasiLHEFactory)
    teks = "Mohon lampirkan notulennya."
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA
