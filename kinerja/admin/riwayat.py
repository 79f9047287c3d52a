"""Jejak audit on the master-data site: read only, searchable."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.html import format_html, format_html_join

from kinerja.admin.baca_jejak import nama_data, rincian
from kinerja.admin.dasar import AdminTapak
from kinerja.admin.hanya_baca import HanyaBaca
from kinerja.admin.saringan import SaringRelasi
from kinerja.angka import KOSONG
from kinerja.models import JejakAudit


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
