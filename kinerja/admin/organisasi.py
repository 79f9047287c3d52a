"""The agency: perangkat daerah, units, posts with their holders, head counts, profile."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kinerja.admin.dasar import AdminTapak
from kinerja.admin.formulir import FormTapak
from kinerja.admin.logo import MedanLogo
from kinerja.admin.saringan import SaringRelasi, saring_tahun
from kinerja.admin.sisipan import SisipanBaris
from kinerja.admin.zona import MedanZona
from kinerja.akun.aturan import IZIN_KELOLA
from kinerja.akun.jabatan import (
    JABATAN_SENDIRI,
    belum_meneken,
    catat_jabatan,
    menyangkut_sendiri,
)
from kinerja.models import ButirProfil, Jabatan, Pemangku, PerangkatDaerah, RekapPegawai, UnitKerja
from kinerja.nip import catatan_nip


@admin.register(PerangkatDaerah)
class PerangkatDaerahAdmin(AdminTapak):
    """Own row for Sekretariat; all, and new ones, for the pemda admin."""

    list_display = ("kode", "nama", "pemda", "tempat")
    search_fields = ("kode", "nama", "singkatan")
    search_help_text = "Cari kode atau nama."
    ordering = ("kode",)
    fieldsets = (
        (None, {"fields": ["kode", "nama", "singkatan", "jenis", "sebutan_kepala"]}),
        ("Pemerintah daerah", {"fields": ["pemda", "kepala_daerah"]}),
        ("Kedudukan", {"fields": ["tempat", "alamat", "zona_waktu", "logo"]}),
    )

    def response_add(
        self, request: Any, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """A new agency has nobody to keep it: its Sekretariat is invited next. Not in the window
        that another form opened to add it: that one closes and hands the agency over.
        """
        jawab = super().response_add(request, obj, post_url_continue)
        sendiri = "_save" in request.POST and IS_POPUP_VAR not in request.POST
        if not sendiri or not request.user.has_perm(IZIN_KELOLA):
            return jawab
        kueri = urlencode({"pd": obj.kode, "peran": "sekretariat"})
        return redirect(f"{reverse('akun_undang')}?{kueri}")

    def get_changeform_initial_data(self, request: Any) -> dict[str, Any]:
        """What the agencies of one pemda share is not typed again; the zone is the pemda's."""
        semula: dict[str, Any] = {"zona_waktu": settings.TIME_ZONE}
        medan = ("pemda", "kepala_daerah", "zona_waktu")
        milik = PerangkatDaerah.objects.untuk(request.user)
        sama = milik.order_by().values(*medan).distinct()[:2]
        if len(sama) == 1:
            semula |= sama[0]
        return semula | super().get_changeform_initial_data(request)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "logo":
            kwargs["form_class"] = MedanLogo
        if db_field.name == "zona_waktu":
            return MedanZona(label="Zona waktu", validators=db_field.validators)
        if db_field.name in ("pemda", "kepala_daerah", "tempat"):
            kwargs["help_text"] = f"Mis. {db_field.help_text}."
        return super().formfield_for_dbfield(db_field, request, **kwargs)


PERBAIKAN_SAJA = (
    "Di sini salah tulis diperbaiki, untuk semua tahun. Perubahan karena SOTK dicatat pada halaman "
    "Organisasi, sehingga laporan tahun lalu tetap menyebut yang lama."
)


@admin.register(UnitKerja)
class UnitKerjaAdmin(AdminTapak):
    """Units; they form a tree under one top unit."""

    list_display = ("nama", "kode", "jenis", "induk", "urutan")
    list_filter = ("jenis",)
    search_fields = ("kode", "nama")
    search_help_text = "Cari kode atau nama unit."
    list_select_related = ("induk", "pd")
    autocomplete_fields = ("induk",)
    fieldsets = (
        (
            None,
            {
                "fields": ["kode", "nama", "jenis", "induk", "urutan"],
                "description": PERBAIKAN_SAJA,
            },
        ),
        ("Tugas", {"fields": ["tugas"], "description": "Dikutip pada BAB I laporan kinerja."}),
    )


class PemangkuSisipan(SisipanBaris):
    model = Pemangku
    fields = ("nama", "pangkat", "nip", "status", "mulai", "sampai")
    verbose_name = "pemangku"
    verbose_name_plural = "pemangku jabatan"

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        """A NIP is for those who keep it; other readers see who and what rank."""
        medan = super().get_fields(request, obj)
        if request.user.has_perm("kinerja.change_pemangku"):
            return medan
        return [nama for nama in medan if nama not in ("nip", self.tampil("nip"))]


class FormJabatan(FormTapak):
    """A post; what bears on the own one is set by somebody else."""

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        calon = Jabatan(pk=self.instance.pk, atasan=bersih.get("atasan"))
        medan = menyangkut_sendiri(self.pengguna, calon, self.changed_data)
        if medan is not None:
            self.add_error(medan, JABATAN_SENDIRI)
        return bersih


@admin.register(Jabatan)
class JabatanAdmin(AdminTapak):
    """Posts and who holds them."""

    form = FormJabatan
    list_display = ("nama", "kode", "unit", "jenis", "eselon", "atasan")
    list_filter = ("jenis", "eselon", ("unit", SaringRelasi))
    search_fields = ("kode", "nama", "unit__nama")
    search_help_text = "Cari kode, nama jabatan, atau unit."
    list_select_related = ("unit", "atasan", "pd")
    autocomplete_fields = ("unit", "atasan")
    inlines = (PemangkuSisipan,)
    fieldsets = (
        (None, {"fields": ["kode", "nama", "unit"], "description": PERBAIKAN_SAJA}),
        (
            "Kedudukan",
            {
                "fields": ["jenis", "eselon", "atasan", "urutan"],
                "description": "Atasan langsung menentukan alur perjanjian kinerja.",
            },
        ),
    )

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        belum = belum_meneken(obj)
        super().save_model(request, obj, form, change)
        catat_jabatan(belum, oleh=request.user, pada=timezone.now())

    def save_formset(self, request: Any, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        for satu in formset.forms:
            if "nip" in satu.changed_data and (catatan := catatan_nip(satu.instance.nip)):
                messages.warning(request, f"{satu.instance}: {catatan}")


@admin.register(RekapPegawai)
class RekapPegawaiAdmin(AdminTapak):
    """Head count per post and year."""

    list_display = ("jabatan", "tahun", "jumlah_golongan", "jumlah_pendidikan")
    list_filter = (saring_tahun(), ("jabatan__unit", SaringRelasi))
    search_fields = ("jabatan__kode", "jabatan__nama")
    search_help_text = "Cari kode atau nama jabatan."
    list_select_related = ("jabatan",)
    autocomplete_fields = ("jabatan",)
    fieldsets = (
        (None, {"fields": ["tahun", "jabatan", "urutan"]}),
        ("Menurut golongan", {"fields": [RekapPegawai.GOLONGAN]}),
        (
            "Menurut pendidikan",
            {"fields": [RekapPegawai.PENDIDIKAN[:4], RekapPegawai.PENDIDIKAN[4:]]},
        ),
    )

    @admin.display(description="jumlah menurut golongan")
    def jumlah_golongan(self, obj: RekapPegawai) -> str:
        return str(sum(getattr(obj, nama) for nama in RekapPegawai.GOLONGAN))

    @admin.display(description="jumlah menurut pendidikan")
    def jumlah_pendidikan(self, obj: RekapPegawai) -> str:
        return str(sum(getattr(obj, nama) for nama in RekapPegawai.PENDIDIKAN))


@admin.register(ButirProfil)
class ButirProfilAdmin(AdminTapak):
    """Facts that BAB I and II quote."""

    list_display = ("cuplikan", "jenis", "mulai_tahun", "kelompok", "urutan")
    list_filter = ("jenis", saring_tahun("mulai_tahun", "mulai tahun"))
    search_fields = ("teks", "kelompok")
    search_help_text = "Cari pada teks."
    list_select_related = ("pd",)
    baris_teks = 6
    fieldsets = ((None, {"fields": ["jenis", "mulai_tahun", "kelompok", "urutan", "teks"]}),)

    @admin.display(description="butir", ordering="teks")
    def cuplikan(self, obj: ButirProfil) -> str:
        return obj.teks if len(obj.teks) <= 110 else obj.teks[:109] + "…"

    def get_changeform_initial_data(self, request: Any) -> Any:
        awal = super().get_changeform_initial_data(request)
        terakhir = self.get_queryset(request).order_by("-urutan").first()
        awal.setdefault("urutan", str(terakhir.urutan + 1 if terakhir else 1))
        return awal
