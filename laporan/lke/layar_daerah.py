"""`lke_daerah`: what the agencies bring to the sheet of their region, and their scores."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from laporan.lke.baca import IZIN_LIHAT
from laporan.lke.daerah import PapanDaerah
from laporan.lke.layar_antrean import tahun_diminta
from laporan.rangka.layar import layar, pastikan_semua_unit, pd_kerja


@layar(IZIN_LIHAT, buka=pd_kerja)
def lke_daerah(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The agencies side by side; a region has the page, an agency has not."""
    pastikan_semua_unit(request)
    if not pd.pemerintah_daerah:
        raise Http404("Halaman ini milik LKE pemerintah daerah.")
    papan = PapanDaerah(pd, tahun_diminta(request))
    data = {
        "p": papan,
        "pd": pd,
        "tahun": papan.tahun,
        "baris": list(papan.baris()),
        "jumlah": papan.jumlah(),
        "komponen": papan.komponen(),
    }
    return render(request, "laporan/lke/daerah.html", data)
