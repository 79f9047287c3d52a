"""0014: two roles get names that fit every agency; who held them keeps them, on every database."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from kinerja.peran import KEPALA_DINAS, SEKRETARIS
from tests.factories import PenggunaFactory

pytestmark = pytest.mark.django_db
MIGRASI = import_module("kinerja.migrations.0014_jenis_dan_sebutan")
IZIN = "sahkan_triwulan"


def _peran(nama: str) -> Group:
    peran, _ = Group.objects.get_or_create(name=nama)
    peran.permissions.set(Permission.objects.filter(codename=IZIN))
    return peran


def test_pemegang_peran_lama_memegang_yang_baru():
    Group.objects.filter(name__in=(KEPALA_DINAS, SEKRETARIS)).delete()
    pengguna = PenggunaFactory()
    pengguna.groups.set([_peran("Kepala Dinas"), _peran("Sekretaris Dinas")])

    MIGRASI.maju(apps, None)

    assert set(pengguna.groups.values_list("name", flat=True)) == {
        "Kepala Perangkat Daerah",
        "Sekretaris Perangkat Daerah",
    }
    assert {KEPALA_DINAS, SEKRETARIS} == {"Kepala Perangkat Daerah", "Sekretaris Perangkat Daerah"}
    MIGRASI.mundur(apps, None)
    assert pengguna.groups.filter(name="Kepala Dinas").exists()


def test_peran_baru_yang_sudah_ada_menerima_pemegang_yang_lama():
    """pasang_peran of the new version may have run before the migration."""
    lama, baru = _peran("Kepala Dinas"), _peran(KEPALA_DINAS)
    baru.permissions.clear()
    pengguna = PenggunaFactory()
    pengguna.groups.add(lama)

    MIGRASI.maju(apps, None)

    assert list(pengguna.groups.values_list("name", flat=True)) == [KEPALA_DINAS]
    assert baru.permissions.filter(codename=IZIN).exists()
    assert not Group.objects.filter(name="Kepala Dinas").exists()
