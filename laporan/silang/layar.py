"""`silang`: the contributions that units ask of each other in a year."""

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah, UnitKerja
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import hari_ini, layar, pd_kerja
from laporan.silang.daftar import DaftarSilang
from laporan.silang.wewenang import IZIN_LIHAT, unit_peminta


@layar(IZIN_LIHAT, buka=pd_kerja, segar=True)
def silang(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """What waits for an answer, what stands, what was."""
    tahun = konteks_kerja(request).tahun
    unit = list(UnitKerja.objects.filter(pd=pd)) if request.user.pd_id == pd.pk else []
    data = {
        "daftar": DaftarSilang(request.user, pd, tahun, hari_ini(pd)),
        "meminta": bool(unit_peminta(request.user, unit)),
        "tahun": tahun,
        "pd": pd,
    }
    return render(request, "laporan/silang/silang.html", data)
