"""What every page of the master-data site shares: tenancy, audit, reasons, clean errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.text import capfirst

from kinerja.admin import jejak
from kinerja.admin.baca_jejak import siapkan
from kinerja.admin.bersama import Bersama
from kinerja.admin.formulir import FormTapak
from kinerja.admin.lingkup import TANPA_PD, batasi, jalur_pd, pd_id_dari
from kinerja.admin.saringan import SaringRelasi
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
else:
    _ModelAdmin = admin.ModelAdmin


class AdminTapak(Bersama, _ModelAdmin):
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
            objek.dilihat_oleh = request.user  # its links lead where they may go
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
