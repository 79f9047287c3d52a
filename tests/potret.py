"""Rows that a function makes, taken once per process, put back by the same INSERT statements.

Loading the sample, its roles and its accounts takes half a second of queries and validation; the
statements that remain take a few milliseconds, in every kind of test.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

APLIKASI = ("auth", "kinerja", "anggaran", "laporan")
Baris = dict[type[Model], dict[Any, Model]]


class Potret:
    """What `isi` adds to an empty database in which the pictures `dasar` stand already."""

    def __init__(self, isi: Callable[[], object], *dasar: "Potret") -> None:
        self.perintah: list[tuple[str, Any]] = []
        self._dasar = dasar
        with transaction.atomic():
            for satu in dasar:
                satu.pasang()
            sebelum = _semua_baris()
            with transaction.atomic():
                isi()
                sesudah = _semua_baris()
                transaction.set_rollback(True)
            baru = {
                model: [b for kunci, b in baris.items() if kunci not in sebelum[model]]
                for model, baris in sesudah.items()
            }
            self.model = [model for model, baris in baru.items() if baris]
            _pastikan_hanya_menambah(sebelum, sesudah)
            with connection.execute_wrapper(self._catat):
                for model in self.model:
                    model._base_manager.bulk_create(baru[model])
            transaction.set_rollback(True)
        self.perintah += [
            (p, None) for p in connection.ops.sequence_reset_sql(no_style(), self.model)
        ]
        #: Rows that its tables may hold already.
        self.sebelum = {model: len(sebelum[model]) for model in self.model}

    def _catat(self, jalankan: Any, sql: str, nilai: Any, banyak: bool, konteks: Any) -> Any:
        if sql.startswith("INSERT"):
            assert not banyak
            self.perintah.append((sql, nilai))
        return jalankan(sql, nilai, banyak, konteks)

    def cocok(self) -> bool:
        """Whether its tables hold what `dasar` put there, and nothing else."""
        return {m: m._base_manager.count() for m in self.model} == self.sebelum

    def pasang(self) -> None:
        """Add the rows, with the keys that they had."""
        with transaction.atomic(), connection.cursor() as kursor:
            for sql, nilai in self.perintah:
                kursor.execute(sql, nilai)


def tabel_terisi() -> list[str]:
    """Names of the models of our applications that have rows, by one query."""
    model = [m for m in _model() if m._meta.app_label != "auth"]
    pilih = ", ".join(f"EXISTS(SELECT 1 FROM {m._meta.db_table})" for m in model)
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {pilih}")
        ada = kursor.fetchone()
    return [m._meta.label for m, terisi in zip(model, ada, strict=True) if terisi]


def _model() -> list[type[Model]]:
    return [
        model
        for app in APLIKASI
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]


def _semua_baris() -> Baris:
    return {m: {b.pk: b for b in m._base_manager.order_by("pk")} for m in _model()}


def _pastikan_hanya_menambah(sebelum: Baris, sesudah: Baris) -> None:
    """What changes or removes rows cannot be put back by INSERT."""
    for model, baris in sebelum.items():
        medan = [f.attname for f in model._meta.concrete_fields]
        for kunci, lama in baris.items():
            kini = sesudah[model].get(kunci)
            if kini is None or any(getattr(lama, m) != getattr(kini, m) for m in medan):
                raise RuntimeError(f"{model._meta.label} {kunci} was changed, not added.")
