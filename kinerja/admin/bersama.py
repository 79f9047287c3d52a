"""What pages and inlines of the master-data site share: choices, number fields, shown numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models

from kinerja.admin.isian import isian_untuk, perlu_tampilan, pilihan_untuk, tampilkan
from kinerja.admin.lingkup import batasi
from kinerja.angka import bilangan_polos

AWALAN_TAMPIL = "tampil_"


class _PilihanDicari(AutocompleteSelect):
    """A form that was refused is shown again with what was sent. The library looks up every value
    of it; what is no key is nobody's choice.
    """

    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        kunci = [v for v in value if not v or bilangan_polos(v) is not None]
        return super().optgroups(name, kunci, attrs)


class Bersama:
    """Choices limited to the agency, our number fields, our way of showing numbers."""

    model: Any
    opts: Any
    admin_site: Any
    autocomplete_fields: ClassVar[Any] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for medan in self.model._meta.concrete_fields:
            if perlu_tampilan(medan):
                setattr(self, AWALAN_TAMPIL + medan.name, _tampilan(medan))

    def tampil(self, nama: Any) -> Any:
        """Name of the attribute that shows a field well; the field itself where Django does."""
        if isinstance(nama, str) and hasattr(self, AWALAN_TAMPIL + nama):
            return AWALAN_TAMPIL + nama
        return nama

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        pilihan = pilihan_untuk(db_field)
        if pilihan is not None:
            return pilihan
        khusus = isian_untuk(db_field)
        if "form_class" in khusus:
            return db_field.formfield(**khusus, **kwargs)
        if isinstance(db_field, models.TextField) and "widget" not in kwargs:
            kwargs["widget"] = forms.Textarea(
                attrs={"class": "vLargeTextField", "rows": self.baris_teks}
            )
        isian = super().formfield_for_dbfield(db_field, request, **khusus, **kwargs)  # type: ignore[misc]
        if isian is not None and isinstance(isian.widget, RelatedFieldWidgetWrapper):
            self._ringkas_pembungkus(isian.widget)
        return isian

    def _ringkas_pembungkus(self, pembungkus: Any) -> None:
        """Beside a choice only what is used while filling in: no delete, no second look."""
        pembungkus.can_delete_related = pembungkus.can_view_related = False

    baris_teks = 3

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if "queryset" not in kwargs:
            model = db_field.remote_field.model
            semua = self.get_field_queryset(None, db_field, request)  # type: ignore[attr-defined]
            if semua is None:
                semua = model._default_manager.all()
            kwargs["queryset"] = batasi(semua, request.user, getattr(request, "pd_objek", None))
        kwargs.setdefault("empty_label", "–" if db_field.blank else "Pilih…")
        if db_field.name in self.autocomplete_fields:
            kwargs.setdefault("widget", _PilihanDicari(db_field, self.admin_site))
        isian = super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
        if isian is not None and isinstance(isian.widget, AutocompleteSelect):
            isian.widget.attrs.setdefault("data-placeholder", "Ketik untuk mencari…")
        return isian

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        model = db_field.remote_field.model
        kwargs.setdefault("queryset", batasi(model._default_manager.all(), request.user))
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]


def _tampilan(medan: Any) -> Any:
    def tampil(objek: Any) -> str:
        return tampilkan(medan, getattr(objek, medan.attname))

    tampil.short_description = str(medan.verbose_name)  # type: ignore[attr-defined]
    tampil.admin_order_field = medan.name  # type: ignore[attr-defined]
    return tampil
