"""Permissions stand on the model they speak of; moving one takes nothing from anybody."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from kinerja.management.commands.pasang_peran import pasang_peran
from kinerja.models import PengesahanTriwulan, PerangkatDaerah, Realisasi, UnitKerja
from kinerja.peran import KEPALA_DINAS, PERAN
from tests import factories as f

pindah = importlib.import_module("kinerja.migrations.0009_pindahkan_izin")
TEMPAT = {
    "sahkan_triwulan": PengesahanTriwulan,
    "lihat_semua_unit": UnitKerja,
    "lihat_semua_pd": PerangkatDaerah,
    "isi_realisasi": Realisasi,
}


@pytest.mark.parametrize(("kode", "model"), TEMPAT.items())
@pytest.mark.django_db
def test_izin_berada_pada_modelnya(kode, model):
    izin = Permission.objects.get(content_type__app_label="kinerja", codename=kode)
    assert izin.content_type.model_class() is model


@pytest.mark.django_db
def test_setiap_izin_peran_ada_tepat_satu():
    for kode in {k for izin in PERAN.values() for k in izin}:
        app, codename = kode.split(".")
        assert Permission.objects.filter(
            content_type__app_label=app, codename=codename
        ).count() == 1, kode  # fmt: skip


def _ke_model_lama():
    """As an installation of the version before has them."""
    for kode, dari, _ in pindah.PINDAH:
        lama = ContentType.objects.get(app_label="kinerja", model=dari)
        Permission.objects.filter(codename=kode).update(content_type=lama)


@pytest.mark.django_db
def test_peran_dan_orang_tetap_memegang_izinnya():
    pasang_peran()
    orang = f.PenggunaFactory()
    _ke_model_lama()
    izin = Permission.objects.get(codename="sahkan_triwulan")
    orang.user_permissions.add(izin)
    sebelum = {g.name: set(g.permissions.values_list("pk", flat=True)) for g in Group.objects.all()}
    pindah.maju(apps, None)
    assert sebelum == {
        g.name: set(g.permissions.values_list("pk", flat=True)) for g in Group.objects.all()
    }
    for kode, model in TEMPAT.items():
        assert Permission.objects.get(codename=kode).content_type.model_class() is model
    orang = type(orang).objects.get(pk=orang.pk)
    assert orang.has_perm("kinerja.sahkan_triwulan")
    pindah.mundur(apps, None)
    izin.refresh_from_db()
    assert izin.content_type.model == "realisasi"


@pytest.mark.django_db
def test_izin_kembar_digabung():
    """The new one was made before the old one was moved."""
    pasang_peran()
    orang = f.PenggunaFactory()
    lama = Permission.objects.create(
        codename="sahkan_triwulan", name="lama",
        content_type=ContentType.objects.get_for_model(Realisasi),
    )  # fmt: skip
    peran = Group.objects.create(name="Peran sendiri")
    peran.permissions.add(lama)
    orang.user_permissions.add(lama)
    pindah.maju(apps, None)
    satu = Permission.objects.get(codename="sahkan_triwulan")
    assert satu.content_type.model_class() is PengesahanTriwulan
    assert list(peran.permissions.all()) == [satu]
    assert list(orang.user_permissions.all()) == [satu]
    assert satu in Group.objects.get(name=KEPALA_DINAS).permissions.all()


@pytest.mark.django_db
def test_pemasangan_baru_tidak_dipindahkan_apa_pun():
    sebelum = set(Permission.objects.values_list("codename", "content_type"))
    pindah.maju(apps, None)
    assert set(Permission.objects.values_list("codename", "content_type")) == sebelum
