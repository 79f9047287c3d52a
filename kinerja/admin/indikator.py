"""Indicators with their variables, targets and comparisons; scales of predicates."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.safestring import mark_safe

from kinerja.admin.dasar import AdminTapak
from kinerja.admin.formulir import FormsetTapak, FormTapak
from kinerja.admin.impor import ImporEkspor
from kinerja.admin.rpjmd import BagianDaerah, daftar_kontribusi
from kinerja.admin.saringan import SaringRelasi, saring_tahun
from kinerja.admin.sisipan import SisipanBaris
from kinerja.admin.target import TargetSisipan, TargetTriwulanSisipan
from kinerja.aturan import variabel_formula
from kinerja.formula import FormulaError
from kinerja.lembar import MESIN
from kinerja.lembar.indikator import INDIKATOR_SENDIRI
from kinerja.models import Indikator, Pembanding, Predikat, SkalaPredikat, Variabel
from kinerja.models.aturan import kalimat
from kinerja.resources import sumber_lembar


class PredikatSisipan(SisipanBaris):
    model = Predikat
    fields = ("peringkat", "kode", "nama")
    verbose_name_plural = "predikat (1 untuk yang terendah)"


@admin.register(SkalaPredikat)
class SkalaPredikatAdmin(AdminTapak):
    """Ordered scales such as CC < B < BB < A."""

    list_display = ("nama", "kode", "isi")
    search_fields = ("kode", "nama")
    search_help_text = "Cari kode atau nama."
    list_select_related = ("pd",)
    fieldsets = ((None, {"fields": ["kode", "nama"]}),)
    inlines = (PredikatSisipan,)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).prefetch_related("predikat")

    @admin.display(description="urutan predikat")
    def isi(self, obj: SkalaPredikat) -> str:
        return " < ".join(satu.kode for satu in obj.predikat.all()) or "–"


class FormIndikator(FormTapak):
    """Formula: shown with help; that its variables exist is checked with the variables."""


class VariabelFormset(FormsetTapak):
    """The formula and its variables must fit together."""

    def clean(self) -> None:
        super().clean()
        rumus = getattr(self.instance, "formula", "")
        if any(self.errors) or not rumus:
            return
        ada = {
            form.cleaned_data["kode"]
            for form in self.forms
            if form.cleaned_data.get("kode") and not form.cleaned_data.get("DELETE")
        }
        try:
            salah = [kalimat(pesan) for _, pesan in variabel_formula(rumus, ada)]
        except FormulaError:
            return  # the form itself says so
        if salah:
            raise ValidationError(salah)


class VariabelSisipan(SisipanBaris):
    model = Variabel
    formset: Any = VariabelFormset
    fk_name = "indikator"
    fields = ("urutan", "kode", "nama", "satuan", "sumber_data", "induk")
    verbose_name_plural = "variabel formula"

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "induk":
            pk = getattr(request, "pk_objek", None)
            kwargs["queryset"] = (
                Variabel.objects.filter(indikator=pk) if pk else Variabel.objects.none()
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class PembandingSisipan(SisipanBaris):
    model = Pembanding
    fields = ("tahun", "lingkup", "daerah", "nilai", "tahun_data", "sumber", "keterangan")
    verbose_name_plural = "pembanding (nasional, provinsi, daerah lain)"


BANTUAN_FORMULA = mark_safe(
    "Tulis dengan kode variabel di bawah, misalnya <code>bekerja / angkatan_kerja * 100</code>. "
    "Yang dikenal: <code>+ - * /</code>, kurung, angka dengan titik desimal, serta "
    "<code>min()</code>, <code>max()</code>, <code>abs()</code>. "
    "Kosongkan bila operator mengetik nilainya langsung."
)


@admin.register(Indikator)
class IndikatorAdmin(BagianDaerah, ImporEkspor, AdminTapak):
    """Indicators of tujuan and sasaran."""

    bagian_daerah = ("Perangkat daerah", "kontribusi_perangkat")

    resource_classes = [sumber_lembar(INDIKATOR_SENDIRI, MESIN)]
    form = FormIndikator
    list_display = (
        "nama_singkat", "kode", "satuan", "adalah_iku", "penanggung_jawab", "pelaporan", "berlaku",
    )  # fmt: skip
    list_filter = (
        "iku",
        "jenis_nilai",
        "polaritas",
        ("penanggung_jawab__unit", SaringRelasi),
        saring_tahun("target__tahun", "tahun target"),
    )
    search_fields = ("kode", "nama", "sasaran__uraian", "tujuan__uraian")
    search_help_text = "Cari kode, nama, sasaran, atau tujuan."
    list_select_related = ("penanggung_jawab", "pd")
    autocomplete_fields = ("sasaran", "penanggung_jawab", "pendahulu")
    inlines = (VariabelSisipan, TargetSisipan, TargetTriwulanSisipan, PembandingSisipan)
    fieldsets = (
        (
            None,
            {
                "fields": ["tujuan", "sasaran"],
                "description": "Indikator melekat pada satu tujuan atau satu sasaran.",
            },
        ),
        (
            "Apa yang diukur",
            {
                "fields": [
                    "kode",
                    "nama",
                    "definisi",
                    ("iku", "bobot"),
                    "penanggung_jawab",
                    "urutan",
                ]
            },
        ),
        (
            "Nilai",
            {
                "fields": [
                    "jenis_nilai",
                    "skala",
                    ("satuan", "desimal"),
                    "pola_tampil",
                    ("polaritas", "boleh_lebih_100"),
                    "akumulasi",
                    "jadwal",
                ]
            },
        ),
        ("Perhitungan", {"fields": ["formulasi", "formula", "sumber_data"]}),
        (
            "Masa berlaku",
            {
                "fields": [
                    ("mulai_tahun", "mulai_triwulan"),
                    ("sampai_tahun", "sampai_triwulan"),
                    ("pendahulu", "kaitan_pendahulu"),
                ],
                "description": (
                    "Kosongkan tahun bila berlaku selama Renstra. Triwulan hanya bila mulainya "
                    "atau berakhirnya di tengah tahun; triwulan di luarnya tidak ditagih."
                ),
            },
        ),
    )

    def get_object(self, request: Any, object_id: Any, from_field: Any = None) -> Any:
        objek = super().get_object(request, object_id, from_field)
        request.pk_objek = objek.pk if objek is not None else None
        return objek

    def isi_otomatis(self, request: Any, baris: Any, *, baru: bool) -> None:
        """Who has the outside figure open in the grid of the report is told that it changed."""
        if isinstance(baris, Pembanding) and not baru:
            baris.versi += 1

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "formula":
            kwargs["help_text"] = BANTUAN_FORMULA
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="indikator", ordering="nama")
    def nama_singkat(self, obj: Indikator) -> str:
        return str(obj)

    @admin.display(description="pengampu dan pendukung")
    def kontribusi_perangkat(self, obj: Indikator) -> str:
        return daftar_kontribusi(obj)

    @admin.display(description="IKU", ordering="iku")
    def adalah_iku(self, obj: Indikator) -> str:
        return "IKU" if obj.iku else "–"

    @admin.display(description="dilaporkan", ordering="jadwal")
    def pelaporan(self, obj: Indikator) -> str:
        return obj.jadwal_pelaporan.sebutan

    @admin.display(description="berlaku", ordering="mulai_tahun")
    def berlaku(self, obj: Indikator) -> str:
        if obj.mulai_tahun is None and obj.sampai_tahun is None:
            return "selama Renstra"
        masa = obj.jadwal_pelaporan.sebutan_masa
        return masa or f"{obj.mulai_tahun or '…'}–{obj.sampai_tahun or '…'}"
