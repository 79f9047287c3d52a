"""All agencies: `lke_antrean`, the queue and overview; `lke_antrean_unduh`, its workbook."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.periode import TAHUN_TERAKHIR
from laporan.lke.antrean import AntreanLKE
from laporan.lke.baca import IZIN_KELOLA, IZIN_LIHAT
from laporan.lke.baku import MULAI_BAKU
from laporan.lke.susun_antrean import susun_antrean
from laporan.rangka.berkas import kirim
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import bulat, layar, pastikan_semua_unit
from laporan.tugas.berkas import tulis


def tahun_diminta(request: AuthenticatedHttpRequest) -> int:
    """The year of the address, else the one that was worked in."""
    tahun = bulat(request.GET.get("tahun"))
    if tahun is not None and MULAI_BAKU <= tahun <= TAHUN_TERAKHIR:
        return tahun
    return max(konteks_kerja(request).tahun, MULAI_BAKU)


def _antrean(request: AuthenticatedHttpRequest) -> AntreanLKE:
    pastikan_semua_unit(request)
    if not request.user.lintas_pd:
        raise Http404("Rekapitulasi memuat semua perangkat daerah.")
    return AntreanLKE(request.user, tahun_diminta(request), timezone.now())


@layar(IZIN_LIHAT)
def lke_antrean(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What waits for the reader first, then every other agency."""
    a = _antrean(request)
    data = {
        "a": a,
        "tahun": a.tahun,
        "baris": [(b, list(zip(a.daftar_tahun, a.nilai_tahun(b), strict=True))) for b in a.baris],
        "paling_kurang": a.paling_kurang(),
        "boleh_kelola": request.user.has_perm(IZIN_KELOLA),
        "sebelum": a.tahun - 1 if a.tahun > MULAI_BAKU else None,
        "sesudah": a.tahun + 1,
    }
    return render(request, "laporan/lke/antrean.html", data)


@layar(IZIN_LIHAT)
def lke_antrean_unduh(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The overview as a workbook."""
    return kirim(tulis(susun_antrean(_antrean(request)), "xlsx"))
