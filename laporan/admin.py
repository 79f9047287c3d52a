"""Master data of laporan: the AKIP evaluation."""

from __future__ import annotations

from django.contrib import admin

from kinerja.admin.dasar import AdminTapak, SisipanBaris, SisipanTumpuk, saring_tahun
from kinerja.admin.lingkup import JALUR_PD
from laporan.models import EvaluasiAKIP, KomponenAKIP, RekomendasiLHE, Singkatan

JALUR_PD.update(
    {
        "laporan.evaluasiakip": "pd",
        "laporan.komponenakip": "evaluasi__pd",
        "laporan.rekomendasilhe": "evaluasi__pd",
        "laporan.singkatan": "pd",
    }
)


class KomponenSisipan(SisipanBaris):
    model = KomponenAKIP
    fields = (
        "urutan",
        "kode",
        "nama",
        "bobot",
        "nilai",
        "keberadaan",
        "kualitas",
        "pemanfaatan",
    )
    verbose_name_plural = "komponen penilaian"


class RekomendasiSisipan(SisipanTumpuk):
    model = RekomendasiLHE
    fields = (
        ("urutan", "kode"),
        "rekomendasi",
        "tindak_lanjut",
        "bukti",
        "penanggung_jawab",
        ("tenggat", "status"),
    )
    autocomplete_fields = ("penanggung_jawab",)
    verbose_name_plural = "rekomendasi dan tindak lanjutnya"


@admin.register(EvaluasiAKIP)
class EvaluasiAKIPAdmin(AdminTapak):
    """One LHE with its component scores and recommendations."""

    list_display = ("__str__", "tahun", "nilai", "predikat", "sebutan")
    list_filter = (saring_tahun(),)
    search_fields = ("sebutan", "keterangan", "rekomendasi__rekomendasi")
    search_help_text = "Cari pada sebutan, keterangan, atau rekomendasi."
    list_select_related = ("pd",)
    inlines = (KomponenSisipan, RekomendasiSisipan)
    fieldsets = (
        (
            None,
            {"fields": ["tahun", ("nilai", "predikat", "sebutan"), "keterangan", "catatan_data"]},
        ),
    )


@admin.register(Singkatan)
class SingkatanAdmin(AdminTapak):
    """The agency's abbreviations, printed where the report uses them."""

    list_display = ("singkatan", "kepanjangan")
    search_fields = ("singkatan", "kepanjangan")
    search_help_text = "Cari singkatan atau kepanjangannya."
    list_select_related = ("pd",)
    fieldsets = ((None, {"fields": ["singkatan", "kepanjangan"]}),)
