"""Sekretariat makes and revokes the agency's keys of the API.

`kunci_api` GET; POST `langkah` = buat (`nama`, `sampai`), answered with the key, once, or cabut
(`kunci`).
"""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.pintu import hari_lokal
from kinerja.medan_hari import MedanHari
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan
from laporan.models import KunciApi
from laporan.publik.api.kunci import IZIN_KUNCI, buat_kunci, cabut_kunci
from laporan.rangka.layar import FORMULIR, bulat, layar, pastikan_semua_unit, pd_kerja
from laporan.rangka.penolakan import status_penolakan

_SETAHUN = timedelta(days=365)


class FormulirKunci(forms.Form):
    """For which system, until when."""

    nama = forms.CharField(
        label="Nama sistem", max_length=120, help_text="Mis. e-Kinerja atau dasbor Sekretariat."
    )
    sampai = MedanHari(
        label="Berlaku sampai",
        help_text="Paling lama 400 hari.",
    )


@layar(IZIN_KUNCI, buka=pd_kerja, metode=FORMULIR)
def kunci_api(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The keys."""
    pastikan_semua_unit(request)
    if request.method != "POST":
        return _halaman(request, pd)
    match request.POST.get("langkah"):
        case "buat":
            return _buat(request, pd)
        case "cabut":
            return _cabut(request, pd)
        case _:
            raise Http404("Langkah tidak dikenal.")


def _buat(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    isian = FormulirKunci(request.POST)
    if not isian.is_valid():
        return _halaman(request, pd, isian, status=422)
    try:
        baru, kunci = buat_kunci(
            pd=pd, **isian.cleaned_data, oleh=request.user, pada=timezone.now()
        )
    except Penolakan as galat:
        isian.add_error(None, galat.pesan)
        return _halaman(request, pd, isian, status=status_penolakan(galat))
    # Not by way of a redirect: the key would have to be kept somewhere on the way.
    return _halaman(request, pd, baru=baru, kunci=kunci)


def _cabut(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    pk = bulat(request.POST.get("kunci")) or 0
    try:
        lama = cabut_kunci(kunci=pk, pd=pd, oleh=request.user, pada=timezone.now())
    except Penolakan as galat:
        return _halaman(request, pd, galat=galat.pesan, status=status_penolakan(galat))
    messages.success(request, f"Kunci {lama.nama} dicabut; mulai sekarang tidak berlaku.")
    return redirect("kunci_api")


def _halaman(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    isian: FormulirKunci | None = None,
    *,
    status: int = 200,
    **isi: Any,
) -> HttpResponse:
    pada = timezone.now()
    sampai = hari_lokal(pd, pada) + _SETAHUN
    semua = KunciApi.objects.filter(pd=pd).select_related("oleh__jabatan", "dicabut_oleh__jabatan")
    data = {
        "formulir": isian or FormulirKunci(initial={"sampai": sampai}),
        "daftar": [(k, k.dicabut_pada is None and k.sampai > pada) for k in semua],
        **isi,
    }
    return render(request, "laporan/publik/kunci.html", data, status=status)
