"""Master data of the budget, and the page that prepares a new year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

import anggaran.admin_keluaran  # noqa: F401  # registers its pages
from anggaran.bacaan import Pernyataan, baca
from anggaran.formulir_baris import FormBaris, FormPagu, FormsetBaris, FormsetPagu, sebab_tetap
from anggaran.lembar_sendiri import MESIN_ANGGARAN, PAGU_SENDIRI, SUB_KEGIATAN_SENDIRI
from anggaran.models import (
    BarisAnggaran,
    Dukungan,
    Kegiatan,
    PaguBaris,
    Program,
    RealisasiAnggaran,
    RekapBelanja,
    SubKegiatan,
    VersiAnggaran,
)
from anggaran.salin_tahun import DOKUMEN, siapkan_tahun
from kinerja.admin.dasar import AdminTapak
from kinerja.admin.formulir import FormTahunTetap, FormTapak
from kinerja.admin.hanya_baca import HanyaBaca
from kinerja.admin.impor import ImporEkspor
from kinerja.admin.lingkup import JALUR_PD, batasi
from kinerja.admin.pohon import daftar_tautan
from kinerja.admin.saringan import SaringRelasi, saring_tahun
from kinerja.admin.sisipan import SisipanBaris
from kinerja.angka import format_angka
from kinerja.models import PerangkatDaerah
from kinerja.periode import TAHUN_TERAKHIR, TAHUN_TERAWAL
from kinerja.resources import sumber_lembar
from kinerja.salin_tahun import SalinTahunError

JALUR_PD.update(
    {
        **{
            f"anggaran.{n}": "pd"
            for n in ("program", "kegiatan", "subkegiatan", "versianggaran", "rekapbelanja")
        },
        "anggaran.barisanggaran": "sub_kegiatan__pd",
        "anggaran.pagubaris": "versi__pd",
        "anggaran.realisasianggaran": "baris__sub_kegiatan__pd",
        "anggaran.dukungan": "indikator__pd",
    }
)


class FormDukungan(FormTapak):
    """A support row is unique over three nodes, two of which are empty and not on the form."""

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"program", "kegiatan", "sub_kegiatan"}


class DukunganSisipan(SisipanBaris):
    model = Dukungan
    form: Any = FormDukungan
    fields = ("indikator",)
    autocomplete_fields = ("indikator",)
    verbose_name = "indikator yang didukung"
    verbose_name_plural = "indikator yang didukung"


class _AdminMata(AdminTapak):
    """What program, kegiatan and sub kegiatan share."""

    form: Any = FormTahunTetap
    list_display: Any = ("kode", "nama_singkat", "tahun", "penanggung_jawab")
    list_display_links = ("kode", "nama_singkat")
    list_filter: ClassVar[Any] = (saring_tahun(), ("penanggung_jawab__unit", SaringRelasi))
    search_fields: ClassVar[Any] = ("kode", "nama", "penanggung_jawab__nama")
    search_help_text = "Cari kode, nama, atau jabatan penanggung jawab."
    list_select_related: ClassVar[Any] = ("penanggung_jawab", "pd")
    ordering = ("-tahun", "urutan", "kode")
    inlines: ClassVar[Any] = (DukunganSisipan,)

    @admin.display(description="nama", ordering="nama")
    def nama_singkat(self, obj: Any) -> str:
        nama = str(obj.nama)
        return nama if len(nama) <= 100 else nama[:99] + "…"


@admin.register(Program)
class ProgramAdmin(_AdminMata):
    """Programs; the page to prepare a new year hangs here."""

    readonly_fields = ("tautan_kegiatan",)
    autocomplete_fields = ("penanggung_jawab",)
    fieldsets = (
        (None, {"fields": ["tahun", "kode", "nama", "penanggung_jawab", "urutan"]}),
        ("Analisis", {"fields": ["analisis"]}),
        ("Renstra", {"fields": [("pagu_renstra", "belanja_renstra")]}),
        ("Kegiatan", {"fields": ["tautan_kegiatan"]}),
    )

    @admin.display(description="kegiatan")
    def tautan_kegiatan(self, obj: Program) -> str:
        if obj.pk is None:
            return "Simpan program ini dahulu, lalu tambahkan kegiatannya."
        return daftar_tautan(obj.kegiatan.all(), tambah=(Kegiatan, "program", obj))

    def get_urls(self) -> Any:
        return [
            path(
                "siapkan-tahun/",
                self.admin_site.admin_view(self.siapkan_tahun_view),
                name="siapkan_tahun",
            ),
            *super().get_urls(),
        ]

    def siapkan_tahun_view(self, request: HttpRequest) -> HttpResponse:
        """Choose the years, preview what would be written, then write it."""
        pengguna: Any = request.user
        if not pengguna.has_perm("kinerja.change_periodepengukuran"):
            raise PermissionDenied
        form = FormSiapkanTahun(
            request.POST or None, pengguna=pengguna, initial=_awal_tahun(pengguna)
        )
        hasil = None
        if request.method == "POST" and form.is_valid():
            isi = form.cleaned_data
            coba = "simpan" not in request.POST
            try:
                hasil = siapkan_tahun(
                    pd=isi["pd"],
                    dari=isi["dari"],
                    ke=isi["ke"],
                    dokumen=isi["dokumen"],
                    oleh=pengguna,
                    pada=timezone.now(),
                    coba=coba,
                )
            except SalinTahunError as galat:
                form.add_error(None, str(galat))
            else:
                if not coba:
                    messages.success(request, f"Tahun {isi['ke']} siap: {hasil.ringkas()}")
                    return HttpResponseRedirect(
                        reverse("admin:anggaran_program_changelist") + f"?pilih_tahun={isi['ke']}"
                    )
        return TemplateResponse(
            request,
            "admin/siapkan_tahun.html",
            {
                **self.admin_site.each_context(request),
                "title": "Siapkan tahun baru",
                "form": form,
                "hasil": hasil,
                "opts": self.opts,
            },
        )


def _awal_tahun(pengguna: Any) -> dict[str, Any]:
    terakhir = (
        batasi(Program.objects.order_by("-tahun"), pengguna).values_list("tahun", flat=True).first()
    )
    return (
        {"dari": terakhir, "ke": terakhir + 1, "dokumen": list(DOKUMEN)}
        if terakhir
        else {"dokumen": list(DOKUMEN)}
    )


class FormSiapkanTahun(forms.Form):
    """From which year to which, for which agency, and which documents."""

    pd = forms.ModelChoiceField(
        PerangkatDaerah.objects.none(), label="Perangkat daerah", empty_label="Pilih…"
    )
    dari = forms.IntegerField(
        label="Salin dari tahun", min_value=TAHUN_TERAWAL, max_value=TAHUN_TERAKHIR
    )
    ke = forms.IntegerField(label="Ke tahun", min_value=TAHUN_TERAWAL, max_value=TAHUN_TERAKHIR)
    dokumen = forms.MultipleChoiceField(
        label="Dokumen yang dibuat",
        choices=[(kunci, d.sebutan) for kunci, d in DOKUMEN.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, pengguna: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pengguna.lintas_pd:
            isian: Any = self.fields["pd"]
            isian.queryset = PerangkatDaerah.objects.untuk(pengguna)
        else:
            del self.fields["pd"]
        self.pengguna = pengguna

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if not self.pengguna.lintas_pd:
            if self.pengguna.pd is None:
                raise ValidationError("Akun Anda tidak terikat pada perangkat daerah.")
            bersih["pd"] = self.pengguna.pd
        return bersih


@admin.register(Kegiatan)
class KegiatanAdmin(_AdminMata):
    """Kegiatan of a program."""

    list_display = ("kode", "nama_singkat", "tahun", "program", "penanggung_jawab")
    list_select_related = ("program", "penanggung_jawab", "pd")
    autocomplete_fields = ("program", "penanggung_jawab")
    readonly_fields = ("tautan_sub_kegiatan",)
    fieldsets = (
        (None, {"fields": ["tahun", "program", "kode", "nama", "penanggung_jawab", "urutan"]}),
        ("Analisis", {"fields": ["analisis"]}),
        ("Renstra", {"fields": [("pagu_renstra", "belanja_renstra")]}),
        ("Sub kegiatan", {"fields": ["tautan_sub_kegiatan"]}),
    )

    @admin.display(description="sub kegiatan")
    def tautan_sub_kegiatan(self, obj: Kegiatan) -> str:
        if obj.pk is None:
            return "Simpan kegiatan ini dahulu, lalu tambahkan sub kegiatannya."
        return daftar_tautan(obj.sub_kegiatan.all(), tambah=(SubKegiatan, "kegiatan", obj))


class BarisSisipan(SisipanBaris):
    model = BarisAnggaran
    form: Any = FormBaris
    formset: Any = FormsetBaris
    fields = ("rekening", "sumber_dana")
    show_change_link = True
    verbose_name_plural = "baris anggaran (pagu dan realisasinya pada halaman tiap baris)"


@admin.register(SubKegiatan)
class SubKegiatanAdmin(ImporEkspor, _AdminMata):
    """Sub kegiatan with their budget lines."""

    resource_classes = [sumber_lembar(SUB_KEGIATAN_SENDIRI, MESIN_ANGGARAN)]
    list_display = ("kode", "nama_singkat", "tahun", "kegiatan", "penanggung_jawab")
    list_select_related = ("kegiatan", "penanggung_jawab", "pd")
    autocomplete_fields = ("kegiatan", "penanggung_jawab")
    inlines = (BarisSisipan, DukunganSisipan)
    fieldsets = (
        (None, {"fields": ["tahun", "kegiatan", "kode", "nama", "penanggung_jawab", "urutan"]}),
        ("Analisis", {"fields": ["analisis"]}),
        ("Renstra", {"fields": [("pagu_renstra", "belanja_renstra")]}),
    )


@admin.register(VersiAnggaran)
class VersiAnggaranAdmin(AdminTapak):
    """Budget documents: murni, pergeseran, perubahan."""

    form: Any = FormTahunTetap
    list_display = ("kode", "tahun", "jenis", "ke", "nomor", "tanggal")
    list_filter = (saring_tahun(), "jenis")
    search_fields = ("kode", "nomor")
    search_help_text = "Cari kode atau nomor dokumen."
    list_select_related = ("pd",)
    ordering = ("-tahun", "ke")
    fieldsets = ((None, {"fields": ["tahun", "jenis", "ke", "kode", ("nomor", "tanggal")]}),)


class PaguSisipan(SisipanBaris):
    model = PaguBaris
    form: Any = FormPagu
    formset: Any = FormsetPagu
    fields = ("versi", "nilai")
    verbose_name_plural = "pagu menurut versi"


class RealisasiSisipan(HanyaBaca, SisipanBaris):
    """To be read only: spending is entered on the entry page, under its locks and row versions."""

    model = RealisasiAnggaran
    fields = ("bulan", "nilai")
    readonly_fields = ("bulan", "nilai")
    verbose_name_plural = "realisasi kumulatif per bulan (diisi melalui Isi Realisasi)"


@admin.register(BarisAnggaran)
class BarisAnggaranAdmin(AdminTapak):
    """Budget lines with pagu per version and realisasi per month."""

    form: Any = FormBaris
    list_display = (
        "rekening",
        "sumber_dana",
        "sub_kegiatan",
        "tahun",
        "pagu_terakhir",
        "realisasi_terakhir",
    )
    list_filter = (
        saring_tahun("sub_kegiatan__tahun"),
        ("sub_kegiatan__penanggung_jawab__unit", SaringRelasi),
    )
    search_fields = ("rekening", "sumber_dana", "sub_kegiatan__kode", "sub_kegiatan__nama")
    search_help_text = "Cari kode rekening, sumber dana, kode atau nama sub kegiatan."
    list_select_related = ("sub_kegiatan",)
    ordering = (
        "-sub_kegiatan__tahun",
        "sub_kegiatan__urutan",
        "sub_kegiatan__kode",
        "rekening",
        "sumber_dana",
    )
    autocomplete_fields = ("sub_kegiatan",)
    inlines = (PaguSisipan, RealisasiSisipan)
    fieldsets = ((None, {"fields": ["sub_kegiatan", "rekening", "sumber_dana"]}),)

    def get_queryset(self, request: Any) -> Any:
        # The whole sub kegiatan: whether a line is in force depends on its other lines.
        return (
            super()
            .get_queryset(request)
            .prefetch_related("sub_kegiatan__baris__pagu__versi", "sub_kegiatan__baris__realisasi")
        )

    def sebab_tetap(self, baris: Sequence[Any]) -> list[str]:
        """A line takes its pagu along."""
        return sebab_tetap(PaguBaris.objects.filter(baris__in=baris))

    @admin.display(description="tahun", ordering="sub_kegiatan__tahun")
    def tahun(self, obj: BarisAnggaran) -> str:
        return str(obj.sub_kegiatan.tahun)

    @admin.display(description="pagu berlaku (Rp)")
    def pagu_terakhir(self, obj: BarisAnggaran) -> str:
        return _berlaku(obj, lambda baris: [(p.versi.ke, p.nilai) for p in baris.pagu.all()])

    @admin.display(description="realisasi terakhir (Rp)")
    def realisasi_terakhir(self, obj: BarisAnggaran) -> str:
        return _berlaku(obj, lambda baris: [(r.bulan, r.nilai) for r in baris.realisasi.all()])


def _berlaku(
    obj: BarisAnggaran, angka: Callable[[BarisAnggaran], Iterable[tuple[int, int]]]
) -> str:
    """The line's amount in force; a dash where other lines replaced it or nothing is known."""
    nilai = baca(
        Pernyataan(0, satu.pk, satu.garis, dokumen, isi)
        for satu in obj.sub_kegiatan.baris.all()
        for dokumen, isi in angka(satu)
    ).get(obj.pk)
    return "–" if nilai is None else format_angka(nilai, 0)


@admin.register(PaguBaris)
class PaguAdmin(ImporEkspor, AdminTapak):
    """All pagu in one list; import and export."""

    resource_classes = [sumber_lembar(PAGU_SENDIRI, MESIN_ANGGARAN)]
    form: Any = FormPagu
    list_display = ("sub_kegiatan", "rekening", "versi", "nilai")
    list_filter = (saring_tahun("versi__tahun"), ("versi", SaringRelasi))
    search_fields = (
        "baris__rekening",
        "baris__sub_kegiatan__kode",
        "baris__sub_kegiatan__nama",
        "versi__kode",
    )
    search_help_text = "Cari sub kegiatan, kode rekening, atau kode versi."
    list_select_related = ("baris__sub_kegiatan", "versi")
    ordering = ("-versi__tahun", "baris__sub_kegiatan__kode", "baris__rekening", "versi__ke")
    autocomplete_fields = ("baris", "versi")
    fieldsets = ((None, {"fields": ["baris", "versi", "nilai"]}),)

    def sebab_tetap(self, baris: Sequence[Any]) -> list[str]:
        """Spending stands on some of them."""
        return sebab_tetap(PaguBaris.objects.filter(pk__in=[p.pk for p in baris]))

    @admin.display(description="sub kegiatan", ordering="baris__sub_kegiatan__kode")
    def sub_kegiatan(self, obj: PaguBaris) -> str:
        return str(obj.baris.sub_kegiatan)

    @admin.display(description="kode rekening", ordering="baris__rekening")
    def rekening(self, obj: PaguBaris) -> str:
        return obj.baris.garis.tertulis


@admin.register(RekapBelanja)
class RekapBelanjaAdmin(AdminTapak):
    """Pagu and realisasi per jenis belanja as the treasury reports them."""

    list_display = ("rekening", "tahun", "pagu", "realisasi", "sumber")
    list_filter = (saring_tahun(),)
    search_fields = ("rekening", "sumber")
    search_help_text = "Cari kode rekening atau sumber."
    list_select_related = ("pd",)
    ordering = ("-tahun", "rekening")
    fieldsets = ((None, {"fields": ["tahun", "rekening", ("pagu", "realisasi"), "sumber"]}),)
