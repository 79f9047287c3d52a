"""Triggers: rules that hold for whoever writes to the database, through the ORM or past it.

A rule is refused with an IntegrityError on SQLite and on PostgreSQL. They are removed before
migrations run and installed after them, since SQLite rebuilds a table to alter it.
See docs/keputusan/0010-database-triggers.md.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate, pre_migrate

#: Application label → its triggers.
_TERDAFTAR: dict[str, tuple["Pemicu", ...]] = {}
_BEDA = re.compile(r"BEDA\((\w+)\)")


@dataclass(frozen=True)
class Pemicu:
    """A write that is refused. `bila` is SQL over OLD and NEW that both databases understand;
    `BEDA(kolom)` in it means that the column changes. Values come from the code, never from users.
    """

    nama: str
    tabel: str
    kejadian: Literal["INSERT", "UPDATE", "DELETE"]
    bila: str
    pesan: str


def berubah(*kolom: str) -> str:
    """Condition: at least one of the columns changes."""
    return "(" + " OR ".join(f"BEDA({k})" for k in kolom) + ")"


def tetap(tabel: str, sebutan: str, *, hapus: bool = False) -> tuple[Pemicu, ...]:
    """Refuse every UPDATE of a table, and every DELETE unless `hapus`."""
    ubah = Pemicu(f"{tabel}_tetap", tabel, "UPDATE", "1 = 1", f"{sebutan} tidak dapat diubah.")
    if hapus:
        return (ubah,)
    pesan = f"{sebutan} tidak dapat dihapus."
    return (ubah, Pemicu(f"{tabel}_abadi", tabel, "DELETE", "1 = 1", pesan))


def pasang(koneksi: BaseDatabaseWrapper, pemicu: Iterable[Pemicu]) -> None:
    """Install the triggers whose table exists; one already there is replaced."""
    ada = set(koneksi.introspection.table_names())
    with koneksi.cursor() as kursor:
        for satu in pemicu:
            if satu.tabel in ada:
                for perintah in (
                    *_hapus(koneksi, satu.nama, satu.tabel),
                    *_buat(koneksi, satu),
                ):
                    kursor.execute(perintah)


def lepas(koneksi: BaseDatabaseWrapper, pemicu: Iterable[Pemicu]) -> None:
    """Remove the triggers: for the test runner, which empties tables."""
    ada = set(koneksi.introspection.table_names())
    with koneksi.cursor() as kursor:
        for satu in pemicu:
            if satu.tabel in ada:
                for perintah in _hapus(koneksi, satu.nama, satu.tabel):
                    kursor.execute(perintah)


def terpasang(koneksi: BaseDatabaseWrapper, aplikasi: str) -> list[tuple[str, str]]:
    """(name, table) of every trigger on the tables of an application, whoever made it."""
    perintah = (
        "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE NOT t.tgisinternal ORDER BY 1"
        if koneksi.vendor == "postgresql"
        else "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"
    )
    with koneksi.cursor() as kursor:
        kursor.execute(perintah)
        semua = kursor.fetchall()
    return [(nama, tabel) for nama, tabel in semua if tabel.startswith(f"{aplikasi}_")]


def hilang(koneksi: BaseDatabaseWrapper) -> list[Pemicu]:
    """The triggers whose table is there without them: a migration was broken off."""
    tabel = set(koneksi.introspection.table_names())
    ada = {nama for aplikasi in _TERDAFTAR for nama, _ in terpasang(koneksi, aplikasi)}
    semua = (p for daftar in _TERDAFTAR.values() for p in daftar)
    return [p for p in semua if p.tabel in tabel and p.nama not in ada]


def ikuti_migrasi(aplikasi: AppConfig, *pemicu: Pemicu) -> None:
    """Have an application's triggers removed before migrations run and installed after them.

    SQLite rebuilds a table to alter it and stumbles over the triggers that mention it.
    """

    def sebelum(sender: Any, using: str, plan: Any = (), **lainnya: Any) -> None:
        if not plan:  # nothing will run: leave no moment without them
            return
        koneksi = connections[using]
        with koneksi.cursor() as kursor:
            for nama, tabel in terpasang(koneksi, sender.label):
                for perintah in _hapus(koneksi, nama, tabel):
                    kursor.execute(perintah)

    def sesudah(sender: Any, using: str, **lainnya: Any) -> None:
        pasang(connections[using], pemicu)

    _TERDAFTAR[aplikasi.label] = pemicu
    for sinyal, penerima in ((pre_migrate, sebelum), (post_migrate, sesudah)):
        sinyal.connect(
            penerima, sender=aplikasi, weak=False, dispatch_uid=f"pemicu_{aplikasi.label}"
        )


def _hapus(koneksi: BaseDatabaseWrapper, nama: str, tabel: str) -> tuple[str, ...]:
    if koneksi.vendor == "postgresql":
        return (
            f"DROP TRIGGER IF EXISTS {nama} ON {tabel}",
            f"DROP FUNCTION IF EXISTS {nama}()",
        )
    return (f"DROP TRIGGER IF EXISTS {nama}",)


def _buat(koneksi: BaseDatabaseWrapper, p: Pemicu) -> tuple[str, ...]:
    pesan = p.pesan.replace("'", "''")
    if koneksi.vendor == "postgresql":
        bila = _BEDA.sub(r"(OLD.\1 IS DISTINCT FROM NEW.\1)", p.bila)
        kembali = "OLD" if p.kejadian == "DELETE" else "NEW"
        return (
            f"CREATE FUNCTION {p.nama}() RETURNS trigger LANGUAGE plpgsql AS $isi$ BEGIN "
            f"IF {bila} THEN RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = '{pesan}'; "
            f"END IF; RETURN {kembali}; END $isi$",
            f"CREATE TRIGGER {p.nama} BEFORE {p.kejadian} ON {p.tabel} "
            f"FOR EACH ROW EXECUTE FUNCTION {p.nama}()",
        )
    bila = _BEDA.sub(r"(OLD.\1 IS NOT NEW.\1)", p.bila)
    return (
        f"CREATE TRIGGER {p.nama} BEFORE {p.kejadian} ON {p.tabel} FOR EACH ROW "
        f"WHEN {bila} BEGIN SELECT RAISE(ABORT, '{pesan}'); END",
    )
