"""The one decorator of JSON endpoints, and reading what was sent to them."""

import json
import re
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.views.decorators.cache import never_cache

from kinerja.angka import bilangan_polos
from kinerja.http import AuthenticatedHttpRequest
from kinerja.penolakan import Penolakan, TidakBerizinError
from kinerja.periode import TAHUN_DIKENAL, TAHUN_TERAKHIR, TAHUN_TERAWAL
from laporan.rangka.penolakan import json_penolakan

P = ParamSpec("P")
Isi = dict[str, Any]
#: NUL, and half of a character: JSON can say both (`\ud800`), UTF-8 or PostgreSQL cannot.
_TAK_TERSIMPAN = re.compile(r"[\x00\ud800-\udfff]").search
Kerja = Callable[Concatenate[AuthenticatedHttpRequest, P], Isi]


class PermintaanError(Exception):
    """The request itself is malformed: a fault of the client program, not of its user."""


def titik_json(metode: str, izin: str = "") -> Callable[[Kerja[P]], Callable[..., HttpResponse]]:
    """A JSON endpoint: 401 instead of a redirect when the session ended, 400 for a malformed
    request, and refusals by the map of `laporan.rangka.penolakan`. What is refused outside it is
    JSON too (`hanya_json`, see laporan/rangka/jawaban.py).
    """

    def hias(kerja: Kerja[P]) -> Callable[..., HttpResponse]:
        @login_not_required  # answered below, as JSON
        @never_cache
        @wraps(kerja)
        def bungkus(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                pesan = "Sesi Anda berakhir. Masuk kembali; isian yang belum tersimpan tetap ada."
                return JsonResponse({"jenis": "masuk", "pesan": pesan}, status=401)
            if request.method != metode:
                return HttpResponseNotAllowed([metode])
            masuk = cast(AuthenticatedHttpRequest, request)
            try:
                if izin and not masuk.user.has_perm(izin):
                    raise TidakBerizinError("Peran Anda tidak mencakup langkah ini.")
                return JsonResponse(kerja(masuk, *args, **kwargs))
            except PermintaanError as galat:
                return JsonResponse({"jenis": "permintaan", "pesan": str(galat)}, status=400)
            except Penolakan as galat:
                return json_penolakan(galat)

        bungkus.hanya_json = True  # type: ignore[attr-defined]
        bungkus.metode = (metode,)  # type: ignore[attr-defined]
        return bungkus

    return hias


def badan(request: HttpRequest) -> Isi:
    """What was sent: the JSON object of the body, or the query of a GET."""
    if request.method == "GET":
        return dict(request.GET.items())
    try:
        isi = json.loads(request.body)
    except (ValueError, RecursionError) as galat:  # not JSON, not UTF-8, or nested without end
        raise PermintaanError("Isi permintaan bukan JSON.") from galat
    if not isinstance(isi, dict):
        raise PermintaanError("Isi permintaan bukan objek JSON.")
    return isi


def teks(isi: Isi, nama: str, *, panjang: int | None = None, bawaan: str | None = None) -> str:
    """A text of at most `panjang` characters that a database takes."""
    nilai = isi.get(nama, bawaan)
    if not isinstance(nilai, str) or _TAK_TERSIMPAN(nilai) or len(nilai) > (panjang or len(nilai)):
        raise PermintaanError(f"“{nama}” tidak sah.")
    return nilai


def tahun(isi: Isi, nama: str = "tahun") -> int:
    """A year that data may be of."""
    nilai = bulat(isi, nama)
    if nilai not in TAHUN_DIKENAL:
        raise PermintaanError(f"“{nama}” di luar {TAHUN_TERAWAL} sampai {TAHUN_TERAKHIR}.")
    return nilai


def bulat(isi: Isi, nama: str, *, ketat: bool = False) -> int:
    """A whole number that a database takes; in digits too, as a query has it, unless `ketat`."""
    nilai = isi.get(nama)
    if not ketat and isinstance(nilai, str):
        nilai = bilangan_polos(nilai)
    if isinstance(nilai, bool) or not isinstance(nilai, int) or not 0 <= nilai < 2**63:
        raise PermintaanError(f"“{nama}” harus bilangan bulat.")
    return nilai


def uuid(isi: Isi, nama: str) -> UUID:
    """A UUID, such as the key that a client makes once per write."""
    try:
        return UUID(teks(isi, nama, panjang=36))
    except ValueError as galat:
        raise PermintaanError(f"“{nama}” harus UUID.") from galat


def daftar(isi: Isi, nama: str) -> list[Any]:
    """A list."""
    nilai = isi.get(nama)
    if not isinstance(nilai, list):
        raise PermintaanError(f"“{nama}” harus daftar.")
    return nilai
