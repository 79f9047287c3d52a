"""The fixtures themselves: the sample data is whole in every kind of test, the browser watches."""

import threading

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction

from anggaran.models import PaguBaris
from kinerja import peran as p
from kinerja.models import Indikator, PerangkatDaerah, UnitKerja
from tests import factories as f
from tests.conftest import PD_CONTOH


def _periksa_contoh(pd):
    assert pd.kode == PD_CONTOH
    assert Indikator.objects.filter(pd=pd).exists()
    assert PaguBaris.objects.exists()
    # New rows do not collide with the copied ids, whatever the database counts with.
    f.UnitFactory(pd=pd)
    f.PDFactory()


@pytest.mark.parametrize("kali", [1, 2])
def test_contoh_dalam_transaksi(contoh, kali):
    _periksa_contoh(contoh)


@pytest.mark.parametrize("kali", [1, 2])
def test_contoh_tanpa_transaksi(transactional_db, contoh, kali):
    _periksa_contoh(contoh)


def test_contoh_tidak_tertinggal(db):
    assert not PerangkatDaerah.objects.exists()
    assert not Group.objects.exists()


def test_setiap_peran_punya_akun(akun, contoh):
    assert {g for a in akun.values() for g in a.groups.values_list("name", flat=True)} == set(
        p.PERAN
    )
    assert akun["operator.naker"].lingkup_unit
    assert akun["kepala.dinas"].jabatan


def test_penulis_bersamaan_antre_bukan_gagal(transactional_db):
    """Eight writers at once: IMMEDIATE and the busy timeout queue them on SQLite."""
    f.puncak(f.PDFactory())
    galat = []

    def tulis():
        try:
            for _ in range(5):
                with transaction.atomic():
                    unit = UnitKerja.objects.select_for_update().get()
                    unit.urutan += 1
                    unit.save()
        except Exception as kegagalan:
            galat.append(kegagalan)
        finally:
            connection.close()

    utas = [threading.Thread(target=tulis) for _ in range(8)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert galat == []
    assert UnitKerja.objects.get().urutan == 40


@pytest.mark.sqlite  # its journal and its pragmas are what is asked about
def test_sqlite_berjurnal_wal_dan_menjaga_rujukan(db):
    with connection.cursor() as kursor:
        assert kursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert kursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert kursor.execute("PRAGMA busy_timeout").fetchone() == (20000,)
    assert connection.transaction_mode == "IMMEDIATE"  # type: ignore[attr-defined]


def test_masuk_lewat_layar(halaman, akun):
    halaman.masuk_lewat_layar("sekretariat", f.SANDI)
    assert "/masuk" not in halaman.url


def test_peramban_mengadukan_aset_luar_dan_skrip_sebaris(halaman):
    """The watch works: what it must catch, it catches."""
    halaman.buka("masuk")
    halaman.evaluate("() => { new Image().src = 'https://luar.contoh.go.id/a.png' }")
    halaman.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.x = 1';"
        " document.body.append(s) }"
    )
    halaman.evaluate("() => setTimeout(() => { throw new Error('sengaja') })")
    halaman.wait_for_timeout(300)
    keluhan = "\n".join(halaman.keluhan_tersisa())
    assert "Left this machine: https://luar.contoh.go.id/a.png" in keluhan
    assert "Content Security Policy" in keluhan
    assert "JavaScript: sengaja" in keluhan
    halaman.izinkan(".")
