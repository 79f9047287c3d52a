"""Search: the page of all hits, and what is offered while one types."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import Pengguna
from laporan.cari.baris import cari_baris
from laporan.cari.tempat import cari_bagian, cari_halaman, cari_panduan
from laporan.cari.temuan import BATAS, BATAS_SARAN, MINIMAL, Kelompok
from laporan.rangka.konteks import KonteksKerja, konteks_kerja
from laporan.rangka.layar import layar, tanpa_pd
from laporan.rangka.titik import titik_json


def temukan(teks: str, pengguna: Pengguna, konteks: KonteksKerja, batas: int) -> list[Kelompok]:
    """Groups with hits. `teks` has MINIMAL letters or more."""
    semua = [
        cari_halaman(teks, pengguna, batas),
        *cari_baris(teks, pengguna, konteks, batas),
        cari_bagian(teks, pengguna, konteks, batas),
        cari_panduan(teks, batas),
    ]
    return [k for k in semua if k.temuan]


def _dicari(request: AuthenticatedHttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:100]


@layar()
def cari(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Hits for `?q=`, grouped; what the user may not open is not searched."""
    konteks = konteks_kerja(request)
    if konteks.pd is None and not request.user.lintas_pd:
        return tanpa_pd(request)
    teks = _dicari(request)
    cukup = len(teks) >= MINIMAL
    kelompok = temukan(teks, request.user, konteks, BATAS) if cukup else []
    return render(
        request,
        "laporan/cari/cari.html",
        {
            "teks": teks,
            "cukup": cukup,
            "minimal": MINIMAL,
            "kelompok": kelompok,
            "jumlah": sum(len(k.temuan) for k in kelompok),
            "tahun": konteks.tahun,
        },
    )


@titik_json("GET")
def cari_saran(request: AuthenticatedHttpRequest) -> dict[str, Any]:
    """The first hits of each group, and where all of them are."""
    konteks = konteks_kerja(request)
    teks = _dicari(request)
    if len(teks) < MINIMAL or (konteks.pd is None and not request.user.lintas_pd):
        return {"kelompok": [], "semua": ""}
    return {
        "kelompok": [
            {
                "nama": k.nama,
                "temuan": [
                    {"judul": t.judul, "keterangan": t.keterangan, "url": t.url} for t in k.temuan
                ],
            }
            for k in temukan(teks, request.user, konteks, BATAS_SARAN)
        ],
        "semua": f"{reverse('cari')}?{urlencode({'q': teks})}",
    }
