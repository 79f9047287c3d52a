"""Audit rows for writes that go through the master-data site or an import.

The caller holds the transaction: a change and its audit row are stored together or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from kinerja.admin.lingkup import pd_id_dari
from kinerja.models import JejakAudit, jejak

TAMBAH, UBAH, HAPUS = "dibuat", "diubah", "dihapus"
#: Never written out: a digest of a password is of no use to a reader and of some to a thief.
RAHASIA = frozenset({"password"})
DIABAIKAN = frozenset({"last_login"})
Potret = dict[str, Any]


def potret(objek: models.Model) -> Potret:
    """Every stored value of a row, by field name."""
    return {
        medan.name: medan.value_from_object(objek)
        for medan in objek._meta.concrete_fields
        if not medan.primary_key and medan.name not in DIABAIKAN
    }


def potret_tersimpan(objek: models.Model) -> Potret:
    """The same, as the database holds it now; empty for a row that is not stored."""
    if objek.pk is None:
        return {}
    lama = type(objek)._base_manager.filter(pk=objek.pk).first()
    return potret(lama) if lama is not None else {}


def selisih(
    model: type[models.Model], sebelum: Potret, sesudah: Potret
) -> dict[str, tuple[Any, Any]]:
    """Fields that differ, old and new as a reader would say them (a choice's label, a kode)."""
    hasil = {}
    for medan in model._meta.concrete_fields:
        lama, baru = sebelum.get(medan.name), sesudah.get(medan.name)
        if medan.name not in {*sebelum, *sesudah} or lama == baru:
            continue
        if medan.name in RAHASIA:
            hasil[medan.name] = ("(dirahasiakan)", "(diganti)")
        else:
            hasil[medan.name] = (_sebut(medan, lama), _sebut(medan, baru))
    return hasil


def _sebut(medan: Any, nilai: Any) -> Any:
    if nilai is None:
        return None
    if medan.remote_field is not None:
        rujukan = medan.remote_field.model._base_manager.filter(pk=nilai).first()
        return sebut(rujukan) if rujukan is not None else f"#{nilai}"
    if medan.choices:
        return str(dict(medan.flatchoices).get(nilai, nilai))
    if isinstance(medan, models.FileField):
        return str(nilai)
    return nilai


def sebut(objek: models.Model) -> str:
    """Name a row: its kode, unless its text starts with it, and its text."""
    teks, kode = str(objek), str(getattr(objek, "kode", "") or "")
    return teks if not kode or teks.startswith(kode) else f"{kode} · {teks}"


def catat(
    *,
    aksi: str,
    objek: models.Model,
    oleh: Any,
    pada: datetime | None = None,
    sebelum: Potret | None = None,
    sesudah: Potret | None = None,
    lain: Mapping[str, tuple[Any, Any]] | None = None,
    alasan: str = "",
) -> JejakAudit | None:
    """Store the audit row of one change; None when nothing changed."""
    perubahan = {**selisih(type(objek), sebelum or {}, sesudah or {}), **(lain or {})}
    if aksi == TAMBAH:  # empty → empty tells nothing
        perubahan = {k: v for k, v in perubahan.items() if v[1] not in (None, "")}
    if aksi == UBAH and not perubahan:
        return None
    baris = jejak(
        aksi=aksi,
        objek=objek,
        oleh=oleh,
        pada=pada or timezone.now(),
        perubahan=perubahan,
        alasan=alasan,
    )
    # A deleted agency would leave a dangling reference; its own row keeps no owner.
    baris.pd_id = pd_id_dari(objek) if not _adalah_pd(objek) or aksi != HAPUS else None
    baris.save(force_insert=True)
    return baris


def _adalah_pd(objek: models.Model) -> bool:
    return objek._meta.label_lower == "kinerja.perangkatdaerah"


def catat_hapus(
    objek: Iterable[models.Model], *, oleh: Any, pada: datetime | None = None, alasan: str = ""
) -> None:
    """Audit rows for everything that deleting these rows takes along. Call it before deleting."""
    from django.contrib.admin.utils import NestedObjects

    kumpulan = NestedObjects(using="default")
    kumpulan.collect(list(objek))
    semua: dict[Any, Any] = dict(kumpulan.model_objs)
    for model, terhapus in semua.items():
        if (
            model._meta.app_label not in {"kinerja", "anggaran", "laporan"}
            or model._meta.auto_created
        ):
            continue
        for satu in terhapus:
            catat(aksi=HAPUS, objek=satu, oleh=oleh, pada=pada, sebelum=potret(satu), alasan=alasan)
