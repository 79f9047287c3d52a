"""What every public page shares: the pemda's switch, the validators, the brake, no session.

A page is the same for everybody. Its ETag is made of the code, the count of changes of released
data, the number of what agencies have without a year (their names, which stand on every page), and
the address: whatever changes a page changes one of them in the same transaction.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, wraps
from hashlib import sha256
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.db.models import F, Max, Subquery, Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_etags
from django.views.decorators.http import require_safe

from config.versi import VERSI, komit
from kinerja.models import CapData, JejakAudit, PerangkatDaerah
from laporan.models import PengaturanPublik
from laporan.models.publik import SATU
from laporan.publik.tersimpan import SIMPANAN_PUBLIK
from laporan.rangka.layar import BACA
from laporan.segel.laju import melebihi

P = ParamSpec("P")
LAJU_PUBLIK = 240
"""Requests a minute from one address; a whole school may share one."""
SIMPAN_DETIK = 60
"""So long may a cache on the way show what was withdrawn."""
_BIT = 2**40 - 1
"""Of each number; so that those of millions of agencies add up within what a database holds."""
_AWAL = datetime(2000, 1, 1, tzinfo=UTC)


@cache
def _kode() -> str:
    return komit() or VERSI


def penanda(request: HttpRequest, p: PengaturanPublik) -> str:
    """The ETag of an address."""
    sebutan = getattr(p, "sebutan", "")
    bahan = f"{_kode()}\n{p.revisi}\n{p.versi}\n{sebutan}\n{request.get_full_path()}"
    return f'"{sha256(bahan.encode()).hexdigest()[:32]}"'


def saat_ubah(p: PengaturanPublik) -> int:
    """Last-Modified: the last change of anything public, and of what agencies are called."""
    dinamai = getattr(p, "dinamai_pada", None)
    return int(max(p.diubah_pada or _AWAL, dinamai or _AWAL).timestamp())


def bersyarat(
    request: HttpRequest, p: PengaturanPublik, buat: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """The answer with its validators, made once for each of them in this process; or 304 where the
    client holds it already. What is not there is not there, whatever the client says it holds.
    """
    etag, ubah = penanda(request, p), saat_ubah(p)
    respons: HttpResponseBase
    if _dipegang(request, etag):
        respons = HttpResponseNotModified()
    else:
        dibuat = SIMPANAN_PUBLIK.ambil(etag, buat)
        if dibuat.status_code != 200:
            return dibuat
        respons = get_conditional_response(request, etag=etag, last_modified=ubah) or dibuat
        if respons.status_code == 412:
            return respons
    respons.headers.setdefault("ETag", etag)
    respons.headers.setdefault("Last-Modified", http_date(ubah))
    respons["Cache-Control"] = f"public, max-age={SIMPAN_DETIK}, must-revalidate"
    return respons


def _dipegang(request: HttpRequest, etag: str) -> bool:
    """Whether the client names this very answer: only one that was there ever carried its ETag."""
    if request.headers.get("If-Match") or request.headers.get("If-Unmodified-Since"):
        return False
    semua = parse_etags(request.headers.get("If-None-Match", ""))
    return etag in {satu.removeprefix("W/") for satu in semua}


def pengaturan_terbuka() -> PengaturanPublik:
    """The pemda's settings, with `sebutan`, the number of what agencies are called, and
    `dinamai_pada`, when that was last changed. Raises Http404 while the public pages are closed.
    """
    tanpa_tahun = CapData.objects.filter(tahun=0).order_by().values("tahun")
    jumlah = tanpa_tahun.annotate(n=Sum(F("nilai").bitand(_BIT))).values("n")
    dibuka = PengaturanPublik.objects.filter(pk=SATU, aktif=True)
    # Grouped, so that the database reads the few rows of agencies by their index: asked for the
    # latest row, it may walk the whole trail by its time instead.
    perubahan = JejakAudit.objects.filter(model=PerangkatDaerah._meta.label_lower)
    dinamai = perubahan.order_by().values("model").annotate(akhir=Max("pada")).values("akhir")
    p = dibuka.annotate(sebutan=Subquery(jumlah), dinamai_pada=Subquery(dinamai)).first()
    if p is None:
        raise Http404("Halaman publik belum dibuka.")
    return p


def halaman_publik(
    view: Callable[Concatenate[PengaturanPublik, HttpRequest, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """The one decorator of public pages."""

    @login_not_required
    @require_safe
    @wraps(view)
    def bungkus(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if melebihi(request, "publik", LAJU_PUBLIK, pada=timezone.now()):
            return _terlalu_sering()
        p = pengaturan_terbuka()
        try:
            return bersyarat(request, p, lambda: view(p, request, *args, **kwargs))
        except Http404 as galat:
            isi = {"publik": p, "sebab": str(galat)}
            return HttpResponse(render_to_string("laporan/publik/tidak_ada.html", isi), status=404)

    bungkus.tanpa_sesi = True  # type: ignore[attr-defined]  # see kinerja/masuk/penjaga.py
    bungkus.metode = BACA  # type: ignore[attr-defined]
    return bungkus


def gambar_halaman(templat: str, p: PengaturanPublik, **isi: Any) -> HttpResponse:
    """A page from its template; nothing of the request reaches it."""
    return HttpResponse(render_to_string(templat, {"publik": p, **isi}))


def _terlalu_sering() -> HttpResponse:
    respons = HttpResponse(render_to_string("laporan/publik/terlalu_sering.html", {}), status=429)
    respons["Retry-After"] = "60"
    return respons
