"""Planning documents and the targets they set. A change after the first save needs a reason."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect

from kinerja.admin.dasar import AdminTapak
from kinerja.admin.formulir import FormBeralasan, FormsetTapak
from kinerja.admin.impor import ImporEkspor
from kinerja.admin.saringan import SaringRelasi, saring_tahun
from kinerja.admin.sisipan import SisipanBaris
from kinerja.aturan import tahun_target, target_terkunci
from kinerja.capaian import Polaritas
from kinerja.dokumen_terkunci import sebab_terkunci
from kinerja.jenis import JenisNilai
from kinerja.lembar import MESIN
from kinerja.lembar.target import TARGET_SENDIRI
from kinerja.models import DokumenPerencanaan, Indikator, Target, TargetTriwulan
from kinerja.models.aturan import IsiBaris, kalimat
from kinerja.models.target import urai_target
from kinerja.resources import sumber_lembar
from kinerja.target_teks import NILAI_BERBEDA, TanpaAngkaError, TargetTeksError, jenis_baku

_NILAI = ("jenis", "nilai", "bawah", "atas", "predikat")


def _pastikan_terbuka(dokumen: DokumenPerencanaan) -> None:
    """Refuse a target of a document that was signed or approved. Raises ValidationError."""
    milik = DokumenPerencanaan.objects.filter(pk=dokumen.pk)
    if sebab := sebab_terkunci(milik).get(dokumen.pk):
        raise ValidationError(kalimat(target_terkunci(sebab)))


class FormTarget(FormBeralasan):
    """A target: its text as agreed, read where it can be; year of the document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "jenis" in self.fields:
            self.fields["jenis"].required = False  # read from the text

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        if self.instance.pk and self._berubah():
            _pastikan_terbuka(type(self.instance).objects.get(pk=self.instance.pk).dokumen)
        dokumen: DokumenPerencanaan | None = bersih.get("dokumen")
        if dokumen and not self.instance.pk:
            _pastikan_terbuka(dokumen)
        tahun = bersih.get("tahun")
        if dokumen and tahun:
            renstra = IsiBaris(dokumen.renstra) if dokumen.renstra else None
            if salah := tahun_target(tahun, IsiBaris(dokumen), renstra):
                self.add_error(salah[0], kalimat(salah[1]))
        predikat = bersih.get("predikat")
        indikator: Indikator | None = bersih.get("indikator")
        if predikat and indikator and predikat.skala_id != indikator.skala_id:
            self.add_error("predikat", "Predikat harus dari skala indikator itu.")
        elif indikator and bersih.get("teks") and not self.errors:
            self._baca_teks(indikator, bersih)
        return bersih

    def _baca_teks(self, indikator: Indikator, bersih: dict[str, Any]) -> None:
        """Take the value from the text where none was typed; a typed one must not contradict it."""
        diketik = [
            nama
            for nama in _NILAI
            if nama in self.changed_data and bersih.get(nama) not in (None, "")
        ]
        try:
            terbaca = urai_target(indikator, bersih["teks"])
        except TargetTeksError as galat:
            bernilai = bool(set(diketik) - {"jenis"})
            if isinstance(galat, TanpaAngkaError) and bernilai:
                self._pakai_nilai(indikator, bersih)
            elif bernilai or "teks" in self.changed_data:
                self.add_error("teks", str(galat))
            return
        if any(bersih[nama] != terbaca[nama] for nama in diketik):
            self.add_error("teks", NILAI_BERBEDA)
        elif self._berubah():
            for nama in _NILAI:
                bersih[nama] = terbaca[nama]
                setattr(self.instance, nama, terbaca[nama])

    def _pakai_nilai(self, indikator: Indikator, bersih: dict[str, Any]) -> None:
        """The value beside words that hold none; its kind follows the indicator unless chosen."""
        if not bersih.get("jenis"):
            bersih["jenis"] = jenis_baku(Polaritas(indikator.polaritas)).value
            self.instance.jenis = bersih["jenis"]


class TargetFormset(FormsetTapak):
    """A signed target is not deleted either."""

    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk:
                _pastikan_terbuka(form.instance.dokumen)


class TargetSisipan(SisipanBaris):
    model: Any = Target
    form: Any = FormTarget
    formset: Any = TargetFormset
    fields: ClassVar[Any] = (
        "tahun",
        "dokumen",
        "teks",
        "jenis",
        "nilai",
        "bawah",
        "atas",
        "predikat",
        "alasan_perubahan",
    )
    verbose_name_plural = "target tahunan"

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("dokumen", "predikat")

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        """Only what the indicator's kind of value uses, so that the row fits the screen."""
        medan = super().get_fields(request, obj)
        if obj is None:
            return medan
        angka = {self.tampil(nama) for nama in ("nilai", "bawah", "atas")} | {
            "nilai",
            "bawah",
            "atas",
        }
        buang = angka if obj.jenis_nilai == JenisNilai.PREDIKAT else {"predikat"}
        return [nama for nama in medan if nama not in buang]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        isian = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "teks":
            isian.label = "target disepakati"
        return isian


class TargetTriwulanSisipan(TargetSisipan):
    model = TargetTriwulan
    fields = ("tahun", "triwulan", *TargetSisipan.fields[1:])
    verbose_name_plural = "target triwulan (rencana aksi)"


class FormDokumen(FormBeralasan):
    """A planning document; its own `alasan` says why the document exists.

    Number, date and name may be completed later; what identifies it stays once it is signed.
    """

    POKOK: ClassVar[frozenset[str]] = frozenset(
        {"jenis", "renstra", "tahun", "ke", "mulai_triwulan", "kode"}
    )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        if self.instance.pk and self.POKOK & set(self.changed_data):
            pk = self.instance.pk
            if sebab := sebab_terkunci(DokumenPerencanaan.objects.filter(pk=pk)).get(pk):
                raise ValidationError(
                    f"“{self.instance}” sudah {sebab}. Buat dokumen perubahan dan tetapkan target "
                    "barunya di sana."
                )
        return bersih


@admin.register(DokumenPerencanaan)
class DokumenPerencanaanAdmin(AdminTapak):
    """Renstra, Perjanjian Kinerja and rencana aksi as documents that set targets."""

    form = FormDokumen
    list_display = ("nama", "jenis", "tahun", "ke", "kode", "nomor", "tanggal")
    list_filter = ("jenis", saring_tahun())
    search_fields = ("kode", "nama", "nomor")
    search_help_text = "Cari kode, nama, atau nomor dokumen."
    list_select_related = ("pd",)
    fieldsets = (
        (
            None,
            {
                "fields": ["jenis", "renstra", "tahun"],
                "description": "Dokumen Renstra menunjuk Renstra; "
                "Perjanjian Kinerja dan rencana aksi menunjuk tahun.",
            },
        ),
        (None, {"fields": ["kode", "nama", ("nomor", "tanggal")]}),
        ("Perubahan", {"fields": ["ke", "mulai_triwulan", "alasan"]}),
        ("Alasan mengubah data ini", {"fields": ["alasan_perubahan"]}),
    )

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        return [(judul, isi) for judul, isi in super().get_fieldsets(request, obj) if isi["fields"]]


class _AdminTarget(AdminTapak):
    form: Any = FormTarget
    list_filter: ClassVar[Any] = (
        saring_tahun(),
        ("dokumen", SaringRelasi),
        ("indikator__penanggung_jawab__unit", SaringRelasi),
    )
    search_fields = ("indikator__kode", "indikator__nama", "dokumen__kode", "teks")
    search_help_text = "Cari indikator, kode dokumen, atau target."
    list_select_related = ("indikator", "dokumen")
    autocomplete_fields = ("indikator", "dokumen")

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        return [(judul, isi) for judul, isi in super().get_fieldsets(request, obj) if isi["fields"]]

    @admin.display(description="indikator", ordering="indikator__nama")
    def indikator_berkode(self, obj: Any) -> str:
        return f"{obj.indikator.kode} · {obj.indikator}"

    def delete_view(self, request: Any, object_id: str, extra_context: Any = None) -> Any:
        objek = self.get_object(request, object_id)
        if request.method == "POST" and objek is not None:
            try:
                _pastikan_terbuka(objek.dokumen)
            except ValidationError as galat:
                messages.error(request, galat.message)
                return HttpResponseRedirect(request.get_full_path())
        return super().delete_view(request, object_id, extra_context)

    def get_actions(self, request: Any) -> Any:
        # Targets are decisions: one at a time, each with its reason.
        aksi = super().get_actions(request)
        aksi.pop("delete_selected", None)
        return aksi


@admin.register(Target)
class TargetAdmin(ImporEkspor, _AdminTarget):
    """Yearly targets of all indicators in one list; import and export."""

    resource_classes = [sumber_lembar(TARGET_SENDIRI, MESIN)]
    list_display = ("indikator_berkode", "tahun", "dokumen", "jenis", "teks")
    fieldsets = (
        (None, {"fields": ["indikator", "dokumen", "tahun"]}),
        ("Target", {"fields": ["teks", "jenis", "nilai", ("bawah", "atas"), "predikat"]}),
        ("Alasan perubahan", {"fields": ["alasan_perubahan"]}),
    )


@admin.register(TargetTriwulan)
class TargetTriwulanAdmin(_AdminTarget):
    """Quarterly targets of the rencana aksi."""

    list_display = ("indikator_berkode", "tahun", "triwulan", "dokumen", "teks")
    list_filter = (
        saring_tahun(),
        "triwulan",
        ("dokumen", SaringRelasi),
        ("indikator__penanggung_jawab__unit", SaringRelasi),
    )
    fieldsets = (
        (None, {"fields": ["indikator", "dokumen", ("tahun", "triwulan")]}),
        ("Target", {"fields": ["teks", "jenis", "nilai", ("bawah", "atas"), "predikat"]}),
        ("Alasan perubahan", {"fields": ["alasan_perubahan"]}),
    )
