"""JSON endpoints of the grids of setting up: cells stored as one goes, and what a block would do.

Bodies are JSON objects: `pd` (the agency's code), `tahun`, `macam`, `pilih` (which grid), and
`sel`: [{sasaran, medan, teks, versi}], where `versi` is what the cell held when it was shown.

| name | body besides | 200 |
| --- | --- | --- |
| `persiapan_sel` | kunci, alasan | {berubah, sel: {field: text}, muat_ulang} |
| `persiapan_sel_pratinjau` | or {papan_klip, tujuan} as in `isian_tempel_pratinjau` | {sel:
  [{sasaran, medan, teks, versi, lama, baru, berubah, galat, temuan}], berubah, galat, dilewati,
  alasan: why a reason is needed} |

Refusals as in laporan/isian/layar_api.py: 409 {sel: {field: theirs}, oleh, pada}, 422 {salah:
{field: sentence}} or {jenis: "perlu_alasan"}. Nothing was stored in any of these cases.
"""

import re
from datetime import date

from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import TidakDitemukanError
from kinerja.periode import format_tanggal
from laporan.isian.tempelan import petakan
from laporan.perencanaan.aksi import IZIN
from laporan.perencanaan.aksi_kisi import pratinjau_sel, tulis_sel
from laporan.perencanaan.baris import LembarBaris
from laporan.perencanaan.kisi import SelKisi
from laporan.perencanaan.susun_kisi import MACAM
from laporan.rangka.titik import (
    Isi,
    PermintaanError,
    badan,
    daftar,
    tahun,
    teks,
    titik_json,
    uuid,
)

PANJANG_SEL = 8_000
SEL_MAKSIMUM = 5_000
_KETERANGAN = 2_000
_HARI = re.compile(r"\d{4}-\d\d-\d\d", re.A)


def _kisi(request: AuthenticatedHttpRequest, isi: Isi) -> tuple[PerangkatDaerah, int, str, str]:
    """Agency, year, kind and document of a grid. Raises TidakDitemukanError for another's."""
    pd, macam = request.user.pd, teks(isi, "macam", panjang=40)
    if pd is None or pd.kode != teks(isi, "pd", panjang=100) or macam not in MACAM:
        raise TidakDitemukanError("Kisi tidak ditemukan.")
    setahun, pilih = tahun(isi), teks(isi, "pilih", panjang=200)
    jenis = MACAM[macam]
    if pilih and pilih not in dict(jenis.pilihan(LembarBaris(pd, jenis.lembar, setahun))):
        raise TidakDitemukanError("Dokumen tidak ditemukan.")
    return pd, setahun, macam, pilih


def _sel(satu: object) -> Isi:
    if not isinstance(satu, dict):
        raise PermintaanError("Setiap sel harus objek.")
    return {
        "sasaran": teks(satu, "sasaran", panjang=500),
        "medan": teks(satu, "medan", panjang=60),
        "teks": teks(satu, "teks", panjang=PANJANG_SEL),
        "versi": teks(satu, "versi", panjang=PANJANG_SEL),
    }


def _nama(satu: Isi) -> str:
    return f"{satu['sasaran']}|{satu['medan']}"


def _bagi(sel: list[Isi]) -> tuple[dict[str, str], dict[str, str]]:
    """Field → text, and what it held when it was shown."""
    if len(sel) > SEL_MAKSIMUM:
        raise PermintaanError(f"Paling banyak {SEL_MAKSIMUM} sel.")
    return {_nama(s): s["teks"] for s in sel}, {_nama(s): s["versi"] for s in sel}


@titik_json("POST", IZIN)
def persiapan_sel(request: AuthenticatedHttpRequest) -> Isi:
    """Store some cells, all of them or none."""
    isi = badan(request)
    teks_sel, awal = _bagi([_sel(s) for s in daftar(isi, "sel")])
    return tulis_sel(
        *_kisi(request, isi),
        kunci=uuid(isi, "kunci"),
        isi=teks_sel,
        awal=awal,
        alasan=teks(isi, "alasan", panjang=_KETERANGAN, bawaan=""),
        oleh=request.user,
        pada=timezone.now(),
    )


@titik_json("POST", IZIN)
def persiapan_sel_pratinjau(request: AuthenticatedHttpRequest) -> Isi:
    """What a block would do."""
    isi = badan(request)
    terkirim, dilewati = petakan(isi) if "papan_klip" in isi else (daftar(isi, "sel"), [])
    sel = [_sel(s) for s in terkirim]
    teks_sel, awal = _bagi(sel)
    dulu, kini, salah, perlu = pratinjau_sel(
        *_kisi(request, isi), isi=teks_sel, awal=awal, oleh=request.user, pada=timezone.now()
    )
    hasil = []
    for satu in sel:
        nama = _nama(satu)
        ada, jadi = dulu.get(nama), kini.get(nama)
        lama, tersimpan = (ada.isi if ada else ""), bool(jadi) and not salah
        baru = jadi.isi if jadi and tersimpan and not jadi.ke else satu["teks"].strip()
        galat = {"jenis": "tidak_sah", "pesan": p} if (p := salah.get(nama)) else None
        tampil = {"lama": _kata(ada, lama), "baru": _kata(ada, baru)}
        hasil.append({**satu, **tampil, "berubah": lama != baru, "galat": galat, "temuan": []})
    return {
        "sel": hasil,
        "berubah": sum(1 for s in hasil if s["berubah"] and not s["galat"]),
        "galat": sum(1 for s in hasil if s["galat"]),
        "dilewati": dilewati,
        "alasan": perlu,
    }


def _kata(sel: SelKisi | None, isi: str) -> str:
    """A code of a list in its words, a day as people write it."""
    if hari := _hari(isi):
        return format_tanggal(hari)
    return dict(sel.pilihan).get(isi, isi) if sel else isi


def _hari(isi: str) -> date | None:
    """A day as its cell holds it; a number of eight digits is a number."""
    try:
        return date.fromisoformat(isi) if _HARI.fullmatch(isi) else None
    except ValueError:
        return None
