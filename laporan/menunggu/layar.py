"""How often one is reminded by e-mail: `pengingat` GET; POST `kerap`."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.surel import surel_aktif
from laporan.menunggu.pilihan import kerap_pengguna, pilih_pengingat
from laporan.models import CatatanPengingat, KerapPengingat
from laporan.rangka.layar import FORMULIR, layar

BANYAK = 10


@layar(metode=FORMULIR)
def pengingat(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The page."""
    if request.method == "POST":
        try:
            kerap = KerapPengingat(request.POST.get("kerap", ""))
        except ValueError as galat:
            raise Http404("Pilihan tidak dikenal.") from galat
        pilih_pengingat(kerap=kerap, oleh=request.user, pada=timezone.now())
        messages.success(request, f"Tersimpan: {kerap.label}.")
        return redirect("pengingat")
    return render(
        request,
        "laporan/menunggu/pengingat.html",
        {
            "kerap": kerap_pengguna(request.user),
            "pilihan": KerapPengingat.choices,
            "surel_aktif": surel_aktif(),
            "riwayat": CatatanPengingat.objects.filter(pengguna=request.user)[:BANYAK],
        },
    )
