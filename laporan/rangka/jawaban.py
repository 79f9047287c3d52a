"""How every refusal is answered: a page, or JSON where the client reads JSON; one line in the log.

Raised refusals, failures of the machine (kinerja/gangguan.py), lost sessions, a wrong token, a
missing page, a fault of ours: whatever the reason, whoever asked for JSON gets `jenis` and `pesan`.
A refusal leaves one line of `tapak.penolakan` with the account, the route and the status; only a
fault of ours leaves a traceback.
"""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.views import csrf, defaults

from kinerja.gangguan import penolakan_dari, saat_membaca
from kinerja.http import minta_json
from kinerja.penolakan import JenisPenolakan, Penolakan, TerlaluBesarError
from laporan.rangka.badan import pastikan_muat, pesan_terlalu_besar
from laporan.rangka.halaman import MEDAN_PD, MEDAN_TAHUN
from laporan.rangka.penolakan import STATUS, json_penolakan

log = logging.getLogger("tapak.penolakan")

#: What JSON says where the refusal had no words of its own: status → (jenis, pesan).
KATA = {
    400: ("permintaan", "Kiriman tidak terbaca. Muat ulang halaman, lalu ulangi."),
    401: ("masuk", "Sesi Anda berakhir. Masuk kembali; isian yang belum tersimpan tetap ada."),
    403: ("izin", "Peran Anda tidak mencakup langkah ini."),
    404: ("tidak_ditemukan", "Data tidak ditemukan."),
    405: ("metode", "Langkah ini tidak dikenal. Muat ulang halaman, lalu ulangi."),
    408: ("terputus", "Kiriman terputus sebelum seluruhnya diterima. Ulangi."),
    409: ("bentrok", "Data sudah diubah sejak halaman dibuka. Muat ulang halaman, lalu ulangi."),
    412: ("syarat", "Syarat permintaan (If-Match atau If-Unmodified-Since) tidak terpenuhi."),
    413: ("terlalu_besar", "Kiriman terlalu besar."),
    429: ("terlalu_sering", "Terlalu banyak permintaan. Tunggu sebentar, lalu ulangi."),
    500: ("galat", "Terjadi gangguan pada sistem. Isian Anda tidak hilang; ulangi sebentar lagi."),
}
CSRF = ("csrf", "Halaman ini dibuka sebelum Anda masuk kembali. Muat ulang halaman, lalu ulangi.")
_GANGGUAN = frozenset({JenisPenolakan.PENUH, JenisPenolakan.GANGGUAN})
#: The body is not there to be read.
_TANPA_BADAN = frozenset({JenisPenolakan.TERLALU_BESAR, JenisPenolakan.TERPUTUS})
_JUDUL = {
    409: "Belum disimpan karena berbeda dari yang ditampilkan",
    413: "Kiriman terlalu besar",
    408: "Kiriman terputus",
    423: "Sudah terkunci",
    503: "Belum dapat disimpan",
    507: "Ruang penyimpanan penuh",
}
_JUDUL_MEMBACA = _JUDUL | {503: "Belum dapat dibuka", 507: "Belum dapat dibuka"}
_TERLALU_BANYAK = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
#: Fields of a refused form that nobody typed, and those that must not be shown again.
_BUKAN_KETIKAN = frozenset(
    {"csrfmiddlewaretoken", "halaman_tugas", MEDAN_PD, MEDAN_TAHUN, "langkah", "aksi", "versi",
     "kunci", "sasaran", "sidik", "dasar", "laporan", "tahun", "bekal", "sandi", "passphrase",
     "nik", "password",
     "old_password", "new_password1", "new_password2", "password1", "password2", "kode"}
)  # fmt: skip
_BUKAN_AWALAN = ("asal|", "lama", "dasar-", "versi-")
_KETIKAN_TERPENDEK = 4  # shorter is a choice or a number, not a text


class JawabanPenolakan:
    """Middleware, outermost of those that may refuse."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        respons = self.get_response(request)
        if _ke_halaman_masuk(respons) and minta_json(request):
            respons = _json(401)
        elif respons.status_code >= 400 and not _sudah_json(respons) and minta_json(request):
            respons = _json(respons.status_code, respons)
        if respons.status_code >= 400:
            _catat(request, respons)
            _buang_unggahan(request)
        return respons

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """A body larger than its route takes is refused before any of it is read."""
        try:
            pastikan_muat(request, view)
        except TerlaluBesarError as galat:
            return jawab(request, galat)
        return None

    def process_exception(self, request: HttpRequest, galat: Exception) -> HttpResponse | None:
        """What a view raised: a refusal, or a failure of the machine."""
        tolak = _tolak(galat)
        return None if tolak is None else jawab(request, tolak)


def _buang_unggahan(request: HttpRequest) -> None:
    """Temporary files of an upload that did not end well: a full disk needs their room at once, and
    Django leaves the one that was being written to the collector.
    """
    for penangan in getattr(request, "_upload_handlers", ()):
        if (berkas := getattr(penangan, "file", None)) is not None:
            with suppress(OSError):  # what it still holds back cannot be written either
                berkas.close()


def _tolak(galat: BaseException | None) -> Penolakan | None:
    if isinstance(galat, _TERLALU_BANYAK):
        return TerlaluBesarError(pesan_terlalu_besar(settings.DATA_UPLOAD_MAX_MEMORY_SIZE))
    if galat is None or isinstance(galat, Penolakan):
        return galat
    return penolakan_dari(galat)


def jawab(request: HttpRequest, tolak: Penolakan) -> HttpResponse:
    """The refusal as this client reads it."""
    status, judul = STATUS[tolak.jenis], _JUDUL
    if request.method in {"GET", "HEAD"}:
        tolak, judul = saat_membaca(tolak), _JUDUL_MEMBACA
    if minta_json(request):
        respons: HttpResponse = json_penolakan(tolak)
    elif status == 404:
        respons = defaults.page_not_found(request, tolak)
    else:
        isi = {
            "judul": judul.get(status, "Belum dapat dilakukan"),
            "tolak": tolak,
            "ketikan": list(_ketikan(request)) if tolak.jenis not in _TANPA_BADAN else [],
        }
        if tolak.jenis in _GANGGUAN | _TANPA_BADAN:  # the frame asks the database, or the body
            respons = HttpResponse(render_to_string("penolakan.html", isi), status=status)
        else:
            respons = render(request, "penolakan.html", isi, status=status)
    if tolak.jenis is JenisPenolakan.GANGGUAN:
        respons["Retry-After"] = "30"
    _beri_sebab(respons, type(tolak).__name__)
    return respons


def _ketikan(request: HttpRequest) -> Iterator[str]:
    """The texts of a form that was refused as a whole, for its writer to keep."""
    for nama, semua in request.POST.lists():
        if nama in _BUKAN_KETIKAN or nama.startswith(_BUKAN_AWALAN):
            continue
        for teks in semua:
            if isinstance(teks, str) and len(teks.strip()) >= _KETIKAN_TERPENDEK:
                yield teks


def _ke_halaman_masuk(respons: HttpResponseBase) -> bool:
    return (
        respons.status_code == 302
        and urlsplit(respons["Location"]).path == resolve_url(settings.LOGIN_URL)
    )  # fmt: skip


def _sudah_json(respons: HttpResponseBase) -> bool:
    return respons.headers.get("Content-Type", "").startswith("application/json")


def _json(status: int, asal: HttpResponseBase | None = None) -> HttpResponse:
    umum = KATA[500 if status >= 500 else 400]
    jenis, pesan = getattr(asal, "kata", None) or KATA.get(status, umum)
    respons = JsonResponse({"jenis": jenis, "pesan": pesan}, status=status)
    for nama in ("Allow", "Retry-After"):
        if asal is not None and nama in asal.headers:
            respons[nama] = asal.headers[nama]
    _beri_sebab(respons, getattr(asal, "sebab", jenis))
    return respons


def _beri_sebab(respons: HttpResponseBase, sebab: str) -> None:
    """Why it was refused, for the log: the name of a class, nothing that anybody typed."""
    respons.sebab = sebab  # type: ignore[attr-defined]
    respons._has_been_logged = True  # type: ignore[attr-defined]  # Django would print a traceback


def _catat(request: HttpRequest, respons: HttpResponseBase) -> None:
    """One line; Django's own is left out, but for a fault of ours it tells more."""
    status = respons.status_code
    if status >= 500 and not hasattr(respons, "sebab"):
        return
    # As it was loaded, if it was: a refusal of the database must not ask the database.
    akun = getattr(getattr(request, "_cached_user", None), "pk", None)
    rute = request.resolver_match.view_name if request.resolver_match else "-"
    sebab = getattr(respons, "sebab", "-")
    log.log(
        logging.ERROR if status >= 500 else logging.WARNING,
        "akun=%s rute=%s metode=%s status=%s sebab=%s",
        akun or "-",
        rute,
        request.method,
        status,
        sebab,
        extra={"akun": akun, "rute": rute, "status": status, "sebab": sebab},
    )
    respons._has_been_logged = True  # type: ignore[attr-defined]


# --- what Django answers with: config/urls.py and settings name these -----------------------------


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A token that is missing or of an earlier login."""
    respons = csrf.csrf_failure(request, reason)
    respons.kata = CSRF  # type: ignore[attr-defined]
    _beri_sebab(respons, "csrf")
    return respons


def galat_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read; too much of it is 413."""
    tolak = _tolak(exception)
    respons = jawab(request, tolak) if tolak else defaults.bad_request(request, exception)
    _beri_sebab(respons, type(exception).__name__)
    return respons


def galat_403(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not within the user's role."""
    respons = defaults.permission_denied(request, exception)
    _beri_sebab(respons, type(exception).__name__)
    return respons


def galat_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not there, or not within what the user may see."""
    respons = defaults.page_not_found(request, exception)
    _beri_sebab(respons, "Http404")
    return respons


def galat_500(request: HttpRequest) -> HttpResponse:
    """A fault of ours, or a failure of the machine outside a view, such as in the session."""
    tolak = _tolak(sys.exc_info()[1])
    return jawab(request, tolak) if tolak else defaults.server_error(request)
