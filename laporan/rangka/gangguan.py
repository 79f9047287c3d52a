"""Answer for a page that met a store of files that does not answer: a sentence, not a fault."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from kinerja.simpanan import SimpananError
from laporan.rangka.penolakan import json_penolakan


class GangguanSimpanan:
    """Middleware: what no view could say better becomes 503 with the refusal's own sentence."""

    def __init__(self, lanjut: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.lanjut(request)

    def process_exception(self, request: HttpRequest, galat: Exception) -> HttpResponse | None:
        if not isinstance(galat, SimpananError):
            return None
        if not request.accepts("text/html"):
            return json_penolakan(galat)
        return render(request, "laporan/rangka/gangguan.html", {"pesan": galat.pesan}, status=503)
