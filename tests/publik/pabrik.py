"""Rows of what the public reads."""

from typing import Any

from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from kinerja.isian.beku import sidik
from laporan import models
from laporan.models.publik import SATU
from tests import factories as f


class PengaturanPublikFactory(DjangoModelFactory):
    """Open."""

    class Meta:
        model = models.PengaturanPublik

    pk = SATU
    aktif = True
    lisensi = "Creative Commons Atribusi 4.0 Internasional"
    lisensi_tautan = "https://creativecommons.org/licenses/by/4.0/deed.id"
    kontak = "Bagian Organisasi Sekretariat Daerah"
    revisi = 1
    diubah_pada = f.PADA


class RilisFactory(DjangoModelFactory):
    """A score in force."""

    class Meta:
        model = models.Rilis

    pd = SubFactory(f.PDFactory)
    tahun = 2024
    bagian = "lhe"
    ke = 1
    isi = LazyAttribute(lambda o: isi_lhe(o.pd, o.tahun))
    sha256 = LazyAttribute(lambda o: sidik(o.isi))
    oleh = SubFactory(f.PenggunaFactory, pd=SelfAttribute("..pd"))
    pada = f.PADA


class PerubahanPublikFactory(DjangoModelFactory):
    class Meta:
        model = models.PerubahanPublik

    rilis = SubFactory(RilisFactory)
    peristiwa = "rilis"
    pada = f.PADA


class KunciApiFactory(DjangoModelFactory):
    class Meta:
        model = models.KunciApi

    pd = SubFactory(f.PDFactory)
    nama = "e-Kinerja"
    awalan = "tapak_abcd"
    sidik = Sequence(lambda n: f"{n:064x}")
    sampai = LazyFunction(lambda: f.PADA.replace(year=2099))
    oleh = SubFactory(f.PenggunaFactory, pd=SelfAttribute("..pd"))
    pada = f.PADA


def isi_lhe(pd: Any, tahun: int) -> dict[str, Any]:
    """The smallest part."""
    return {
        "skema": 1, "bagian": "lhe", "tahun": tahun,
        "pd": {"kode": pd.kode, "nama": pd.nama, "singkatan": "", "pemda": pd.pemda,
               "tempat": pd.tempat, "alamat": ""},
        "nilai": "65.4", "nilai_teks": "65,40", "predikat": "B", "sebutan": "Baik", "komponen": [],
    }  # fmt: skip
