"""Rows that a function makes, taken once per process, put back by the same INSERT statements.

Loading the sample, its roles and its accounts takes half a second of queries and validation, a
world of factories a tenth; the statements that remain take a few milliseconds, in every kind of
test. The function runs outside of any test: not for rows that depend on a test's own clock.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from kinerja import pemicu
from kinerja.models import CapData
from tests.basis_data import kembalikan

APLIKASI = ("auth", "kinerja", "anggaran", "laporan")
Hasil = TypeVar("Hasil")
Baris = dict[type[Model], dict[Any, Model]]


class Potret(Generic[Hasil]):
    """What `isi` adds to an empty database in which the pictures `dasar` stand already."""

    def __init__(self, isi: Callable[[], Hasil], *dasar: "Potret[Any]") -> None:
        self._isi, self._perintah = isi, list[tuple[str, Any]]()
        # Asked for in the middle of a test: there is nothing that a picture could be put upon.
        self._diambil: bool = not tabel_terisi() and all(d._diambil for d in dasar)
        if self._diambil:
            with transaction.atomic():
                for satu in dasar:
                    satu._pasang()
                self._ambil()
                transaction.set_rollback(True)

    def _ambil(self) -> None:
        sebelum = _semua_baris()
        with transaction.atomic():
            self.hasil = self._isi()
            sesudah = _semua_baris()
            transaction.set_rollback(True)
        _pastikan_hanya_menambah(sebelum, sesudah)
        baru = {
            model: [b for kunci, b in baris.items() if kunci not in sebelum[model]]
            for model, baris in sesudah.items()
        }
        model = [m for m, baris in baru.items() if baris]
        lepas, pasang = _tanpa_pemicu({m._meta.db_table for m in model})
        if lepas and self._masuk_dengan_pemicu(model, baru, sesudah):
            lepas, pasang = [], []
        self._perintah.clear()
        with connection.cursor() as kursor:
            for perintah in lepas:
                kursor.execute(perintah)
        self._masukkan(model, baru)
        urutan = connection.ops.sequence_reset_sql(no_style(), model)
        self._perintah[:0] = [(p, None) for p in lepas]
        self._perintah += [(p, None) for p in (*pasang, *urutan)]
        hitung = (f"(SELECT count(*) FROM {m._meta.db_table})" for m in model)
        self._hitung = f"SELECT {', '.join(hitung)}"
        #: Rows that its tables hold before.
        self._sebelum = tuple(len(sebelum[m]) for m in model)

    def _masukkan(self, model: list[type[Model]], baru: dict[type[Model], list[Model]]) -> None:
        with connection.execute_wrapper(self._catat):
            for satu in model:
                satu._base_manager.bulk_create(baru[satu])

    def _masuk_dengan_pemicu(
        self, model: list[type[Model]], baru: dict[type[Model], list[Model]], harap: Baris
    ) -> bool:
        """Whether no trigger refuses the rows or adds to them: then none need be taken off, for
        which SQLite would read its whole schema anew, twice in each test.
        """
        try:
            with transaction.atomic():
                self._masukkan(model, baru)
                ada = _semua_baris()
                transaction.set_rollback(True)
        except DatabaseError:
            return False
        return all(_medan(ada[m]) == _medan(harap[m]) for m in harap)

    def _catat(self, jalankan: Any, sql: str, nilai: Any, banyak: bool, konteks: Any) -> Any:
        if sql.startswith("INSERT"):
            assert not banyak
            if connection.vendor == "sqlite":
                assert "%%" not in sql
                sql_asli = sql.partition(" RETURNING ")[0].replace("%s", "?")
            else:
                sql_asli = sql
            self._perintah.append((sql_asli, nilai))
        return jalankan(sql, nilai, banyak, konteks)

    def pakai(self) -> Hasil:
        """Put the rows back with the keys that they had, and return what `isi` returned.

        Where a test made rows of its own before, `isi` makes them again.
        """
        if not (self._diambil and self._cocok()):
            return self._isi()
        self._pasang()
        return deepcopy(self.hasil)

    @contextmanager
    def menetap(self) -> Iterator[Callable[[], Hasil]]:
        """Let the rows stand in an empty database meanwhile: tests that roll back what they do find
        them without putting them back each time. Gives what returns a copy of `isi`'s result.
        """
        if not (self._diambil and not tabel_terisi()):
            raise RuntimeError("Rows that are to stay are put into an empty database.")
        self._pasang()
        try:
            yield lambda: deepcopy(self.hasil)
        finally:
            kembalikan(connection)

    def _cocok(self) -> bool:
        with connection.cursor() as kursor:
            kursor.execute(self._hitung)
            return bool(kursor.fetchone() == self._sebelum)

    def _pasang(self) -> None:
        with transaction.atomic(), connection.cursor() as kursor:
            for sql, nilai in self._perintah:
                if connection.vendor == "sqlite":
                    # To rewrite a thousand placeholders costs as much as to run the statement.
                    connection.connection.execute(sql, nilai or ())
                else:
                    kursor.execute(sql, nilai)


def _tanpa_pemicu(tabel: set[str]) -> tuple[list[str], list[str]]:
    """Statements that let rows be inserted in the state to which they were walked, and the end of
    that: an agreement, say, begins as a draft and no other way.
    """
    semua = (p for daftar in pemicu._TERDAFTAR.values() for p in daftar)
    terkena = [p for p in semua if p.kejadian == "INSERT" and p.tabel in tabel]
    if connection.vendor == "postgresql":
        atur = "SET LOCAL session_replication_role = "
        return ([atur + "replica"], [atur + "DEFAULT"]) if terkena else ([], [])
    return (
        [s for p in terkena for s in pemicu.perintah_lepas(connection, p)],
        [s for p in terkena for s in pemicu.perintah_pasang(connection, p)],
    )


def tabel_terisi() -> list[str]:
    """Names of the models that have rows, by one query; permissions are always there."""
    model = [m for m in _model() if m is not Permission]
    pilih = ", ".join(f"EXISTS(SELECT 1 FROM {m._meta.db_table})" for m in model)
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {pilih}")
        ada = kursor.fetchone()
    return [m._meta.label for m, terisi in zip(model, ada, strict=True) if terisi]


def _model() -> list[type[Model]]:
    """All models but the one that triggers alone write."""
    return [
        model
        for app in APLIKASI
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model is not CapData
    ]


def _semua_baris() -> Baris:
    return {m: {b.pk: b for b in m._base_manager.order_by("pk")} for m in _model()}


def _medan(baris: dict[Any, Model]) -> dict[Any, list[Any]]:
    return {
        kunci: [getattr(b, f.attname) for f in b._meta.concrete_fields]
        for kunci, b in baris.items()
    }


def _pastikan_hanya_menambah(sebelum: Baris, sesudah: Baris) -> None:
    """What changes or removes rows cannot be put back by INSERT."""
    for model, baris in sebelum.items():
        medan = [f.attname for f in model._meta.concrete_fields]
        for kunci, lama in baris.items():
            kini = sesudah[model].get(kunci)
            if kini is None or any(getattr(lama, m) != getattr(kini, m) for m in medan):
                raise RuntimeError(f"{model._meta.label} {kunci} was changed, not added.")
