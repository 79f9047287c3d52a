"""Names of the routes."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver


def nama_rute(rute: list[Any], ruang: str = "") -> Iterator[str]:
    for r in rute:
        if isinstance(r, URLResolver):
            if r.app_name != "admin":
                awalan = f"{r.namespace}:" if r.namespace else ""
                yield from nama_rute(r.url_patterns, ruang + awalan)
        elif isinstance(r, URLPattern) and r.name:
            yield f"{ruang}{r.name}"


def tanpa_nama(rute: list[Any]) -> Iterator[str]:
    for r in rute:
        if isinstance(r, URLResolver):
            if r.app_name != "admin":
                yield from tanpa_nama(r.url_patterns)
        elif not r.name:
            yield str(r.pattern)
