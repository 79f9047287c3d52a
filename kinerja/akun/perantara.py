"""Middleware: an account whose password somebody else has set is led to change it, whatever page it
asks for.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect

GANTI = "ganti_sandi"
#: Open nevertheless: what the person is sent to, the ways in and out, and what anybody may open.
_TERBUKA = frozenset(
    {
        GANTI,
        "keluar",
        "masuk",
        "lupa_sandi",
        "tautan_akun",
        "atur_sandi",
        "verifikasi",
        "verifikasi_kode",
        "verifikasi_salinan",
        "sehat",
        "sehat_hidup",
        "sehat_metrik",
    }
)
PESAN = "Ganti dahulu kata sandi yang dibuat orang lain untuk Anda."


class WajibGantiSandi:
    """After authentication: lets through no more than `_TERBUKA`. A view that asks for no login is
    no exception: endpoints in JSON tell of a lost session themselves.
    """

    def __init__(self, lanjut: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.lanjut(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Redirect an account whose password somebody else has set."""
        cocok = request.resolver_match
        if cocok is not None and not cocok.namespaces and cocok.url_name in _TERBUKA:
            return None  # before the account is loaded: /sehat/ answers without a database
        if getattr(view, "tanpa_sesi", False):
            return None  # the same for everybody, so that caches on the way may keep it
        pengguna = getattr(request, "user", None)
        if pengguna is None or not getattr(pengguna, "sandi_sementara", False):
            return None
        if "application/json" in (request.content_type, request.headers.get("Accept", "")):
            return JsonResponse({"jenis": "izin", "pesan": PESAN}, status=403)
        return redirect(GANTI)
