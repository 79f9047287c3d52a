"""Signing in at the pemda's identity service.

| name | method | answer |
| --- | --- | --- |
| `masuk_identitas` | GET `next` | on to the service |
| `masuk_identitas_kembali` | GET `state`, `code` | signed in, or the login page with the reason |
"""

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kinerja.layar_masuk import lanjutkan
from kinerja.masuk import identitas
from kinerja.masuk.identitas import IdentitasError, Penyedia
from kinerja.masuk.tertunda import FAKTOR_IDENTITAS

_CATATAN = logging.getLogger(__name__)


def _penyedia() -> Penyedia:
    ada = identitas.penyedia()
    if ada is None:
        raise Http404("Layanan identitas tidak diaktifkan pada pemasangan ini.")
    return ada


def _ditolak(request: HttpRequest, galat: IdentitasError) -> HttpResponse:
    _CATATAN.warning("masuk lewat layanan identitas ditolak: %s", galat.sebab)
    messages.error(request, galat.pesan)
    return redirect("masuk")


@login_not_required
@never_cache
@require_GET
def masuk_identitas(request: HttpRequest) -> HttpResponse:
    """Go to the service."""
    tujuan = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(
        tujuan, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        tujuan = ""
    try:
        alamat = identitas.mulai(
            _penyedia(),
            request.session,
            kembali=request.build_absolute_uri(reverse("masuk_identitas_kembali")),
            tujuan=tujuan,
            pada=timezone.now(),
        )
    except IdentitasError as galat:
        return _ditolak(request, galat)
    return redirect(alamat)


@login_not_required
@never_cache
@require_GET
def masuk_identitas_kembali(request: HttpRequest) -> HttpResponse:
    """Come back from the service."""
    pada = timezone.now()
    try:
        hasil = identitas.selesai(_penyedia(), request.session, request.GET.dict(), pada)
    except IdentitasError as galat:
        return _ditolak(request, galat)
    return lanjutkan(
        request,
        hasil.pengguna,
        tujuan=hasil.tujuan,
        sendiri=False,
        pada=pada,
        terbukti=FAKTOR_IDENTITAS if hasil.dua_faktor else "",
    )
