"""Migration 0012: what stood before is carried over; whole tables: test_migrasi_terisi.py."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection

from kinerja.pernyataan import bagian_pernyataan
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def migrasi() -> Any:
    from importlib import import_module

    return import_module("kinerja.migrations.0012_penanda_tangan")


class _Aplikasi:
    """The models of today under the name by which a migration asks for them."""

    def get_model(self, app: str, nama: str) -> Any:
        from django.apps import apps

        return apps.get_model(app, nama)


class _Penyunting:
    connection = connection

    def execute(self, sql: str) -> None:
        with connection.cursor() as kursor:
            kursor.execute(sql)


def test_rancangan_menyebut_kedua_pihak(migrasi: Any) -> None:
    """Where they used to be printed: after the first paragraph."""
    p = f.PerjanjianFactory(pernyataan="Pembuka\nnya.\n\nJanji.\n\nPengawasan.")
    kosong = f.PerjanjianFactory(pernyataan="")
    diajukan = f.perjanjian_berstatus("diajukan", pernyataan="Satu.\n\nDua.")
    migrasi.sebut_pihak(_Aplikasi(), _Penyunting())
    for satu in (p, kosong, diajukan):
        satu.refresh_from_db()
    assert bagian_pernyataan(p.pernyataan) == [
        "Pembuka nya.",
        "{identitas_pertama}",
        "selanjutnya disebut pihak pertama.",
        "{identitas_kedua}",
        "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
        "Janji.",
        "Pengawasan.",
    ]
    assert kosong.pernyataan == ""
    assert diajukan.pernyataan == "Satu.\n\nDua."  # what was submitted stays


def test_apbd_dilepas_dari_rancangan_saja(migrasi: Any, tanpa_pemicu: None) -> None:
    draf = f.MataPerjanjianFactory(keterangan="APBD")
    lain = f.MataPerjanjianFactory(keterangan="DAU")
    diajukan = f.MataPerjanjianFactory(
        perjanjian=f.perjanjian_berstatus("diajukan"), keterangan="APBD"
    )
    migrasi.lepas_apbd(_Aplikasi(), _Penyunting())
    for satu in (draf, lain, diajukan):
        satu.refresh_from_db()
    assert [m.keterangan for m in (draf, lain, diajukan)] == ["", "DAU", "APBD"]


def test_hari_penandatanganan_menurut_zona(migrasi: Any, tanpa_pemicu: None) -> None:
    """Signed at 17.30 UTC on 30 January: 1.30 of the 31st in Makassar."""
    p = f.perjanjian_berstatus("pihak_kedua", jabatan__pd__zona_waktu="Asia/Makassar")
    draf = f.perjanjian_berstatus("pihak_pertama")
    tanda = p.naskah.get().tanda_tangan
    tanda.filter(pihak=2).update(pada=datetime(2024, 1, 30, 17, 30, tzinfo=UTC))
    type(p).objects.filter(pk=p.pk).update(lengkap_pada=None)
    migrasi.hari_lengkap(_Aplikasi(), _Penyunting())
    for satu in (p, draf):
        satu.refresh_from_db()
    assert p.lengkap_pada == date(2024, 1, 31)
    assert draf.lengkap_pada is None
