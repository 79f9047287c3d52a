"""Master data of indicators of program, kegiatan and sub kegiatan, with their targets."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from anggaran.keluaran import pelapor_bawaan
from anggaran.models import IndikatorProgram, RealisasiProgram, SubKegiatan, TargetProgram
from kinerja.admin.dasar import AdminTapak
from kinerja.admin.formulir import FormTahunTetap
from kinerja.admin.hanya_baca import HanyaBaca
from kinerja.admin.lingkup import JALUR_PD
from kinerja.admin.saringan import SaringRelasi, saring_tahun
from kinerja.admin.sisipan import SisipanBaris

JALUR_PD.update(
    {
        "anggaran.indikatorprogram": "pd",
        "anggaran.targetprogram": "indikator__pd",
        "anggaran.realisasiprogram": "indikator__pd",
    }
)


class FormIndikatorProgram(FormTahunTetap):
    """Where nobody says with which sub kegiatan it is filled in, it is the first one below."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "dilaporkan_pada" in self.fields:
            self.fields["dilaporkan_pada"].required = False

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        simpul = next(
            (bersih[n] for n in ("program", "kegiatan", "sub_kegiatan") if bersih.get(n)), None
        )
        if "dilaporkan_pada" in self.fields and not bersih.get("dilaporkan_pada") and simpul:
            sub = {
                s.kode: s for s in SubKegiatan.objects.filter(pd=simpul.pd_id, tahun=simpul.tahun)
            }
            kode = pelapor_bawaan(simpul.kode, sub)
            if kode is None:
                self.add_error(
                    "dilaporkan_pada",
                    "Buat dahulu sub kegiatan di bawah program atau kegiatan ini.",
                )
            else:
                bersih["dilaporkan_pada"] = self.instance.dilaporkan_pada = sub[kode]
        return bersih


class TargetProgramSisipan(SisipanBaris):
    model = TargetProgram
    fields = ("versi", "triwulan", "nilai")
    verbose_name_plural = "target menurut dokumen anggaran"


class RealisasiProgramSisipan(HanyaBaca, SisipanBaris):
    """To be read only: it is entered on the entry page, under its locks and row versions."""

    model = RealisasiProgram
    fields = ("triwulan", "nilai")
    readonly_fields = ("triwulan", "nilai")
    verbose_name_plural = "realisasi per triwulan (diisi melalui Isi Realisasi)"


@admin.register(IndikatorProgram)
class IndikatorProgramAdmin(AdminTapak):
    """Outcomes and outputs of a year."""

    form: Any = FormIndikatorProgram
    list_display = ("kode", "nama_singkat", "satuan", "tahun", "mata")
    list_display_links = ("kode", "nama_singkat")
    list_filter = (saring_tahun(), ("dilaporkan_pada__penanggung_jawab__unit", SaringRelasi))
    search_fields = (
        "kode", "nama", "program__kode", "kegiatan__kode", "sub_kegiatan__kode",
        "dilaporkan_pada__nama",
    )  # fmt: skip
    search_help_text = "Cari kode, nama, atau kode program, kegiatan, sub kegiatan."
    list_select_related = ("pd", "program", "kegiatan", "sub_kegiatan")
    ordering = ("-tahun", "urutan", "kode")
    autocomplete_fields = ("program", "kegiatan", "sub_kegiatan", "dilaporkan_pada")
    inlines = (TargetProgramSisipan, RealisasiProgramSisipan)
    fieldsets = (
        (None, {"fields": ["tahun", "kode", "nama", ("satuan", "desimal"), "urutan"]}),
        ("Mengukur", {"fields": ["program", "kegiatan", "sub_kegiatan", "dilaporkan_pada"]}),
        ("Cara menghitung", {"fields": ["polaritas", "akumulasi"]}),
        ("Renstra", {"fields": ["target_renstra", "realisasi_renstra"]}),
    )

    @admin.display(description="nama", ordering="nama")
    def nama_singkat(self, obj: IndikatorProgram) -> str:
        return obj.nama if len(obj.nama) <= 100 else obj.nama[:99] + "…"

    @admin.display(description="program/kegiatan/sub kegiatan")
    def mata(self, obj: IndikatorProgram) -> str:
        return str(obj.simpul)
