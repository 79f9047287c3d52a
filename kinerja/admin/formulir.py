"""Forms of the master-data site: one agency, every constraint of the database, a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet, InlineForeignKeyField, ModelChoiceField

from kinerja.admin.lingkup import TANPA_PD, jalur_pd, pd_id_dari

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
    _BaseInlineFormSet = BaseInlineFormSet[Any, Any, Any]
else:
    _ModelForm = forms.ModelForm
    _BaseInlineFormSet = BaseInlineFormSet


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
