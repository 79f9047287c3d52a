"""Outside figures and tags of indicators: lists of their own, with import and export."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import admin

from kinerja.admin.dasar import AdminTapak
from kinerja.admin.impor import ImporEkspor
from kinerja.admin.saringan import SaringRelasi, saring_tahun
from kinerja.himpunan.susun import lembar_sendiri
from kinerja.lembar import MESIN
from kinerja.lembar.indikator import PEMBANDING_HIMPUNAN, PENANDA_HIMPUNAN
from kinerja.models import Pembanding, PenandaIndikator
from kinerja.resources import sumber_lembar


class AdminBerversi(AdminTapak):
    """Rows that a grid elsewhere may have open: a change here counts them up as well."""

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        if change and form.has_changed():
            obj.versi += 1
        super().save_model(request, obj, form, change)


@admin.register(Pembanding)
class PembandingAdmin(ImporEkspor, AdminBerversi):
    """Figures of the nation, the province and other regions."""

    resource_classes = [
        sumber_lembar(replace(PEMBANDING_HIMPUNAN, sebagian=True, mengurutkan=False), MESIN)
    ]
    list_display = ("indikator", "tahun", "lingkup", "daerah", "nilai", "sumber")
    list_filter = ("lingkup", saring_tahun(), ("indikator", SaringRelasi))
    search_fields = ("indikator__nama", "daerah", "sumber")
    search_help_text = "Cari nama indikator, daerah, atau sumber."
    list_select_related = ("indikator",)
    autocomplete_fields = ("indikator",)
    fieldsets = (
        (
            None,
            {
                "fields": [
                    "indikator",
                    ("tahun", "lingkup", "daerah"),
                    ("nilai", "tahun_data"),
                    "sumber",
                    "keterangan",
                ]
            },
        ),
    )


@admin.register(PenandaIndikator)
class PenandaIndikatorAdmin(ImporEkspor, AdminBerversi):
    """What indicators answer to: RPJMD, Asta Cita, SDG, SPM, themes."""

    resource_classes = [sumber_lembar(lembar_sendiri(PENANDA_HIMPUNAN), MESIN)]
    list_display = ("indikator", "jenis", "uraian")
    list_filter = ("jenis", ("indikator", SaringRelasi))
    search_fields = ("indikator__nama", "uraian")
    search_help_text = "Cari nama indikator atau uraian."
    list_select_related = ("indikator",)
    autocomplete_fields = ("indikator",)
    fieldsets = ((None, {"fields": ["indikator", ("jenis", "uraian")]}),)
