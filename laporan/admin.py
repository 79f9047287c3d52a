"""Master data of laporan: the AKIP evaluation, and what the report shows beside figures."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from kinerja.admin.dasar import AdminTapak
from kinerja.admin.impor import ImporEkspor
from kinerja.admin.lingkup import JALUR_PD
from kinerja.admin.pembanding import AdminBerversi
from kinerja.admin.saringan import saring_tahun
from kinerja.admin.sisipan import SisipanBaris, SisipanTumpuk
from kinerja.himpunan.susun import lembar_sendiri
from kinerja.resources import sumber_lembar
from laporan.data.himpunan import MESIN
from laporan.data.lembar import (
    PRESTASI_HIMPUNAN,
    RENCANA_TINDAK_HIMPUNAN,
    SUMBER_DAYA_HIMPUNAN,
)
from laporan.lhe.aksi import IZIN_NYATAKAN
from laporan.models import (
    EvaluasiAKIP,
    KomponenAKIP,
    Prestasi,
    RekomendasiLHE,
    RencanaTindak,
    Singkatan,
    SumberDaya,
)

JALUR_PD.update(
    {
        "laporan.evaluasiakip": "pd",
        "laporan.komponenakip": "evaluasi__pd",
        "laporan.rekomendasilhe": "evaluasi__pd",
        "laporan.sumberdaya": "indikator__pd",
        "laporan.rencanatindak": "indikator__pd",
        "laporan.prestasi": "pd",
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
        "rencana",
        "tindak_lanjut",
        "bukti",
        "penanggung_jawab",
        ("tenggat", "status"),
    )
    autocomplete_fields = ("penanggung_jawab",)
    verbose_name_plural = "rekomendasi dan tindak lanjutnya"

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        """Only the evaluator says how far a recommendation was followed."""
        tetap = tuple(super().get_readonly_fields(request, obj))
        return tetap if request.user.has_perm(IZIN_NYATAKAN) else (*tetap, "status")


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


@admin.register(SumberDaya)
class SumberDayaAdmin(ImporEkspor, AdminBerversi):
    """People, time and assets beside money."""

    resource_classes = [sumber_lembar(lembar_sendiri(SUMBER_DAYA_HIMPUNAN), MESIN)]
    list_display = ("uraian", "indikator", "tahun", "jenis", "rencana", "terpakai", "satuan")
    list_filter = ("jenis", saring_tahun())
    search_fields = ("uraian", "indikator__nama")
    search_help_text = "Cari uraian atau nama indikator."
    list_select_related = ("indikator",)
    autocomplete_fields = ("indikator",)
    fieldsets = (
        (
            None,
            {
                "fields": [
                    "indikator",
                    ("tahun", "kode", "jenis"),
                    "uraian",
                    ("rencana", "terpakai", "satuan"),
                    "keterangan",
                ]
            },
        ),
    )


@admin.register(RencanaTindak)
class RencanaTindakAdmin(ImporEkspor, AdminBerversi):
    """Planned steps and how far they came."""

    resource_classes = [sumber_lembar(lembar_sendiri(RENCANA_TINDAK_HIMPUNAN), MESIN)]
    list_display = ("__str__", "indikator", "tahun", "penanggung_jawab", "tenggat", "status")
    list_filter = ("status", saring_tahun())
    search_fields = ("tindakan", "indikator__nama")
    search_help_text = "Cari rencana atau nama indikator."
    list_select_related = ("indikator", "penanggung_jawab")
    autocomplete_fields = ("indikator", "penanggung_jawab")
    fieldsets = (
        (
            None,
            {
                "fields": [
                    "indikator",
                    ("tahun", "kode"),
                    "tindakan",
                    ("penanggung_jawab", "tenggat"),
                    "status",
                    "hasil",
                ]
            },
        ),
    )


@admin.register(Prestasi)
class PrestasiAdmin(ImporEkspor, AdminBerversi):
    """Awards and innovations."""

    resource_classes = [sumber_lembar(lembar_sendiri(PRESTASI_HIMPUNAN), MESIN)]
    list_display = ("nama", "jenis", "tahun", "pemberi", "tingkat", "tanggal")
    list_filter = ("jenis", saring_tahun())
    search_fields = ("nama", "pemberi", "uraian")
    search_help_text = "Cari nama, pemberi, atau uraian."
    list_select_related = ("pd",)
    fieldsets = (
        (
            None,
            {
                "fields": [
                    ("tahun", "kode", "jenis"),
                    "nama",
                    ("pemberi", "tingkat", "tanggal"),
                    "uraian",
                ]
            },
        ),
    )
