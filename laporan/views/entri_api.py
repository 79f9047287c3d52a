"""JSON endpoints of the quarterly entry. The screens code against exactly this.

Requests. POST bodies are JSON objects with the header `X-CSRFToken` (read it from the cookie
`csrftoken` each time: logging in again changes it). `kunci` is a UUID that the client makes once
per write and repeats when it retries: the same key gives the same stored answer.
`sasaran` is `indikator:ID`, `sub:ID` (sub kegiatan) or `baris:ID` (budget line). `medan`:
- indikator: `nilai`, `predikat` (its kode), `variabel:<kode>`, `sumber:<kode>`, `rincian:<kode>`,
  `tidak_berlaku` (the reason; empty takes N/A off), `faktor_pendukung`, `faktor_penghambat`,
  `upaya_perbaikan`, `tindak_lanjut`, `penjelasan`, `keterangan`; and `nilai_resmi` and
  `capaian_ditetapkan` with `alasan` (Sekretariat, while the row is submitted);
- sub: `fisik`, `penjelasan`;
- baris: `kumulatif`, or `triwulan_ini`, from which the server computes the cumulative figure.
`teks` is what was typed ("" clears: belum diisi). `versi` is the row's version as last received
(0: no row yet). A version that moved is a conflict only where this very cell was changed.

| name | method, body or query | 200 |
| --- | --- | --- |
| `isi_sel` | POST {kunci, sasaran, tahun, triwulan, medan, teks, versi, alasan?} | {versi, baris} |
| `isi_baris` | GET ?sasaran&tahun&triwulan | {versi, baris} |
| `isi_kisi` | GET ?unit&tahun&triwulan | the grid: `KisiEntri.json` |
| `isi_tempel_pratinjau` | POST {tahun, triwulan} with {sel: [{sasaran, medan, teks, versi}]}, or
  with {papan_klip: {teks, html?}, tujuan: [[{sasaran, medan, versi} or null, …], …]}: the cells
  from the anchor on, row by row | {sel: [{sasaran, medan, teks, versi, lama, baru, berubah,
  galat: null or {jenis, pesan, …}, temuan: [pesan]}], berubah, galat,
  dilewati: [{baris, isi, sebab}]} |
| `isi_tempel` | POST {kunci, tahun, triwulan, sel} | {kelompok, berubah, baris: [rows]} |
| `isi_urungkan` | POST {kunci, kelompok} | {baris: [rows]} |
| `isi_ajukan_periksa` | GET ?unit&tahun&triwulan | {kekurangan: […], siap} |
| `isi_ajukan` | POST {kunci, unit, tahun, triwulan} | {diajukan: [sasaran], dilewati: [sasaran]} |

`baris` for a budget line is the row of its sub kegiatan. Rows: `BarisIndikatorEntri`,
`BarisSubEntri`.

Refusals. 400 {jenis: "permintaan"}; 401 {jenis: "masuk"} when the session ended; 403 {jenis:
"izin", pesan} (a failed CSRF check is Django's own 403 page, not JSON); 404 {jenis:
"tidak_ditemukan", pesan}; 409 {jenis: "bentrok", milik_anda, milik_mereka, oleh, pada, versi,
pesan}; 423 {jenis: "terkunci", sebab, pesan}; 422 {jenis: "tidak_sah", pesan}, for a refused block
{jenis: "tempelan", pesan, galat: [{indeks, sasaran, medan, jenis, pesan, …}]}, for a submission
{jenis: "belum_lengkap", pesan, kekurangan: [{sasaran, medan, kode, pesan, baris, unit, jangkar}]}.
Nothing was stored in any of these cases. `jangkar` is the id of the cell on the page:
`sel-indikator-12-variabel-bekerja`.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.galat import (
    BelumLengkapError,
    BentrokError,
    IsianError,
    TerkunciError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from kinerja.isian.sel import PANJANG_TEKS, Sasaran, Sel
from kinerja.models import UnitKerja
from kinerja.uji_isian import SEL_GABUNGAN
from laporan.entri.kisi import KisiEntri, baris_segar
from laporan.entri.papan_klip import PapanKlipError, Tergabung, baca_papan_klip
from laporan.entri.pengajuan import ajukan, periksa_pengajuan
from laporan.entri.tulis import (
    TempelanDitolakError,
    galat_json,
    pratinjau_tempel,
    simpan_sel,
    simpan_tempel,
    urungkan,
)

Isi = dict[str, Any]
Kerja = Callable[[AuthenticatedHttpRequest, Isi], Isi]


class PermintaanError(Exception):
    """The request itself is malformed: a fault of the client program, not of its user."""


def titik_api(metode: str) -> Callable[[Kerja], Callable[[HttpRequest], HttpResponse]]:
    """A JSON endpoint: 401 instead of a redirect, refusals as the module's docstring says."""

    def hias(kerja: Kerja) -> Callable[[HttpRequest], HttpResponse]:
        @login_not_required  # answered below, as JSON
        @never_cache
        @wraps(kerja)
        def bungkus(request: HttpRequest) -> HttpResponse:
            if not request.user.is_authenticated:
                pesan = "Sesi Anda berakhir. Masuk kembali; isian yang belum tersimpan tetap ada."
                return JsonResponse({"jenis": "masuk", "pesan": pesan}, status=401)
            if request.method != metode:
                return HttpResponseNotAllowed([metode])
            masuk = cast(AuthenticatedHttpRequest, request)
            try:
                isi = request.GET.dict() if metode == "GET" else _badan(request)
                return JsonResponse(kerja(masuk, isi))
            except PermintaanError as galat:
                return JsonResponse({"jenis": "permintaan", "pesan": str(galat)}, status=400)
            except IsianError as galat:
                return tolak(galat)

        return bungkus

    return hias


def tolak(galat: IsianError) -> JsonResponse:
    """A refusal as JSON with its status."""
    if isinstance(galat, TempelanDitolakError):
        return JsonResponse(
            {
                "jenis": "tempelan",
                "pesan": galat.pesan,
                "galat": [{"indeks": n, **galat_json(g)} for n, g in galat.galat],
            },
            status=422,
        )
    if isinstance(galat, BelumLengkapError):
        return JsonResponse(
            {
                "jenis": "belum_lengkap",
                "pesan": galat.pesan,
                "kekurangan": [k.json() for k in galat.kekurangan],
            },
            status=422,
        )
    if isinstance(galat, TidakBerizinError):
        return JsonResponse({"jenis": "izin", "pesan": galat.pesan}, status=403)
    status = {TidakDitemukanError: 404, BentrokError: 409, TerkunciError: 423, TidakSahError: 422}
    return JsonResponse(
        galat_json(galat), status=next(s for k, s in status.items() if isinstance(galat, k))
    )


# --- reading a request ---------------------------------------------------------------------


def _badan(request: HttpRequest) -> Isi:
    try:
        isi = json.loads(request.body)
    except ValueError as galat:  # not JSON, or not UTF-8
        raise PermintaanError("Isi permintaan bukan JSON.") from galat
    if not isinstance(isi, dict):
        raise PermintaanError("Isi permintaan bukan objek JSON.")
    return isi


def _teks(
    isi: Isi, nama: str, *, panjang: int = PANJANG_TEKS * 2, bawaan: str | None = None
) -> str:
    nilai = isi.get(nama, bawaan)
    if not isinstance(nilai, str) or len(nilai) > panjang or "\x00" in nilai:
        raise PermintaanError(f"“{nama}” tidak sah.")
    return nilai


def _bulat(isi: Isi, nama: str) -> int:
    nilai = isi.get(nama)
    if isinstance(nilai, str) and nilai.isascii() and nilai.isdecimal() and len(nilai) < 19:
        nilai = int(nilai)
    if isinstance(nilai, bool) or not isinstance(nilai, int) or not 0 <= nilai < 2**63:
        raise PermintaanError(f"“{nama}” harus bilangan bulat.")
    return nilai


def _uuid(isi: Isi, nama: str) -> UUID:
    try:
        return UUID(_teks(isi, nama, panjang=36))
    except ValueError as galat:
        raise PermintaanError(f"“{nama}” harus UUID.") from galat


def _triwulan(isi: Isi) -> dict[str, int]:
    return {"tahun": _bulat(isi, "tahun"), "triwulan": _bulat(isi, "triwulan")}


def _sel(isi: object) -> Sel:
    if not isinstance(isi, dict):
        raise PermintaanError("Setiap sel harus objek.")
    return Sel(
        Sasaran.baca(_teks(isi, "sasaran", panjang=40)),
        _teks(isi, "medan", panjang=80),
        _teks(isi, "teks"),
        _bulat(isi, "versi"),
    )


def _daftar(isi: Isi, nama: str) -> list[Any]:
    nilai = isi.get(nama)
    if not isinstance(nilai, list):
        raise PermintaanError(f"“{nama}” harus daftar.")
    return nilai


def _unit(request: AuthenticatedHttpRequest, isi: Isi) -> UnitKerja:
    unit = (
        UnitKerja.objects.untuk(request.user)
        .select_related("pd")
        .filter(pk=_bulat(isi, "unit"))
        .first()
    )
    if unit is None:
        raise TidakDitemukanError("Unit kerja tidak ditemukan.")
    return unit


# --- endpoints -----------------------------------------------------------------------------


@titik_api("POST")
def isi_sel(request: AuthenticatedHttpRequest, isi: Isi) -> Isi:
    """Save one cell."""
    return simpan_sel(
        kunci=_uuid(isi, "kunci"),
        sasaran=Sasaran.baca(_teks(isi, "sasaran", panjang=40)),
        **_triwulan(isi),
        medan=_teks(isi, "medan", panjang=80),
        teks=_teks(isi, "teks"),
        versi=_bulat(isi, "versi"),
        alasan=_teks(isi, "alasan", bawaan=""),
        oleh=request.user,
        pada=timezone.now(),
    )


@titik_api("GET")
def isi_baris(request: AuthenticatedHttpRequest, isi: Isi) -> Isi:
    """One row as it stands now."""
    sasaran = Sasaran.baca(_teks(isi, "sasaran", panjang=40))
    baris = baris_segar(request.user, sasaran, **_triwulan(isi), pada=timezone.now())
    return {"versi": baris["versi"], "baris": baris}


@titik_api("GET")
def isi_kisi(request: AuthenticatedHttpRequest, isi: Isi) -> Isi:
    """The whole grid of a unit."""
    unit = _unit(request, isi)
    return KisiEntri(request.user, unit, **_triwulan(isi), pada=timezone.now()).json()


@titik_api("POST")
def isi_tempel_pratinjau(request: AuthenticatedHttpRequest, isi: Isi) -> Isi:
    """What a block would do."""
    dilewati: list[Isi] = []
    if "papan_klip" in isi:
        sel, dilewati = _petakan(isi)
    else:
        sel = [_sel(s) for s in _daftar(isi, "sel")]
    hasil = pratinjau_tempel(sel=sel, **_triwulan(isi), oleh=request.user, pada=timezone.now())
    for satu, asal in zip(hasil["sel"], sel, strict=True):
        satu["versi"] = asal.versi
    return {**hasil, "dilewati": dilewati}


def _petakan(isi: Isi) -> tuple[list[Sel], list[Isi]]:
    """Lay the clipboard over the cells from the anchor on; what falls outside is refused."""
    klip = isi["papan_klip"]
    if not isinstance(klip, dict):
        raise PermintaanError("“papan_klip” harus objek.")
    batas = 5_000_000
    try:
        blok = baca_papan_klip(
            _teks(klip, "teks", panjang=batas, bawaan=""),
            _teks(klip, "html", panjang=batas, bawaan=""),
        )
    except PapanKlipError as galat:
        raise TidakSahError(str(galat)) from galat
    tujuan = _daftar(isi, "tujuan")
    tinggi, lebar = len(blok.baris), len(blok.baris[0])
    muat = len(tujuan) >= tinggi and all(isinstance(b, list) and len(b) >= lebar for b in tujuan)
    if not muat:
        raise TidakSahError(
            f"Blok yang disalin ({tinggi} baris × {lebar} kolom) tidak muat mulai sel ini. Pilih "
            "sel awal yang lain, atau salin blok yang lebih kecil."
        )
    if any(
        isinstance(satu, dict) and isinstance(teks, Tergabung)
        for baris, isian in zip(tujuan, blok.baris, strict=False)
        for satu, teks in zip(baris, isian, strict=False)
    ):
        raise TidakSahError(f"Pada blok ini {SEL_GABUNGAN}")
    sel = [
        _sel({**satu, "teks": teks})
        for baris, isian in zip(tujuan, blok.baris, strict=False)
        for satu, teks in zip(baris, isian, strict=False)
        if isinstance(satu, dict)
    ]
    lewat = [{"baris": d.baris, "isi": d.isi, "sebab": d.sebab} for d in blok.dilewati]
    return sel, lewat


@titik_api("POST")
def isi_tempel(request: AuthenticatedHttpRequest, isi: Isi) -> Isi:
    """Save a block, all or nothing."""
    return simpan_tempel(
        kunci=_uuid(isi, "kunci"),
        sel=[_sel(s) for s in _daftar(isi, "sel")],
        **_triwulan(isi),
        oleh=request.user,
        pada=timezone.now(),
    )


@titik_api("POST")
def isi_urungkan(request: AuthenticatedHttpRequest, isi: Isi) -> Isi:
    """Undo a block."""
    return urungkan(
        kunci=_uuid(isi, "kunci"),
        kelompok=_uuid(isi, "kelompok"),
        oleh=request.user,
        pada=timezone.now(),
    )


@titik_api("GET")
def isi_ajukan_periksa(request: AuthenticatedHttpRequest, isi: Isi) -> Isi:
    """What stands in the way of submitting."""
    unit = _unit(request, isi)
    kurang = periksa_pengajuan(unit, **_triwulan(isi), oleh=request.user, pada=timezone.now())
    return {"kekurangan": [k.json() for k in kurang], "siap": not kurang}


@titik_api("POST")
def isi_ajukan(request: AuthenticatedHttpRequest, isi: Isi) -> Isi:
    """Submit the rows of a unit and of the units below it."""
    return ajukan(
        kunci=_uuid(isi, "kunci"),
        unit=_unit(request, isi),
        **_triwulan(isi),
        oleh=request.user,
        pada=timezone.now(),
    )
