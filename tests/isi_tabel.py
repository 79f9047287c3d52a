"""What the whole database holds, to see what a request changed."""

import re

from django.apps import apps
from django.db import models

#: Times, keys made by chance, verification codes.
_KEBETULAN = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.+]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|'[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}'"
)


def isi_tabel() -> dict[str, set[str]]:
    """Every row by table, without what the clock and chance decide."""
    hasil = {}
    for model in apps.get_models():
        if model._meta.app_label in {"sessions", "axes", "admin"}:
            continue
        medan = [
            m.attname
            for m in model._meta.concrete_fields
            if not isinstance(m, models.DateTimeField | models.BinaryField | models.UUIDField)
        ]
        baris = model._base_manager.values_list(*medan)
        hasil[model._meta.label] = {_KEBETULAN.sub("", repr(b)) for b in baris}
    return hasil


def beda_tabel(dulu: dict[str, set[str]], kini: dict[str, set[str]]) -> dict[str, list[str]]:
    """Rows that came, went or changed, by table."""
    return {t: sorted(kini[t] ^ dulu[t]) for t in kini if kini[t] != dulu[t]}
