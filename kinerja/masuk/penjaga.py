"""Middleware of the signed in: keeps their session, and leads to a second factor that is due.

Django's own events tell of what happens to an account at any door; nothing else listens to them.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from kinerja.masuk import kebijakan, sesi
from kinerja.models import Pengguna

#: What stays open while a second factor is due: setting it up, the password, leaving, what is
#: public.
BEBAS = frozenset(
    {
        "faktor_pasang",
        "kunci_sandi",
        "kunci_sandi_daftar_mulai",
        "kunci_sandi_daftar",
        "ganti_sandi",
        "masuk",
        "lupa_sandi",
        "tautan_akun",
        "atur_sandi",
        "keluar",
        "masuk_faktor",
        "masuk_faktor_mulai",
        "masuk_faktor_kunci",
        "masuk_identitas",
        "masuk_identitas_kembali",
        "verifikasi",
        "verifikasi_kode",
        "verifikasi_salinan",
    }
)
#: Asked by machines, also while the database is away: they have no session.
TANPA_SESI = frozenset({"sehat", "sehat_hidup", "sehat_metrik"})
_DIJAGA = "_sesi_dijaga"


class PenjagaSesi:
    """After AuthenticationMiddleware."""

    def __init__(self, lanjut: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        respons = self.lanjut(request)
        if getattr(request, _DIJAGA, False) and _masuk(request):
            sesi.selaraskan(request, request.user)  # type: ignore[arg-type]
        return respons

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Before the view: here the name of the page is known."""
        nama = request.resolver_match.url_name if request.resolver_match else None
        if nama in TANPA_SESI or getattr(view, "tanpa_sesi", False) or not _masuk(request):
            return None
        setattr(request, _DIJAGA, True)
        pengguna: Any = request.user
        if sesi.jaga(request, pengguna, timezone.now()):
            kebijakan.tinjau(request, pengguna)
        if nama not in BEBAS and kebijakan.tertahan(request, pengguna):
            return redirect("faktor_pasang")
        return None


def _masuk(request: HttpRequest) -> bool:
    """Whether somebody is signed in. Without a session's cookie nothing is asked."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in request.session:
        return False
    return request.user.is_authenticated


def saat_masuk(sender: Any, request: HttpRequest, user: Pengguna, **kwargs: Any) -> None:
    """On user_logged_in, whichever door it was."""
    sesi.mulai(request, user, timezone.now())


def saat_keluar(sender: Any, request: HttpRequest, user: Pengguna | None, **kwargs: Any) -> None:
    """On user_logged_out."""
    sesi.lupakan(request)


def saat_disimpan(
    sender: Any, instance: Pengguna, created: bool, update_fields: Any = None, **kwargs: Any
) -> None:
    """On post_save of an account: a new password or a switched-off account ends its sessions."""
    berarti = update_fields is None or {"password", "is_active"} & set(update_fields)
    if berarti and not created:
        sesi.akhiri_yang_lama(instance)
