"""What was set on the agency's accounts, by whom and when; consent of a second person.

`akun_perubahan` GET; POST `penetapan`: the second person's consent.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kinerja.akun.aksi import setujui_perubahan
from kinerja.akun.aturan import IZIN_KELOLA, JEDA, boleh_menyetujui
from kinerja.akun.meneken import tunda
from kinerja.akun.penetapan import data_akun, data_diurus, pembuat_pengelola
from kinerja.akun.surel import IZIN_KABAR
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PenetapanAkun
from kinerja.penolakan import Penolakan
from laporan.akun.tabel import TabelPerubahan
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, layar


@layar(IZIN_KABAR, metode=FORMULIR)
def perubahan(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The page."""
    semua = PenetapanAkun.objects.untuk(request.user)
    pd = konteks_kerja(request).pd
    if request.user.lintas_pd and pd is not None:
        semua = semua.filter(pd=pd) | semua.filter(pd=None)
    if request.method == "POST":
        return _setujui(request)
    baris = semua.select_related(
        "pengguna__jabatan", "pengguna__pd", "oleh__jabatan", "disetujui_oleh__jabatan"
    ).prefetch_related("pengguna__groups")
    tabel = TabelPerubahan(baris, request)
    tabel.konteks_sel = _konteks(request, [b.record for b in tabel.page.object_list])
    return render(
        request,
        "laporan/akun/perubahan.html",
        {"tabel": tabel, "jeda": int(JEDA.total_seconds() // 3600)},
    )


def _konteks(
    request: AuthenticatedHttpRequest, baris: list[PenetapanAkun]
) -> dict[str, frozenset[int]]:
    """Which rows still keep an account from signing, and which this person may consent to."""
    pada = timezone.now()
    baru = [b for b in baris if b.disetujui_pada is None and b.pada <= pada < b.pada + JEDA]
    pengelola = data_akun(request.user)
    boleh: set[int] = set()
    if baru and pengelola.mengelola:
        tertunda = tunda(request.user, pada) is not None
        pembuat = pembuat_pengelola(request.user, pada)
        boleh = {
            b.pk
            for b in baru
            if boleh_menyetujui(
                pengelola,
                akun=data_diurus(b.pengguna),
                oleh=b.oleh_id,
                tertunda=tertunda,
                pembuat=pembuat,
            )
            is None
        }
    return {"baru": frozenset(b.pk for b in baru), "boleh": frozenset(boleh)}


def _setujui(request: AuthenticatedHttpRequest) -> HttpResponse:
    if not request.user.has_perm(IZIN_KELOLA):
        raise PermissionDenied
    pk = bulat(request.POST.get("penetapan"))
    if pk is None:
        raise Http404("Langkah tidak dikenal.")
    satu = get_object_or_404(PenetapanAkun.objects.untuk(request.user), pk=pk)
    try:
        setujui_perubahan(penetapan=satu, oleh=request.user, pada=timezone.now())
    except Penolakan as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(
            request, f"Perubahan akun {satu.pengguna.sebutan} disetujui; waktu tunggunya berakhir."
        )
    return redirect("akun_perubahan")
