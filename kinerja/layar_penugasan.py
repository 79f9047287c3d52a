"""One's own assignments: what others have set on the account, to be confirmed by its holder.

`penugasan` GET; POST `penetapan`, `jawaban` = benar | keliru.
"""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kinerja.akun.aksi import jawab_penugasan
from kinerja.akun.meneken import alasan_tunda
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PenetapanAkun, Pengguna
from kinerja.penolakan import Penolakan
from kinerja.peran import OPERATOR, PEMANTAU

BANYAK = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def penugasan(request: HttpRequest) -> HttpResponse:
    """The page."""
    masuk = cast(AuthenticatedHttpRequest, request)
    pada = timezone.now()
    if masuk.method == "POST":
        return _jawab(masuk)
    semua = PenetapanAkun.objects.filter(pengguna=masuk.user)
    return render(
        masuk,
        "kinerja/penugasan.html",
        {
            "menunggu": semua.belum_dijawab().select_related("oleh__jabatan", "jabatan"),
            "riwayat": semua.select_related("oleh__jabatan", "disetujui_oleh__jabatan")[:BANYAK],
            "tunda": alasan_tunda(masuk.user, pada) if _meneken(masuk.user) else None,
        },
    )


def _meneken(milik: Pengguna) -> bool:
    """Whether the account has anything to sign: who only fills in or reads, without a post, has
    not.
    """
    if milik.jabatan_id is not None or not milik.nama_peran <= {OPERATOR, PEMANTAU}:
        return True
    return milik.tugas_lain.filter(dicabut_pada=None).exists()


def _jawab(request: AuthenticatedHttpRequest) -> HttpResponse:
    pk, jawaban = request.POST.get("penetapan", ""), request.POST.get("jawaban")
    if not pk.isdecimal() or len(pk) > 18 or jawaban not in ("benar", "keliru"):
        raise Http404("Langkah tidak dikenal.")
    satu = get_object_or_404(PenetapanAkun, pk=pk, pengguna=request.user)
    try:
        jawab_penugasan(
            penetapan=satu, benar=jawaban == "benar", oleh=request.user, pada=timezone.now()
        )
    except Penolakan as galat:
        messages.error(request, galat.pesan)
    else:
        if jawaban == "benar":
            messages.success(request, "Penugasan Anda sudah dikonfirmasi.")
        else:
            messages.warning(
                request,
                "Tercatat bahwa penugasan ini keliru. Sekretariat melihatnya pada berandanya; "
                "sampai diperbaiki, akun Anda tidak dapat menandatangani.",
            )
    return redirect("penugasan")
