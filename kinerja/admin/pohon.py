"""Renstra, masalah, tujuan and sasaran."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode

from kinerja.admin.dasar import AdminTapak
from kinerja.admin.rpjmd import BagianDaerah, TautanDaerah, daftar_dukungan
from kinerja.admin.saringan import SaringRelasi
from kinerja.admin.sisipan import SisipanTumpuk
from kinerja.models import Crosscutting, Masalah, Misi, Renstra, Sasaran, Tujuan

BANTUAN_MASA = (
    "Kosongkan bila berlaku selama Renstra. Isi bila perubahan Renstra memulai atau mengakhirinya."
)


def daftar_tautan(anak: Any, *, tambah: tuple[type[Model], str, Any] | None = None) -> str:
    """Links to rows that have a page of their own, and one to add another for who may."""
    butir = format_html_join(
        "",
        '<li><a href="{}">{}</a></li>',
        (
            (
                reverse(
                    f"admin:{satu._meta.app_label}_{satu._meta.model_name}_change", args=[satu.pk]
                ),
                f"{satu.kode} · {satu}" if not str(satu).startswith(satu.kode) else str(satu),
            )
            for satu in anak
        ),
    )
    tautan = ""
    if tambah is not None:
        model, medan, induk = tambah
        if _boleh_menambah(induk, model):
            tautan = format_html(
                '<p><a class="addlink" href="{}?{}">Tambah {}</a></p>',
                reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add"),
                urlencode({medan: induk.pk}),
                model._meta.verbose_name,
            )
    if not butir:
        return format_html('<p class="redup">Belum ada.</p>{}', tautan)
    return format_html('<ul class="daftar-tautan">{}</ul>{}', butir, tautan)


def _boleh_menambah(induk: Any, model: type[Model]) -> bool:
    """Whether whoever has the page of the row open may add to it."""
    oleh = induk.dilihat_oleh
    return bool(oleh.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}"))


@admin.register(Renstra)
class RenstraAdmin(BagianDaerah, AdminTapak):
    """The five-year plans."""

    bagian_daerah = ("Misi", "tautan_misi")

    list_display = ("nama", "kode", "tahun_awal", "tahun_akhir")
    search_fields = ("kode", "nama")
    search_help_text = "Cari kode atau nama."
    fieldsets = (
        (None, {"fields": ["kode", "nama", ("tahun_awal", "tahun_akhir")]}),
        ("Tujuan", {"fields": ["tautan_tujuan"]}),
    )
    readonly_fields = ("tautan_tujuan",)

    @admin.display(description="tujuan dalam Renstra ini")
    def tautan_tujuan(self, obj: Renstra) -> str:
        if obj.pk is None:
            return "Simpan Renstra ini dahulu, lalu tambahkan tujuannya."
        return daftar_tautan(obj.tujuan.all(), tambah=(Tujuan, "renstra", obj))

    @admin.display(description="misi RPJMD ini")
    def tautan_misi(self, obj: Renstra) -> str:
        return daftar_tautan(obj.misi.all(), tambah=(Misi, "renstra", obj))


@admin.register(Misi)
class MisiAdmin(TautanDaerah, AdminTapak):
    """Missions of a region's RPJMD."""

    list_display = ("uraian", "kode", "renstra", "urutan")
    list_filter = (("renstra", SaringRelasi),)
    search_fields = ("kode", "uraian")
    search_help_text = "Cari kode atau uraian."
    list_select_related = ("renstra", "pd")
    fieldsets = (
        (None, {"fields": ["renstra", "kode", "uraian", "urutan"]}),
        ("Tujuan", {"fields": ["tautan_tujuan"]}),
    )
    readonly_fields = ("tautan_tujuan",)

    @admin.display(description="tujuan yang melaksanakan misi ini")
    def tautan_tujuan(self, obj: Misi) -> str:
        if obj.pk is None:
            return "Simpan misi ini dahulu, lalu tambahkan tujuannya."
        return daftar_tautan(obj.tujuan.all(), tambah=(Tujuan, "misi", obj))


@admin.register(Masalah)
class MasalahAdmin(AdminTapak):
    """Pokok masalah, masalah and akar masalah."""

    list_display = ("uraian_singkat", "kode", "tingkat", "induk", "renstra", "urutan")
    list_filter = ("tingkat", ("renstra", SaringRelasi))
    search_fields = ("kode", "uraian")
    search_help_text = "Cari kode atau uraian."
    list_select_related = ("induk", "renstra", "pd")
    autocomplete_fields = ("induk",)
    fieldsets = (
        (None, {"fields": ["renstra", "tingkat", "induk"]}),
        (None, {"fields": ["kode", "uraian", "urutan"]}),
    )

    @admin.display(description="uraian", ordering="uraian")
    def uraian_singkat(self, obj: Masalah) -> str:
        return obj.uraian if len(obj.uraian) <= 110 else obj.uraian[:109] + "…"


@admin.register(Tujuan)
class TujuanAdmin(TautanDaerah, AdminTapak):
    """Goals of a Renstra."""

    list_display = ("uraian_singkat", "kode", "renstra", "mulai_tahun", "sampai_tahun", "urutan")
    list_filter = (("renstra", SaringRelasi),)
    search_fields = ("kode", "uraian")
    search_help_text = "Cari kode atau uraian."
    list_select_related = ("renstra", "pd")
    readonly_fields = ("tautan_indikator", "tautan_sasaran")
    fieldsets = (
        (None, {"fields": ["renstra", "kode", "uraian", "misi", "urutan"]}),
        (
            "Masa berlaku",
            {
                "fields": [("mulai_tahun", "sampai_tahun")],
                "description": BANTUAN_MASA,
            },
        ),
        ("Turunan", {"fields": ["tautan_indikator", "tautan_sasaran"]}),
    )

    @admin.display(description="uraian", ordering="uraian")
    def uraian_singkat(self, obj: Tujuan) -> str:
        return str(obj)

    @admin.display(description="indikator tujuan")
    def tautan_indikator(self, obj: Tujuan) -> str:
        from kinerja.models import Indikator

        if obj.pk is None:
            return "Simpan tujuan ini dahulu, lalu tambahkan indikatornya."
        return daftar_tautan(obj.indikator.all(), tambah=(Indikator, "tujuan", obj))

    @admin.display(description="sasaran")
    def tautan_sasaran(self, obj: Tujuan) -> str:
        if obj.pk is None:
            return "Simpan tujuan ini dahulu, lalu tambahkan sasarannya."
        return daftar_tautan(obj.sasaran.all(), tambah=(Sasaran, "tujuan", obj))


class CrosscuttingSisipan(SisipanTumpuk):
    model = Crosscutting
    fields = (("unit", "pihak_luar"), "kontribusi")
    autocomplete_fields = ("unit",)
    verbose_name = "pihak yang ikut berkontribusi"
    verbose_name_plural = "pihak lain yang ikut berkontribusi (crosscutting)"


@admin.register(Sasaran)
class SasaranAdmin(BagianDaerah, AdminTapak):
    """Sasaran strategis at the top, sasaran kinerja below them."""

    bagian_daerah = ("Perangkat daerah yang mendukung", "dukungan_perangkat")

    list_display = (
        "uraian_singkat",
        "kode",
        "tingkat",
        "penanggung_jawab",
        "mulai_tahun",
        "sampai_tahun",
    )
    list_filter = (
        "tingkat",
        ("tujuan__renstra", SaringRelasi),
        ("penanggung_jawab__unit", SaringRelasi),
    )
    search_fields = ("kode", "uraian", "penanggung_jawab__nama")
    search_help_text = "Cari kode, uraian, atau jabatan penanggung jawab."
    list_select_related = ("penanggung_jawab", "pd")
    autocomplete_fields = ("induk", "penanggung_jawab")
    inlines = (CrosscuttingSisipan,)
    readonly_fields = ("tautan_indikator",)
    fieldsets = (
        (None, {"fields": ["tujuan", "tingkat", "induk"]}),
        (None, {"fields": ["kode", "uraian", "penanggung_jawab", "urutan"]}),
        (
            "Masa berlaku",
            {
                "fields": [("mulai_tahun", "sampai_tahun")],
                "description": BANTUAN_MASA,
            },
        ),
        ("Indikator", {"fields": ["tautan_indikator"]}),
    )

    @admin.display(description="uraian", ordering="uraian")
    def uraian_singkat(self, obj: Sasaran) -> str:
        return str(obj)

    @admin.display(description="tujuan yang mendukung")
    def dukungan_perangkat(self, obj: Sasaran) -> str:
        return daftar_dukungan(obj)

    @admin.display(description="indikator sasaran")
    def tautan_indikator(self, obj: Sasaran) -> str:
        from kinerja.models import Indikator

        if obj.pk is None:
            return "Simpan sasaran ini dahulu, lalu tambahkan indikatornya."
        return daftar_tautan(obj.indikator.all(), tambah=(Indikator, "sasaran", obj))
