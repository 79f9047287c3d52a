"""Jejak audit: read only, searchable; and the same rows as a history of one object."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from kinerja.admin.dasar import AdminTapak, SaringRelasi
from kinerja.admin.hanya_baca import HanyaBaca
from kinerja.admin.isian import perlu_tampilan, tampilkan
from kinerja.angka import KOSONG
from kinerja.models import JejakAudit


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


def rincian(baris: JejakAudit) -> Iterator[tuple[str, str, str]]:
    """(field as on the form, old, new) of every change in an audit row."""
    model = model_dari(baris.model)
    for nama, nilai in baris.perubahan.items():
        lama, baru = nilai if isinstance(nilai, list) and len(nilai) == 2 else (None, nilai)
        try:
            medan = model._meta.get_field(nama) if model else None
        except FieldDoesNotExist:
            medan = None
        if medan is not None and not medan.concrete:
            medan = None  # rows that point here, told as a count
        label = getattr(medan, "verbose_name", nama.replace("_", " "))
        yield capfirst(str(label)), _sebut(medan, lama), _sebut(medan, baru)


def _sebut(medan: Any, nilai: Any) -> str:
    if nilai is None or nilai == "":
        return KOSONG
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, list):
        return "; ".join(map(str, nilai)) or KOSONG
    if medan is None or not perlu_tampilan(medan):
        return str(nilai)
    return tampilkan(medan, _baca(medan, nilai))


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


class SaringJenisData(admin.SimpleListFilter):
    """Filter by kind of row."""

    title = "jenis data"
    parameter_name = "jenis"

    def lookups(self, request: Any, model_admin: Any) -> Any:
        semua = (
            model_admin.get_queryset(request).order_by().values_list("model", flat=True).distinct()
        )
        return sorted(((label, nama_data(label)) for label in semua), key=lambda pasang: pasang[1])

    def queryset(self, request: Any, queryset: Any) -> Any:
        return queryset.filter(model=self.value()) if self.value() else queryset


@admin.register(JejakAudit)
class JejakAuditAdmin(HanyaBaca, AdminTapak):
    """The trail. Nobody adds, changes or deletes a row here."""

    list_display = ("pada", "oleh", "aksi", "jenis_data", "objek", "ringkas")
    list_filter = (
        SaringJenisData,
        ("aksi", admin.AllValuesFieldListFilter),
        ("oleh", SaringRelasi),
    )
    search_fields = ("objek", "alasan", "oleh__username", "oleh__first_name", "oleh__last_name")
    search_help_text = "Cari pada nama data, alasan, atau nama pengguna."
    date_hierarchy = "pada"
    list_select_related = ("oleh", "oleh__jabatan", "pd")
    fields = ("pada", "oleh", "aksi", "jenis_data", "objek", "alasan", "tabel_perubahan")
    readonly_fields = ("jenis_data", "tabel_perubahan")

    @admin.display(description="jenis data", ordering="model")
    def jenis_data(self, obj: JejakAudit) -> str:
        return nama_data(obj.model)

    @admin.display(description="perubahan")
    def ringkas(self, obj: JejakAudit) -> str:
        semua = list(rincian(obj))
        teks = "; ".join(f"{nama}: {lama} → {baru}" for nama, lama, baru in semua[:2])
        teks = teks if len(teks) <= 120 else teks[:119] + "…"
        return teks + (f" dan {len(semua) - 2} lainnya" if len(semua) > 2 else "")

    @admin.display(description="perubahan")
    def tabel_perubahan(self, obj: JejakAudit) -> str:
        semua = list(rincian(obj))
        if not semua:
            return KOSONG
        return format_html(
            '<table class="tabel-perubahan"><thead><tr><th scope="col">Isian</th>'
            '<th scope="col">Semula</th><th scope="col">Menjadi</th></tr></thead>'
            "<tbody>{}</tbody></table>",
            format_html_join("", "<tr><th scope=row>{}</th><td>{}</td><td>{}</td></tr>", semua),
        )
