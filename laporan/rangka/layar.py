"""What the pages share: the one decorator, what a page is about, scope, plain numbers."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast, overload
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kinerja.angka import bilangan_polos
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah, PeriodePengukuran
from kinerja.penolakan import TidakSahError
from kinerja.periode import TAHUN_DIKENAL, Triwulan
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import bahan_untuk, dibatasi
from laporan.bahan.terbaca import bahan_terbaca
from laporan.rangka.area import judul_halaman
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.menunggu import Menunggu

P = ParamSpec("P")
T = TypeVar("T")
BACA = ("GET", "HEAD")
FORMULIR = ("GET", "HEAD", "POST")
KIRIM = ("POST",)
Tampil = Callable[Concatenate[AuthenticatedHttpRequest, P], HttpResponseBase]
TampilDengan = Callable[Concatenate[AuthenticatedHttpRequest, T, P], HttpResponseBase]
#: Finds what a page is about, taking what it needs out of the address's arguments. Raises Http404
#: for what the user may not see, TanpaPDError where no agency is chosen.
Pembuka = Callable[[AuthenticatedHttpRequest, dict[str, Any]], T]


class TanpaPDError(Exception):
    """The user has no agency, or has not chosen one."""


@overload
def layar(
    izin: str | tuple[str, ...] = (), *, metode: tuple[str, ...] = BACA, segar: bool = False
) -> Callable[[Tampil[P]], Callable[..., HttpResponseBase]]: ...
@overload
def layar(
    izin: str | tuple[str, ...] = (),
    *,
    buka: Pembuka[T],
    metode: tuple[str, ...] = BACA,
    segar: bool = False,
) -> Callable[[TampilDengan[T, P]], Callable[..., HttpResponseBase]]: ...
def layar(
    izin: str | tuple[str, ...] = (),
    *,
    buka: Pembuka[Any] | None = None,
    metode: tuple[str, ...] = BACA,
    segar: bool = False,
) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """The one decorator of pages: the method, every permission, then what `buka` finds.

    `izin` empty: whoever is signed in. `segar`: never from a cache; a page with a form never is.
    """
    perlu = (izin,) if isinstance(izin, str) else izin

    def hias(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @require_http_methods(metode)
        @wraps(view)
        def bungkus(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            masuk = cast(AuthenticatedHttpRequest, request)
            if not masuk.user.has_perms(perlu):
                raise PermissionDenied
            _pastikan_dapat_disimpan(masuk)
            if (tahun := kwargs.get("tahun")) in TAHUN_DIKENAL:
                pakai(masuk, tahun=tahun)
            if buka is None:
                return view(masuk, *args, **kwargs)
            try:
                tentang = buka(masuk, kwargs)
            except TanpaPDError:
                return tanpa_pd(masuk)
            return view(masuk, tentang, *args, **kwargs)

        bungkus.metode = metode  # type: ignore[attr-defined]  # tests go through all that write
        return never_cache(bungkus) if segar or metode == FORMULIR else bungkus

    return hias


def _pastikan_dapat_disimpan(request: AuthenticatedHttpRequest) -> None:
    """What was typed or asked holds no NUL, which PostgreSQL neither keeps nor looks for."""
    semua = (n for kueri in (request.GET, request.POST) for _, isi in kueri.lists() for n in isi)
    if any("\x00" in n for n in semua):
        raise TidakSahError("Isian memuat aksara yang tidak dapat disimpan. Ketik ulang teksnya.")


def pd_kerja(request: AuthenticatedHttpRequest, _alamat: dict[str, Any]) -> PerangkatDaerah:
    """The agency that the user works in."""
    pd = konteks_kerja(request).pd
    if pd is None:
        raise TanpaPDError
    return pd


def bahan_kerja(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> Bahan:
    """The user's bundle of the agency and year they work in."""
    pd = pd_kerja(request, alamat)
    return bahan_untuk(request.user, pd, konteks_kerja(request).tahun)


def bahan_baca(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> Bahan:
    """The same for a page that only reads it: shared until its data change."""
    pd = pd_kerja(request, alamat)
    return bahan_terbaca(request.user, pd, konteks_kerja(request).tahun)


def tanpa_pd(request: AuthenticatedHttpRequest, menunggu: Sequence[Menunggu] = ()) -> HttpResponse:
    """The page of a user without an agency, or of a pemda user who has not chosen one."""
    cocok = request.resolver_match
    data = {
        "daftar_pd": konteks_kerja(request).daftar_pd,
        "menunggu": menunggu,
        "diminta": judul_halaman(cocok.url_name if cocok else None),
    }
    return render(request, "laporan/rangka/tanpa_pd.html", data)


def konteks_dasar(request: AuthenticatedHttpRequest, bahan: Bahan) -> dict[str, Any]:
    """Values that every page of one agency and year uses."""
    return {
        "bahan": bahan,
        "tahun": bahan.tahun,
        "dibatasi": dibatasi(bahan),
        "unit_pengguna": request.user.unit if dibatasi(bahan) else None,
        "banyak_pita": len(bahan.aturan.pita),
        "boleh_tabel": request.user.has_perm("laporan.lihat_tabel"),
        "boleh_anggaran": request.user.has_perm("anggaran.view_program"),
        "boleh_indikator": request.user.has_perm("kinerja.view_indikator"),
        "boleh_lkjip": request.user.has_perm("laporan.unduh_laporan"),
    }


def pastikan_seluruhnya(bahan: Bahan) -> None:
    """A report is of the whole agency. Raises PermissionDenied for whoever sees a part of it."""
    if dibatasi(bahan):
        raise PermissionDenied("Laporan memuat data seluruh unit.")


def hari_ini(pd: PerangkatDaerah) -> date:
    """Today where the agency is."""
    return timezone.now().astimezone(ZoneInfo(pd.zona_waktu)).date()


def pastikan_semua_unit(request: AuthenticatedHttpRequest) -> None:
    """Raises PermissionDenied for a user who is limited to a unit."""
    if not request.user.lihat_semua_unit:
        raise PermissionDenied


def lingkup(request: AuthenticatedHttpRequest, tahun: int) -> frozenset[int] | None:
    """Ids of the units that the user is limited to in any quarter of the year, or None."""
    if request.user.lihat_semua_unit:
        return None
    hari = (Triwulan(tahun, n).akhir for n in (1, 2, 3, 4))
    return frozenset().union(*(request.user.lingkup_unit_pada(h) for h in hari))


def bulat(teks: Any) -> int | None:
    """A plain number from a form, or None."""
    return bilangan_polos(teks)


def versi_dilihat(request: AuthenticatedHttpRequest) -> int:
    """The version of the row that the form was made with; -1, which no row has, without one."""
    versi = bulat(request.POST.get("versi"))
    return -1 if versi is None else versi


def triwulan_wajar(pd: PerangkatDaerah, tahun: int, hari_ini: Any) -> int:
    """The open quarter of the year, else the last one that was open, else the first. One query."""
    milik = PeriodePengukuran.objects.filter(pd=pd, tahun=tahun).order_by("triwulan")
    dimulai = [p for p in milik if p.buka <= hari_ini]
    terbuka = [p.triwulan for p in dimulai if hari_ini <= p.tutup]
    if terbuka:
        return terbuka[-1]
    if dimulai:
        return dimulai[-1].triwulan
    return Triwulan.dari_tanggal(hari_ini).nomor if hari_ini.year == tahun else 1
