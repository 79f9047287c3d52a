"""The guide, for whoever is signed in and for whoever cannot sign in."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from laporan.panduan.isi import (
    PEMBUKA,
    alamat_panduan,
    berkas_panduan,
    halaman_panduan,
    semua_halaman,
)
from laporan.panduan.naskah import cari_naskah

MINIMAL = 2


@login_not_required
@require_safe
def panduan(request: HttpRequest) -> HttpResponse:
    """The opening page, or what `?q=` finds."""
    teks = request.GET.get("q", "").strip()[:100]
    if len(teks) < MINIMAL:
        return _tampilkan(request, PEMBUKA)
    temuan = [
        {
            "judul": t.judul.teks,
            "halaman": t.halaman.judul,
            "url": f"{alamat_panduan(t.halaman.nama)}#{t.judul.jangkar}",
            "cuplikan": t.cuplikan,
        }
        for t in cari_naskah(teks, semua_halaman())
    ]
    data = {"teks": teks, "temuan": temuan, "daftar": _daftar(None)}
    return render(request, "laporan/panduan/cari.html", data)


@login_not_required
@require_safe
def panduan_halaman(request: HttpRequest, nama: str) -> HttpResponse:
    """One page of the guide."""
    if nama not in berkas_panduan():
        raise Http404("Halaman panduan tidak ada.")
    return _tampilkan(request, nama)


def _tampilkan(request: HttpRequest, nama: str) -> HttpResponse:
    halaman = halaman_panduan(nama)
    return render(
        request,
        "laporan/panduan/halaman.html",
        {
            "halaman": halaman,
            "isi_panduan": mark_safe(halaman.html),
            "bab": [j for j in halaman.daftar_judul if j.tingkat == 2],
            "daftar": _daftar(nama),
        },
    )


def _daftar(kini: str | None) -> list[dict[str, object]]:
    return [
        {"judul": h.judul, "url": alamat_panduan(h.nama), "kini": h.nama == kini}
        for h in semua_halaman()
    ]
