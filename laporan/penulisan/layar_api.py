"""JSON endpoints of the narrative editor.

| name | method, body or query | 200 |
| --- | --- | --- |
| `penulisan_simpan` | POST {kunci, versi, html} | {versi, html, pada, pesan: [text]} |
| `penulisan_pratinjau` | POST {html} | {html, medan: {key: figure}} |
| `penulisan_angka` | GET ?q&tahun | {angka: [figure]} |
| `penulisan_gambar` | POST multipart `berkas` | {nomor, lebar, tinggi, url} |

`kunci` in a body is a UUID made once per write: the same key again gives the same stored answer.
A figure is {kunci, teks, nama, asal, tautan}. Refusals are those of `laporan.isian.layar_api`; a
conflict (409) is {jenis: "bentrok", pesan, milik_anda, milik_mereka, oleh, pada, versi}: both texts
as HTML. 423 {jenis: "terkunci", pesan}.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kinerja.http import AuthenticatedHttpRequest
from kinerja.penolakan import Penolakan, TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.bahan.bahan import Bahan
from laporan.cetak.html import blok_html
from laporan.dokumen.unsur import Seksi
from laporan.isian.layar_api import PermintaanError
from laporan.models import GambarNarasi, Laporan
from laporan.penulisan.cakupan import boleh_unit, pastikan_cakupan
from laporan.penulisan.gambar import simpan_gambar
from laporan.penulisan.lingkup import IZIN_LIHAT, IZIN_TULIS
from laporan.penulisan.markah import MarkahError, rapikan
from laporan.penulisan.medan import Medan
from laporan.penulisan.naskah import angka_bagian
from laporan.penulisan.ruang import Ruang
from laporan.penulisan.simpan import BagianTerkunciError, BentrokBagianError, simpan_bagian
from laporan.penulisan.tempat import pembangun, tempat_ringkas
from laporan.penulisan.ubah import semua_medan

P = ParamSpec("P")
Isi = dict[str, Any]
Kerja = Callable[Concatenate[AuthenticatedHttpRequest, Laporan, P], Isi]


def titik_narasi(
    metode: str, izin: str = IZIN_LIHAT
) -> Callable[[Kerja[P]], Callable[..., HttpResponse]]:
    """A JSON endpoint of one report: 401 instead of a redirect, refusals as the docstring says."""

    def hias(kerja: Kerja[P]) -> Callable[..., HttpResponse]:
        @login_not_required  # answered below, as JSON
        @never_cache
        @wraps(kerja)
        def bungkus(
            request: HttpRequest, laporan: int, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            if not request.user.is_authenticated:
                pesan = "Sesi Anda berakhir. Masuk kembali; teks yang belum tersimpan tetap ada."
                return JsonResponse({"jenis": "masuk", "pesan": pesan}, status=401)
            if request.method != metode:
                return HttpResponseNotAllowed([metode])
            masuk = cast(AuthenticatedHttpRequest, request)
            try:
                if not masuk.user.has_perm(izin):
                    raise TidakBerizinError("Peran Anda tidak mencakup langkah ini.")
                ada = Laporan.objects.untuk(masuk.user).select_related("pd").filter(pk=laporan)
                if (baris := ada.first()) is None:
                    raise TidakDitemukanError
                return JsonResponse(kerja(masuk, baris, *args, **kwargs))
            except PermintaanError as galat:
                return JsonResponse({"jenis": "permintaan", "pesan": str(galat)}, status=400)
            except Penolakan as galat:
                return tolak(galat)

        return bungkus

    return hias


def tolak(galat: Penolakan) -> JsonResponse:
    """A refusal as JSON with its status."""
    if isinstance(galat, BentrokBagianError):
        isi: Isi = {
            "jenis": "bentrok",
            "pesan": galat.pesan,
            "milik_anda": galat.milik_anda,
            "milik_mereka": galat.milik_mereka,
            "disunting": galat.disunting,
            "oleh": galat.oleh,
            "pada": galat.pada.isoformat() if galat.pada else None,
            "versi": galat.versi,
        }
        return JsonResponse(isi, status=409)
    jenis, status = next(
        (
            (jenis, status)
            for kelas, jenis, status in (
                (BagianTerkunciError, "terkunci", 423),
                (TidakBerizinError, "izin", 403),
                (TidakDitemukanError, "tidak_ditemukan", 404),
            )
            if isinstance(galat, kelas)
        ),
        ("tidak_sah", 422),
    )
    return JsonResponse({"jenis": jenis, "pesan": galat.pesan}, status=status)


def _badan(request: HttpRequest) -> Isi:
    try:
        isi = json.loads(request.body)
    except ValueError as galat:
        raise PermintaanError("Isi permintaan bukan JSON.") from galat
    if not isinstance(isi, dict):
        raise PermintaanError("Isi permintaan bukan objek JSON.")
    return isi


def _teks(isi: Isi, nama: str) -> str:
    nilai = isi.get(nama)
    if not isinstance(nilai, str) or "\x00" in nilai:
        raise PermintaanError(f"“{nama}” tidak sah.")
    return nilai


@titik_narasi("POST", IZIN_TULIS)
def penulisan_simpan(request: AuthenticatedHttpRequest, laporan: Laporan, kunci: str) -> Isi:
    """Save one section."""
    isi = _badan(request)
    versi = isi.get("versi")
    if isinstance(versi, bool) or not isinstance(versi, int) or versi < 0:
        raise PermintaanError("“versi” harus bilangan bulat.")
    try:
        sekali = UUID(_teks(isi, "kunci"))
    except ValueError as galat:
        raise PermintaanError("“kunci” harus UUID.") from galat
    bagian = tempat_ringkas(laporan, kunci, request.user)
    return simpan_bagian(
        kunci=sekali,
        laporan=laporan,
        bagian=bagian,
        html=_teks(isi, "html"),
        versi=versi,
        oleh=request.user,
        pada=timezone.now(),
        seksi=pembangun(laporan, kunci, request.user),
    )


@titik_narasi("POST")
def penulisan_pratinjau(request: AuthenticatedHttpRequest, laporan: Laporan, kunci: str) -> Isi:
    """One section as it prints with a text that need not be saved."""
    html = _teks(_badan(request), "html")
    ruang = Ruang(laporan, request.user)
    if kunci not in ruang.terlihat:
        raise TidakDitemukanError
    try:
        rapi = rapikan(html)
    except MarkahError as galat:
        raise TidakSahError(str(galat)) from galat
    pastikan_cakupan(
        semua_medan(rapi.html),
        pengguna=request.user,
        medan=ruang.medan,
        tersedia=angka_bagian(ruang.seksi[kunci], ruang.tempat[kunci].baris),
    )
    seksi: Seksi = ruang.pratinjau(kunci, rapi.html)
    medan = {k: ruang.medan.cari(k) for k in semua_medan(rapi.html)}
    return {
        "html": blok_html(seksi.isi),
        "medan": {k: n.json() for k, n in medan.items() if n is not None},
        "pesan": list(rapi.pesan),
    }


@titik_narasi("GET")
def penulisan_angka(request: AuthenticatedHttpRequest, laporan: Laporan) -> Isi:
    """The picker: figures within the user's scope, by the words of their name."""
    bahan = Bahan(laporan.pd, laporan.tahun)
    medan = Medan(bahan)
    tahun = request.GET.get("tahun", "")
    pilih = int(tahun) if tahun.isascii() and tahun.isdecimal() and len(tahun) == 4 else 0
    pilih = pilih if abs(pilih - laporan.tahun) <= 5 else laporan.tahun
    hasil = medan.pilihan(
        request.GET.get("q", "")[:100], pilih, boleh=lambda unit: boleh_unit(request.user, unit)
    )
    return {"angka": [n.json() for n in hasil]}


@titik_narasi("POST", IZIN_TULIS)
def penulisan_gambar(request: AuthenticatedHttpRequest, laporan: Laporan) -> Isi:
    """Upload an image."""
    berkas = request.FILES.get("berkas")
    if berkas is None or request.user.pd_id != laporan.pd_id:
        raise TidakSahError("Pilih berkas gambar PNG atau JPEG.")
    gambar = simpan_gambar(
        pd=laporan.pd,
        nama=berkas.name or "gambar",
        isi=berkas.read(),
        oleh=request.user,
        pada=timezone.now(),
    )
    return {
        "nomor": gambar.pk,
        "lebar": gambar.lebar,
        "tinggi": gambar.tinggi,
        "url": reverse("penulisan_gambar_isi", args=[laporan.pk, gambar.pk]),
    }


@require_safe
def penulisan_gambar_isi(request: HttpRequest, laporan: int, pk: int) -> HttpResponse:
    """An uploaded image, for the editor; drawn anew by us, so it may be shown in the page."""
    masuk = cast(AuthenticatedHttpRequest, request)
    if not masuk.user.has_perm(IZIN_LIHAT):
        raise Http404
    ada = Laporan.objects.untuk(masuk.user).filter(pk=laporan).values_list("pd", flat=True).first()
    gambar = GambarNarasi.objects.filter(pd=ada or 0, pk=pk).select_related("berkas").first()
    if gambar is None:
        raise Http404("Gambar tidak ditemukan.")
    respons = HttpResponse(bytes(gambar.berkas.isi), content_type=gambar.berkas.tipe)
    respons["Cache-Control"] = "private, max-age=86400"
    respons["Content-Disposition"] = "inline"
    return respons
