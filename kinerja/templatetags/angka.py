"""Number filters: the template side of `kinerja.angka`."""

from decimal import Decimal

from django import template

from kinerja.angka import format_angka, format_persen, format_rupiah
from kinerja.satuan import bersatuan

register = template.Library()


@register.filter
def angka(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """`12453995443` → `12.453.995.443`; None → `–`."""
    return format_angka(nilai, desimal)


@register.filter
def persen(nilai: Decimal | int | None, desimal: int | None = 2) -> str:
    """`97.3` → `97,30%`; None → `–`."""
    return format_persen(nilai, desimal)


@register.filter
def hasil(nilai: Decimal | None) -> str:
    """A percentage of the calculator, with as many decimals as the agency's policy gave it."""
    return format_persen(nilai, None)


@register.filter
def rupiah(nilai: Decimal | int | None) -> str:
    """`1000` → `Rp1.000`; None → `–`."""
    return format_rupiah(nilai)


@register.filter
def dengan_satuan(target: str, satuan: str) -> str:
    """`900` with `orang` → `900 orang`; a unit that the target names already is not repeated."""
    return bersatuan(target, satuan)


@register.filter
def polos(nilai: int | None) -> str:
    """A year or an id: digits without separators."""
    return "" if nilai is None else str(nilai)


@register.filter
def tangga(tingkat: int, banyak: int = 5) -> int:
    """Steps climbed (5 = top) from a level counted from the top (1 = top, 0 = none)."""
    if not tingkat:
        return 0
    return 5 if banyak <= 1 else max(1, 5 - (tingkat - 1) * 4 // (banyak - 1))
