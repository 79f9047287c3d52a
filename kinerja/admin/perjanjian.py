"""The agency's own wording of the Perjanjian Kinerja; agreements have pages of their own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from kinerja.admin.dasar import AdminTapak, saring_tahun
from kinerja.models import TemplatPernyataan
from kinerja.pernyataan import BAWAAN, MEDAN


@admin.register(TemplatPernyataan)
class TemplatPernyataanAdmin(AdminTapak):
    """Statement texts, each from a year on. Drafts prepared afterwards use them."""

    list_display = ("mulai_tahun", "cuplikan")
    list_filter = (saring_tahun("mulai_tahun", "mulai tahun"),)
    search_fields = ("pembuka", "pihak_pertama", "pihak_kedua")
    search_help_text = "Cari pada teks."
    list_select_related = ("pd",)
    baris_teks = 5
    fieldsets = (
        (
            None,
            {
                "fields": ["mulai_tahun"],
                "description": "Dipakai perjanjian yang disiapkan untuk tahun itu dan sesudahnya. "
                "Naskah yang sudah diajukan tidak berubah.",
            },
        ),
        (
            "Teks",
            {
                "fields": ["pembuka", "pihak_pertama", "pihak_kedua"],
                "description": "Dapat menyebut "
                + ", ".join(f"{{{m}}}" for m in MEDAN)
                + "; isinya mengikuti perjanjian masing-masing.",
            },
        ),
    )

    @admin.display(description="pembuka", ordering="pembuka")
    def cuplikan(self, obj: TemplatPernyataan) -> str:
        return obj.pembuka if len(obj.pembuka) <= 110 else obj.pembuka[:109] + "…"

    def get_changeform_initial_data(self, request: Any) -> Any:
        """A new template starts from the built-in wording."""
        awal = super().get_changeform_initial_data(request)
        for medan in ("pembuka", "pihak_pertama", "pihak_kedua"):
            awal.setdefault(medan, getattr(BAWAAN, medan))
        return awal
