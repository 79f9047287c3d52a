"""Prove that the database itself refuses an impossible state, whatever a form would say."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

Kasus = tuple[str, Callable[[], Any]]


def kendala(app: str) -> dict[str, tuple[type[models.Model], models.BaseConstraint]]:
    """Return every constraint that an app's models declare."""
    return {
        c.name: (m, c) for m in apps.get_app_config(app).get_models() for c in m._meta.constraints
    }


@contextmanager
def ditolak(app: str, nama: str) -> Iterator[None]:
    """Expect an IntegrityError from exactly this constraint."""
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        yield
    assert _yang_menolak(app, galat.value, nama) == nama


def _kolom(model: type[models.Model], medan: str) -> str:
    field = model._meta.get_field(medan)
    assert isinstance(field, models.Field)
    assert field.column is not None
    return field.column


def _yang_menolak(app: str, galat: IntegrityError, nama: str) -> str:
    if connection.vendor == "postgresql":
        return galat.__cause__.diag.constraint_name  # type: ignore[union-attr]
    pesan = str(galat)
    if cocok := re.match(r"CHECK constraint failed: (\w+)", pesan):
        return cocok[1]
    if cocok := re.match(r"UNIQUE constraint failed: index '(\w+)'", pesan):
        return cocok[1]
    # SQLite names the columns of a unique constraint, not the constraint.
    model, c = kendala(app)[nama]
    kolom = ", ".join(
        f"{model._meta.db_table}.{_kolom(model, f)}" for f in getattr(c, "fields", ())
    )
    return nama if pesan == f"UNIQUE constraint failed: {kolom}" else pesan


def kembar(
    app: str, nama: str, pabrik: Any, beda: dict[str, Any] | None = None, **medan: Any
) -> Kasus:
    """Case: a second row with the same values in the fields of a unique constraint.

    `beda`: what the second row must have of its own, so that no other constraint refuses it.
    """

    def buat() -> None:
        _, c = kendala(app)[nama]
        pertama = pabrik(**medan)
        kedua = {f: getattr(pertama, f) for f in c.fields}  # type: ignore[attr-defined]
        with ditolak(app, nama):
            pabrik(**{**medan, **(beda or {}), **kedua})

    return nama, buat


def mustahil(app: str, nama: str, pabrik: Any, **medan: Any) -> Kasus:
    """Case: one row whose own values cannot be true. Callables are called for their value."""

    def buat() -> None:
        nilai = {k: v() if callable(v) else v for k, v in medan.items()}
        with ditolak(app, nama):
            pabrik(**nilai)

    return nama, buat


def sebagai_parameter(kasus: list[Kasus]) -> list[Any]:
    """Return the cases with readable ids."""
    return [pytest.param(buat, id=f"{n}-{i}") for i, (n, buat) in enumerate(kasus)]


def pastikan_lengkap(app: str, kasus: list[Kasus]) -> None:
    """Fail when a constraint of the app has no case, or a case no constraint."""
    assert set(kendala(app)) == {nama for nama, _ in kasus}


def kasus_beralur(app: str, nama_model: str, pabrik: Any) -> list[Kasus]:
    """Cases of every row with a sign-off (kinerja.models.alur.BerAlur)."""

    def sebagian(peristiwa: str) -> Kasus:
        nama = f"{nama_model}_{peristiwa}_berpasangan"

        def buat() -> None:
            pelaku = pabrik().diubah_oleh
            with ditolak(app, nama):
                pabrik(**{f"{peristiwa}_oleh": pelaku})

        return nama, buat

    jejak, sah = f"{nama_model}_status_berjejak", f"{nama_model}_sah_hanya_bila_disahkan"
    return [
        *(sebagian(p) for p in ("diajukan", "diverifikasi", "disahkan")),
        *(
            mustahil(app, jejak, pabrik, status=status)
            for status in ("diajukan", "diverifikasi", "disahkan", "lain")
        ),
        mustahil(app, jejak, pabrik, status="dikembalikan", catatan_kembali="Lengkapi sumber"),
        mustahil(app, jejak, pabrik, diajukan=True, status="diverifikasi"),
        mustahil(app, jejak, pabrik, diverifikasi=True, status="disahkan"),
        mustahil(
            app, f"{nama_model}_kembali_bercatatan", pabrik, diajukan=True, status="dikembalikan"
        ),
        mustahil(app, sah, pabrik, disahkan=True, status="draf"),
        mustahil(app, sah, pabrik, disahkan=True, status="diverifikasi"),
    ]


def kasus_bekuan(app: str, nama_model: str, unik: str, pabrik: Any) -> list[Kasus]:
    """Cases of every frozen version (kinerja.models.alur.Bekuan)."""
    return [
        mustahil(app, f"{nama_model}_ke_positif", pabrik, ke=0),
        mustahil(app, f"{nama_model}_sidik_sah", pabrik, sha256="bukan sidik"),
        mustahil(app, f"{nama_model}_sidik_sah", pabrik, sha256="A" * 64),
        kembar(app, unik, pabrik),
    ]
