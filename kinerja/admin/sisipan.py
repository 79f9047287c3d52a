"""Inlines of the master-data site: rows that belong to the row of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin

from kinerja.admin.bersama import Bersama
from kinerja.admin.formulir import FormsetTapak, FormTapak
from kinerja.admin.lingkup import batasi

if TYPE_CHECKING:
    _TabularInline = admin.TabularInline[Any, Any]
    _StackedInline = admin.StackedInline[Any, Any]
else:
    _TabularInline = admin.TabularInline
    _StackedInline = admin.StackedInline


class _Sisipan(Bersama):
    """An inline: rows that belong to the row of the page."""

    extra = 0
    form: Any = FormTapak
    formset: Any = FormsetTapak
    fields: ClassVar[Any] = None
    baris_teks = 2

    def get_queryset(self, request: Any) -> Any:
        return batasi(super().get_queryset(request), request.user)  # type: ignore[misc]

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        formset.form.pengguna = request.user
        return formset

    def _ringkas_pembungkus(self, pembungkus: Any) -> None:
        super()._ringkas_pembungkus(pembungkus)
        pembungkus.can_add_related = pembungkus.can_change_related = False

    def _hanya_baca(self, request: Any, obj: Any) -> bool:
        return not self.has_change_permission(request, obj)  # type: ignore[attr-defined]

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        medan = list(super().get_fields(request, obj))  # type: ignore[misc]
        if self._hanya_baca(request, obj):
            return [self.tampil(nama) for nama in medan if nama != "alasan_perubahan"]
        return medan

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        if self._hanya_baca(request, obj) and self.fields:
            return [self.tampil(nama) for nama in self.fields if nama != "alasan_perubahan"]
        return super().get_readonly_fields(request, obj)  # type: ignore[misc]


class SisipanBaris(_Sisipan, _TabularInline):
    """An inline in rows."""


class SisipanTumpuk(_Sisipan, _StackedInline):
    """An inline in blocks, for rows with long texts."""
