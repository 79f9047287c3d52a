"""Users in Data Induk: kept by the pemda admin only, and nobody's own authority by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm, UserCreationForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from kinerja.admin import jejak
from kinerja.admin.dasar import AdminTapak
from kinerja.admin.formulir import FormTapak
from kinerja.admin.saringan import SaringRelasi
from kinerja.akun.aturan import peran_ditolak
from kinerja.akun.penetapan import (
    BELUM_ADA,
    PotretAkun,
    catat_perubahan,
    data_akun,
    pastikan_mengurus,
    potret_akun,
)
from kinerja.akun.surel import kabari_alamat_lama
from kinerja.models import Pengguna
from kinerja.penolakan import Penolakan

if TYPE_CHECKING:
    _UserAdmin = UserAdmin[Any]
    _UserChangeForm = UserChangeForm[Any]
    _UserCreationForm = UserCreationForm[Any]
else:
    _UserAdmin = UserAdmin
    _UserChangeForm = UserChangeForm
    _UserCreationForm = UserCreationForm


#: What of an account nobody sets on their own.
WEWENANG = ("pd", "unit", "jabatan", "groups", "is_active")


class _PeriksaPeran(FormTapak):
    """Roles that fit the account's place, in the words of kinerja/akun/aturan.py."""

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        if "groups" in bersih and self.pengguna is not None:
            sudah = set(self.instance.groups.all()) if self.instance.pk else set()
            baru = {g.name for g in bersih["groups"] if g not in sudah}
            di_pd = bersih.get("pd") is not None
            if alasan := peran_ditolak(data_akun(self.pengguna), baru, di_pd=di_pd):
                self.add_error("groups", ValidationError(alasan))
        return bersih


class FormPengguna(_PeriksaPeran, _UserChangeForm):
    """Change a user; unit and post belong to the user's agency."""

    ikut_diperiksa = ()


class FormPenggunaBaru(_PeriksaPeran, _UserCreationForm):
    """Add a user: account name, password, then where they work and their roles."""

    ikut_diperiksa = ()


@admin.register(Pengguna)
class PenggunaAdmin(AdminTapak, _UserAdmin):
    """Accounts: who, where, which roles."""

    form = FormPengguna
    add_form = FormPenggunaBaru
    list_display = (
        "username",
        "nama_lengkap",
        "pd",
        "unit",
        "jabatan",
        "daftar_peran",
        "is_active",
    )
    list_filter = ("groups", "is_active", ("pd", SaringRelasi))
    search_fields = ("username", "first_name", "last_name", "jabatan__nama")
    search_help_text = "Cari nama pengguna, nama, atau jabatan."
    list_select_related = ("pd", "unit", "jabatan")
    autocomplete_fields = ("pd", "unit", "jabatan")
    filter_horizontal = ()
    ordering = ("username",)
    readonly_fields = ("tampil_last_login", "tampil_date_joined")
    fieldsets = (
        (None, {"fields": ["username", "password"]}),
        ("Orang", {"fields": ["first_name", "last_name", "email"]}),
        (
            "Tempat kerja",
            {
                "fields": ["pd", "unit", "jabatan"],
                "description": "Tanpa perangkat daerah berarti tingkat pemerintah daerah.",
            },
        ),
        ("Peran", {"fields": ["groups", "is_active"]}),
        ("Catatan", {"fields": ["tampil_last_login", "tampil_date_joined"]}),
    )
    add_fieldsets = (
        (
            None,
            {
                "fields": ["username", "password1", "password2"],
                "classes": ["wide"],
            },
        ),
        ("Tempat kerja", {"fields": ["pd", "unit", "jabatan"]}),
        ("Peran", {"fields": ["groups"]}),
    )

    def get_queryset(self, request: Any) -> Any:
        semua = super().get_queryset(request).prefetch_related("groups")
        # Only a superuser keeps superusers.
        return semua if request.user.is_superuser else semua.filter(is_superuser=False)

    def get_object(self, request: Any, object_id: Any, from_field: Any = None) -> Any:
        objek = super().get_object(request, object_id, from_field)
        request.pd_objek = None  # agency, unit and post may change together
        return objek

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        # Unlike other rows, a user may move to another agency; nobody moves themselves.
        tetap = [nama for nama in super().get_readonly_fields(request, obj) if nama != "pd"]
        return [*tetap, *WEWENANG] if obj is not None and obj.pk == request.user.pk else tetap

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        """Never: an account that is not needed any more is switched off, and stays on record."""
        return False

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        isian = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "groups":
            from django.forms import CheckboxSelectMultiple

            isian.label, isian.help_text = "Peran", "Menentukan apa yang boleh dilihat dan diubah."
            isian.widget = CheckboxSelectMultiple(choices=isian.choices)
        return isian

    @admin.display(description="nama", ordering="first_name")
    def nama_lengkap(self, obj: Pengguna) -> str:
        return obj.get_full_name() or "–"

    @admin.display(description="peran")
    def daftar_peran(self, obj: Pengguna) -> str:
        return ", ".join(peran.name for peran in obj.groups.all()) or "–"

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        request.potret_akun = potret_akun(obj.pk) if change else BELUM_ADA
        if not change:
            obj.sandi_sementara = True  # whoever typed it here is not whom it is for
        super().save_model(request, obj, form, change)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        pengguna: Pengguna = form.instance
        lama: PotretAkun = request.potret_akun
        super().save_related(request, form, formsets, change)
        baru = sorted(pengguna.groups.values_list("name", flat=True))
        if sorted(lama.peran) != baru:
            jejak.catat(
                aksi=jejak.UBAH,
                objek=pengguna,
                oleh=request.user,
                lain={"peran": (sorted(lama.peran), baru)},
            )
        self._tetapkan(request, lama, pengguna)

    def _tetapkan(self, request: Any, lama: PotretAkun, pengguna: Pengguna) -> None:
        """Record what was set; undo all of it where it was not theirs to set."""
        try:
            if catat_perubahan(lama, pengguna.pk, oleh=request.user, pada=timezone.now()):
                pastikan_mengurus(request.user, Pengguna.objects.get(pk=pengguna.pk))
        except Penolakan as galat:
            raise PermissionDenied(galat.pesan) from galat
        pengguna.refresh_from_db(fields=["is_staff"])
        transaction.on_commit(lambda: kabari_alamat_lama(pengguna, lama.surel, request.user))

    def user_change_password(self, request: Any, id: str, form_url: str = "") -> Any:
        if str(request.user.pk) == str(id):  # the own one is changed by who knows it
            return HttpResponseRedirect(reverse("ganti_sandi"))
        with transaction.atomic():
            sebelum = self.get_object(request, id)
            lama = potret_akun(sebelum.pk) if sebelum else BELUM_ADA
            respons = super().user_change_password(request, id, form_url)
            sesudah = Pengguna.objects.filter(pk=sebelum.pk).first() if sebelum else None
            if sesudah is not None and sesudah.password != lama.sandi:
                sesudah.sandi_sementara = True
                sesudah.save(update_fields=["sandi_sementara"])
                self._tetapkan(request, lama, sesudah)
                jejak.catat(
                    aksi="kata sandi diganti",
                    objek=sesudah,
                    oleh=request.user,
                    lain={"password": ("(dirahasiakan)", "(diganti)")},
                )
        return respons
