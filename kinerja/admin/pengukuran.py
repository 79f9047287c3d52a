"""How and when the agency measures: policy, periods; and the actuals, to read only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone

from kinerja.admin.dasar import AdminTapak
from kinerja.admin.formulir import FormsetTapak
from kinerja.admin.hanya_baca import HanyaBaca
from kinerja.admin.saringan import SaringRelasi, saring_tahun
from kinerja.admin.sisipan import SisipanBaris
from kinerja.kriteria import Pita, salah_pita
from kinerja.models import (
    BatasKriteria,
    DataDukung,
    KebijakanPengukuran,
    NilaiVariabel,
    PengecualianPeriode,
    PeriodePengukuran,
    Realisasi,
)
from kinerja.models.aturan import kalimat


class SkalaFormset(FormsetTapak):
    """The rows together must be a scale without a gap."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        urut = sorted(
            (
                form
                for form in self.forms
                if form.cleaned_data.get("urutan") and not form.cleaned_data.get("DELETE")
            ),
            key=lambda form: form.cleaned_data["urutan"],
        )
        semua = [form.cleaned_data for form in urut]
        for nomor, pesan in salah_pita([Pita(b.get("batas_bawah"), b["label"]) for b in semua]):
            if not urut:
                raise ValidationError(kalimat(pesan))
            urut[nomor].add_error("batas_bawah", kalimat(pesan))


class BatasKriteriaSisipan(SisipanBaris):
    model = BatasKriteria
    formset: Any = SkalaFormset
    fields = ("urutan", "label", "batas_bawah")
    verbose_name_plural = "skala kriteria (dari yang tertinggi)"


@admin.register(KebijakanPengukuran)
class KebijakanPengukuranAdmin(AdminTapak):
    """The measurement policy from a year on."""

    list_display = (
        "__str__",
        "mulai_tahun",
        "pembulatan",
        "metode_efisiensi",
        "rerata",
        "rerata_dibatasi",
        "dasar",
    )
    list_filter = (saring_tahun("mulai_tahun", "mulai tahun"),)
    search_fields = ("dasar",)
    search_help_text = "Cari pada dasar penetapan."
    list_select_related = ("pd",)
    inlines = (BatasKriteriaSisipan,)
    fieldsets = (
        (None, {"fields": ["mulai_tahun", "dasar"]}),
        (
            "Capaian",
            {
                "fields": [
                    "rumus_makin_rendah",
                    ("pembulatan", "desimal"),
                    ("capaian_minimum", "capaian_maksimum"),
                    ("rerata", "rerata_dibatasi"),
                ]
            },
        ),
        (
            "Efisiensi",
            {"fields": ["metode_efisiensi", "efisiensi_capaian_minimum", "serapan_rendah"]},
        ),
    )


class PengecualianSisipan(SisipanBaris):
    model = PengecualianPeriode
    fields = ("unit", "sampai", "alasan", "oleh", "tampil_pada")
    readonly_fields = ("oleh", "tampil_pada")
    autocomplete_fields = ("unit",)
    verbose_name = "pengecualian"
    verbose_name_plural = "pengecualian bagi unit setelah periode ditutup"

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("oleh", "oleh__jabatan", "unit")


@admin.register(PeriodePengukuran)
class PeriodePengukuranAdmin(AdminTapak):
    """When each quarter is open."""

    list_display = ("__str__", "tahun", "triwulan", "buka", "tutup")
    list_filter = (saring_tahun(), "triwulan")
    date_hierarchy = "buka"
    list_select_related = ("pd",)
    inlines = (PengecualianSisipan,)
    fieldsets = ((None, {"fields": [("tahun", "triwulan"), ("buka", "tutup")]}),)

    def isi_otomatis(self, request: Any, baris: Any, *, baru: bool) -> None:
        if isinstance(baris, PengecualianPeriode):
            # Whoever changes the leave is the one who gives it.
            baris.oleh, baris.pada = request.user, timezone.now()


class NilaiVariabelSisipan(HanyaBaca, SisipanBaris):
    model = NilaiVariabel
    fields = ("variabel", "nilai", "sumber", "rincian", "catatan_data")
    verbose_name_plural = "nilai variabel"

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("variabel")


@admin.register(Realisasi)
class RealisasiAdmin(HanyaBaca, AdminTapak):
    """To read only: entry, verification and sign-off have their own pages."""

    list_display = ("indikator", "tahun", "triwulan", "nilai", "predikat", "status", "diubah_oleh")
    list_filter = (
        saring_tahun(),
        "triwulan",
        "status",
        ("indikator__penanggung_jawab__unit", SaringRelasi),
    )
    search_fields = ("indikator__kode", "indikator__nama")
    search_help_text = "Cari kode atau nama indikator."
    list_select_related = ("indikator", "predikat", "diubah_oleh", "diubah_oleh__jabatan")
    inlines = (NilaiVariabelSisipan,)
    fieldsets = (
        (None, {"fields": ["indikator", "tahun", "triwulan", "status", "versi"]}),
        (
            "Nilai",
            {
                "fields": [
                    "nilai",
                    "predikat",
                    "nilai_resmi",
                    "alasan_resmi",
                    "tidak_berlaku",
                    "alasan_tidak_berlaku",
                    "capaian_dilaporkan",
                    "capaian_ditetapkan",
                    "alasan_capaian",
                    "keterangan",
                    "catatan_data",
                ]
            },
        ),
        ("Analisis", {"fields": list(Realisasi.ANALISIS)}),
        ("Data dukung", {"fields": ["daftar_bukti"]}),
        (
            "Jejak",
            {
                "fields": [
                    "diubah_pada",
                    "diubah_oleh",
                    "diajukan_pada",
                    "diajukan_oleh",
                    "diverifikasi_pada",
                    "diverifikasi_oleh",
                    "disahkan_pada",
                    "disahkan_oleh",
                ]
            },
        ),
    )
    readonly_fields = ("daftar_bukti",)

    @admin.display(description="data dukung")
    def daftar_bukti(self, obj: Realisasi) -> str:
        bukti = DataDukung.objects.filter(realisasi=obj)
        return (
            "\n".join(f"{satu.get_jenis_display()}: {satu.judul}" for satu in bukti) or "Belum ada."
        )
