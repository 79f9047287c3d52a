"""Files that were uploaded before, to be evidence elsewhere without a second upload."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kinerja.bukti.aksi import berkas_terpakai
from kinerja.bukti.panel import BerkasLama, berkas_lama, panel_bukti
from kinerja.http import AuthenticatedHttpRequest
from kinerja.penolakan import TidakDitemukanError
from kinerja.periode import triwulan_dari
from laporan.rangka.konteks import pakai
from laporan.rangka.layar import layar

PANJANG_CARI = 100


@layar("kinerja.view_indikator", segar=True)
def bukti_pakai(
    request: AuthenticatedHttpRequest, indikator: int, tahun: int, triwulan: int
) -> HttpResponse:
    """Choose one of the agency's files; the form goes to the row's own page."""
    try:
        panel = panel_bukti(
            indikator=indikator,
            triwulan=triwulan_dari(tahun, triwulan),
            pengguna=request.user,
            pada=timezone.now(),
        )
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    pakai(request, pd=panel.indikator.pd, tahun=tahun)
    cari = request.GET.get("q", "").strip()[:PANJANG_CARI]
    daftar: tuple[BerkasLama, ...] = ()
    if panel.boleh_ubah:
        daftar = berkas_lama(berkas_terpakai(panel.indikator.pd_id, request.user), panel, cari)
    data = {"panel": panel, "daftar": daftar, "cari": cari}
    return render(request, "laporan/isian/bukti_pakai.html", data)
