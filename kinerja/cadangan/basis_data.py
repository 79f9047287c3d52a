"""Copy a database while it serves, and put a copy in place of an empty one. SQLite, PostgreSQL."""

import os
import sqlite3
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import which
from typing import Any, ClassVar

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from kinerja.cadangan.pemasangan import CadanganError

Tanya = Callable[[str], list[tuple[Any, ...]]]
"""Ask a copy of the database, or the very state of which a copy is made."""


class BasisData(ABC):
    """What differs between the databases."""

    nama: ClassVar[str]

    def __init__(self, koneksi: BaseDatabaseWrapper) -> None:
        self.koneksi = koneksi

    @abstractmethod
    def ukuran(self) -> int:
        """Bytes that the database takes now."""

    @abstractmethod
    def salin(self, tujuan: Path) -> Any:
        """Context: write the copy, and give a `Tanya` that sees exactly what was copied."""

    @abstractmethod
    def pemicu(self, tanya: Tanya) -> list[str]:
        """Names of the triggers on our tables."""

    @abstractmethod
    def pasang(self, berkas: Path, baris: Mapping[str, int]) -> None:
        """Replace this database by the copy, whole or not at all; its rows are counted first."""

    def tabel(self, tanya: Tanya) -> list[str]:
        """Names of all tables."""
        return sorted(str(nama) for (nama,) in tanya(self._sql_tabel))

    _sql_tabel: ClassVar[str]


class Sqlite(BasisData):
    """The backup interface of SQLite: one consistent state, writers need not wait."""

    nama = "basis-data/tapak.sqlite3"
    _sql_tabel = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"

    @property
    def _berkas(self) -> Path:
        return Path(str(self.koneksi.settings_dict["NAME"]))

    def ukuran(self) -> int:
        akhiran = ("", "-wal")
        return sum(p.stat().st_size for a in akhiran if (p := Path(f"{self._berkas}{a}")).exists())

    @contextmanager
    def salin(self, tujuan: Path) -> Iterator[Tanya]:
        if not self._berkas.is_file():
            raise CadanganError(f"Basis data {self._berkas} tidak ditemukan.")
        with closing(_sqlite(self._berkas)) as asal, closing(_sqlite(tujuan)) as salinan:
            asal.backup(salinan)
            salinan.execute("PRAGMA journal_mode = DELETE")
            _utuh(salinan)
            yield lambda sql: list(salinan.execute(sql))

    def pemicu(self, tanya: Tanya) -> list[str]:
        sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"
        return [str(nama) for (nama,) in tanya(sql)]

    def pasang(self, berkas: Path, baris: Mapping[str, int]) -> None:
        self.koneksi.close()
        self._berkas.parent.mkdir(parents=True, exist_ok=True)
        with closing(_sqlite(berkas)) as salinan:
            _utuh(salinan)
            cocokkan(lambda sql: list(salinan.execute(sql)), baris)
            with closing(_sqlite(self._berkas)) as tujuan:
                salinan.backup(tujuan)
        self._berkas.chmod(0o600)


class Postgresql(BasisData):
    """pg_dump and pg_restore; the rows are counted in the transaction whose state is dumped."""

    nama = "basis-data/tapak.dump"
    _sql_tabel = (
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() "
        "AND tableowner = current_user"
    )

    def ukuran(self) -> int:
        with self.koneksi.cursor() as kursor:
            kursor.execute("SELECT pg_database_size(current_database())")
            return int(kursor.fetchone()[0])

    @contextmanager
    def salin(self, tujuan: Path) -> Iterator[Tanya]:
        with transaction.atomic(using=self.koneksi.alias), self.koneksi.cursor() as kursor:
            kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            kursor.execute("SELECT pg_export_snapshot()")
            potret = kursor.fetchone()[0]
            self._jalankan(
                "pg_dump", "--format=custom", "--no-owner", "--no-privileges",
                f"--snapshot={potret}", f"--file={tujuan}", self._alamat(),
            )  # fmt: skip

            def tanya(sql: str) -> list[tuple[Any, ...]]:
                kursor.execute(sql)
                return list(kursor.fetchall())

            yield tanya

    def pemicu(self, tanya: Tanya) -> list[str]:
        sql = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"
        return [str(nama) for (nama,) in tanya(sql)]

    def pasang(self, berkas: Path, baris: Mapping[str, int]) -> None:
        naskah = berkas.with_suffix(".sql")
        self._jalankan(
            "pg_restore", "--no-owner", "--no-privileges", f"--file={naskah}", str(berkas)
        )
        kosongkan, hitung = berkas.with_suffix(".0.sql"), berkas.with_suffix(".2.sql")
        kosongkan.write_text(_KOSONGKAN)
        hitung.write_text("".join(_HITUNG.format(t=t, n=n) for t, n in sorted(baris.items())))
        self.koneksi.close()
        urut = [f"--file={p}" for p in (kosongkan, naskah, hitung)]
        self._jalankan(
            "psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1",
            "--output=/dev/null", *urut, self._alamat(),
        )  # fmt: skip

    def _alamat(self) -> str:
        from psycopg.conninfo import make_conninfo

        kunci = ("host", "port", "user", "dbname", "sslmode", "sslrootcert")
        params = self.koneksi.get_connection_params()
        return make_conninfo(**{k: v for k, v in params.items() if k in kunci and v})

    def _jalankan(self, program: str, *pilihan: str) -> None:
        folder = settings.TAPAK_PG_BIN
        letak = which(program, path=folder or None)
        if letak is None:
            tempat = f"di {folder}" if folder else "pada PATH"
            raise CadanganError(
                f"Program {program} tidak ditemukan {tempat}. Pasang klien PostgreSQL yang "
                "versinya sama dengan server, atau sebutkan foldernya dalam TAPAK_PG_BIN."
            )
        # The password goes by the environment: arguments are visible to everyone on the machine.
        sandi = str(self.koneksi.settings_dict.get("PASSWORD") or "")
        lingkungan = os.environ | ({"PGPASSWORD": sandi} if sandi else {})
        hasil = subprocess.run(
            [letak, *pilihan], env=lingkungan, capture_output=True, text=True, check=False
        )
        if hasil.returncode:
            pesan = hasil.stderr.strip().splitlines() or ["tanpa keterangan"]
            raise CadanganError(f"{program} gagal: {pesan[0]}")


def basis_data(koneksi: BaseDatabaseWrapper) -> BasisData:
    """The one for this connection."""
    return Postgresql(koneksi) if koneksi.vendor == "postgresql" else Sqlite(koneksi)


def hitung_baris(tanya: Tanya, tabel: list[str]) -> dict[str, int]:
    """Rows of each table."""
    # The names are the database's own.
    return {nama: int(tanya(f'SELECT COUNT(*) FROM "{nama}"')[0][0]) for nama in tabel}  # noqa: S608


def cocokkan(tanya: Tanya, baris: Mapping[str, int]) -> None:
    """Refuse a database whose rows are not those that the list names."""
    for nama, jumlah in hitung_baris(tanya, list(baris)).items():
        if jumlah != baris[nama]:
            raise CadanganError(
                f"Tabel {nama} berisi {jumlah} baris, menurut daftar cadangan {baris[nama]}."
            )


def _sqlite(berkas: Path) -> sqlite3.Connection:
    """A plain connection that knows the functions which our constraints call (REGEXP)."""
    from django.db.backends.sqlite3._functions import register

    koneksi = sqlite3.connect(berkas, timeout=60, isolation_level=None)
    register(koneksi)
    return koneksi


def _utuh(koneksi: sqlite3.Connection) -> None:
    try:
        hasil = [str(teks) for (teks,) in koneksi.execute("PRAGMA integrity_check(5)")]
    except sqlite3.DatabaseError as galat:
        hasil = [str(galat)]
    if hasil != ["ok"]:
        raise CadanganError(f"Berkas basis data rusak: {hasil[0]}.")


# Whatever an unused installation has: its tables and functions make way for those of the archive.
_KOSONGKAN = """
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT tablename AS n FROM pg_tables
    WHERE schemaname = current_schema() AND tableowner = current_user
  LOOP EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', r.n); END LOOP;
  FOR r IN SELECT p.oid::regprocedure::text AS n FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace
      AND p.proowner = current_user::regrole
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP EXECUTE 'DROP FUNCTION IF EXISTS ' || r.n || ' CASCADE'; END LOOP;
END $$;
"""
_HITUNG = """
DO $$ DECLARE n bigint; BEGIN
  SELECT count(*) INTO n FROM public."{t}";
  IF n <> {n} THEN RAISE EXCEPTION 'Tabel {t} berisi % baris, menurut daftar {n}.', n; END IF;
END $$;
"""
