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
from laporan.isian.lembar import KisiEntri
from laporan.rangka.berkas import kirim
from laporan.rangka.layar import FORMULIR, KIRIM, layar

IZIN_LIHAT = "kinerja.view_indikator"


@dibatasi_unggahnya(1)
@layar(IZIN_LIHAT, metode=FORMULIR)
def buku_kerja(
    request: AuthenticatedHttpRequest, unit: int, tahun: int, triwulan: int
) -> HttpResponse:
    """Download, upload, preview."""
    kisi = _kisi(request, unit, tahun, triwulan)
    if request.method != "POST":
        return _halaman(request, kisi)
    _pastikan_pengisi(request)
    berkas = request.FILES.get("berkas")
    if not isinstance(berkas, UploadedFile):
        return _halaman(request, kisi, tolak="Pilih buku kerja yang akan diunggah.", status=422)
    isi = berkas.read(UKURAN_MAKSIMUM_MB * 1024 * 1024 + 1)
    try:
        hasil = periksa(isi, susun_buku(kisi), oleh=request.user, pada=timezone.now())
    except TidakSahError as galat:
        return _halaman(request, kisi, tolak=galat.pesan, status=422)
    bertanda = ""
    if hasil.galat:
        bertanda = b64encode(tandai(isi, list(hasil.galat))).decode()
    return _halaman(
        request,
        kisi,
        pratinjau=hasil,
        bertanda=bertanda,
        status=422 if hasil.galat or hasil.basi else 200,
    )


@layar(IZIN_LIHAT)
def buku_kerja_unduh(
    request: AuthenticatedHttpRequest, unit: int, tahun: int, triwulan: int
) -> HttpResponse:
    """The workbook as the unit's quarter stands now."""
    kisi = _kisi(request, unit, tahun, triwulan)
    return kirim(tulis_buku(susun_buku(kisi)))


@layar(IZIN_LIHAT, metode=KIRIM)
def buku_kerja_simpan(
    request: AuthenticatedHttpRequest, unit: int, tahun: int, triwulan: int
) -> HttpResponse:
    """Store what was previewed."""
    kisi = _kisi(request, unit, tahun, triwulan)
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
        return _halaman(request, kisi, tolak=galat.pesan, status=422)
    if hasil.galat:
        return _halaman(request, kisi, pratinjau=Pratinjau((), hasil.galat, ()), status=422)
    messages.success(request, f"{hasil.berubah} perubahan dari buku kerja disimpan.")
    return redirect("buku_kerja", unit, tahun, triwulan)


def _kisi(request: AuthenticatedHttpRequest, unit: int, tahun: int, triwulan: int) -> KisiEntri:
    satu = UnitKerja.objects.untuk(request.user).filter(pk=unit).select_related("pd").first()
    if satu is None:
        raise Http404("Unit kerja tidak ditemukan.")
    try:
        return KisiEntri(request.user, satu, tahun, triwulan, pada=timezone.now())
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat


def _pastikan_pengisi(request: AuthenticatedHttpRequest) -> None:
    if not request.user.has_perm(IZIN_ISI):
        raise PermissionDenied("Peran Anda tidak mencakup pengisian realisasi.")


def _halaman(
    request: AuthenticatedHttpRequest,
    kisi: KisiEntri,
    *,
    pratinjau: Pratinjau | None = None,
    bertanda: str = "",
    tolak: str = "",
    status: int = 200,
) -> HttpResponse:
    data: dict[str, Any] = {
        "kisi": kisi,
        "unit": kisi.unit,
        "tw": kisi.triwulan,
        "batas": kisi.batas,
        "boleh_isi": request.user.has_perm(IZIN_ISI),
        "batas_mb": UKURAN_MAKSIMUM_MB,
        "pratinjau": pratinjau,
        "bertanda": f"data:{MIME_XLSX};base64,{bertanda}" if bertanda else "",
        "nama_bertanda": f"Perbaiki-TW-{kisi.triwulan.nomor}-{kisi.triwulan.tahun}.xlsx",
        "tolak": tolak,
    }
    return render(request, "laporan/isian/buku_kerja.html", data, status=status)
