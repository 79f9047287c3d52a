"""Search."""

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.http import AuthenticatedHttpRequest
from laporan.rangka.cari import MINIMAL, Kelompok
from laporan.rangka.cari import cari as temukan
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import layar, tanpa_pd


@layar()
def cari(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Hits for `?q=`, grouped; what the user may not open is not searched."""
    konteks = konteks_kerja(request)
    if konteks.pd is None and not request.user.lintas_pd:
        return tanpa_pd(request)
    teks = request.GET.get("q", "").strip()[:100]
    cukup = len(teks) >= MINIMAL
    kelompok: list[Kelompok] = temukan(teks, request.user, konteks) if cukup else []
    return render(
        request,
        "laporan/rangka/cari.html",
        {
            "teks": teks,
            "cukup": cukup,
            "minimal": MINIMAL,
            "kelompok": kelompok,
            "jumlah": sum(len(k.temuan) for k in kelompok),
            "tahun": konteks.tahun,
        },
    )
