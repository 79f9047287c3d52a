"""The one map from refusals to HTTP, for pages and for JSON endpoints."""

from typing import Any

from django.http import Http404, JsonResponse

from kinerja.penolakan import JenisPenolakan, Penolakan

STATUS = {
    JenisPenolakan.TIDAK_DITEMUKAN: 404,
    JenisPenolakan.TIDAK_BERIZIN: 403,
    JenisPenolakan.TERKUNCI: 423,
    JenisPenolakan.BENTROK: 409,
    JenisPenolakan.TIDAK_SAH: 422,
    JenisPenolakan.TERLALU_BESAR: 413,
    JenisPenolakan.TERPUTUS: 408,
    JenisPenolakan.PENUH: 507,
    JenisPenolakan.TERLALU_SERING: 429,
    JenisPenolakan.GANGGUAN: 503,
}


def status_penolakan(galat: Penolakan) -> int:
    """The status of a page that says why it was refused. Raises Http404 for what is not there."""
    if galat.jenis is JenisPenolakan.TIDAK_DITEMUKAN:
        raise Http404(galat.pesan) from galat
    return STATUS[galat.jenis]


def json_penolakan(galat: Penolakan, **tambahan: Any) -> JsonResponse:
    """A refusal as JSON with its status: what `Penolakan.json` says, and `tambahan` over it."""
    return JsonResponse({**galat.json(), **tambahan}, status=STATUS[galat.jenis])
