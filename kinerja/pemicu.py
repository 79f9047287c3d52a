"""Triggers: rules that hold for whoever writes to the database, through the ORM or past it.

A rule is refused with an IntegrityError on SQLite and on PostgreSQL. They are installed after every
`migrate`, since SQLite drops a table's triggers whenever a migration rebuilds the table.
See docs/keputusan/0010-pemicu-basis-data.md.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.backends.base.base import BaseDatabaseWrapper

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
                for perintah in (*_hapus(koneksi, satu), *_buat(koneksi, satu)):
                    kursor.execute(perintah)


def lepas(koneksi: BaseDatabaseWrapper, pemicu: Iterable[Pemicu]) -> None:
    """Remove the triggers: for the test runner, which empties tables."""
    ada = set(koneksi.introspection.table_names())
    with koneksi.cursor() as kursor:
        for satu in pemicu:
            if satu.tabel in ada:
                for perintah in _hapus(koneksi, satu):
                    kursor.execute(perintah)


def setelah_migrasi(pemicu: Iterable[Pemicu]) -> Any:
    """Return a post_migrate receiver that installs an application's triggers."""

    def terima(sender: Any, using: str, **lainnya: Any) -> None:
        from django.db import connections

        pasang(connections[using], pemicu)

    return terima


def _hapus(koneksi: BaseDatabaseWrapper, p: Pemicu) -> tuple[str, ...]:
    if koneksi.vendor == "postgresql":
        return (
            f"DROP TRIGGER IF EXISTS {p.nama} ON {p.tabel}",
            f"DROP FUNCTION IF EXISTS {p.nama}()",
        )
    return (f"DROP TRIGGER IF EXISTS {p.nama}",)


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
