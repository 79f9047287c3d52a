"""The public verification pages: no login, no JavaScript.

| name | method | answer |
| --- | --- | --- |
| `verifikasi` | GET `?kode=` | the form, or on to the page of the code |
| | POST `berkas` | what is known of the file |
| `verifikasi_kode` kode | GET | who signed, when, how, what is in force; 404 for the unsigned |
| `verifikasi_salinan` kode | GET | the signed file, once both parties have signed |

429 with a page where one address asks too often.
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.pagar import PagarPenuhError
from kinerja.waktu import format_saat
from laporan.isian.layar_bukti import BatasUnggah
from laporan.perjanjian.cetak import nama_pdf
from laporan.rangka.badan import MB, badan_maks
from laporan.segel.laju import melebihi
from laporan.segel.verifikasi import Keterangan, keterangan, periksa_unggahan, rapikan_kode
from laporan.segel.verifikasi_lhe import KeteranganLHE, keterangan_lhe

LAJU_BUKA, LAJU_UNGGAH = 120, 20
"""Requests a minute from one address; a whole office may share one."""


@badan_maks(lambda: settings.TAPAK_VERIFIKASI_MAKS_MB * MB)
@csrf_exempt  # until the size of the upload is bounded; protected just below
@login_not_required
def verifikasi(request: HttpRequest) -> HttpResponse:
    """The form by code or by file."""
    batas = BatasUnggah(request, settings.TAPAK_VERIFIKASI_MAKS_MB * MB + 64 * 1024)
    request.upload_handlers.insert(0, batas)
    return _verifikasi(request, batas)


@csrf_protect
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def _verifikasi(request: HttpRequest, batas: BatasUnggah) -> HttpResponse:
    pada = timezone.now()
    if request.method == "POST":
        if melebihi(request, "unggah", LAJU_UNGGAH, pada=pada):
            return _terlalu_sering(request)
        return _unggah(request, batas, pada)
    teks = request.GET.get("kode", "").strip()
    if not teks:
        return _formulir(request)
    if kode := rapikan_kode(teks):
        return redirect("verifikasi_kode", kode=kode)
    return _formulir(
        request,
        teks=teks[:40],
        galat_kode="Kode terdiri atas 12 huruf dan angka, misalnya 7KQ2-M8XR-4TNP.",
    )


def _unggah(request: HttpRequest, batas: BatasUnggah, pada: datetime) -> HttpResponse:
    berkas = request.FILES.get("berkas")
    if batas.terlampaui:
        maks = settings.TAPAK_VERIFIKASI_MAKS_MB
        return _formulir(request, galat_berkas=f"Berkas melebihi {maks} MB.", status=413)
    if not isinstance(berkas, UploadedFile) or not berkas.size:
        return _formulir(request, galat_berkas="Pilih berkas PDF yang akan diperiksa.", status=400)
    try:
        hasil = periksa_unggahan(berkas.read(), hari=timezone.localdate(pada))
    except PagarPenuhError:
        return _terlalu_sering(request)
    tanda = [{"t": t, "saat": _saat(t.pada, hasil.keterangan)} for t in _tanda(hasil.periksa)]
    return render(
        request,
        "laporan/perjanjian/verifikasi/unggahan.html",
        {
            "hasil": hasil,
            "nama": berkas.name,
            "tanda": tanda,
            **_isi(hasil.keterangan),
            **(_isi_lhe(hasil.lhe) if hasil.lhe else {}),
        },
    )


def _tanda(periksa: Any) -> tuple[Any, ...]:
    return periksa.tanda if periksa is not None else ()


def _formulir(request: HttpRequest, *, status: int = 200, **isi: str) -> HttpResponse:
    return render(
        request,
        "laporan/perjanjian/verifikasi/formulir.html",
        {"maks_mb": settings.TAPAK_VERIFIKASI_MAKS_MB, **isi},
        status=status,
    )


def _terlalu_sering(request: HttpRequest) -> HttpResponse:
    respons = render(request, "laporan/perjanjian/verifikasi/terlalu_sering.html", status=429)
    respons["Retry-After"] = "60"
    return respons


@login_not_required
@never_cache
@require_safe
def verifikasi_kode(request: HttpRequest, kode: str) -> HttpResponse:
    """What the code stands for."""
    pada = timezone.now()
    if melebihi(request, "kode", LAJU_BUKA, pada=pada):
        return _terlalu_sering(request)
    rapi = rapikan_kode(kode)
    if rapi and rapi != kode:
        return redirect("verifikasi_kode", kode=rapi)
    k = keterangan(rapi, hari=timezone.localdate(pada)) if rapi else None
    if k is None and (lhe := keterangan_lhe(rapi) if rapi else None):
        return render(request, "laporan/perjanjian/verifikasi/lhe.html", _isi_lhe(lhe))
    if k is None:
        return render(
            request,
            "laporan/perjanjian/verifikasi/tak_dikenal.html",
            {"teks": kode[:40]},
            status=404,
        )
    return render(request, "laporan/perjanjian/verifikasi/kode.html", _isi(k))


@login_not_required
@never_cache
@require_safe
def verifikasi_salinan(request: HttpRequest, kode: str) -> HttpResponse:
    """The signed file itself: a signed Perjanjian Kinerja is public (PermenPANRB 53/2014)."""
    pada = timezone.now()
    if melebihi(request, "salinan", LAJU_UNGGAH, pada=pada):
        return _terlalu_sering(request)
    k = keterangan(kode, hari=timezone.localdate(pada))
    if k is None or k.berkas is None:
        raise Http404("Belum ada salinan yang ditandatangani kedua pihak.")
    respons = HttpResponse(bytes(k.berkas.isi), content_type="application/pdf")
    respons["Content-Disposition"] = f'attachment; filename="{nama_pdf(k.naskah.isi)}"'
    return respons


def _isi(k: Keterangan | None) -> dict[str, Any]:
    if k is None:
        return {"k": None}
    return {
        "k": k,
        "p": k.perjanjian,
        "riwayat": [
            {"tanda": t.tanda, "utuh": t.utuh, "kertas": t.kertas, "saat": _saat(t.tanda.pada, k)}
            for t in k.tanda
        ],
    }


def _isi_lhe(lhe: KeteranganLHE) -> dict[str, Any]:
    s = lhe.segel
    assert s.bertanda_pada is not None  # it is signed
    saat = format_saat(s.bertanda_pada, ZoneInfo(s.evaluasi.pd.zona_waktu))
    return {"lhe": lhe, "s": s, "saat": saat}


def _saat(pada: datetime | None, k: Keterangan | None) -> str:
    """In the agency's own time."""
    if pada is None:
        return ""
    zona = k.perjanjian.pd.zona_waktu if k else settings.TIME_ZONE
    return format_saat(pada, ZoneInfo(zona))
