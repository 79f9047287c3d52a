"""Put an installation of an earlier version back as an upgrade finds it: database and files."""

import json
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import global_settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings

from tests.terbit.lama.buat import KUNCI, VERSI

ARSIP = [Path(__file__).parent / f"{versi}.tar.xz" for versi in VERSI]
"""One per version, oldest first, made by buat.py."""
_ISI = re.compile(r"@isi:([0-9a-f]{64})@")
_PERINTAH_PSQL = re.compile(r"^\\.*$", re.MULTILINE)


@dataclass(frozen=True)
class Lama:
    """The earlier installation. `fakta` is what its own version said of it."""

    versi: str
    folder: Path
    fakta: dict[str, Any]


def bongkar(arsip: Path, folder: Path, vendor: str) -> Lama:
    """Unpack the part of one database."""
    with tarfile.open(arsip) as tar:
        milik = [m for m in tar.getmembers() if m.name.split("/")[0] == vendor]
        tar.extractall(folder, milik, filter="data")
    isi = folder / vendor
    return Lama(arsip.name.partition(".")[0], isi, json.loads((isi / "fakta.json").read_text()))


@contextmanager
def pasang(koneksi: BaseDatabaseWrapper, lama: Lama) -> Iterator[None]:
    """Let the running version speak to the restored database and files, then take them away."""
    asal = koneksi.settings_dict["NAME"]
    koneksi.close()
    pulihkan = _pulihkan_postgresql if koneksi.vendor == "postgresql" else _pulihkan_sqlite
    with pulihkan(koneksi, lama) as nama, _setelan(lama):
        koneksi.settings_dict["NAME"] = nama
        try:
            yield
        finally:
            koneksi.close()
            koneksi.settings_dict["NAME"] = asal


def _setelan(lama: Lama) -> override_settings:
    return override_settings(
        SECRET_KEY=KUNCI,
        MEDIA_ROOT=str(lama.folder / "berkas"),
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        # Passwords stand in the database as the earlier version hashed them.
        PASSWORD_HASHERS=global_settings.PASSWORD_HASHERS,
        TAPAK_SEGEL_BERKAS=str(lama.folder / "tanpa-segel.p12"),
    )


@contextmanager
def _pulihkan_sqlite(koneksi: BaseDatabaseWrapper, lama: Lama) -> Iterator[str]:
    yield str(lama.folder / "tapak.sqlite3")


@contextmanager
def _pulihkan_postgresql(koneksi: BaseDatabaseWrapper, lama: Lama) -> Iterator[str]:
    import psycopg
    from psycopg.conninfo import make_conninfo

    nama = f"{koneksi.settings_dict['NAME']}_lama"
    with koneksi._nodb_cursor() as kursor:
        kursor.execute(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')
        kursor.execute(f'CREATE DATABASE "{nama}"')
    kunci = ("host", "port", "user", "password")
    arah = {k: v for k, v in koneksi.get_connection_params().items() if k in kunci and v}
    teks = _PERINTAH_PSQL.sub("", (lama.folder / "tapak.sql").read_text())
    sql = _ISI.sub(lambda m: f"\\x{(lama.folder / 'isi' / m[1]).read_bytes().hex()}", teks)
    with psycopg.connect(make_conninfo(**arah, dbname=nama)) as baru:
        baru.execute(sql)
    try:
        yield nama
    finally:
        koneksi.close()
        with koneksi._nodb_cursor() as kursor:
            kursor.execute(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')
