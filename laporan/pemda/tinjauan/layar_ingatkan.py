"""Reminders to many agencies: `tinjauan_ingatkan` GET who would get what; POST `pd` (codes),
`tahun_tinjauan`, `triwulan_tinjauan`: one job for each agency chosen.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.periode import triwulan_dari
from kinerja.surel import surel_aktif
from laporan.pemda.tinjauan.gambar import BARIS_INGATKAN, gambar
from laporan.pemda.tinjauan.ingatkan import IZIN_INGATKAN, rencana_pengingat
from laporan.pemda.tinjauan.layar import IZIN, konteks_masa, tinjauan_diminta
from laporan.pemda.tinjauan.tugas_ingatkan import INGATKAN_PEMDA
from laporan.rangka.layar import FORMULIR, bulat, layar, pastikan_semua_unit
from laporan.tugas import PermintaanDitolakError, minta


@layar((IZIN, IZIN_INGATKAN), metode=FORMULIR)
def tinjauan_ingatkan(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The preview, and the sending."""
    pastikan_semua_unit(request)
    if request.method == "POST":
        return _kirim(request)
    t = tinjauan_diminta(request)
    rencana = rencana_pengingat(t.baris, t.tw, t.pada)
    aktif = surel_aktif()
    data = {
        **konteks_masa(t),
        "rencana": rencana,
        "baris": [gambar(r, BARIS_INGATKAN, (r.ciri, aktif), surel_aktif=aktif) for r in rencana],
        "banyak": sum(r.banyak for r in rencana),
        "surel_aktif": aktif,
    }
    return render(request, "laporan/pemda/tinjauan/ingatkan.html", data)


def _kirim(request: AuthenticatedHttpRequest) -> HttpResponse:
    tahun, triwulan = (bulat(request.POST.get(n)) for n in ("tahun_tinjauan", "triwulan_tinjauan"))
    tw = triwulan_dari(tahun, triwulan)
    if not surel_aktif():
        raise Http404("Peladen surel belum diatur.")
    pilihan = request.POST.getlist("pd_diingatkan")
    semua = PerangkatDaerah.objects.untuk(request.user).perangkat().filter(kode__in=pilihan)
    banyak, pada = 0, timezone.now()
    for pd in semua.order_by("nama"):
        try:
            minta(
                pekerjaan=INGATKAN_PEMDA,
                pd=pd,
                tahun=tw.tahun,
                argumen={"triwulan": tw.nomor},
                oleh=request.user,
                pada=pada,
            )
        except PermintaanDitolakError as galat:
            messages.error(request, str(galat))
            break
        banyak += 1
    if banyak:
        messages.success(request, f"Pengingat untuk {banyak} perangkat daerah sedang dikirim.")
    else:
        messages.info(request, "Tidak ada perangkat daerah yang dipilih.")
    kueri = urlencode({"tahun": tw.tahun, "triwulan": tw.nomor})
    return redirect(f"{reverse('tinjauan_ingatkan')}?{kueri}")
