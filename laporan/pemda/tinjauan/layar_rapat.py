"""The overview on paper, and over the years.

| name | method | what |
| --- | --- | --- |
| `tinjauan_rapat` | GET | one page for a meeting, as it will print |
| `tinjauan_tren` | GET | five years of every agency; ?tahun= |
| `tinjauan_unduh` isi bentuk | GET | either as a file |
"""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.cetak.registry import EXPORTERS
from laporan.pemda.tinjauan.gambar import BARIS_RAPAT, BARIS_TREN, gambar
from laporan.pemda.tinjauan.layar import (
    IZIN,
    konteks_masa,
    masa_diminta,
    sehalaman,
    tinjauan_diminta,
)
from laporan.pemda.tinjauan.susun import susun_tinjauan, susun_tren
from laporan.pemda.tinjauan.tren import TrenPemda
from laporan.rangka.berkas import kirim
from laporan.rangka.layar import layar, pastikan_semua_unit

BENTUK_TINJAUAN = ("pdf", "docx", "xlsx")


@layar(IZIN)
def tinjauan_rapat(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Who is behind, and every agency in one table."""
    t = tinjauan_diminta(request)
    data = {**konteks_masa(t), "baris": [gambar(b, BARIS_RAPAT) for b in t.urut_rapat]}
    return render(request, "laporan/pemda/tinjauan/rapat.html", data)


def _tren(request: AuthenticatedHttpRequest, tahun: int) -> TrenPemda:
    pastikan_semua_unit(request)
    return TrenPemda(request.user, tahun, timezone.now())


@layar(IZIN)
def tinjauan_tren(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Capaian and AKIP score of five years."""
    tahun, triwulan = masa_diminta(request)
    masa = {"tahun": tahun, "triwulan": triwulan}
    t = _tren(request, tahun)
    halaman = sehalaman(request, t.baris, masa)
    data = {
        **halaman,
        **masa,
        "t": t,
        "sebelum": tahun - 1,
        "sesudah": tahun + 1,
        "kueri": urlencode(masa),
        "bersih": f"?{urlencode(masa)}",
        "baris": [gambar(b, BARIS_TREN, tahun=tahun) for b in halaman["halaman"]],
    }
    return render(request, "laporan/pemda/tinjauan/tren.html", data)


@layar(IZIN)
def tinjauan_unduh(request: AuthenticatedHttpRequest, isi: str, bentuk: str) -> HttpResponse:
    """PDF, Word or Excel."""
    if bentuk not in BENTUK_TINJAUAN or isi not in ("rapat", "tren"):
        raise Http404("Berkas tidak dikenal.")
    if isi == "rapat":
        dokumen = susun_tinjauan(tinjauan_diminta(request))
    else:
        dokumen = susun_tren(_tren(request, masa_diminta(request)[0]))
    try:
        return kirim(EXPORTERS[bentuk](dokumen))
    except PdfTidakTersediaError as galat:
        return HttpResponse(
            f"PDF tidak dapat dibuat. {galat}", status=503, content_type="text/plain; charset=utf-8"
        )
