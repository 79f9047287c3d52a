"""Spending over the year, and the monthly RFK.

| name | method | what |
| --- | --- | --- |
| `serapan` | GET | months, jenis belanja, sumber dana, versions; ?bulan= |
| `rfk` | GET | the monthly report; ?bulan= |
| `serapan_unduh` isi bentuk | GET | either as a file |
"""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from anggaran.impor.nilai import nama_bulan
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.cetak.registry import EXPORTERS
from laporan.rangka.berkas import kirim
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import bulat, layar, pastikan_semua_unit, pd_kerja
from laporan.serapan.bahan import BahanSerapan
from laporan.serapan.gambar import gambar_layar
from laporan.serapan.tabel import dokumen_serapan, semua_tabel, tabel_rfk, untuk_layar

IZIN_SERAPAN = "anggaran.view_program"
BENTUK = ("pdf", "docx", "xlsx")


def _bahan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> BahanSerapan:
    pastikan_semua_unit(request)
    bulan = bulat(request.GET.get("bulan"))
    return BahanSerapan(pd, konteks_kerja(request).tahun, bulan if bulan in range(1, 13) else None)


@layar(IZIN_SERAPAN, buka=pd_kerja)
def serapan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Tables of the year, with what stands out."""
    b = _bahan(request, pd)
    gambar = gambar_layar(b)
    tabel = [(*untuk_layar(t), gambar.get(t.kunci)) for t in semua_tabel(b)]
    data = {
        "b": b, "tahun": b.tahun, "tabel": tabel, "isi": "serapan",
        "bulan": [(n, nama_bulan(n)) for n in range(1, 13)],
    }  # fmt: skip
    return render(request, "laporan/serapan/serapan.html", data)


@layar(IZIN_SERAPAN, buka=pd_kerja)
def rfk(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The monthly report."""
    b = _bahan(request, pd)
    data = {
        "b": b, "tahun": b.tahun, "tabel": [untuk_layar(tabel_rfk(b))], "isi": "rfk",
        "bulan": [(n, nama_bulan(n)) for n in range(1, 13)],
    }  # fmt: skip
    return render(request, "laporan/serapan/rfk.html", data)


@layar(IZIN_SERAPAN, buka=pd_kerja)
def serapan_unduh(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, isi: str, bentuk: str
) -> HttpResponse:
    """PDF, Word or Excel."""
    if bentuk not in BENTUK or isi not in ("serapan", "rfk"):
        raise Http404("Berkas tidak dikenal.")
    b = _bahan(request, pd)
    try:
        return kirim(EXPORTERS[bentuk](dokumen_serapan(b, rfk=isi == "rfk")))
    except PdfTidakTersediaError as galat:
        return HttpResponse(
            f"PDF tidak dapat dibuat. {galat}", status=503, content_type="text/plain; charset=utf-8"
        )
