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

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.penolakan import TidakDitemukanError, TidakSahError
from laporan.bahan.bahan import Bahan
from laporan.cetak.html import blok_layar
from laporan.dokumen.unsur import Seksi
from laporan.models import GambarNarasi, Laporan
from laporan.penulisan.cakupan import boleh_unit, pastikan_cakupan
from laporan.penulisan.gambar import simpan_gambar
from laporan.penulisan.lingkup import IZIN_LIHAT, IZIN_TULIS
from laporan.penulisan.markah.rapi import rapikan
from laporan.penulisan.markah.simpul import MarkahError
from laporan.penulisan.medan import Medan
from laporan.penulisan.naskah import angka_bagian
from laporan.penulisan.ruang import Ruang
from laporan.penulisan.simpan import simpan_bagian
from laporan.penulisan.tempat import pembangun, tempat_ringkas
from laporan.penulisan.ubah import semua_medan
from laporan.rangka.layar import layar
from laporan.rangka.titik import Isi, badan, bulat, teks, titik_json, uuid


def _laporan(request: AuthenticatedHttpRequest, pk: int) -> Laporan:
    """A report within the user's scope."""
    ada = Laporan.objects.untuk(request.user).select_related("pd").filter(pk=pk).first()
    if ada is None:
        raise TidakDitemukanError
    return ada


@titik_json("POST", IZIN_TULIS)
def penulisan_simpan(request: AuthenticatedHttpRequest, laporan: int, kunci: str) -> Isi:
    """Save one section."""
    milik = _laporan(request, laporan)
    isi = badan(request)
    bagian = tempat_ringkas(milik, kunci, request.user)
    return simpan_bagian(
        kunci=uuid(isi, "kunci"),
        laporan=milik,
        bagian=bagian,
        html=teks(isi, "html"),
        versi=bulat(isi, "versi", ketat=True),
        oleh=request.user,
        pada=timezone.now(),
        seksi=pembangun(milik, kunci, request.user),
    )


@titik_json("POST", IZIN_LIHAT)
def penulisan_pratinjau(request: AuthenticatedHttpRequest, laporan: int, kunci: str) -> Isi:
    """One section as it prints with a text that need not be saved."""
    milik = _laporan(request, laporan)
    html = teks(badan(request), "html")
    ruang = Ruang(milik, request.user)
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
        "html": blok_layar(seksi.isi),
        "medan": {k: n.json() for k, n in medan.items() if n is not None},
        "pesan": list(rapi.pesan),
    }


@titik_json("GET", IZIN_LIHAT)
def penulisan_angka(request: AuthenticatedHttpRequest, laporan: int) -> Isi:
    """The picker: figures within the user's scope, by the words of their name."""
    milik = _laporan(request, laporan)
    bahan = Bahan(milik.pd, milik.tahun)
    medan = Medan(bahan)
    tahun = request.GET.get("tahun", "")
    pilih = int(tahun) if tahun.isascii() and tahun.isdecimal() and len(tahun) == 4 else 0
    pilih = pilih if abs(pilih - milik.tahun) <= 5 else milik.tahun
    hasil = medan.pilihan(
        request.GET.get("q", "")[:100], pilih, boleh=lambda unit: boleh_unit(request.user, unit)
    )
    return {"angka": [n.json() for n in hasil]}


@titik_json("POST", IZIN_TULIS)
def penulisan_gambar(request: AuthenticatedHttpRequest, laporan: int) -> Isi:
    """Upload an image."""
    milik = _laporan(request, laporan)
    berkas = request.FILES.get("berkas")
    if berkas is None or request.user.pd_id != milik.pd_id:
        raise TidakSahError("Pilih berkas gambar PNG atau JPEG.")
    gambar = simpan_gambar(
        pd=milik.pd,
        nama=berkas.name or "gambar",
        isi=berkas.read(),
        oleh=request.user,
        pada=timezone.now(),
    )
    return {
        "nomor": gambar.pk,
        "lebar": gambar.lebar,
        "tinggi": gambar.tinggi,
        "url": reverse("penulisan_gambar_isi", args=[milik.pk, gambar.pk]),
    }


@layar()
def penulisan_gambar_isi(request: AuthenticatedHttpRequest, laporan: int, pk: int) -> HttpResponse:
    """An uploaded image, for the editor; drawn anew by us, so it may be shown in the page."""
    if not request.user.has_perm(IZIN_LIHAT):
        raise Http404
    ada = (
        Laporan.objects.untuk(request.user).filter(pk=laporan).values_list("pd", flat=True).first()
    )
    gambar = GambarNarasi.objects.filter(pd=ada or 0, pk=pk).select_related("berkas").first()
    if gambar is None:
        raise Http404("Gambar tidak ditemukan.")
    respons = HttpResponse(bytes(gambar.berkas.isi), content_type=gambar.berkas.tipe)
    respons["Cache-Control"] = "private, max-age=86400"
    respons["Content-Disposition"] = "inline"
    return respons
