"""Copies of every agency there is, by one statement per table: what loading would take hours for.

All keys are moved by a distance that is larger than any of them, and so are the references.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models, transaction

from kinerja.pemicu_cap import SUMBER

#: Shared by all agencies.
BERSAMA = {"laporan.VersiLembarLKE", "laporan.JendelaLKE"}


def gandakan(kali: int) -> None:
    """`kali - 1` copies of each agency, with codes of their own."""
    model = list(_model())
    langkah = 1 + max(_terbesar(m) for m in model)
    with transaction.atomic(), connection.cursor() as kursor:
        if connection.vendor == "sqlite":
            kursor.execute("PRAGMA defer_foreign_keys = ON")
        else:
            kursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for ke in range(1, kali):
            for m in model:
                kolom, pilih = zip(*_kolom(m, model, langkah * ke), strict=True)
                tabel = m._meta.db_table
                kursor.execute(
                    f"INSERT INTO {tabel} ({', '.join(kolom)}) SELECT {', '.join(pilih)} "
                    f"FROM {tabel} WHERE id < {langkah}"
                )
    if connection.vendor == "postgresql":
        from django.core.management.color import no_style

        with connection.cursor() as kursor:
            for perintah in connection.ops.sequence_reset_sql(no_style(), model):
                kursor.execute(perintah)
            kursor.execute("ANALYZE")


def _model() -> Iterator[type[models.Model]]:
    """Tables that hold an agency's rows."""
    for app, isi in SUMBER.items():
        for nama in isi:
            m = apps.get_model(app, nama)
            if m._meta.label not in BERSAMA and m._base_manager.exists():
                yield m


def _terbesar(model: type[models.Model]) -> int:
    return int(model._base_manager.aggregate(n=models.Max("pk"))["n"] or 0)


def _kolom(
    model: type[models.Model], semua: list[type[models.Model]], jarak: int
) -> Iterator[tuple[str, str]]:
    for medan in model._meta.concrete_fields:
        kolom = f'"{medan.column}"'
        if medan.primary_key or (medan.is_relation and medan.related_model in semua):
            yield kolom, f"{kolom} + {jarak}"
        elif model._meta.label == "kinerja.PerangkatDaerah" and medan.name in {"kode", "nama"}:
            yield kolom, f"{kolom} || '-{jarak}'"
        else:
            yield kolom, kolom
