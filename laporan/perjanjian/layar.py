"""The agreements of one agency and year.

| name | method | answer |
| --- | --- | --- |
| `perjanjian` ?status&eselon | GET | the tree of posts with their agreements |
| | POST `langkah` = siapkan_semua; siapkan, `jabatan` | back to the page |
| | POST `langkah` = ajukan_semua | queue the submission; to `ekspor` |
| `perjanjian_pengajuan` tugas | GET | what that job submitted and what it left, with the reasons |
| `perjanjian_menunggu` | GET | what waits for this user's signature, or for Sekretariat |
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import Jabatan, PerangkatDaerah, StatusPerjanjian
from kinerja.penolakan import Penolakan
from laporan.perjanjian.daftar import BELUM, PILIHAN_ESELON, daftar_perjanjian, saring
from laporan.perjanjian.menunggu import giliran, menunggu_perjanjian
from laporan.perjanjian.pergeseran import pergeseran
from laporan.perjanjian.periksa import periksa_perjanjian
from laporan.perjanjian.siapkan import HasilSiapkan, siapkan, siapkan_semua
from laporan.perjanjian.tugas_pengajuan import JENIS, PENGAJUAN, hasil_pengajuan
from laporan.perjanjian.wewenang import KELOLA, LIHAT_PK
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, layar, pd_kerja
from laporan.rangka.saring import formulir
from laporan.tugas import minta
from laporan.tugas.daftar import tugas_terlihat

PILIHAN_STATUS = (
    ("", "Semua status"),
    (BELUM, "Belum disiapkan"),
    *((str(k), str(v)) for k, v in StatusPerjanjian.choices),
)


@layar(LIHAT_PK, buka=pd_kerja, metode=FORMULIR)
def perjanjian(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The list."""
    tahun = konteks_kerja(request).tahun
    mengelola = request.user.has_perm(KELOLA) and request.user.pd_id == pd.pk
    if request.method == "POST":
        if not mengelola:
            raise PermissionDenied
        return _terima(request, pd, tahun)
    temuan = periksa_perjanjian(pd, tahun) if mengelola else []
    semua_unit = request.user.lihat_semua_unit
    geser = pergeseran(pd, tahun) if semua_unit else []
    semua = daftar_perjanjian(
        request.user,
        pd,
        tahun,
        temuan=temuan,
        geser={g.perjanjian.pk: len(g.butir) for g in geser},
    )
    status, eselon = request.GET.get("status", ""), request.GET.get("eselon", "")
    return render(
        request,
        "laporan/perjanjian/daftar.html",
        {
            "pd": pd,
            "tahun": tahun,
            "daftar": saring(semua, status=status, eselon=eselon),
            "ada": semua.banyak,
            "tersaring": bool(status or eselon),
            "saring": formulir(
                request.GET,
                pilihan=[
                    ("status", "Status", PILIHAN_STATUS),
                    ("eselon", "Jabatan", PILIHAN_ESELON),
                ],
            ),
            "mengelola": mengelola,
            "semua_unit": semua_unit,
            "geser": geser,
            "tanpa_perubahan": any(g.perubahan is None for g in geser),
            "umum": [t for t in temuan if t.perjanjian is None],
            "siap_diajukan": len(semua.siap) if mengelola else 0,
            "giliran": {g.perjanjian.pk for g in giliran(request.user)},
        },
    )


def _terima(request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tahun: int) -> HttpResponse:
    pada = timezone.now()
    try:
        match request.POST.get("langkah", ""):
            case "siapkan_semua":
                hasil = siapkan_semua(pd=pd, tahun=tahun, oleh=request.user, pada=pada)
                _kabarkan(request, hasil, tahun)
            case "ajukan_semua":
                tugas = minta(
                    pekerjaan=PENGAJUAN,
                    pd=pd,
                    tahun=tahun,
                    argumen={},
                    oleh=request.user,
                    pada=pada,
                )
                return redirect(f"{reverse('berkas')}?{urlencode({'tugas': tugas.pk})}")
            case "siapkan":
                jabatan = get_object_or_404(
                    Jabatan.objects.untuk(request.user),
                    pk=bulat(request.POST.get("jabatan")) or 0,
                    pd=pd,
                )
                p = siapkan(jabatan=jabatan, tahun=tahun, oleh=request.user, pada=pada)
                messages.success(request, f"Perjanjian Kinerja {jabatan} disiapkan sebagai draf.")
                return redirect("perjanjian_satu", p.pk)
            case _:
                raise Http404("Langkah tidak dikenal.")
    except Penolakan as galat:
        messages.error(request, galat.pesan)
    return redirect("perjanjian")


def _kabarkan(request: HttpRequest, hasil: HasilSiapkan, tahun: int) -> None:
    kabar = [
        f"{len(daftar)} perjanjian {kata}"
        for daftar, kata in (
            (hasil.dibuat, "dibuat"),
            (hasil.diperbarui, "diperbarui dari pohon kinerja"),
            (hasil.tetap, "sudah sesuai"),
        )
        if daftar
    ]
    if kabar:
        messages.success(request, f"{', '.join(kabar).capitalize()} untuk {tahun}.")
    for d in hasil.dilewati:
        messages.info(request, f"{d.jabatan}: {d.alasan}")


@layar(LIHAT_PK, segar=True)
def menunggu(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What waits for the person, in all years and, for the head of the region, all agencies."""
    data: dict[str, Any] = {"kotak": menunggu_perjanjian(request.user)}
    return render(request, "laporan/perjanjian/menunggu.html", data)


@layar(KELOLA, buka=pd_kerja, segar=True)
def pengajuan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tugas: int) -> HttpResponse:
    """What one submission of all did: it may still run, or have been cancelled half-way."""
    t = get_object_or_404(tugas_terlihat(request.user, pd).filter(jenis=JENIS), pk=tugas)
    return render(
        request,
        "laporan/perjanjian/pengajuan.html",
        {"tugas": t, "hasil": hasil_pengajuan(t, request.user)},
    )
