"""Filters of lists: rows and years of the user's agencies only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from kinerja.admin.lingkup import batasi
from kinerja.angka import bilangan_polos


class SaringRelasi(admin.RelatedFieldListFilter):
    """A filter on a reference that offers only rows of the user's agency."""

    def field_choices(self, field: Any, request: Any, model_admin: Any) -> Any:
        model = field.remote_field.model
        boleh = batasi(model._default_manager.all(), request.user)
        if model_admin.admin_site.is_registered(model):
            # Whatever the row's own list needs to name it, so that naming costs no query each.
            ikut = model_admin.admin_site.get_model_admin(model).list_select_related
            boleh = boleh.select_related(*ikut) if isinstance(ikut, tuple | list) else boleh
        urutan = self.field_admin_ordering(field, request, model_admin)
        return [(satu.pk, str(satu)) for satu in (boleh.order_by(*urutan) if urutan else boleh)]


def saring_tahun(jalur: str = "tahun", judul: str = "tahun") -> type[admin.SimpleListFilter]:
    """A filter on the years that the user's rows have, newest first."""

    class SaringTahun(admin.SimpleListFilter):
        title = judul
        parameter_name = f"pilih_{jalur}"

        def lookups(self, request: Any, model_admin: Any) -> Any:
            baris = model_admin.get_queryset(request).order_by()
            tahun = baris.values_list(jalur, flat=True).distinct()
            return [
                (str(t), str(t)) for t in sorted({t for t in tahun if t is not None}, reverse=True)
            ]

        def queryset(self, request: Any, queryset: Any) -> Any:
            nilai = bilangan_polos(self.value())
            return queryset if nilai is None else queryset.filter(**{jalur: nilai})

    return SaringTahun
