"""What the pages share: permission, the bundle of the user's agency and year, empty state."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import bahan_untuk, dibatasi
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.menunggu import Menunggu

P = ParamSpec("P")
Layar = Callable[Concatenate[AuthenticatedHttpRequest, Bahan, P], HttpResponse]


def layar(izin: str) -> Callable[[Layar[P]], Callable[..., HttpResponse]]:
    """A read-only page: needs the permission, is handed the user's bundle, and says what to do
    where the user has no agency.
    """

    def hias(view: Layar[P]) -> Callable[..., HttpResponse]:
        @require_safe
        @permission_required(izin, raise_exception=True)
        @wraps(view)
        def bungkus(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            masuk = cast(AuthenticatedHttpRequest, request)
            konteks = konteks_kerja(masuk)
            if konteks.pd is None:
                return tanpa_pd(masuk)
            bahan = bahan_untuk(masuk.user, konteks.pd, konteks.tahun)
            return view(masuk, bahan, *args, **kwargs)

        return bungkus

    return hias


def tanpa_pd(request: AuthenticatedHttpRequest, menunggu: Sequence[Menunggu] = ()) -> HttpResponse:
    """The page of a user without an agency, or of a pemda user who has not chosen one."""
    data = {"daftar_pd": konteks_kerja(request).daftar_pd, "menunggu": menunggu}
    return render(request, "laporan/rangka/tanpa_pd.html", data)


def konteks_dasar(request: AuthenticatedHttpRequest, bahan: Bahan) -> dict[str, Any]:
    """Values that every page of one agency and year uses."""
    return {
        "bahan": bahan,
        "tahun": bahan.tahun,
        "dibatasi": dibatasi(bahan),
        "unit_pengguna": request.user.unit if dibatasi(bahan) else None,
        "banyak_pita": len(bahan.aturan.pita),
        "boleh_tabel": request.user.has_perm("laporan.lihat_tabel"),
        "boleh_anggaran": request.user.has_perm("anggaran.view_program"),
        "boleh_indikator": request.user.has_perm("kinerja.view_indikator"),
        "boleh_lkjip": request.user.has_perm("laporan.unduh_laporan"),
    }


def pastikan_seluruhnya(bahan: Bahan) -> None:
    """A report is of the whole agency. Raises PermissionDenied for whoever sees a part of it."""
    if dibatasi(bahan):
        raise PermissionDenied("Laporan memuat data seluruh unit.")


def hari_ini(pd: PerangkatDaerah) -> date:
    """Today where the agency is."""
    return timezone.now().astimezone(ZoneInfo(pd.zona_waktu)).date()
