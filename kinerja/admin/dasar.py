"""What every page of the master-data site shares: tenancy, audit, reasons, clean errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.forms.models import BaseInlineFormSet, InlineForeignKeyField, ModelChoiceField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.text import capfirst

from kinerja.admin import jejak
from kinerja.admin.baca_jejak import siapkan
from kinerja.admin.isian import isian_untuk, perlu_tampilan, pilihan_untuk, tampilkan
from kinerja.admin.lingkup import TANPA_PD, batasi, jalur_pd, pd_id_dari
from kinerja.admin.sidik import (
    MEDAN_SIDIK,
    pastikan_terpilih_tetap,
    pastikan_tetap,
    sidik_baris,
    sidik_terpilih,
)
from kinerja.models import JejakAudit

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
    _TabularInline = admin.TabularInline[Any, Any]
    _StackedInline = admin.StackedInline[Any, Any]
    _ModelForm = forms.ModelForm[Any]
    _BaseInlineFormSet = BaseInlineFormSet[Any, Any, Any]
else:
    _ModelAdmin = admin.ModelAdmin
    _TabularInline = admin.TabularInline
    _StackedInline = admin.StackedInline
    _ModelForm = forms.ModelForm
    _BaseInlineFormSet = BaseInlineFormSet

AWALAN_TAMPIL = "tampil_"


# --- forms ------------------------------------------------------------------------------------


class FormTapak(_ModelForm):
    """A form that keeps the row inside one agency and checks every constraint of the database.

    Django skips a constraint that mentions a field left out of the form; here `pd` is left out for
    everybody but the pemda admin, and most keys are unique within it.
    """

    pengguna: ClassVar[Any] = None
    ikut_diperiksa: ClassVar[tuple[str, ...]] = ("pd",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        milik_pd = any(f.name == "pd" for f in self._meta.model._meta.fields)
        if milik_pd and "pd" not in self.fields and self.instance.pd_id is None and self.pengguna:
            self.instance.pd_id = self.pengguna.pd_id

    def clean(self) -> dict[str, Any]:
        bersih: dict[str, Any] = super().clean() or self.cleaned_data
        for nama, isian in self.fields.items():
            nilai = bersih.get(nama)
            if (
                nama == self._meta.model._meta.pk.name  # an inline row carries its own id
                or isinstance(isian, InlineForeignKeyField)
                or not isinstance(nilai, models.Model)
            ):
                continue
            if nilai.pk and nilai == self.instance and type(nilai) is type(self.instance):
                self.add_error(nama, "Tidak boleh menunjuk dirinya sendiri.")
        return bersih

    def _get_validation_exclusions(self) -> set[str]:
        luar: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return luar - {
            nama
            for nama in self.ikut_diperiksa
            if nama not in self.fields and getattr(self.instance, f"{nama}_id", None) is not None
        }

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        self._periksa_satu_pd()
        if self.errors:
            return
        try:
            self.instance.validate_constraints(exclude=self._belum_terisi())
        except ValidationError as galat:
            self._update_errors(galat)

    def _belum_terisi(self) -> set[str]:
        """Fields that are filled in only when saving: constraints on them cannot be judged yet."""
        kosong = {
            f.name
            for f in self.instance._meta.concrete_fields
            if not f.null and not f.primary_key and getattr(self.instance, f.attname) is None
        }
        induk = {
            nama
            for nama, isian in self.fields.items()
            if isinstance(isian, InlineForeignKeyField) and isian.parent_instance.pk is None
        }
        return kosong | induk

    def _periksa_satu_pd(self) -> None:
        """A reference never crosses the tenancy boundary, whatever was posted."""
        pemilik = pd_id_dari(self.instance)
        for nama, isian in self.fields.items():
            nilai = getattr(self, "cleaned_data", {}).get(nama)
            if (
                nama in {"pd", self._meta.model._meta.pk.name}
                or isinstance(isian, InlineForeignKeyField)
                or not isinstance(isian, ModelChoiceField)
                or not isinstance(nilai, models.Model)
                or jalur_pd(type(nilai)) == TANPA_PD
            ):
                continue
            if pemilik is not None and pd_id_dari(nilai) != pemilik and nama not in self.errors:
                self.add_error(nama, "Harus dari perangkat daerah yang sama.")

    def _update_errors(self, errors: ValidationError) -> None:
        """Errors of fields that the form does not show go to the top of the form."""
        if hasattr(errors, "error_dict"):
            susun: dict[str, list[Any]] = {}
            for nama, daftar in errors.error_dict.items():
                susun.setdefault(nama if nama in self.fields else NON_FIELD_ERRORS, []).extend(
                    daftar
                )
            errors = ValidationError(susun)
        super()._update_errors(errors)  # type: ignore[misc]


class FormTahunTetap(FormTapak):
    """The year of a row on which others stand does not change: they would be left in another."""

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        if self.instance.pk and "tahun" in self.changed_data and (apa := _bergantung(self)):
            self.add_error(
                "tahun",
                f"Tidak dapat diubah: {apa} tahun {self.initial['tahun']} bergantung padanya. Buat "
                "yang baru untuk tahun lain.",
            )
        return bersih


def _bergantung(form: FormTapak) -> str:
    """`3 kegiatan, 1 dukungan anggaran`: how many rows refer to the form's; empty for none."""
    milik: dict[Any, models.Q] = {}
    for rujukan in form.instance._meta.related_objects:
        lewat = models.Q(**{rujukan.field.name: form.instance.pk})
        milik[rujukan.related_model] = milik.get(rujukan.related_model, models.Q()) | lewat
    banyak = {m: m._base_manager.filter(syarat).count() for m, syarat in milik.items()}
    return ", ".join(f"{n} {m._meta.verbose_name}" for m, n in banyak.items() if n)


class FormBeralasan(FormTapak):
    """A form whose row may be changed after it was created only with a reason."""

    alasan_perubahan = forms.CharField(
        label="Alasan perubahan",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Wajib bila baris tersimpan diubah atau dihapus; dicatat pada jejak audit.",
    )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        if self.instance.pk and self._berubah() and not bersih.get("alasan_perubahan", "").strip():
            self.add_error("alasan_perubahan", "Sebutkan alasan perubahan ini.")
        return bersih

    def _berubah(self) -> bool:
        return any(nama != "alasan_perubahan" for nama in self.changed_data)

    def has_changed(self) -> bool:
        # A reason alone is no new row.
        return self._berubah()


class FormsetTapak(_BaseInlineFormSet):
    """Deleting a row that needs a reason needs one too, and one that is used is refused."""

    def clean(self) -> None:
        try:
            super().clean()
        except ValidationError as galat:
            if getattr(galat, "code", "") != "deleting_protected":
                raise
            isi: Any = getattr(galat, "params", None) or {}
            raise ValidationError(
                f"“{isi.get('instance')}” tidak dapat dihapus karena dipakai oleh "
                f"{isi.get('related_objects')}. Hapus atau ubah data itu dahulu."
            ) from galat
        for form in self.deleted_forms:
            if (
                isinstance(form, FormBeralasan)
                and form.instance.pk
                and not form.cleaned_data.get("alasan_perubahan", "").strip()
            ):
                form.add_error("alasan_perubahan", "Sebutkan alasan penghapusan ini.")
                raise ValidationError(f"Sebutkan alasan penghapusan “{form.instance}”.")


# --- list filters -----------------------------------------------------------------------------


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
            nilai = self.value()
            return queryset.filter(**{jalur: nilai}) if nilai and nilai.isdigit() else queryset

    return SaringTahun


# --- shared behaviour of pages and inlines ----------------------------------------------------


class _PilihanDicari(AutocompleteSelect):
    """A form that was refused is shown again with what was sent. The library looks up every value
    of it; what is no key is nobody's choice.
    """

    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        kunci = [v for v in value if not v or (v.isascii() and v.isdecimal() and len(v) < 19)]
        return super().optgroups(name, kunci, attrs)


class _Bersama:
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


class _Sisipan(_Bersama):
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


class AdminTapak(_Bersama, _ModelAdmin):
    """A page of the master-data site."""

    form = FormTapak
    list_per_page = 50
    list_max_show_all = 500
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    empty_value_display = "–"
    save_on_top = False
    list_select_related: ClassVar[Any] = True
    #: Deleting asks for a reason, always: it is the one thing that cannot be looked up afterwards.
    delete_confirmation_template = "admin/hapus.html"
    delete_selected_confirmation_template = "admin/hapus_terpilih.html"
    object_history_template = "admin/riwayat.html"

    # Tenancy

    def get_queryset(self, request: Any) -> Any:
        return batasi(super().get_queryset(request), request.user)

    @property
    def _milik_pd(self) -> bool:
        return jalur_pd(self.model) == "pd"

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.pengguna = request.user  # type: ignore[attr-defined]
        return form

    def get_object(self, request: Any, object_id: Any, from_field: Any = None) -> Any:
        objek = super().get_object(request, object_id, from_field)
        if objek is not None:
            request.pd_objek = pd_id_dari(objek)
        return objek

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        kelompok: list[Any] = [
            (judul, dict(isi)) for judul, isi in super().get_fieldsets(request, obj)
        ]
        buang = {"alasan_perubahan"} if obj is None or self._hanya_baca(request, obj) else set()
        if not request.user.lintas_pd:
            buang.add("pd")
        for _, isi in kelompok:
            isi["fields"] = [
                tuple(n for n in nama if n not in buang) if isinstance(nama, list | tuple) else nama
                for nama in isi["fields"]
                if nama not in buang
            ]
        if request.user.lintas_pd and self._milik_pd and "pd" not in flatten_fieldsets(kelompok):
            kelompok[0][1]["fields"].insert(0, "pd")
        if self._hanya_baca(request, obj):
            for _, isi in kelompok:
                isi["fields"] = [self.tampil(n) for n in flatten_fieldsets([(None, isi)])]
        return kelompok

    def _hanya_baca(self, request: Any, obj: Any) -> bool:
        if obj is None:
            return False
        return not self.has_change_permission(request, obj)

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        tetap = list(super().get_readonly_fields(request, obj))
        if obj is not None and self._milik_pd and request.user.lintas_pd:
            tetap.append("pd")  # a row does not move to another agency
        return tetap

    # Lists

    def get_list_display(self, request: Any) -> Any:
        kolom = [self.tampil(nama) for nama in super().get_list_display(request)]
        if request.user.lintas_pd and self._milik_pd:
            kolom.append("pd")
        return kolom

    def get_list_filter(self, request: Any) -> Any:
        saring = list(super().get_list_filter(request))
        jalur = jalur_pd(self.model)
        if request.user.lintas_pd and jalur not in {TANPA_PD, "pk"}:
            saring.insert(0, (jalur, SaringRelasi))
        return saring

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        judul = capfirst(str(self.opts.verbose_name_plural))
        extra_context = {"title": judul, **(extra_context or {})}
        if request.method != "POST":
            return super().changelist_view(request, extra_context)
        if (
            request.POST.get("action") == "delete_selected"
            and request.POST.get("post")
            and not request.POST.get("alasan", "").strip()
        ):
            ulang = request.POST.copy()
            del ulang["post"]  # show the confirmation again
            request.POST = ulang  # type: ignore[assignment]
            messages.error(request, "Belum dihapus: sebutkan alasan penghapusan.")
        with transaction.atomic():
            respons = super().changelist_view(request, extra_context)
            terpilih = getattr(respons, "context_data", None) or {}
            if "deletable_objects" in terpilih:  # the page that asks before several are deleted
                terpilih[MEDAN_SIDIK] = sidik_terpilih(terpilih["queryset"].order_by("pk"))
                terpilih["title"] = capfirst(terpilih["title"])
            return respons

    # Writing, with audit

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        sebelum = jejak.potret_tersimpan(obj) if change else {}
        super().save_model(request, obj, form, change)
        self.catat(request, obj, sebelum, baru=not change, form=form)

    def save_formset(self, request: Any, form: Any, formset: Any, change: bool) -> None:
        baris = formset.save(commit=False)
        lama = {
            satu.pk: jejak.potret(satu)
            for satu in formset.model._base_manager.filter(pk__in=[b.pk for b in baris if b.pk])
        }
        alasan = {id(f.instance): f for f in formset.forms}
        for terhapus in formset.deleted_objects:
            milik = alasan.get(id(terhapus))
            jejak.catat_hapus([terhapus], oleh=request.user, alasan=_alasan(milik))
            terhapus.delete()
        for satu in baris:
            sebelum = lama.get(satu.pk)
            self.isi_otomatis(request, satu, baru=sebelum is None)
            satu.save()
            self.catat(
                request, satu, sebelum or {}, baru=sebelum is None, form=alasan.get(id(satu))
            )
        formset.save_m2m()

    def isi_otomatis(self, request: Any, baris: Any, *, baru: bool) -> None:
        """Fill in what the user does not type (by whom, when). Called before an inline is saved."""

    def catat(
        self,
        request: Any,
        obj: Any,
        sebelum: jejak.Potret,
        *,
        baru: bool,
        form: Any = None,
        lain: Any = None,
    ) -> None:
        """Write the audit row of one saved row."""
        jejak.catat(
            aksi=jejak.TAMBAH if baru else jejak.UBAH,
            objek=obj,
            oleh=request.user,
            pada=timezone.now(),
            sebelum=sebelum,
            sesudah=jejak.potret(obj),
            lain=lain,
            alasan=_alasan(form),
        )

    def sebab_tetap(self, baris: Sequence[Any]) -> list[str]:
        """Why these rows have to stay although no row refers to them: one sentence for each."""
        return []

    def get_deleted_objects(self, objs: Any, request: Any) -> Any:
        """What would go, and what forbids it: rows that are used, and what `sebab_tetap` says."""
        ikut, banyak, izin, dipakai = super().get_deleted_objects(objs, request)
        return ikut, banyak, izin, [*dipakai, *map(capfirst, self.sebab_tetap(list(objs)))]

    def delete_model(self, request: Any, obj: Any) -> None:
        pastikan_tetap(self, request, obj.pk)
        jejak.catat_hapus([obj], oleh=request.user, alasan=request.POST.get("alasan", "").strip())
        super().delete_model(request, obj)

    def delete_queryset(self, request: Any, queryset: Any) -> None:
        pastikan_terpilih_tetap(self, request, queryset)
        jejak.catat_hapus(
            queryset, oleh=request.user, alasan=request.POST.get("alasan", "").strip()
        )
        super().delete_queryset(request, queryset)

    def render_delete_form(self, request: Any, context: Any) -> Any:
        """Its title begins like a sentence, though it begins with the name of a model."""
        return super().render_delete_form(request, {**context, "title": capfirst(context["title"])})

    def get_action_choices(self, request: Any, default_choices: Any = None) -> Any:
        """What may be done with the chosen rows, in words while nothing is chosen."""
        return super().get_action_choices(request, default_choices or [("", "Pilih…")])

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        if request.method == "POST" and not request.POST.get("alasan", "").strip():
            messages.error(request, "Belum dihapus: sebutkan alasan penghapusan.")
            return HttpResponseRedirect(request.get_full_path())
        if request.method != "POST" and (baris := self.get_object(request, unquote(object_id))):
            sidik = sidik_baris(self, request, baris)
            extra_context = {**(extra_context or {}), MEDAN_SIDIK: sidik}
        return super().delete_view(request, object_id, extra_context)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: Any = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            # Only a race gets here: somebody else stored the same key in the meantime.
            messages.error(
                request,
                "Tidak dapat disimpan: data yang bertentangan baru saja disimpan orang lain. "
                "Muat ulang halaman, lalu periksa kembali.",
            )
            return HttpResponseRedirect(request.get_full_path())

    def _changeform_view(
        self, request: Any, object_id: Any, form_url: str, extra_context: Any
    ) -> Any:
        """Within Django's transaction: what the page showed is still what is stored."""
        if object_id is not None and (baris := self.get_object(request, unquote(object_id))):
            sidik = request.POST.get(MEDAN_SIDIK, "")
            if request.method == "POST":
                pastikan_tetap(self, request, baris.pk)
            else:
                sidik = sidik_baris(self, request, baris)
            extra_context = {**(extra_context or {}), MEDAN_SIDIK: sidik}
        return super()._changeform_view(  # type: ignore[misc]
            request, object_id, form_url, extra_context
        )

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        objek = self.get_object(request, object_id)
        tambahan = {"riwayat": self._riwayat(request, objek)} if objek is not None else {}
        return super().history_view(request, object_id, {**tambahan, **(extra_context or {})})

    def _riwayat(self, request: HttpRequest, objek: Any) -> list[JejakAudit]:
        syarat = models.Q(model=objek._meta.label_lower, objek_id=objek.pk)
        for sisipan in self.get_inline_instances(request, objek):
            pk = sisipan.get_formset(request, objek).fk.name  # type: ignore[attr-defined]
            anak = sisipan.model._base_manager.filter(**{pk: objek})
            syarat |= models.Q(
                model=sisipan.model._meta.label_lower, objek_id__in=anak.values("pk")
            )
        semua = JejakAudit.objects.untuk(request.user).filter(syarat)  # type: ignore[arg-type]
        return [siapkan(baris) for baris in semua.select_related("oleh", "oleh__jabatan")[:200]]


def _alasan(form: Any) -> str:
    bersih = getattr(form, "cleaned_data", None) or {}
    return str(bersih.get("alasan_perubahan", "") or "").strip()
