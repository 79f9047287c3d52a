"""`lhe_nilai`: the entry table of the LHE's score. POST `langkah` = hitung | simpan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan
from laporan.lhe.catat import IZIN_CATAT, catat_nilai, komponen_baku, sidik, terisi
from laporan.lhe.formulir_nilai import baca_isian
from laporan.models import EvaluasiAKIP
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, layar, pd_kerja
from laporan.rangka.penolakan import status_penolakan


@layar(IZIN_CATAT, buka=pd_kerja, metode=FORMULIR)
def lhe_nilai(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Enter the score by component; nothing typed is lost when it is refused."""
    tahun = konteks_kerja(request).tahun
    evaluasi = EvaluasiAKIP.objects.filter(pd=pd, tahun=tahun).prefetch_related("komponen").first()
    kirim = request.POST.dict() if request.method == "POST" else terisi(evaluasi)
    isian = baca_isian({k: str(v) for k, v in kirim.items()}, komponen_baku(evaluasi))
    dasar = request.POST.get("dasar", "") if request.method == "POST" else sidik(evaluasi)
    galat, status = isian.galat if request.method == "POST" else [], 200
    if galat:
        status = 422
    elif isian.uraian and request.POST.get("langkah") == "simpan":
        try:
            catat_nilai(
                pd=pd,
                tahun=tahun,
                uraian=isian.uraian,
                dasar=dasar,
                oleh=request.user,
                pada=timezone.now(),
            )
        except Penolakan as tolak:
            galat, status = [tolak.pesan], status_penolakan(tolak)
        else:
            messages.success(request, f"Nilai LHE {tahun} disimpan.")
            return redirect("lhe")
    data = {"tahun": tahun, "isian": isian, "galat": galat, "dasar": dasar,
            "dikirim": request.method == "POST"}  # fmt: skip
    return render(request, "laporan/lhe/nilai.html", data, status=status)
