"""The models that a migration's operations see, drawn anew no more often than they must be.

After each operation Django draws the model that it changed anew, and with it every model that is
related to that one in any way: here nearly all of them, sixty for each new column, which is four
fifths of an upgrade's time. What has to follow is less: the models that point to a changed one,
and those that point to them, since each holds the class that it points to. Where a class points to
keeps its own; what is read of it, it asks for anew. See docs/keputusan/0052-faster-upgrade.md.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

Kunci = tuple[str, str]
"""Label of the application and name of the model, in small letters."""


class PelaksanaHemat(MigrationExecutor):
    """Spares the drawing on the way forward; the way back is Django's own. What a migration did
    and that it was done come in one transaction.
    """

    def apply_migration(
        self, state: ProjectState, migration: Migration, *args: Any, **kwargs: Any
    ) -> ProjectState:
        """Django records a migration that put statements off (indexes, foreign keys) only after
        its transaction: killed between the two it is done again, and stops at what is there. So
        nothing is left put off when it is asked.
        """
        terapkan = migration.apply

        def tuntaskan(keadaan: ProjectState, penyunting: Any, *a: Any, **k: Any) -> ProjectState:
            hasil = terapkan(keadaan, penyunting, *a, **k)
            if migration.atomic:
                ditunda, penyunting.deferred_sql = penyunting.deferred_sql, []
                for sql in ditunda:
                    penyunting.execute(sql, None)
            return hasil

        setattr(migration, "apply", tuntaskan)  # noqa: B010 - a method
        try:
            return super().apply_migration(state, migration, *args, **kwargs)
        finally:
            setattr(migration, "apply", terapkan)  # noqa: B010

    def _migrate_all_forwards(self, *args: Any, **kwargs: Any) -> Any:
        with gambar_seperlunya():
            return super()._migrate_all_forwards(*args, **kwargs)  # type: ignore[misc]


@contextmanager
def dengan_pelaksana_hemat() -> Iterator[None]:
    """Let Django's `migrate` work by it."""
    semula = vars(migrate)["MigrationExecutor"]
    setattr(migrate, "MigrationExecutor", PelaksanaHemat)  # noqa: B010 - mypy: a type
    try:
        yield
    finally:
        setattr(migrate, "MigrationExecutor", semula)  # noqa: B010


@contextmanager
def gambar_seperlunya() -> Iterator[None]:
    """While this runs, a changed model takes only those with it that point to it."""
    semula = vars(ProjectState)["_find_reload_model"]
    setattr(ProjectState, "_find_reload_model", _ikut_berubah)  # noqa: B010 - a method
    try:
        yield
    finally:
        setattr(ProjectState, "_find_reload_model", semula)  # noqa: B010


def _ikut_berubah(
    keadaan: ProjectState, aplikasi: str, nama: str, tunda: bool = False
) -> set[Kunci]:
    """The model, and whatever points to it over any number of others.

    Code of a migration (RunPython) may follow relations to any model: it draws all of them anew
    before, as Django has it for a state that says that it is delayed.
    """
    keadaan.is_delayed = True
    ikut = {(aplikasi, nama)}
    try:
        antrean: list[Any] = [keadaan.apps.get_model(aplikasi, nama)]
    except LookupError:  # it is new
        return ikut
    while antrean:
        for model in _penunjuk(antrean.pop()):
            kunci = (model._meta.app_label, model._meta.model_name)
            if kunci not in ikut:
                ikut.add(kunci)
                antrean.append(model)
    return ikut


def _penunjuk(model: Any) -> Iterator[Any]:
    """Models with a field that points to this one, that go through it, or that are built on it."""
    opsi = model._meta
    yield from (medan.model for medan in opsi._relation_tree)
    for medan in opsi.local_fields:
        if medan.remote_field:
            banyak = medan.related_model._meta.local_many_to_many
            yield from (b.model for b in banyak if b.remote_field.through is model)
    yield from (m for m in opsi.apps.get_models(include_auto_created=True) if model in m.__bases__)
