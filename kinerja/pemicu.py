"""Triggers: rules that hold for whoever writes to the database, through the ORM or past it.

A rule is refused with an IntegrityError on SQLite and on PostgreSQL. What removes a row without
firing a trigger is refused as a removal is: REPLACE on SQLite, TRUNCATE on PostgreSQL. They are
removed before migrations run and installed after them, since SQLite rebuilds a table to alter it.
See docs/keputusan/0010-database-triggers.md.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate, pre_migrate

#: Application label → its triggers.
_TERDAFTAR: dict[str, tuple["Pemicu", ...]] = {}
#: Application label → what asks for triggers of another kind that are not there.
_PENGAWAS: dict[str, "Pengawas"] = {}
_BEDA = re.compile(r"BEDA\((\w+)\)")
_KOLOM = re.compile(r'"(\w+)"')
#: The condition of an index over some of the rows.
_SEBAGIAN = re.compile(r"\)\s+WHERE\s+(.*)\Z", re.DOTALL)
#: The condition that the row `lama` has the number of NEW, which is -1 where none was given.
_NOMOR = "lama.rowid = NEW.rowid"
#: The condition of a rule without exception.
SELALU = "1 = 1"


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
    #: A removal from a table whose every change is refused too: that rule guards it from REPLACE.
    berpasangan: bool = False


class Bernama(Protocol):
    """What installs triggers on a table."""

    @property
    def nama(self) -> str:
        """The trigger's name."""

    @property
    def tabel(self) -> str:
        """Its table."""


Pengawas = Callable[[BaseDatabaseWrapper, set[str]], Iterable[Bernama]]


def awasi(label: str, pengawas: Pengawas) -> None:
    """Have `hilang` ask this too: of a connection and its tables, what is missing."""
    _PENGAWAS[label] = pengawas


def berubah(*kolom: str) -> str:
    """Condition: at least one of the columns changes."""
    return "(" + " OR ".join(f"BEDA({k})" for k in kolom) + ")"


def tetap(tabel: str, sebutan: str, *, hapus: bool = False) -> tuple[Pemicu, ...]:
    """Refuse every UPDATE of a table, and every DELETE unless `hapus`."""
    ubah = Pemicu(f"{tabel}_tetap", tabel, "UPDATE", SELALU, f"{sebutan} tidak dapat diubah.")
    if hapus:
        return (ubah,)
    pesan = f"{sebutan} tidak dapat dihapus."
    return (ubah, Pemicu(f"{tabel}_abadi", tabel, "DELETE", SELALU, pesan, berpasangan=True))


def pasang(koneksi: BaseDatabaseWrapper, pemicu: Iterable[Pemicu]) -> None:
    """Install the triggers whose table exists; one already there is replaced."""
    ada = set(koneksi.introspection.table_names())
    # SQLite asks the newest first: of a row that may not be made at all, that is what is said.
    urut = sorted(pemicu, key=lambda p: p.kejadian == "INSERT")
    with koneksi.cursor() as kursor:
        for satu in urut:
            if satu.tabel in ada:
                for perintah in (
                    *perintah_lepas(koneksi, satu),
                    *perintah_pasang(koneksi, satu),
                ):
                    kursor.execute(perintah)


def lepas(koneksi: BaseDatabaseWrapper, pemicu: Iterable[Pemicu]) -> None:
    """Remove the triggers: for the test runner, which empties tables."""
    ada = set(koneksi.introspection.table_names())
    with koneksi.cursor() as kursor:
        for satu in pemicu:
            if satu.tabel in ada:
                for perintah in perintah_lepas(koneksi, satu):
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


def hilang(koneksi: BaseDatabaseWrapper) -> list[Bernama]:
    """The triggers whose table is there without them: a migration was broken off."""
    tabel = set(koneksi.introspection.table_names())
    ada = {nama for aplikasi in _TERDAFTAR for nama, _ in terpasang(koneksi, aplikasi)}
    semua = (p for daftar in _TERDAFTAR.values() for p in daftar)
    kurang: list[Bernama] = [
        p for p in semua if p.tabel in tabel and not ada.issuperset(_nama(koneksi, p))
    ]
    return kurang + [p for pengawas in _PENGAWAS.values() for p in pengawas(koneksi, tabel)]


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


def _nama(koneksi: BaseDatabaseWrapper, p: Pemicu) -> tuple[str, ...]:
    """The triggers that together refuse one write on this database."""
    return (p.nama, *(f"{p.nama}_{akhiran}" for akhiran in _ikutan(koneksi.vendor, p)))


def _ikutan(vendor: str, p: Pemicu) -> tuple[str, ...]:
    """What a refusal needs beside its trigger: ways past it that fire none."""
    if vendor == "postgresql":
        return ("kosong",) if p.kejadian == "DELETE" else ()
    if p.kejadian == "DELETE":
        return () if p.berpasangan else ("timpa", "geser")
    return ("timpa",) if p.kejadian == "UPDATE" else ()


def _hapus(koneksi: BaseDatabaseWrapper, nama: str, tabel: str) -> tuple[str, ...]:
    """Remove one trigger by its name."""
    if koneksi.vendor == "postgresql":
        return (
            f"DROP TRIGGER IF EXISTS {nama} ON {tabel}",
            f"DROP FUNCTION IF EXISTS {nama}()",
        )
    return (f"DROP TRIGGER IF EXISTS {nama}",)


def perintah_lepas(koneksi: BaseDatabaseWrapper, p: Pemicu) -> tuple[str, ...]:
    """Statements that remove what refuses this write."""
    return tuple(s for nama in _nama(koneksi, p) for s in _hapus(koneksi, nama, p.tabel))


def perintah_pasang(koneksi: BaseDatabaseWrapper, p: Pemicu) -> tuple[str, ...]:
    """Statements that refuse this write; the table must be there."""
    if koneksi.vendor == "postgresql":
        return tuple(_postgresql(p))
    return tuple(_sqlite(koneksi, p))


def _bila(p: Pemicu, beda: str, lama: str = "OLD") -> str:
    """The condition with OLD under another name, where a row stands in for it."""
    return re.sub(r"\bOLD\.", f"{lama}.", _BEDA.sub(rf"(OLD.\1 {beda} NEW.\1)", p.bila))


def _postgresql(p: Pemicu) -> Iterator[str]:
    def buat(nama: str, bila: str, kejadian: str, tiap: str, kembali: str) -> Iterator[str]:
        yield (
            f"CREATE FUNCTION {nama}() RETURNS trigger LANGUAGE plpgsql AS $isi$ BEGIN "
            f"IF {bila} THEN RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = '{_pesan(p)}'; "
            f"END IF; RETURN {kembali}; END $isi$"
        )
        yield (
            f"CREATE TRIGGER {nama} BEFORE {kejadian} ON {p.tabel} "
            f"FOR EACH {tiap} EXECUTE FUNCTION {nama}()"
        )

    kembali = "OLD" if p.kejadian == "DELETE" else "NEW"
    yield from buat(p.nama, _bila(p, "IS DISTINCT FROM"), p.kejadian, "ROW", kembali)
    if p.kejadian == "DELETE":  # TRUNCATE removes rows without asking for each
        ada = f"EXISTS (SELECT 1 FROM {p.tabel} lama WHERE {_bila(p, '', 'lama')})"
        yield from buat(f"{p.nama}_kosong", ada, "TRUNCATE", "STATEMENT", "NULL")


def _sqlite(koneksi: BaseDatabaseWrapper, p: Pemicu) -> Iterator[str]:
    def buat(nama: str, kejadian: str, bila: str) -> str:
        return (
            f"CREATE TRIGGER {nama} BEFORE {kejadian} ON {p.tabel} FOR EACH ROW "
            f"WHEN {bila} BEGIN SELECT RAISE(ABORT, '{_pesan(p)}'); END"
        )

    yield buat(p.nama, p.kejadian, _bila(p, "IS NOT"))
    ikutan = _ikutan("sqlite", p)
    if not ikutan:
        return
    # INSERT OR REPLACE and UPDATE OR REPLACE remove the row in the way without firing its triggers.
    # What may not change in part is asked for by its number alone: two who make the same row at
    # once are told apart by its unique constraint, which has a way on for the later one.
    utuh = p.kejadian == "DELETE" or p.bila == SELALU
    kunci = [_NOMOR, *(_kunci_sqlite(koneksi, p.tabel) if utuh else ())]
    terkena = _bila(p, "IS NOT", "lama")
    ada = (f"EXISTS (SELECT 1 FROM {p.tabel} lama WHERE {k} AND ({terkena}))" for k in kunci)
    yield buat(f"{p.nama}_timpa", "INSERT", " OR ".join(ada))
    if "geser" in ikutan:
        lain = (
            f"EXISTS (SELECT 1 FROM {p.tabel} lama WHERE lama.rowid <> OLD.rowid AND {k} "
            f"AND ({terkena}))"
            for k in kunci
        )
        yield buat(f"{p.nama}_geser", "UPDATE", " OR ".join(lain))


def _pesan(p: Pemicu) -> str:
    return p.pesan.replace("'", "''")


def _kunci_sqlite(koneksi: BaseDatabaseWrapper, tabel: str) -> list[str]:
    """For each unique index of a table: the condition that the row `lama` has the key of NEW."""
    kunci = []
    with koneksi.cursor() as kursor:
        kursor.execute(
            "SELECT l.name, m.sql FROM pragma_index_list(%s) l "
            "LEFT JOIN sqlite_master m ON m.type = 'index' AND m.name = l.name "
            'WHERE l."unique" ORDER BY l.name',
            [tabel],
        )
        for nama, sql in kursor.fetchall():
            kursor.execute("SELECT name FROM pragma_index_info(%s) ORDER BY seqno", [nama])
            kolom = [k for (k,) in kursor.fetchall()]
            if None in kolom:
                raise NotImplementedError(f"{nama} is unique over an expression: name it here.")
            syarat = [f'lama."{k}" = NEW."{k}"' for k in kolom]
            if cocok := _SEBAGIAN.search(sql or ""):
                syarat += [_KOLOM.sub(rf'{baris}."\1"', cocok[1]) for baris in ("lama", "NEW")]
            kunci.append(f"({' AND '.join(syarat)})")
    return kunci
