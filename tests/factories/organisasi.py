"""Agencies, units, posts, their holders, accounts, and how they were called before."""

import datetime
from typing import Any

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from kinerja import models as kinerja
from kinerja.peran import ADMIN_PEMDA, PERAN_STAF
from tests.factories.dasar import PADA, SANDI, TAHUN
from tests.factories.sebutan import sebutan


class PDFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PerangkatDaerah

    kode = factory.Sequence(lambda n: f"dinas-{n:05}")
    nama = factory.Sequence(lambda n: f"Dinas Contoh {sebutan(n)}")
    singkatan = "Discontoh"
    pemda = "Kabupaten Contoh"
    kepala_daerah = "Bupati Contoh"
    tempat = "Kota Contoh"


class UnitFactory(DjangoModelFactory):
    """A bidang below the agency's top unit, which is made when it is not there yet."""

    class Meta:
        model = kinerja.UnitKerja

    pd = factory.SubFactory(PDFactory)
    kode = factory.Sequence(lambda n: f"BID-{n:05}")
    nama = factory.Sequence(lambda n: f"Bidang Contoh {sebutan(n)}")
    jenis = "bidang"
    induk = factory.LazyAttribute(lambda o: puncak(o.pd))


def puncak(pd: kinerja.PerangkatDaerah) -> kinerja.UnitKerja:
    """Return the agency's top unit."""
    unit, _ = kinerja.UnitKerja.objects.get_or_create(
        pd=pd, induk=None, defaults={"kode": "DINAS", "nama": pd.nama, "jenis": "dinas"}
    )
    return unit


class JabatanFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Jabatan

    unit = factory.SubFactory(UnitFactory)
    pd = factory.SelfAttribute("unit.pd")
    kode = factory.Sequence(lambda n: f"JAB-{n:05}")
    nama = factory.Sequence(lambda n: f"Kepala Bidang Contoh {sebutan(n)}")
    jenis = "struktural"
    eselon = "III"


class PemangkuFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Pemangku

    jabatan = factory.SubFactory(JabatanFactory)
    status = "definitif"
    mulai = datetime.date(2023, 1, 2)


class RekapPegawaiFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.RekapPegawai

    tahun = TAHUN
    jabatan = factory.SubFactory(JabatanFactory)
    gol_iii = 1
    s1 = 1


class ButirProfilFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.ButirProfil

    pd = factory.SubFactory(PDFactory)
    jenis = "fungsi"
    mulai_tahun = 2021
    urutan = factory.Sequence(lambda n: n)
    teks = "Merumuskan kebijakan teknis"


class PenggunaFactory(DjangoModelFactory):
    """A user. `peran=kinerja.peran.OPERATOR` needs the fixture `peran`; the password is SANDI."""

    class Meta:
        model = kinerja.Pengguna
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"pengguna.{n:05}")
    pd = factory.SubFactory(PDFactory)
    unit = None
    jabatan = None
    password = factory.django.Password(SANDI)

    @factory.post_generation
    def peran(self, create: bool, nama: str | list[str] | None, **kwargs: Any) -> None:
        if create and nama:
            daftar = [nama] if isinstance(nama, str) else nama
            self.groups.set([Group.objects.get(name=n) for n in daftar])


def buat_pengguna(peran: str | list[str] | None = None, **medan: Any) -> Any:
    """Return a user of these roles; `is_staff` and the agency follow from the rest."""
    daftar = [peran] if isinstance(peran, str) else peran or []
    medan.setdefault("is_staff", bool(PERAN_STAF & set(daftar)))
    if medan.get("unit") or medan.get("jabatan"):
        medan.setdefault("pd", (medan.get("unit") or medan["jabatan"]).pd)
    if daftar == [ADMIN_PEMDA]:
        medan.setdefault("pd", None)
    return PenggunaFactory(peran=daftar, **medan)


class UnitLamaFactory(DjangoModelFactory):
    """What a unit was called until a day."""

    class Meta:
        model = kinerja.UnitLama

    unit = factory.SubFactory(UnitFactory)
    sampai = datetime.date(2023, 12, 31)
    nama = "Bidang Terdahulu"
    jenis = "bidang"
    induk = factory.SelfAttribute("unit.induk")


class JabatanLamaFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.JabatanLama

    jabatan = factory.SubFactory(JabatanFactory)
    sampai = datetime.date(2023, 12, 31)
    nama = "Kepala Bidang Terdahulu"
    jenis = "struktural"
    eselon = "III"
    unit = factory.SelfAttribute("jabatan.unit")


class TugasLainFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.TugasLain

    jabatan = factory.SubFactory(JabatanFactory)
    pengguna = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..jabatan.pd"))
    status = "plt"
    mulai = datetime.date(2024, 1, 2)
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA
