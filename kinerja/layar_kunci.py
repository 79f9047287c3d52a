"""Passkeys on screen: the list of one's own, and the ceremonies in JSON.

| name | method | answer |
| --- | --- | --- |
| `kunci_sandi` | GET | the user's passkeys |
| | POST `langkah`=hapus, `kunci`, `sandi` | back to the page |
| `kunci_sandi_daftar_mulai` | POST `sandi` | `{"pilihan": …}`; 422 or 429 and `{"pesan"}` |
| `kunci_sandi_daftar` | POST `nama`, `kredensial` | `{"pesan"}` |
| `kunci_sandi_bukti_mulai` | POST | `{"pilihan": …}` |
| `kunci_sandi_bukti` | POST `kredensial` | `{"pesan"}`; the session is then proven |
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.angka import bilangan_polos
from kinerja.bukti_diri import buktikan_sandi, catat_terbukti
from kinerja.http import AuthenticatedHttpRequest
from kinerja.kunci_sandi import upacara
from kinerja.kunci_sandi.tempat import Tempat, tempat
from kinerja.kunci_sandi.upacara import KunciSandiError
from kinerja.masuk import kebijakan
from kinerja.penolakan import TerlaluSeringError

SANDI_SALAH = "Kata sandi salah. Ketik kata sandi yang Anda pakai saat masuk."
_MAKS_BADAN = 64 * 1024
Isi = dict[str, Any]
Ujung = Callable[[AuthenticatedHttpRequest, Tempat, Isi], Isi]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kunci_sandi(request: HttpRequest) -> HttpResponse:
    """The user's own passkeys."""
    masuk = cast(AuthenticatedHttpRequest, request)
    galat: Isi = {}
    status = 422
    if masuk.method == "POST":
        pk = bilangan_polos(masuk.POST.get("kunci"))
        if masuk.POST.get("langkah") != "hapus" or pk is None:
            raise Http404("Langkah tidak dikenal.")
        kunci = get_object_or_404(masuk.user.kunci_sandi, pk=pk)
        pada = timezone.now()
        pesan = SANDI_SALAH
        try:
            if buktikan_sandi(masuk, masuk.user, masuk.POST.get("sandi", ""), pada):
                upacara.hapus(kunci=kunci, oleh=masuk.user, pada=pada)
                kebijakan.faktor_dilepas(masuk, masuk.user)
                messages.success(masuk, f"Kunci sandi “{kunci.nama}” dihapus.")
                return redirect("kunci_sandi")
        except TerlaluSeringError as sering:
            pesan, status = sering.pesan, 429
        galat = {"kunci": kunci.pk, "pesan": pesan}
    return render(
        masuk,
        "kinerja/kunci_sandi.html",
        {"daftar": masuk.user.kunci_sandi.all(), "aktif": tempat() is not None, "galat": galat},
        status=status if galat else 200,
    )


def _ujung(view: Ujung) -> Callable[[HttpRequest], HttpResponse]:
    """A JSON endpoint: a body of moderate size in, an answer or the reason of a refusal out."""

    @never_cache
    @require_POST
    @wraps(view)
    def bungkus(request: HttpRequest) -> HttpResponse:
        disini = tempat()
        if disini is None:
            raise Http404("Kunci sandi tidak diaktifkan pada pemasangan ini.")
        try:
            isi = baca_badan(request)
            return JsonResponse(view(cast(AuthenticatedHttpRequest, request), disini, isi))
        except TerlaluSeringError as galat:
            jawab = JsonResponse(galat.json(), status=429)
            jawab["Retry-After"] = str(galat.detik)
            return jawab
        except KunciSandiError as galat:
            return JsonResponse({"pesan": galat.pesan}, status=422)

    bungkus.hanya_json = True  # type: ignore[attr-defined]
    return bungkus


def baca_badan(request: HttpRequest) -> Isi:
    """The JSON object that was sent. Raises KunciSandiError."""
    if len(request.body) > _MAKS_BADAN:
        raise KunciSandiError("Permintaan terlalu besar.")
    try:
        isi = json.loads(request.body or b"{}")
    except (ValueError, RecursionError) as galat:
        raise KunciSandiError("Permintaan tidak terbaca.") from galat
    if not isinstance(isi, dict):
        raise KunciSandiError("Permintaan tidak terbaca.")
    return isi


@_ujung
def daftar_mulai(request: AuthenticatedHttpRequest, disini: Tempat, isi: Isi) -> Isi:
    """Begin a registration; the password is asked again."""
    pada = timezone.now()
    if not buktikan_sandi(request, request.user, str(isi.get("sandi", "")), pada):
        raise KunciSandiError(SANDI_SALAH)
    return {"pilihan": upacara.mulai_daftar(request.session, request.user, disini, pada)}


@_ujung
def daftar(request: AuthenticatedHttpRequest, disini: Tempat, isi: Isi) -> Isi:
    """Finish a registration."""
    pada, pertama = timezone.now(), not kebijakan.punya_faktor(request.user)
    kunci = upacara.daftar(
        request.session,
        isi.get("kredensial"),
        nama=str(isi.get("nama", "")),
        oleh=request.user,
        tempat=disini,
        pada=pada,
    )
    kebijakan.faktor_dipasang(request, request.user, "kunci", pada, pertama=pertama)
    pesan = f"Kunci sandi “{kunci.nama}” terdaftar."
    messages.success(request, pesan)
    return {"pesan": pesan}


@_ujung
def bukti_mulai(request: AuthenticatedHttpRequest, disini: Tempat, isi: Isi) -> Isi:
    """Begin a proof."""
    pilihan = upacara.mulai_bukti(request.session, request.user, disini, timezone.now())
    return {"pilihan": pilihan}


@_ujung
def bukti(request: AuthenticatedHttpRequest, disini: Tempat, isi: Isi) -> Isi:
    """Finish a proof: for ten minutes the session may sign."""
    pada = timezone.now()
    upacara.buktikan(
        request.session, isi.get("kredensial"), oleh=request.user, tempat=disini, pada=pada
    )
    catat_terbukti(request, pada)
    return {"pesan": "Identitas Anda terbukti."}
