"""Addresses of earlier versions, in bookmarks and sent messages: they lead to today's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_http_methods

#: First part of the address: then → now. Only pages that a person may have kept.
PINDAH = {"isi": "isian", "narasi": "penulisan", "ekspor": "berkas"}


@require_http_methods(["GET", "HEAD", "POST"])
def alamat_lama(request: HttpRequest, lama: str, sisa: str = "") -> HttpResponse:
    """To the same page under its present address, with the query.

    A form that was open in a browser during the upgrade is sent on with what was typed.
    """
    tujuan = f"/{PINDAH[lama]}/{sisa}"
    if kueri := request.META.get("QUERY_STRING", ""):
        tujuan = f"{tujuan}?{kueri}"
    return redirect(tujuan, permanent=True, preserve_request=request.method == "POST")


urlpatterns = [
    rute
    for lama in PINDAH
    for rute in (
        path(f"{lama}/", alamat_lama, {"lama": lama}, name="alamat_lama"),
        path(f"{lama}/<path:sisa>", alamat_lama, {"lama": lama}, name="alamat_lama"),
    )
]
