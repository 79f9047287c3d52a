"""Exceptions to a closed quarter, per unit: the list, giving one, taking one back.

`pengecualian` GET; POST `langkah` = beri (`unit`, `periode`, `sampai`, `alasan`) or cabut
(`pengecualian`, `alasan`).
"""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.pintu import hari_lokal
from kinerja.medan_hari import MedanHari
from kinerja.models import (
    PengecualianPeriode,
    PengesahanTriwulan,
    PerangkatDaerah,
    PeriodePengukuran,
    UnitKerja,
    ada_dalam,
)
from kinerja.penolakan import Penolakan
from kinerja.periode import Triwulan, format_tanggal
from laporan.isian.pengecualian import IZIN_BERI, IZIN_CABUT, beri_pengecualian, cabut_pengecualian
from laporan.rangka.layar import FORMULIR, bulat, layar, pastikan_semua_unit, pd_kerja
from laporan.rangka.penolakan import status_penolakan


class FormulirPengecualian(forms.Form):
    """Who, which quarter, until when, why."""

    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(),
        label="Unit kerja",
        empty_label="Pilih unit",
        help_text="Berlaku juga bagi unit di bawahnya.",
    )
    periode = forms.ModelChoiceField(
        PeriodePengukuran.objects.none(), label="Triwulan", empty_label="Pilih triwulan"
    )
    sampai = MedanHari(
        label="Berlaku sampai",
        help_text="Hari itu masih dapat mengisi.",
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercatat pada riwayat.",
    )

    def __init__(
        self, pd: PerangkatDaerah, data: Any = None, *, awal: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=awal)
        unit = self.fields["unit"]
        periode = self.fields["periode"]
        assert isinstance(unit, forms.ModelChoiceField)
        assert isinstance(periode, forms.ModelChoiceField)
        sah = PengesahanTriwulan.objects.filter(pd=pd).values_list("tahun", "triwulan")
        tertutup = set(sah)
        boleh = [
            p
            for p in PeriodePengukuran.objects.filter(pd=pd)
            if (p.tahun, p.triwulan) not in tertutup
        ]
        unit.queryset = _unit_saat(pd, boleh).order_by("urutan", "pk")
        periode.queryset = (
            PeriodePengukuran.objects.filter(pk__in=[p.pk for p in boleh])
            .select_related("pd")
            .order_by("-tahun", "-triwulan")
        )
        periode.label_from_instance = _nama_periode  # type: ignore[assignment]


def _unit_saat(pd: PerangkatDaerah, periode: list[PeriodePengukuran]) -> QuerySet[UnitKerja]:
    """The units that there were in one of these quarters; without quarters, every unit."""
    semua = UnitKerja.objects.filter(pd=pd)
    if not periode:
        return semua
    tw = [Triwulan(p.tahun, p.triwulan) for p in periode]
    return semua.filter(ada_dalam(min(t.awal for t in tw), max(t.akhir for t in tw)))


def _nama_periode(p: PeriodePengukuran) -> str:
    return f"{Triwulan(p.tahun, p.triwulan).label}, ditutup {format_tanggal(p.tutup)}"


@layar(IZIN_BERI, buka=pd_kerja, metode=FORMULIR)
def pengecualian(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The page."""
    pastikan_semua_unit(request)
    if request.method != "POST":
        awal = {k: request.GET.get(k, "") for k in ("unit", "periode")}
        return _halaman(request, pd, FormulirPengecualian(pd, awal=awal))
    if request.POST.get("langkah") == "cabut":
        return _cabut(request, pd)
    isian = FormulirPengecualian(pd, request.POST)
    if not isian.is_valid():
        return _halaman(request, pd, isian, status=422)
    try:
        baru = beri_pengecualian(**isian.cleaned_data, oleh=request.user, pada=timezone.now())
    except Penolakan as galat:
        status = status_penolakan(galat)
        isian.add_error(None, galat.pesan)
        return _halaman(request, pd, isian, status=status)
    messages.success(
        request,
        f"{baru.unit.nama} dapat mengisi {_label(baru)} sampai {format_tanggal(baru.sampai)}.",
    )
    return redirect("pengecualian")


def _label(p: PengecualianPeriode) -> str:
    return Triwulan(p.periode.tahun, p.periode.triwulan).label


def _cabut(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    pk = bulat(request.POST.get("pengecualian")) or 0
    if not PengecualianPeriode.objects.filter(pk=pk, periode__pd=pd).exists():
        raise Http404("Pengecualian tidak ditemukan.")
    try:
        ada = cabut_pengecualian(
            pengecualian=pk,
            alasan=request.POST.get("alasan", ""),
            oleh=request.user,
            pada=timezone.now(),
        )
    except Penolakan as galat:
        return _halaman(
            request,
            pd,
            FormulirPengecualian(pd),
            galat=(pk, galat.pesan),
            status=status_penolakan(galat),
        )
    messages.success(request, f"Pengecualian {ada.unit.nama} untuk {_label(ada)} dicabut.")
    return redirect("pengecualian")


def _halaman(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    isian: FormulirPengecualian,
    *,
    galat: tuple[int, str] = (0, ""),
    status: int = 200,
) -> HttpResponse:
    hari_ini: date = hari_lokal(pd, timezone.now())
    semua = (
        PengecualianPeriode.objects.filter(periode__pd=pd)
        .select_related("periode", "unit", "oleh__jabatan")
        .order_by("-sampai", "-pk")
    )
    daftar = [
        (p, Triwulan(p.periode.tahun, p.periode.triwulan), p.sampai >= hari_ini) for p in semua
    ]
    return render(
        request,
        "laporan/isian/pengecualian.html",
        {
            "formulir": isian,
            "daftar": daftar,
            "galat_pk": galat[0],
            "galat": galat[1],
            "boleh_cabut": request.user.has_perm(IZIN_CABUT),
        },
        status=status,
    )
