"""Master data: the schedule as a choice with months beside it."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from kinerja.admin.jadwal import IsianJadwal
from kinerja.models import Indikator
from kinerja.peran import SEKRETARIAT
from tests import factories as f
from tests.admin.bangun import isian

pytestmark = pytest.mark.django_db


@pytest.fixture
def indikator(client, pengguna) -> Indikator:
    i = f.IndikatorFactory(jadwal="bulan:2,8")
    client.force_login(pengguna(SEKRETARIAT, pd=i.pd))
    return i


def _simpan(client, i: Indikator, **ubah: str):
    url = reverse("admin:kinerja_indikator_change", args=[i.pk])
    isi = isian(client.get(url))
    isi.pop("jadwal")
    hasil = client.post(url, {**isi, **ubah})
    i.refresh_from_db()
    return hasil


@pytest.mark.parametrize(
    ("jenis", "bulan", "tersimpan"),
    [
        ("terbit", "11", "terbit:11"),
        ("bulan", "Agustus, 2", "bulan:2,8"),
        ("semesteran", "", "semesteran"),
    ],
)
def test_disimpan(client, indikator, jenis, bulan, tersimpan):
    assert _simpan(client, indikator, jadwal_0=jenis, jadwal_1=bulan).status_code == 302
    assert indikator.jadwal == tersimpan


@pytest.mark.parametrize(
    ("jenis", "bulan", "pesan"),
    [
        ("bulan", "", "Sebutkan bulannya, misalnya bulan:8."),
        ("terbit", "13", "Bulan ditulis 1 sampai 12, bukan “13”."),
        ("tahunan", "4", "Tahunan ditulis tanpa bulan."),
    ],
)
def test_ditolak(client, indikator, jenis, bulan, pesan):
    assertContains(_simpan(client, indikator, jadwal_0=jenis, jadwal_1=bulan), pesan)
    assert indikator.jadwal == "bulan:2,8"


def test_tanpa_jadwal_tidak_berubah(client, indikator):
    assert _simpan(client, indikator, satuan="Orang").status_code == 302
    assert (indikator.satuan, indikator.jadwal) == ("Orang", "bulan:2,8")


def test_masa_di_tengah_tahun(client, indikator):
    isi = {"mulai_tahun": "2025", "mulai_triwulan": "3", "jadwal_0": "tahunan", "jadwal_1": ""}
    assert _simpan(client, indikator, **isi).status_code == 302
    assert indikator.jadwal_pelaporan.sebutan_masa == "sejak TW III 2025"
    assertContains(client.get(reverse("admin:kinerja_indikator_changelist")), "sejak TW III 2025")


def test_bulan_tampil_di_samping_pilihannya():
    widget: Any = IsianJadwal().widget
    assert widget.decompress("terbit:5,11") == ["terbit", "5, 11"]
    assert widget.decompress("tahunan") == ["tahunan", ""]
