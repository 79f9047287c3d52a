"""JSON endpoints of the quarterly entry. The screens code against exactly this.

Requests. POST bodies are JSON objects with the header `X-CSRFToken` (read it from the cookie
`csrftoken` each time: logging in again changes it). `kunci` is a UUID that the client makes once
per write and repeats when it retries: the same key gives the same stored answer.
`sasaran` is `indikator:ID`, `sub:ID` (sub kegiatan) or `baris:ID` (budget line). `medan`:
- indikator: `nilai`, `predikat` (its kode), `variabel:<kode>`, `sumber:<kode>`, `rincian:<kode>`,
  `tidak_berlaku` (the reason; empty takes N/A off), `faktor_pendukung`, `faktor_penghambat`,
  `upaya_perbaikan`, `tindak_lanjut`, `penjelasan`, `keterangan`, `catatan_data`; and `nilai_resmi`
  and `capaian_ditetapkan` with `alasan` (Sekretariat, while the row is submitted);
- sub: `fisik`, `penjelasan`;
- baris: `kumulatif`, or `triwulan_ini`, from which the server computes the cumulative figure.
`teks` is what was typed ("" clears: belum diisi). `versi` is the row's version as last received
(0: no row yet). A version that moved is a conflict only where this very cell was changed.

| name | method, body or query | 200 |
| --- | --- | --- |
| `isian_sel` | POST {kunci, sasaran, tahun, triwulan, medan, teks, versi, alasan?} | {versi,
  baris} |
| `isian_baris` | GET ?sasaran&tahun&triwulan | {versi, baris} |
| `isian_lembar` | GET ?unit&tahun&triwulan | the grid: `LembarIsian.json` |
| `isian_tempel_pratinjau` | POST {tahun, triwulan} with {sel: [{sasaran, medan, teks, versi}]}, or
  with {papan_klip: {teks, html?}, tujuan: [[{sasaran, medan, versi} or null, …], …]}: the cells
  from the anchor on, row by row | {sel: [{sasaran, medan, teks, versi, lama, baru, berubah,
  galat: null or {jenis, pesan, …}, temuan: [pesan]}], berubah, galat,
  dilewati: [{baris, isi, sebab}]} |
| `isian_tempel` | POST {kunci, tahun, triwulan, sel} | {kelompok, berubah, baris: [rows]} |
| `isian_urungkan` | POST {kunci, kelompok} | {baris: [rows]} |
| `isian_ajukan_periksa` | GET ?unit&tahun&triwulan | {kekurangan: […], siap} |
| `isian_ajukan` | POST {kunci, unit, tahun, triwulan} | {diajukan, dilewati: [sasaran]} |

`baris` for a budget line is the row of its sub kegiatan. Rows: `BarisIndikatorIsian`,
`BarisSubIsian`.

Refusals. 400 {jenis: "permintaan"}; 401 {jenis: "masuk"} when the session ended; 403 {jenis:
"izin", pesan} (a failed CSRF check is Django's own 403 page, not JSON); 404 {jenis:
"tidak_ditemukan", pesan}; 409 {jenis: "bentrok", milik_anda, milik_mereka, oleh, pada, versi,
pesan}; 423 {jenis: "terkunci", sebab, pesan}; 422 {jenis: "tidak_sah", pesan}, for a refused block
{jenis: "tempelan", pesan, galat: [{indeks, sasaran, medan, jenis, pesan, …}]}, for a submission
{jenis: "belum_lengkap", pesan, kekurangan: [{sasaran, medan, kode, pesan, baris, unit, jangkar}]}.
Nothing was stored in any of these cases. `jangkar` is the id of the cell on the page:
`sel-indikator-12-variabel-bekerja`.
"""

from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.sel import PANJANG_TEKS, SasaranSel, Sel
from kinerja.models import UnitKerja
from kinerja.penolakan import TidakDitemukanError
from laporan.isian.lembar import LembarIsian, baris_segar
from laporan.isian.pengajuan import ajukan, periksa_pengajuan
from laporan.isian.tempelan import petakan
from laporan.isian.tulis import (
    pratinjau_tempel,
    simpan_sel,
    simpan_tempel,
    urungkan,
)
from laporan.rangka.titik import Isi, PermintaanError, badan, bulat, daftar, teks, titik_json, uuid

PANJANG_ISIAN = PANJANG_TEKS * 2
"""Of a text as typed; what is stored of it is shorter."""


def _triwulan(isi: Isi) -> dict[str, int]:
    return {"tahun": bulat(isi, "tahun"), "triwulan": bulat(isi, "triwulan")}


def _sel(isi: object) -> Sel:
    if not isinstance(isi, dict):
        raise PermintaanError("Setiap sel harus objek.")
    return Sel(
        SasaranSel.baca(teks(isi, "sasaran", panjang=40)),
        teks(isi, "medan", panjang=80),
        teks(isi, "teks", panjang=PANJANG_ISIAN),
        bulat(isi, "versi"),
    )


def _unit(request: AuthenticatedHttpRequest, isi: Isi) -> UnitKerja:
    unit = (
        UnitKerja.objects.untuk(request.user, pernah=True)
        .select_related("pd")
        .filter(pk=bulat(isi, "unit"))
        .first()
    )
    if unit is None:
        raise TidakDitemukanError("Unit kerja tidak ditemukan.")
    return unit


# --- endpoints -----------------------------------------------------------------------------


@titik_json("POST")
def isian_sel(request: AuthenticatedHttpRequest) -> Isi:
    """Save one cell."""
    isi = badan(request)
    return simpan_sel(
        kunci=uuid(isi, "kunci"),
        sasaran=SasaranSel.baca(teks(isi, "sasaran", panjang=40)),
        **_triwulan(isi),
        medan=teks(isi, "medan", panjang=80),
        teks=teks(isi, "teks", panjang=PANJANG_ISIAN),
        versi=bulat(isi, "versi"),
        alasan=teks(isi, "alasan", panjang=PANJANG_ISIAN, bawaan=""),
        oleh=request.user,
        pada=timezone.now(),
    )


@titik_json("GET")
def isian_baris(request: AuthenticatedHttpRequest) -> Isi:
    """One row as it stands now."""
    isi = badan(request)
    sasaran = SasaranSel.baca(teks(isi, "sasaran", panjang=40))
    baris = baris_segar(request.user, sasaran, **_triwulan(isi), pada=timezone.now())
    return {"versi": baris["versi"], "baris": baris}


@titik_json("GET")
def isian_lembar(request: AuthenticatedHttpRequest) -> Isi:
    """The whole grid of a unit."""
    isi = badan(request)
    unit = _unit(request, isi)
    return LembarIsian(request.user, unit, **_triwulan(isi), pada=timezone.now()).json()


@titik_json("POST")
def isian_tempel_pratinjau(request: AuthenticatedHttpRequest) -> Isi:
    """What a block would do."""
    isi = badan(request)
    dilewati: list[Isi] = []
    if "papan_klip" in isi:
        terkirim, dilewati = petakan(isi)
        sel = [_sel(s) for s in terkirim]
    else:
        sel = [_sel(s) for s in daftar(isi, "sel")]
    hasil = pratinjau_tempel(sel=sel, **_triwulan(isi), oleh=request.user, pada=timezone.now())
    for satu, asal in zip(hasil["sel"], sel, strict=True):
        satu["versi"] = asal.versi
    return {**hasil, "dilewati": dilewati}


@titik_json("POST")
def isian_tempel(request: AuthenticatedHttpRequest) -> Isi:
    """Save a block, all or nothing."""
    isi = badan(request)
    return simpan_tempel(
        kunci=uuid(isi, "kunci"),
        sel=[_sel(s) for s in daftar(isi, "sel")],
        **_triwulan(isi),
        oleh=request.user,
        pada=timezone.now(),
    )


@titik_json("POST")
def isian_urungkan(request: AuthenticatedHttpRequest) -> Isi:
    """Undo a block."""
    isi = badan(request)
    return urungkan(
        kunci=uuid(isi, "kunci"),
        kelompok=uuid(isi, "kelompok"),
        oleh=request.user,
        pada=timezone.now(),
    )


@titik_json("GET")
def isian_ajukan_periksa(request: AuthenticatedHttpRequest) -> Isi:
    """What stands in the way of submitting."""
    isi = badan(request)
    unit = _unit(request, isi)
    kurang = periksa_pengajuan(unit, **_triwulan(isi), oleh=request.user, pada=timezone.now())
    return {"kekurangan": [k.json() for k in kurang], "siap": not kurang}


@titik_json("POST")
def isian_ajukan(request: AuthenticatedHttpRequest) -> Isi:
    """Submit the rows of a unit and of the units below it."""
    isi = badan(request)
    return ajukan(
        kunci=uuid(isi, "kunci"),
        unit=_unit(request, isi),
        **_triwulan(isi),
        oleh=request.user,
        pada=timezone.now(),
    )
