"""A unit's quarter as a workbook: download, upload with preview, commit.

| name | method | answer |
| --- | --- | --- |
| `buku_kerja` unit tahun triwulan | GET | page with the download and the upload form |
| | POST `berkas` | preview: changes to confirm, or mistakes, or what changed since |
| `buku_kerja_unduh` unit tahun triwulan | GET | the workbook |
| `buku_kerja_simpan` unit tahun triwulan | POST `bekal` | back to the page; 422 with mistakes |

Outside the user's scope everything is 404.
"""

from base64 import b64encode
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.pintu import IZIN_ISI
from kinerja.models import UnitKerja
from kinerja.penolakan import TidakDitemukanError, TidakSahError
from laporan.cetak.xlsx import MIME_XLSX
from laporan.isian.buku_kerja.baca import UKURAN_MAKSIMUM_MB
from laporan.isian.buku_kerja.kerja import Pratinjau, periksa, simpan
from laporan.isian.buku_kerja.lembar import susun_buku
from laporan.isian.buku_kerja.tandai import tandai
from laporan.isian.buku_kerja.tulis import tulis_buku
from laporan.isian.layar_bukti import dibatasi_unggahnya
from laporan.isian.lembar import LembarIsian
from laporan.rangka.berkas import kirim
from laporan.rangka.konteks import pakai
from laporan.rangka.layar import FORMULIR, KIRIM, layar

IZIN_LIHAT = "kinerja.view_indikator"


@dibatasi_unggahnya(1)
@layar(IZIN_LIHAT, metode=FORMULIR)
def buku_kerja(
    request: AuthenticatedHttpRequest, unit: int, tahun: int, triwulan: int
) -> HttpResponse:
    """Download, upload, preview."""
    lembar = _lembar(request, unit, tahun, triwulan)
    if request.method != "POST":
        return _halaman(request, lembar)
    _pastikan_pengisi(request)
    berkas = request.FILES.get("berkas")
    if not isinstance(berkas, UploadedFile):
        return _halaman(request, lembar, tolak="Pilih buku kerja yang akan diunggah.", status=422)
    isi = berkas.read(UKURAN_MAKSIMUM_MB * 1024 * 1024 + 1)
    try:
        hasil = periksa(isi, susun_buku(lembar), oleh=request.user, pada=timezone.now())
    except TidakSahError as galat:
        return _halaman(request, lembar, tolak=galat.pesan, status=422)
    bertanda = ""
    if hasil.galat:
        bertanda = b64encode(tandai(isi, list(hasil.galat))).decode()
    return _halaman(
        request,
        lembar,
        pratinjau=hasil,
        bertanda=bertanda,
        status=422 if hasil.galat or hasil.basi else 200,
    )


@layar(IZIN_LIHAT)
def buku_kerja_unduh(
    request: AuthenticatedHttpRequest, unit: int, tahun: int, triwulan: int
) -> HttpResponse:
    """The workbook as the unit's quarter stands now."""
    lembar = _lembar(request, unit, tahun, triwulan)
    return kirim(tulis_buku(susun_buku(lembar)))


@layar(IZIN_LIHAT, metode=KIRIM)
def buku_kerja_simpan(
    request: AuthenticatedHttpRequest, unit: int, tahun: int, triwulan: int
) -> HttpResponse:
    """Store what was previewed."""
    lembar = _lembar(request, unit, tahun, triwulan)
    _pastikan_pengisi(request)
    try:
        hasil = simpan(
            request.POST.get("bekal", ""),
            unit=unit,
            tahun=tahun,
            triwulan=triwulan,
            oleh=request.user,
            pada=timezone.now(),
        )
    except TidakSahError as galat:
        return _halaman(request, lembar, tolak=galat.pesan, status=422)
    if hasil.galat:
        return _halaman(request, lembar, pratinjau=Pratinjau((), hasil.galat, ()), status=422)
    messages.success(request, f"{hasil.berubah} perubahan dari buku kerja disimpan.")
    return redirect("buku_kerja", unit, tahun, triwulan)


def _lembar(request: AuthenticatedHttpRequest, unit: int, tahun: int, triwulan: int) -> LembarIsian:
    satu = (
        UnitKerja.objects.untuk(request.user, pernah=True)
        .filter(pk=unit)
        .select_related("pd")
        .first()
    )
    if satu is None:
        raise Http404("Unit kerja tidak ditemukan.")
    pakai(request, pd=satu.pd)
    try:
        return LembarIsian(request.user, satu, tahun, triwulan, pada=timezone.now())
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat


def _pastikan_pengisi(request: AuthenticatedHttpRequest) -> None:
    if not request.user.has_perm(IZIN_ISI):
        raise PermissionDenied("Peran Anda tidak mencakup pengisian realisasi.")


def _halaman(
    request: AuthenticatedHttpRequest,
    lembar: LembarIsian,
    *,
    pratinjau: Pratinjau | None = None,
    bertanda: str = "",
    tolak: str = "",
    status: int = 200,
) -> HttpResponse:
    data: dict[str, Any] = {
        "unit": lembar.unit,
        "tw": lembar.triwulan,
        "batas": lembar.batas,
        "boleh_isi": request.user.has_perm(IZIN_ISI),
        "batas_mb": UKURAN_MAKSIMUM_MB,
        "pratinjau": pratinjau,
        "bertanda": f"data:{MIME_XLSX};base64,{bertanda}" if bertanda else "",
        "nama_bertanda": f"Perbaiki-TW-{lembar.triwulan.nomor}-{lembar.triwulan.tahun}.xlsx",
        "tolak": tolak,
    }
    return render(request, "laporan/isian/buku_kerja.html", data, status=status)
