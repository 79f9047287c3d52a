"""What the pages of agreements share: the agreement at hand, what may be done with it, refusals."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerjanjianKinerja
from laporan.perjanjian.pelaku import keadaan
from laporan.perjanjian.wewenang import LIHAT_PK, LangkahPerjanjian, boleh
from laporan.rangka.konteks import pakai_pd

P = ParamSpec("P")
Layar = Callable[Concatenate[AuthenticatedHttpRequest, PerjanjianKinerja, P], HttpResponse]


def layar_pk(
    izin: str = LIHAT_PK, *, formulir: bool = False
) -> Callable[[Layar[P]], Callable[..., HttpResponse]]:
    """A page of one agreement within the user's scope; with `formulir` it takes POST too."""
    metode = ["GET", "HEAD", "POST"] if formulir else ["GET", "HEAD"]

    def hias(view: Layar[P]) -> Callable[..., HttpResponse]:
        @require_http_methods(metode)
        @permission_required((LIHAT_PK, izin), raise_exception=True)
        @never_cache
        @wraps(view)
        def bungkus(request: HttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs) -> Any:
            masuk = cast(AuthenticatedHttpRequest, request)
            p = (
                PerjanjianKinerja.objects.untuk(masuk.user)
                .select_related("pd", "jabatan__unit", "pihak_kedua", "dokumen")
                .filter(pk=pk)
                .first()
            )
            if p is None:
                raise Http404("Perjanjian Kinerja tidak ditemukan.")
            pakai_pd(masuk, p.pd)
            return view(masuk, p, *args, **kwargs)

        return bungkus

    return hias


def langkah_boleh(request: AuthenticatedHttpRequest, p: PerjanjianKinerja) -> dict[str, bool]:
    """Step → whether this user may take it now."""
    k = keadaan(p, request.user, dalam_lingkup=True)
    return {str(langkah.value): boleh(langkah, k) is None for langkah in LangkahPerjanjian}


def pastikan(
    request: AuthenticatedHttpRequest, p: PerjanjianKinerja, langkah: LangkahPerjanjian
) -> str:
    """Why the user may not take the step now; empty where they may."""
    return boleh(langkah, keadaan(p, request.user, dalam_lingkup=True)) or ""
