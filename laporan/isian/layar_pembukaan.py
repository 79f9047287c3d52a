"""Reopening an endorsed quarter, and its endorsements one by one.

`pembukaan` tahun triwulan GET; POST `langkah` = minta (`lingkup`, `unit`, `baris`, `alasan`,
`sampai`), tarik, buka (`sampai`, `catatan`), tolak (`catatan`) with `permintaan` and `versi`, or
akhiri. `versi_pengesahan` tahun triwulan ke: one endorsement, and what it changed.
"""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.akun.meneken import alasan_tunda
from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.sel import SasaranSel
from kinerja.medan_hari import MedanHari
from kinerja.models import PerangkatDaerah, UnitKerja
from kinerja.pembukaan import LingkupBuka
from kinerja.penolakan import Penolakan, TidakDitemukanError
from kinerja.periode import Triwulan, format_tanggal, triwulan_dari
from laporan.isian.baca_versi import BacaVersi
from laporan.isian.berkas_pembukaan import BerkasPembukaan, pilihan_baris
from laporan.isian.pembukaan import (
    akhiri_pembukaan,
    buka_triwulan,
    minta_buka,
    tarik_permintaan,
    tolak_permintaan,
)
from laporan.rangka.layar import (
    FORMULIR,
    bulat,
    layar,
    pastikan_semua_unit,
    pd_kerja,
    versi_dilihat,
)
from laporan.rangka.penolakan import status_penolakan

IZIN_LIHAT = "kinerja.view_indikator"


class FormulirMinta(forms.Form):
    """How much, why, until when."""

    lingkup = forms.ChoiceField(
        label="Yang dibuka", choices=LingkupBuka.choices, widget=forms.RadioSelect
    )
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(),
        label="Unit kerja",
        empty_label="Pilih unit",
        error_messages={"required": "Pilih unit kerjanya."},
    )
    baris = forms.MultipleChoiceField(
        label="Baris",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sekurang-kurangnya satu baris."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Apa yang keliru atau baru diketahui, dan sumbernya. Tercatat pada riwayat.",
    )
    sampai = MedanHari(label="Diisi sampai", help_text="Hari itu masih dapat mengisi.")

    def __init__(
        self,
        pd: PerangkatDaerah,
        tw: Triwulan,
        data: Any = None,
        *,
        awal: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=awal)
        unit, baris = self.fields["unit"], self.fields["baris"]
        assert isinstance(unit, forms.ModelChoiceField)
        assert isinstance(baris, forms.MultipleChoiceField)
        unit.queryset = UnitKerja.objects.filter(pd=pd).ada_pada(tw.akhir).order_by("urutan", "pk")
        baris.choices = pilihan_baris(pd, tw)
        if self.is_bound:  # what belongs to another scope than the chosen one need not be there
            lingkup = self.data.get("lingkup")
            unit.required = lingkup == LingkupBuka.UNIT
            baris.required = lingkup == LingkupBuka.BARIS


class FormulirBuka(forms.Form):
    """Until when the head opens it."""

    sampai = MedanHari(label="Dibuka sampai", help_text="Hari itu masih dapat mengisi.")
    catatan = forms.CharField(
        label="Catatan",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@layar(IZIN_LIHAT, buka=pd_kerja, metode=FORMULIR)
def pembukaan(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tahun: int, triwulan: int
) -> HttpResponse:
    """One quarter."""
    pastikan_semua_unit(request)
    tw = triwulan_dari(tahun, triwulan)
    if request.method != "POST":
        return _halaman(request, pd, tw)
    match request.POST.get("langkah"):
        case "minta":
            return _minta(request, pd, tw)
        case "buka":
            return _buka(request, pd, tw)
        case "tarik" | "tolak" | "akhiri" as langkah:
            return _langkah(request, pd, tw, langkah)
        case _:
            raise Http404("Langkah tidak dikenal.")


@layar(IZIN_LIHAT, buka=pd_kerja, segar=True)
def versi_pengesahan(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tahun: int, triwulan: int, ke: int
) -> HttpResponse:
    """One endorsement as it was."""
    pastikan_semua_unit(request)
    tw = triwulan_dari(tahun, triwulan)
    data = {"baca": BacaVersi(pd, tw, ke), "tw": tw, "ke": ke, "pd": pd}
    return render(request, "laporan/isian/versi_pengesahan.html", data)


def _minta(request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tw: Triwulan) -> HttpResponse:
    isian = FormulirMinta(pd, tw, request.POST)
    if not isian.is_valid():
        return _halaman(request, pd, tw, isian, status=422)
    isi = isian.cleaned_data
    try:
        minta_buka(
            pd=pd,
            tahun=tw.tahun,
            triwulan=tw.nomor,
            lingkup=LingkupBuka(isi["lingkup"]),
            unit=isi["unit"],
            baris=[SasaranSel.baca(s) for s in isi["baris"]],
            alasan=isi["alasan"],
            sampai=isi["sampai"],
            oleh=request.user,
            pada=timezone.now(),
        )
    except Penolakan as galat:
        status = status_penolakan(galat)
        isian.add_error(None, galat.pesan)
        return _halaman(request, pd, tw, isian, status=status)
    messages.success(request, f"Permintaan disampaikan kepada {pd.kepala}.")
    return redirect("pembukaan", tw.tahun, tw.nomor)


def _buka(request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tw: Triwulan) -> HttpResponse:
    isian = FormulirBuka(request.POST, prefix="buka")
    if not isian.is_valid():
        return _halaman(request, pd, tw, buka=isian, status=422)
    sampai: date = isian.cleaned_data["sampai"]
    try:
        buka_triwulan(
            permintaan=_permintaan(request),
            pd=pd,
            sampai=sampai,
            catatan=isian.cleaned_data["catatan"],
            oleh=request.user,
            pada=timezone.now(),
            versi=versi_dilihat(request),
        )
    except Penolakan as galat:
        status = status_penolakan(galat)
        return _halaman(request, pd, tw, buka=isian, galat=galat.pesan, status=status)
    messages.success(request, f"{tw.label} dibuka kembali sampai {format_tanggal(sampai)}.")
    return redirect("pembukaan", tw.tahun, tw.nomor)


def _langkah(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tw: Triwulan, langkah: str
) -> HttpResponse:
    umum: dict[str, Any] = {"pd": pd, "oleh": request.user, "pada": timezone.now()}
    try:
        match langkah:
            case "tarik":
                umum |= {"permintaan": _permintaan(request), "versi": versi_dilihat(request)}
                tarik_permintaan(**umum)
                kabar = "Permintaan ditarik kembali."
            case "tolak":
                umum |= {"permintaan": _permintaan(request), "versi": versi_dilihat(request)}
                tolak_permintaan(**umum, catatan=request.POST.get("catatan", ""))
                kabar = "Permintaan ditolak dengan catatan."
            case _:
                akhiri_pembukaan(**umum, tahun=tw.tahun, triwulan=tw.nomor)
                kabar = f"Pembukaan kembali {tw.label} diakhiri. Pengesahannya tetap."
    except Penolakan as galat:
        return _halaman(request, pd, tw, galat=galat.pesan, status=status_penolakan(galat))
    messages.success(request, kabar)
    return redirect("pembukaan", tw.tahun, tw.nomor)


def _permintaan(request: AuthenticatedHttpRequest) -> int:
    pk = bulat(request.POST.get("permintaan"))
    if pk is None:
        raise TidakDitemukanError("Permintaan tidak ditemukan.")
    return pk


def _halaman(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    tw: Triwulan,
    isian: FormulirMinta | None = None,
    *,
    buka: FormulirBuka | None = None,
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    pada = timezone.now()
    berkas = BerkasPembukaan(request.user, pd, tw, pada=pada)
    menunggu = berkas.menunggu
    if isian is None and berkas.meminta and berkas.pengesahan and menunggu is None:
        isian = FormulirMinta(pd, tw, awal=_awal(request))
    if buka is None and menunggu is not None:
        buka = FormulirBuka(initial={"sampai": menunggu.sampai}, prefix="buka")
    memutus = berkas.memutus and menunggu is not None and not berkas.milik_sendiri
    data = {
        "berkas": berkas,
        "tw": tw,
        "pd": pd,
        "formulir": isian,
        "buka": buka,
        "memutus": memutus,
        "tunda": alasan_tunda(request.user, pada) if memutus else None,
        "galat": galat,
        "catatan": request.POST.get("catatan", "") if galat else "",
    }
    return render(request, "laporan/isian/pembukaan.html", data, status=status)


def _awal(request: AuthenticatedHttpRequest) -> dict[str, Any]:
    """What a link to the page asks for: some rows (`?baris=indikator:12`), or everything."""
    baris = request.GET.getlist("baris")
    lingkup = LingkupBuka.BARIS if baris else LingkupBuka.TRIWULAN
    return {"lingkup": lingkup.value, "baris": baris}
