"""An upgrade that is killed anywhere is finished by running it again: signed stays guarded."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.urls import get_resolver

from config.mulai import pastikan_terjaga
from kinerja.models import BerkasTetap, JejakAudit, TandaTangan
from kinerja.pemicu import hilang
from tests.terbit.lama.pulih import ARSIP, Lama, bongkar, pasang

# On PostgreSQL too: there a migration's tables, triggers and functions roll back in another way.
pytestmark = [pytest.mark.postgres, pytest.mark.lama(detik=60)]
#: Where `migrate` dies: twenty places from the oldest version, whose upgrade contains that of the
#: later ones, on the database that rebuilds its tables; at some of them on PostgreSQL, which rolls
#: a broken migration back as a whole.
TITIK = 20
TITIK_LAIN = 5
#: What migrates after the last migration: content types, permissions, triggers.
SESUDAH = "sesudah"
#: A statement: the migration it belongs to, and its number within.
Titik = tuple[str, int]


@pytest.fixture
def ruang(tmp_path: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[Path]:
    """A folder for the installations of earlier versions, with the database within reach."""
    assert get_resolver().url_patterns  # what the checks ask for is loaded here, not in each child
    with django_db_blocker.unblock():
        yield tmp_path


class Pangkal:
    """An earlier version's installation, opened afresh as it was when it was put down last.

    On SQLite a killed upgrade can be put down as it lies, its journal beside it.
    """

    def __init__(self, arsip: Path, ruang: Path) -> None:
        self._ruang, self._nomor = ruang, count()
        self._kini = bongkar(arsip, ruang / "pangkal", connection.vendor)

    @contextmanager
    def buka(self) -> Iterator[Lama]:
        """A copy of it to work on."""
        with pasang(connection, self._salin(self._kini.folder)) as _:
            yield self._kini

    def _salin(self, dari: Path) -> Lama:
        folder = self._ruang / str(next(self._nomor))
        shutil.copytree(dari, folder)
        return replace(self._kini, folder=folder)

    def letakkan(self) -> None:
        """Let the next ones begin where the copy that is open now lies."""
        connection.close()
        if connection.vendor == "sqlite":
            self._kini = self._salin(Path(connection.settings_dict["NAME"]).parent)


def _migrasi() -> None:
    call_command("migrate", interactive=False, verbosity=0, skip_checks=False)


def _pernyataan() -> list[Titik]:
    """Every statement of a whole upgrade, in a process of its own."""
    baca, anak = _cabang(None)
    with os.fdopen(baca) as pipa:
        semua = [(m, int(n)) for m, n in (baris.rsplit(" ", 1) for baris in pipa)]
    _, status = os.waitpid(anak, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return semua


def _bunuh_pada(titik: Titik) -> None:
    """Migrate in a process of its own that dies at this statement."""
    baca, anak = _cabang(titik)
    with os.fdopen(baca) as pipa:
        pipa.read()
    _, status = os.waitpid(anak, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL


def _cabang(titik: Titik | None) -> tuple[int, int]:
    """The end of a pipe that reads the statements, and the process that migrates."""
    connection.close()
    baca, tulis = os.pipe()
    anak = os.fork()
    if anak == 0:  # pragma: no cover - it never returns
        with suppress(BaseException):
            _migrasi_sampai(titik, tulis)
        os._exit(1)
    os.close(tulis)
    return baca, anak


def _migrasi_sampai(titik: Titik | None, pipa: int) -> None:
    kini, ke = "", 0

    def satu_migrasi(*args: Any, **kwargs: Any) -> Any:
        nonlocal kini, ke
        kini, ke = str(args[2]), 0
        try:
            return terapkan(*args, **kwargs)
        finally:
            kini, ke = SESUDAH, 0

    def hitung(jalankan: Any, sql: str, params: Any, banyak: bool, konteks: Any) -> Any:
        nonlocal ke
        ke += 1
        os.write(pipa, f"{kini} {ke}\n".encode())
        if (kini, ke) == titik:
            os.kill(os.getpid(), signal.SIGKILL)
        return jalankan(sql, params, banyak, konteks)

    terapkan = MigrationExecutor.apply_migration
    setattr(MigrationExecutor, "apply_migration", satu_migrasi)  # noqa: B010 - a method
    with connection.execute_wrapper(hitung):
        _migrasi()
    connection.close()
    os._exit(0)


def test_migrate_yang_dibunuh_di_dua_puluh_tempat_dapat_diselesaikan(ruang: Path) -> None:
    """Each killed upgrade goes on where the one before it was killed: what any of them breaks
    stands in the way of all that follow, and of the last one, which is let through.
    """
    banyak = TITIK if connection.vendor == "sqlite" else TITIK_LAIN
    pangkal = Pangkal(ARSIP[0], ruang)
    with pangkal.buka():
        semua = _pernyataan()
    assert len(semua) > 5 * banyak
    # Also where a migration with indexes and foreign keys is written down as done.
    catat = max(t for t in semua if t[0] == "laporan.0019_naskah_lhe")
    titik = sorted(
        {catat, *(semua[n * len(semua) // banyak] for n in range(banyak))}, key=semua.index
    )
    dalam = [t for t in titik if t[0] != SESUDAH]
    tanpa_pemicu = 0
    with pangkal.buka() as satu:
        for n, t in enumerate(dalam, start=1):
            _bunuh_pada(t)
            tanpa_pemicu += _tidak_jalan_tanpa_pemicu()
            if n in (len(dalam) // 2, len(dalam)):
                pangkal.letakkan()
            if n == len(dalam) // 2 and connection.vendor == "sqlite":
                with pangkal.buka() as salinan:
                    _selesaikan(salinan)
        _selesaikan(satu)
    # What follows the migrations is not undone by a kill, and not done again: each begins before.
    for t in titik[len(dalam) :]:
        with pangkal.buka() as satu:
            _bunuh_pada(t)
            tanpa_pemicu += _tidak_jalan_tanpa_pemicu()
            _selesaikan(satu)
    assert tanpa_pemicu >= banyak // 4  # the places were within, not before or after


def _tidak_jalan_tanpa_pemicu() -> bool:
    """Whether triggers are missing; where they are, nothing but an upgrade runs."""
    if not hilang(connection):
        return False
    with pytest.raises(ImproperlyConfigured, match="pemicu basis data tidak terpasang"):
        pastikan_terjaga()
    assert [k.id for k in run_checks(databases=["default"]) if k.is_serious()] == ["tapak.E001"]
    return True


def _selesaikan(satu: Lama) -> None:
    """Run the upgrade to its end: everything is there and guarded."""
    _migrasi()
    assert hilang(connection) == []
    pastikan_terjaga()
    call_command("migrate", check_unapplied=True, verbosity=0)
    assert BerkasTetap.objects.count() == satu.fakta["berkas_tetap"]
    assert JejakAudit.objects.count() == satu.fakta["jejak"]
    with pytest.raises(IntegrityError), transaction.atomic():
        TandaTangan.objects.update(nama="Orang lain")


@pytest.mark.django_db(transaction=True)
def test_satu_pemicu_baru_tidak_menghalangi_pembaruan() -> None:
    """As when a release adds a trigger and nothing else: no migration is left to run."""
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
