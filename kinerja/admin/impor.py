"""Import and export on a page of the master-data site: XLSX and CSV, bounded, all or nothing."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.validators import RegexValidator
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from import_export.tmp_storages import BaseStorage

from kinerja.himpunan.baca_csv import baca_csv
from kinerja.himpunan.baca_xlsx import baca_buku
from kinerja.himpunan.batas import UNGGAHAN
from kinerja.himpunan.mentah import HimpunanMentah
from kinerja.himpunan.tulis import LembarTulis, bita_buku, teks_csv
from kinerja.penolakan import Penolakan

FOLDER_TITIPAN = "titipan-impor"
UMUR_TITIPAN = datetime.timedelta(days=1)


class Titipan(BaseStorage):
    """An uploaded file between preview and confirmation, in the storage that all hosts share."""

    def save(self, data: bytes) -> None:
        self._buang_yang_lama()
        self.name = uuid4().hex
        default_storage.save(self._jalur, ContentFile(data))

    def read(self) -> bytes:
        with default_storage.open(self._jalur, "rb") as berkas:
            isi: bytes = berkas.read()
        return isi

    def remove(self) -> None:
        default_storage.delete(self._jalur)

    @property
    def _jalur(self) -> str:
        return f"{FOLDER_TITIPAN}/{self.name}"

    @staticmethod
    def _buang_yang_lama() -> None:
        """Previews that nobody confirmed."""
        if not default_storage.exists(FOLDER_TITIPAN):
            return
        batas = timezone.now() - UMUR_TITIPAN
        for nama in default_storage.listdir(FOLDER_TITIPAN)[1]:
            jalur = f"{FOLDER_TITIPAN}/{nama}"
            if default_storage.get_modified_time(jalur) < batas:
                default_storage.delete(jalur)


class FormSetuju(ConfirmImportForm):
    """Confirmation of a preview; the kept file's name comes back by POST and is checked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["import_file_name"].validators.append(RegexValidator(r"^[0-9a-f]{32}$"))


class BukuKerja(XLSX):
    """An Excel workbook, read and written as a data set is."""

    def get_title(self) -> str:
        return "xlsx"

    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> HimpunanMentah:
        return baca_buku(in_stream, UNGGAHAN)

    def export_data(self, dataset: LembarTulis, **kwargs: Any) -> bytes:
        return bita_buku(dataset)


class BerkasCSV(CSV):
    """CSV as an Indonesian Excel writes and opens it: semicolons; commas and tabs are read too."""

    def get_title(self) -> str:
        return "csv"

    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> HimpunanMentah:
        return baca_csv(in_stream, "", UNGGAHAN.baris)

    def export_data(self, dataset: LembarTulis, **kwargs: Any) -> str:
        return "\ufeff" + teks_csv(dataset, pemisah=";", ujung="\r\n")


class FormImpor(ImportForm):
    """Upload form; bounded in size."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["import_file"].label = "Berkas"
        self.fields["import_file"].help_text = "XLSX atau CSV, paling besar 5 MB."
        self.fields["format"].label = "Bentuk berkas"
        self.fields["format"].choices = [("", "Pilih…"), ("0", "Excel (XLSX)"), ("1", "CSV")]

    def clean_import_file(self) -> Any:
        berkas = self.cleaned_data["import_file"]
        if berkas.size > UNGGAHAN.bita:
            raise ValidationError("Berkas lebih besar dari 5 MB.")
        return berkas


class FormEkspor(ExportForm):
    """Choose the kind of file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].label = "Bentuk berkas"
        self.fields["format"].choices = [("0", "Excel (XLSX)"), ("1", "CSV")]


class ImporEkspor(ImportExportMixin):
    """Mix into an AdminTapak before it."""

    formats = [BukuKerja, BerkasCSV]
    import_form_class = FormImpor
    export_form_class = FormEkspor
    confirm_form_class = FormSetuju
    tmp_storage_class = Titipan
    show_change_form_export = False

    def has_import_permission(self, request: Any) -> bool:
        return bool(self.has_add_permission(request) and self.has_change_permission(request))

    def has_export_permission(self, request: Any) -> bool:
        return bool(self.has_view_permission(request))

    def get_resource_kwargs(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {"pengguna": request.user}

    def export_action(self, request: Any) -> Any:
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:  # an address that was typed or cut: as its list answers
            messages.error(request, "Saringan pada alamat itu tidak dikenal. Saring sekali lagi.")
            nama = "admin:{}_{}_changelist".format(*self.get_model_info())
            return HttpResponseRedirect(reverse(nama, current_app=self.admin_site.name))

    def get_export_data(
        self, file_format: Any, request: Any, queryset: Any, **kwargs: Any
    ) -> bytes | str:
        if not self.has_export_permission(request):
            raise PermissionDenied
        try:
            data = self.get_data_for_export(request, queryset, **kwargs)
            isi: bytes | str = file_format.export_data(data)
        except Penolakan as galat:
            raise ValueError(galat.pesan) from galat  # shown above the form
        return isi

    def process_import(self, request: Any, **kwargs: Any) -> Any:
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:  # confirmed twice, or after a day
            messages.error(
                request, "Pratinjau itu sudah tidak berlaku. Unggah berkasnya sekali lagi."
            )
            return self._ke_impor()

    def _ke_impor(self) -> HttpResponseRedirect:
        nama = "admin:{}_{}_import".format(*self.get_model_info())
        return HttpResponseRedirect(reverse(nama, current_app=self.admin_site.name))

    def process_result(self, result: Any, request: Any) -> Any:
        if result.has_errors() or result.has_validation_errors():
            # The data changed between the preview and the confirmation; nothing was stored.
            messages.error(
                request,
                "Tidak ada yang disimpan: data berubah sejak pratinjau. "
                "Unggah berkas itu sekali lagi.",
            )
            return self._ke_impor()
        return super().process_result(result, request)

    def add_success_message(self, result: Any, request: Any) -> None:
        jumlah = result.totals
        messages.success(
            request,
            f"Impor selesai: {jumlah['new']} baru, {jumlah['update']} diubah, "
            f"{jumlah['skip']} tetap.",
        )

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        sebab = f" {e.pesan}" if isinstance(e, Penolakan) else ""
        form.add_error(
            "import_file", f"Berkas tidak dapat dibaca. Periksa bentuknya: XLSX atau CSV.{sebab}"
        )

    def get_export_filename(self, request: Any, queryset: Any, file_format: Any) -> str:
        nama = slugify(str(self.model._meta.verbose_name_plural))
        return f"{nama}-{timezone.localdate():%Y-%m-%d}.{file_format.get_extension()}"

    def _log_actions(self, result: Any, request: Any) -> None:
        """The audit rows already say it; Django's own log would say it in English."""

    def get_skip_admin_log(self) -> bool:
        return True
