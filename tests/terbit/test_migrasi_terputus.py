"""An upgrade that is killed anywhere is finished by running it again: signed stays guarded."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from config.mulai import pastikan_terjaga
from kinerja.models import BerkasTetap, JejakAudit, TandaTangan
from kinerja.pemicu import hilang
from tests.terbit.lama.pulih import ARSIP, Lama, bongkar, pasang

# On PostgreSQL too: there a migration's tables, triggers and functions roll back in another way.
pytestmark = [pytest.mark.postgres, pytest.mark.lama(detik=120)]
#: Where `migrate` dies: twenty places from the oldest version, which has most to migrate, on the
#: database that rebuilds its tables; at some of them from the later ones and on PostgreSQL.
TITIK = {ARSIP[0]: 20}
TITIK_LAIN = 5
Buka = Callable[[Path], Any]


@pytest.fixture
def lama(tmp_path: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[Buka]:
    """`with lama(arsip) as satu`: the installation of an earlier version, fresh each time."""

    @contextmanager
    def buka(arsip: Path) -> Iterator[Lama]:
        satu = bongkar(arsip, tmp_path / str(next(nomor)), connection.vendor)
        with pasang(connection, satu):
            yield satu

    nomor = count()
    with django_db_blocker.unblock():
        yield buka


def _migrasi() -> None:
    call_command("migrate", interactive=False, verbosity=0, skip_checks=False)


def _dibunuh_pada(pernyataan: int | None) -> int:
    """Migrate in a process of its own that dies at its n-th statement; how many it got to."""
    connection.close()
    baca, tulis = os.pipe()
    anak = os.fork()
    if anak == 0:  # pragma: no cover - it never returns
        with suppress(BaseException):
            _migrasi_sampai(pernyataan, tulis)
        os._exit(1)
    os.close(tulis)
    jumlah = 0
    while potong := os.read(baca, 65536):
        jumlah += len(potong)
    os.close(baca)
    _, status = os.waitpid(anak, 0)
    if pernyataan is None:
        assert os.waitstatus_to_exitcode(status) == 0
    else:
        assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL
    return jumlah


def _migrasi_sampai(pernyataan: int | None, pipa: int) -> None:
    ke = 0

    def hitung(jalankan: Any, sql: str, params: Any, banyak: bool, konteks: Any) -> Any:
        nonlocal ke
        ke += 1
        os.write(pipa, b".")
        if ke == pernyataan:
            os.kill(os.getpid(), signal.SIGKILL)
        return jalankan(sql, params, banyak, konteks)

    with connection.execute_wrapper(hitung):
        _migrasi()
    connection.close()
    os._exit(0)


@pytest.mark.parametrize(
    "arsip",
    # PostgreSQL rolls a broken migration back as a whole, from whichever version it started.
    [ARSIP[0], *(pytest.param(a, marks=pytest.mark.sqlite) for a in ARSIP[1:])],
    ids=[a.name.partition(".")[0] for a in ARSIP],
)
def test_migrate_yang_dibunuh_di_dua_puluh_tempat_dapat_diselesaikan(
    lama: Buka, arsip: Path
) -> None:
    titik = TITIK.get(arsip, TITIK_LAIN) if connection.vendor == "sqlite" else TITIK_LAIN
    with lama(arsip):
        jumlah = _dibunuh_pada(None)
    assert jumlah > 5 * titik
    tanpa_pemicu = 0
    for n in range(titik):
        with lama(arsip) as satu:
            _dibunuh_pada(1 + n * jumlah // titik)
            kurang = hilang(connection)
            if kurang:
                tanpa_pemicu += 1
                with pytest.raises(ImproperlyConfigured, match="pemicu basis data tidak terpasang"):
                    pastikan_terjaga()
                assert [k.id for k in run_checks(databases=["default"]) if k.is_serious()] == [
                    "tapak.E001"
                ]
            _migrasi()
            assert hilang(connection) == []
            pastikan_terjaga()
            call_command("migrate", check_unapplied=True, verbosity=0)
            assert BerkasTetap.objects.count() == satu.fakta["berkas_tetap"]
            assert JejakAudit.objects.count() == satu.fakta["jejak"]
            with pytest.raises(IntegrityError), transaction.atomic():
                TandaTangan.objects.update(nama="Orang lain")
    assert tanpa_pemicu >= titik // 4  # the places were within, not before or after


def test_satu_pemicu_baru_tidak_menghalangi_pembaruan(lama: Buka) -> None:
    """As when a release adds a trigger and nothing else: no migration is left to run."""
    with lama(ARSIP[-1]):
        _migrasi()
        satu = next(iter(_semua_pemicu()))
        with connection.cursor() as kursor:
            milik = f" ON {satu.tabel}" if connection.vendor == "postgresql" else ""
            kursor.execute(f"DROP TRIGGER {satu.nama}{milik}")
        assert [p.nama for p in hilang(connection)] == [satu.nama]
        _migrasi()
        assert hilang(connection) == []


def _semua_pemicu() -> Iterator[Any]:
    from kinerja.pemicu import _TERDAFTAR

    return (p for daftar in _TERDAFTAR.values() for p in daftar)
