"""Choosing for which assignment the account acts.

`bertindak` POST `tugas`: the assignment, empty for the own post.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kinerja.http import AuthenticatedHttpRequest
from laporan.rangka.bertindak import KUNCI_TUGAS, pilihan_tugas
from laporan.rangka.layar import bulat, layar


@layar(metode=("POST",))
def bertindak(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Choose, and begin at the home page."""
    diminta = request.POST.get("tugas", "")
    if not diminta:
        request.session.pop(KUNCI_TUGAS, None)
        messages.info(request, "Anda bertindak dengan jabatan utama Anda.")
        return redirect("beranda")
    pk = bulat(diminta)
    tugas = next((t for t in pilihan_tugas(request.user) if t.pk == pk), None)
    if tugas is None:
        raise Http404("Penugasan itu tidak ada atau sudah berakhir.")
    request.session[KUNCI_TUGAS] = tugas.pk
    messages.info(request, f"Anda bertindak sebagai {tugas.sebutan}.")
    return redirect("beranda")
