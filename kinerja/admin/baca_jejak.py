"""An audit row as a reader understands it: the kind of data, and every field old and new."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import capfirst

from kinerja.admin.isian import perlu_tampilan, tampilkan
from kinerja.angka import KOSONG
from kinerja.langkah import VERSI
from kinerja.models import JejakAudit
from kinerja.periode import format_tanggal


def model_dari(label: str) -> type[Model] | None:
    """The model of an audit row; None for a table that no longer exists."""
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def nama_data(label: str) -> str:
    """`Indikator` for `kinerja.indikator`."""
    model = model_dari(label)
    return capfirst(str(model._meta.verbose_name)) if model else label


#: Names of fields that pages call otherwise.
_KATA = {"sidik": "kode keaslian"}


def rincian(baris: JejakAudit) -> Iterator[tuple[str, str, str]]:
    """(field as on the form, old, new) of every change in an audit row that readers understand."""
    model = model_dari(baris.model)
    for nama, nilai in baris.perubahan.items():
        lama, baru = nilai if isinstance(nilai, list) and len(nilai) == 2 else (None, nilai)
        try:
            medan = model._meta.get_field(nama) if model else None
        except FieldDoesNotExist:
            medan = None
        if nama == VERSI and medan is not None and not medan.editable:
            continue  # counts the writes of a row: for locks, not for readers
        if medan is not None and not medan.concrete:
            medan = None  # rows that point here, told as a count
        label = str(getattr(medan, "verbose_name", nama.replace("_", " ").replace(":", ": ")))
        yield capfirst(_KATA.get(label, label)), _sebut(medan, lama), _sebut(medan, baru)


def _sebut(medan: Any, nilai: Any) -> str:
    if nilai is None or nilai == "":
        return KOSONG
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, list):
        return "; ".join(map(str, nilai)) or KOSONG
    if (hari := _tanggal(nilai)) is not None:
        return format_tanggal(hari)
    if medan is None:
        return str(nilai)
    if medan.choices:
        return str(dict(medan.flatchoices).get(nilai, nilai))
    if not perlu_tampilan(medan):
        return str(nilai)
    return tampilkan(medan, _baca(medan, nilai))


def _tanggal(nilai: Any) -> date | None:
    """A day as JSON keeps it."""
    try:
        return parse_date(nilai) if isinstance(nilai, str) and len(nilai) == 10 else None
    except ValueError:
        return None


def _baca(medan: Any, nilai: Any) -> Any:
    """JSON keeps decimals and dates as text."""
    if not isinstance(nilai, str):
        return nilai
    jenis = medan.get_internal_type()
    if jenis == "DateTimeField":
        return parse_datetime(nilai) or nilai
    if jenis == "DateField":
        return parse_date(nilai) or nilai
    try:
        return Decimal(nilai)
    except InvalidOperation:
        return nilai


def siapkan(baris: JejakAudit) -> Any:
    """Attach what the history template shows."""
    baris.rincian = list(rincian(baris))  # type: ignore[attr-defined]
    baris.nama_data = nama_data(baris.model)  # type: ignore[attr-defined]
    return baris
