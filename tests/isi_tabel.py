"""What the whole database holds, to see what a request changed."""

import re
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models

from kinerja.models import CapData

#: Times, keys made by chance, verification codes.
_KEBETULAN = re.compile(
    r"\d{4}-\d\d-\d\d[T ][\d:.+]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|'[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}'"
)
IsiTabel = dict[str, set[str]]


@cache
def _kueri() -> dict[str, str]:
    """Table → every row without the columns that the clock and chance decide, as SQL."""
    hasil = {}
    for model in apps.get_models():
        if model._meta.app_label in {"sessions", "axes", "admin"} or model is CapData:
            continue
        medan = [
            m.column
            for m in model._meta.concrete_fields
            if not isinstance(m, models.DateTimeField | models.BinaryField | models.UUIDField)
        ]
        kolom = ", ".join(f'"{m}"' for m in medan)
        hasil[model._meta.label] = f'SELECT {kolom} FROM "{model._meta.db_table}"'
    return hasil


def isi_tabel() -> IsiTabel:
    """Every row by table."""
    with connection.cursor() as kursor:
        return {label: _baris(kursor, sql) for label, sql in _kueri().items()}


def _baris(kursor: Any, sql: str) -> set[str]:
    kursor.execute(sql)
    return set(map(repr, kursor.fetchall()))


def beda_tabel(dulu: IsiTabel, kini: IsiTabel) -> dict[str, list[str]]:
    """Rows that came, went or changed, by table, without what the clock and chance decide."""
    hasil = {t: _rapi(kini[t] - dulu[t]) ^ _rapi(dulu[t] - kini[t]) for t in kini}
    return {t: sorted(baris) for t, baris in hasil.items() if baris}


def _rapi(baris: set[str]) -> set[str]:
    return {_KEBETULAN.sub("", b) for b in baris}
