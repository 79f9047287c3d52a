"""`/sehat/hidup/`, `/sehat/` and `/sehat/metrik/`: open without signing in, and telling strangers
no more than yes or no.
"""

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.klien import diteruskan
from config.versi import VERSI
from laporan.sehat.periksa import Kesehatan, kesehatan

IZIN_RINCI = "kinerja.add_perangkatdaerah"
"""Whoever sets up agencies runs the installation."""


@login_not_required
@never_cache
@require_safe
def hidup(request: HttpRequest) -> JsonResponse:
    """The process answers. Asks nothing else: it need not restart because the database is away."""
    return JsonResponse({"hidup": True})


@login_not_required
@never_cache
@require_safe
def siap(request: HttpRequest) -> JsonResponse:
    """Whether to send requests here; 503 where not. `?semua=1`: 503 also for what does not keep
    this host from serving (the worker).
    """
    k = kesehatan()
    baik = k.semua_baik if request.GET.get("semua") == "1" else k.siap
    isi = _isi(k, rinci=_boleh_rinci(request))
    respons = JsonResponse(isi, status=200 if baik else 503)
    # A probe asks every few seconds: its answer is no event for the log.
    respons._has_been_logged = True  # type: ignore[attr-defined]
    return respons


@login_not_required
@never_cache
@require_safe
def metrik(request: HttpRequest) -> HttpResponse:
    """For Prometheus; not there unless TAPAK_METRIK says for whom."""
    if not _boleh_metrik(request):
        raise Http404
    from laporan.sehat.metrik import TIPE, tulis

    return HttpResponse(tulis(), content_type=TIPE)


def _isi(k: Kesehatan, *, rinci: bool) -> dict[str, Any]:
    periksa: dict[str, Any] = {}
    for p in k.periksa:
        periksa[p.nama] = {"baik": p.baik, **(p.angka or {})}
        if rinci:
            periksa[p.nama]["rinci"] = p.rinci
    isi: dict[str, Any] = {"siap": k.siap, "semua_baik": k.semua_baik, "periksa": periksa}
    return isi | {"versi": VERSI} if rinci else isi


def dari_mesin_ini(request: HttpRequest) -> bool:
    """Asked on this machine itself, not by somebody whom a proxy on it let through."""
    if diteruskan(request):
        return False
    try:
        return ip_address(str(request.META.get("REMOTE_ADDR", ""))).is_loopback
    except ValueError:
        return False


def _boleh_rinci(request: HttpRequest) -> bool:
    if dari_mesin_ini(request):
        return True
    try:
        return request.user.is_active and request.user.has_perm(IZIN_RINCI)
    except DatabaseError:  # who is asking cannot be known now
        return False


def _boleh_metrik(request: HttpRequest) -> bool:
    if settings.TAPAK_METRIK == "loopback":
        return dari_mesin_ini(request)
    if settings.TAPAK_METRIK == "token":
        skema, _, token = request.headers.get("Authorization", "").partition(" ")
        return skema == "Bearer" and constant_time_compare(token, settings.TAPAK_METRIK_TOKEN)
    return False
