"""The door of every address of the API: open without a session, braked, with validators, answering
in JSON whatever happens.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone

from laporan.publik.layar_dasar import bersyarat, pengaturan_terbuka
from laporan.rangka.layar import BACA
from laporan.segel.laju import melebihi

LAJU_API = 120
"""Requests a minute from one address."""


def pintu_api(view: Callable[..., Any], *, terbuka: bool) -> Callable[..., Any]:
    """`terbuka`: released data, closed with the public pages; else for who has a key."""

    @login_not_required
    @wraps(view)
    def bungkus(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if melebihi(request, "api", LAJU_API, pada=timezone.now()):
            return _terlalu_sering()
        if request.method not in {"GET", "HEAD"}:
            return _hanya_dibaca()
        if request.method == "HEAD":  # the server sends no body
            request.method = "GET"
        respons: HttpResponseBase
        if not terbuka:
            respons = view(request, *args, **kwargs)
            respons["Cache-Control"] = "private, no-store"
            return respons
        respons = bersyarat(request, pengaturan_terbuka(), lambda: view(request, *args, **kwargs))
        # Dashboards of others read it from their own pages; there is nothing here but public data.
        respons["Access-Control-Allow-Origin"] = "*"
        respons["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Retry-After"
        return respons

    # What the middleware asks of a view.
    bungkus.tanpa_sesi = bungkus.hanya_json = True  # type: ignore[attr-defined]
    bungkus.metode = BACA  # type: ignore[attr-defined]
    return bungkus


def _hanya_dibaca() -> JsonResponse:
    isi = {"jenis": "metode", "pesan": "Data di sini hanya dapat dibaca: pakai GET."}
    return JsonResponse(isi, status=405, headers={"Allow": "GET, HEAD"})


def _terlalu_sering() -> JsonResponse:
    isi = {"jenis": "tunggu", "pesan": "Terlalu banyak permintaan. Ulangi satu menit lagi."}
    return JsonResponse(isi, status=429, headers={"Retry-After": "60"})
