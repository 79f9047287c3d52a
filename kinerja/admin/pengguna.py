"""Users: kept by the pemda admin only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm, UserCreationForm

from kinerja.admin import jejak
from kinerja.admin.dasar import AdminTapak, FormTapak, SaringRelasi
from kinerja.models import Pengguna
from kinerja.peran import PERAN_STAF

if TYPE_CHECKING:
    _UserAdmin = UserAdmin[Any]
    _UserChangeForm = UserChangeForm[Any]
    _UserCreationForm = UserCreationForm[Any]
else:
    _UserAdmin = UserAdmin
    _UserChangeForm = UserChangeForm
    _UserCreationForm = UserCreationForm


class FormPengguna(FormTapak, _UserChangeForm):
    """Change a user; unit and post belong to the user's agency."""

    ikut_diperiksa = ()


class FormPenggunaBaru(FormTapak, _UserCreationForm):
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
        # Unlike other rows, a user may move to another agency.
        return [nama for nama in super().get_readonly_fields(request, obj) if nama != "pd"]

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

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        pengguna: Pengguna = form.instance
        lama = sorted(pengguna.groups.values_list("name", flat=True))
        super().save_related(request, form, formsets, change)
        baru = sorted(pengguna.groups.values_list("name", flat=True))
        if lama != baru:
            jejak.catat(
                aksi=jejak.UBAH,
                objek=pengguna,
                oleh=request.user,
                lain={"peran": (lama, baru)},
            )
        # is_staff follows from the roles, so that it cannot contradict them.
        staf = pengguna.is_superuser or bool(PERAN_STAF & set(baru))
        if pengguna.is_staff != staf:
            pengguna.is_staff = staf
            pengguna.save(update_fields=["is_staff"])

    def user_change_password(self, request: Any, id: str, form_url: str = "") -> Any:
        from django.db import transaction

        with transaction.atomic():
            sebelum = self.get_object(request, id)
            sidik = sebelum.password if sebelum else None
            respons = super().user_change_password(request, id, form_url)
            sesudah = Pengguna.objects.filter(pk=sebelum.pk).first() if sebelum else None
            if sesudah is not None and sesudah.password != sidik:
                jejak.catat(
                    aksi="kata sandi diganti",
                    objek=sesudah,
                    oleh=request.user,
                    lain={"password": ("(dirahasiakan)", "(diganti)")},
                )
        return respons
