"""What several features share: the year, the day, rows with a sign-off, frozen rows."""

import datetime

import factory
from factory.django import DjangoModelFactory

TAHUN = 2024
PADA = datetime.datetime(2024, 4, 10, 2, 0, tzinfo=datetime.UTC)
SANDI = "sandi-untuk-tes"


class BerAlurFactory(DjangoModelFactory):
    """A draft; `diajukan=True`, `diverifikasi=True`, `disahkan=True` record the steps up to it."""

    class Meta:
        abstract = True

    class Params:
        diajukan = factory.Trait(
            status="diajukan",
            diajukan_pada=PADA,
            diajukan_oleh=factory.SelfAttribute("diubah_oleh"),
        )
        diverifikasi = factory.Trait(
            diajukan=True,
            status="diverifikasi",
            diverifikasi_pada=PADA,
            diverifikasi_oleh=factory.SelfAttribute("diubah_oleh"),
        )
        disahkan = factory.Trait(
            diverifikasi=True,
            status="disahkan",
            disahkan_pada=PADA,
            disahkan_oleh=factory.SelfAttribute("diubah_oleh"),
        )

    triwulan = 1
    diubah_pada = PADA


class BekuanFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    ke = 1
    isi = factory.LazyFunction(dict)
    sha256 = "a" * 64
    pada = PADA
