"""Dates that are kept as text in frozen data."""

from datetime import date

from django import template

from kinerja.periode import format_tanggal

register = template.Library()


@register.filter
def tanggal(teks: str | None) -> str:
    """`2024-01-15` → `15 Januari 2024`; None → `–`."""
    return format_tanggal(date.fromisoformat(teks)) if teks else "–"
