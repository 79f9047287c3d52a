"""`garis`: from one's own work to the goal of the head of the region. GET `jabatan`: of another
post in scope.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import Jabatan, PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.penjenjangan.garis import TANPA_RPJMD, GarisTahun
from laporan.penjenjangan.kelompok import IZIN_LIHAT
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import bulat, hari_ini, layar, pd_kerja

BANYAK_PILIHAN = 40


@layar(IZIN_LIHAT, buka=pd_kerja)
def garis(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The lines of a post, the user's own unless another is asked for.

    The names above one's own unit are shown to everybody of the agency; figures only of what one
    may open.
    """
    jabatan = _jabatan(request, pd)
    tahun = konteks_kerja(request).tahun
    sendiri = jabatan is not None and jabatan.pk == request.user.jabatan_id
    data = {
        "jabatan": jabatan,
        "sendiri": sendiri,
        "tahun": tahun,
        "pd": pd,
        "garis": GarisTahun(Bahan(pd, tahun), request.user).jabatan(jabatan) if jabatan else [],
        "tanpa_rpjmd": TANPA_RPJMD,
        "pilihan": _seunit(request, pd) if jabatan is None else [],
    }
    return render(request, "laporan/penjenjangan/garis.html", data)


def _seunit(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> list[Jabatan]:
    """Posts of the user's unit, for an account that holds none."""
    semua = Jabatan.objects.untuk(request.user).filter(pd=pd).ada_pada(hari_ini(pd))
    if request.user.unit_id:
        semua = semua.filter(unit=request.user.unit_id)
    return list(semua.order_by("urutan", "pk")[:BANYAK_PILIHAN])


def _jabatan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> Jabatan | None:
    semua = Jabatan.objects.filter(pd=pd).select_related("unit")
    if "jabatan" not in request.GET:
        milik = request.user.jabatan_id
        return semua.filter(pk=milik).first() if milik else None
    satu = semua.untuk(request.user).filter(pk=bulat(request.GET["jabatan"]) or 0).first()
    if satu is None:
        raise Http404("Jabatan tidak ditemukan.")
    return satu
