"""Results of posts."""

import factory
from factory.django import DjangoModelFactory

from kinerja.models import RencanaHasil
from tests import factories as f
from tests.factories.sebutan import sebutan


class RencanaHasilFactory(DjangoModelFactory):
    """Under an indicator of the post's agency; `induk` and no indicator: under another result."""

    class Meta:
        model = RencanaHasil

    indikator = factory.SubFactory(f.IndikatorFactory)
    jabatan = factory.LazyAttribute(
        lambda o: o.indikator.penanggung_jawab if o.indikator else f.JabatanFactory()
    )
    pd = factory.SelfAttribute("jabatan.pd")
    tahun = f.TAHUN
    kode = factory.Sequence(lambda n: str(n + 1))
    cara = "diturunkan"
    hasil = factory.Sequence(lambda n: f"Data lowongan tersaji {sebutan(n)}")
    aspek = "kuantitas"
    ukuran = "Jumlah laporan"
    target = "12"
    satuan = "laporan"
