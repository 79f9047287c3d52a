"""Search."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kinerja.http import AuthenticatedHttpRequest
from laporan.rangka.cari import MINIMAL, Kelompok
from laporan.rangka.cari import cari as temukan
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import tanpa_pd


@require_safe
def cari(request: HttpRequest) -> HttpResponse:
    """Hits for `?q=`, grouped; what the user may not open is not searched."""
    masuk = cast(AuthenticatedHttpRequest, request)
    konteks = konteks_kerja(masuk)
    if konteks.pd is None and not masuk.user.lintas_pd:
        return tanpa_pd(masuk)
    teks = masuk.GET.get("q", "").strip()[:100]
    cukup = len(teks) >= MINIMAL
    kelompok: list[Kelompok] = temukan(teks, masuk.user, konteks) if cukup else []
    return render(
        masuk,
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
