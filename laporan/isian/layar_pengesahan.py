"""The endorsement of a quarter by the head of the agency.

`pengesahan` lists the four quarters of the year; `pengesahan_triwulan` tahun triwulan shows what is
endorsed and what stands in the way, and takes the endorsement: POST `setuju`, `sidik`, and
`langkah` = susulan for what came to an endorsed quarter since.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.akun.meneken import alasan_tunda
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan
from kinerja.periode import Triwulan, triwulan_dari
from laporan.isian.pengesahan import LembarPengesahan, ringkas_triwulan
from laporan.isian.verifikasi import IZIN_SAHKAN, sahkan_susulan, sahkan_triwulan
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, layar, pastikan_semua_unit, pd_kerja
from laporan.rangka.penolakan import status_penolakan


@layar(IZIN_SAHKAN, buka=pd_kerja, segar=True)
def pengesahan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The four quarters."""
    pastikan_semua_unit(request)
    tahun = konteks_kerja(request).tahun
    data = {"kuartal": ringkas_triwulan(pd, tahun), "tahun": tahun}
    return render(request, "laporan/isian/pengesahan.html", data)


@layar(IZIN_SAHKAN, buka=pd_kerja, metode=FORMULIR)
def pengesahan_triwulan(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tahun: int, triwulan: int
) -> HttpResponse:
    """One quarter."""
    pastikan_semua_unit(request)
    tw = triwulan_dari(tahun, triwulan)
    if request.method != "POST":
        return _halaman(request, pd, tw)
    if not request.POST.get("setuju"):
        return _halaman(
            request, pd, tw, galat="Centang pernyataan di bawah sebelum mengesahkan.", status=422
        )
    susul = request.POST.get("langkah") == "susulan"
    try:
        if susul:
            sahkan_susulan(
                pd=pd,
                tahun=tahun,
                triwulan=triwulan,
                oleh=request.user,
                pada=timezone.now(),
                dilihat=request.POST.get("sidik", ""),
            )
            messages.success(request, f"Angka susulan {tw.label} disahkan. Isiannya terkunci.")
            return redirect("pengesahan_triwulan", tahun, triwulan)
        hasil = sahkan_triwulan(
            pd=pd,
            tahun=tahun,
            triwulan=triwulan,
            oleh=request.user,
            pada=timezone.now(),
            dilihat=request.POST.get("sidik", ""),
        )
    except Penolakan as galat:
        return _halaman(request, pd, tw, galat=galat.pesan, status=status_penolakan(galat))
    sebutan = "" if hasil.ke == 1 else f" untuk ke-{hasil.ke} kalinya"
    messages.success(request, f"{tw.label} disahkan{sebutan}. Isiannya terkunci.")
    return redirect("pengesahan_triwulan", tahun, triwulan)


def _halaman(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    tw: Triwulan,
    *,
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    pada = timezone.now()
    lembar = LembarPengesahan(request.user, pd, tw, pada=pada)
    selesai = lembar.pengesahan is not None and not lembar.dibuka and not lembar.susulan
    tunda = None if selesai else alasan_tunda(request.user, pada)
    data = {"tunda": tunda, "lembar": lembar, "tw": tw, "galat": galat, "pd": pd}
    return render(request, "laporan/isian/pengesahan_triwulan.html", data, status=status)
