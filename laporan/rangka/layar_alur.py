"""What the pages of the approval share: the agency at hand, refusals as pages, plain numbers."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.penolakan import IsianTerkunciError
from kinerja.models import PerangkatDaerah, PeriodePengukuran
from kinerja.penolakan import Penolakan, TidakBerizinError, TidakDitemukanError
from kinerja.periode import Triwulan
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import tanpa_pd

P = ParamSpec("P")
Layar = Callable[Concatenate[AuthenticatedHttpRequest, PerangkatDaerah, P], HttpResponse]
_STATUS: list[tuple[type[Penolakan], int]] = [
    (TidakBerizinError, 403),
    (IsianTerkunciError, 423),
    (Penolakan, 422),
]


def layar_alur(
    izin: str, *, formulir: bool = False
) -> Callable[[Layar[P]], Callable[..., HttpResponse]]:
    """A page of the agency at hand: needs the permission; with `formulir` it takes POST too."""
    metode = ["GET", "HEAD", "POST"] if formulir else ["GET", "HEAD"]

    def hias(view: Layar[P]) -> Callable[..., HttpResponse]:
        @require_http_methods(metode)
        @permission_required(izin, raise_exception=True)
        @never_cache
        @wraps(view)
        def bungkus(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            masuk = cast(AuthenticatedHttpRequest, request)
            pd = konteks_kerja(masuk).pd
            return tanpa_pd(masuk) if pd is None else view(masuk, pd, *args, **kwargs)

        return bungkus

    return hias


def status_galat(galat: Penolakan) -> int:
    """The status of a page that says why it was refused. Raises Http404 for what is not there."""
    if isinstance(galat, TidakDitemukanError):
        raise Http404(galat.pesan) from galat
    return next(s for jenis, s in _STATUS if isinstance(galat, jenis))


def pastikan_semua_unit(request: AuthenticatedHttpRequest) -> None:
    """Raises PermissionDenied for a user who is limited to a unit."""
    if not request.user.lihat_semua_unit:
        raise PermissionDenied


def lingkup(request: AuthenticatedHttpRequest) -> frozenset[int] | None:
    """Ids of the units that the user is limited to, or None."""
    return None if request.user.lihat_semua_unit else request.user.lingkup_unit


def bulat(teks: Any) -> int | None:
    """A plain number from a form, or None."""
    if isinstance(teks, str) and teks.isascii() and teks.isdecimal() and len(teks) < 19:
        return int(teks)
    return None


def triwulan_wajar(pd: PerangkatDaerah, tahun: int, hari_ini: Any) -> int:
    """The open quarter of the year, else the last one that was open, else the first. One query."""
    milik = PeriodePengukuran.objects.filter(pd=pd, tahun=tahun).order_by("triwulan")
    dimulai = [p for p in milik if p.buka <= hari_ini]
    terbuka = [p.triwulan for p in dimulai if hari_ini <= p.tutup]
    if terbuka:
        return terbuka[-1]
    if dimulai:
        return dimulai[-1].triwulan
    return Triwulan.dari_tanggal(hari_ini).nomor if hari_ini.year == tahun else 1
