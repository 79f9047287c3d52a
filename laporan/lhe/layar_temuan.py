"""Findings of other origin (matrix TLHP): the list, and the matrix as a workbook; one finding is
laporan/lhe/layar_rinci.py.

`tlhp`: list; POST `langkah` = catat (`sumber`, `kode`, `dokumen`, `tanggal`, `temuan`,
`rekomendasi`) | ambil_reviu; GET `sumber`, `kode`, `temuan` fill the form.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan
from laporan.lhe.matriks import susun_tlhp
from laporan.lhe.tampilan import IZIN, hari_lewat
from laporan.lhe.temuan import IsiTemuan, ambil_reviu, boleh_mencatat, catat_temuan
from laporan.models import StatusRekomendasi, SumberTemuan, TemuanPemeriksaan
from laporan.rangka.berkas import kirim as kirim_berkas
from laporan.rangka.hari import hari_diketik
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import (
    FORMULIR,
    hari_ini,
    layar,
    pastikan_semua_unit,
    pd_kerja,
)
from laporan.rangka.penolakan import status_penolakan
from laporan.tugas.berkas import tulis as tulis_berkas

_MEDAN = ("sumber", "kode", "dokumen", "tanggal", "temuan", "rekomendasi")


@layar(IZIN, buka=pd_kerja, metode=FORMULIR)
def tlhp(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The findings of the year."""
    if request.method != "POST":
        return _daftar(request, pd)
    umum: dict[str, Any] = {
        "pd": pd,
        "tahun": konteks_kerja(request).tahun,
        "oleh": request.user,
        "pada": timezone.now(),
    }
    try:
        match request.POST.get("langkah", ""):
            case "catat":
                t = catat_temuan(isi=_isi(request), **umum)
                messages.success(
                    request, f"Temuan {t.get_sumber_display()} nomor {t.kode} dicatat."
                )
            case "ambil_reviu":
                n = ambil_reviu(**umum)
                messages.success(
                    request,
                    f"{n} catatan reviu diambil." if n else "Tidak ada catatan reviu yang baru.",
                )
            case _:
                raise Http404("Langkah tidak dikenal.")
    except Penolakan as galat:
        return _daftar(request, pd, galat=galat.pesan, status=status_penolakan(galat))
    return redirect("tlhp")


def _isi(request: AuthenticatedHttpRequest) -> IsiTemuan:
    kirim = request.POST
    tanggal = hari_diketik(kirim.get("tanggal", ""), "Tanggal ditulis misalnya 2025-06-30.")
    return IsiTemuan(
        sumber=kirim.get("sumber", ""),
        kode=kirim.get("kode", ""),
        temuan=kirim.get("temuan", ""),
        rekomendasi=kirim.get("rekomendasi", ""),
        dokumen=kirim.get("dokumen", ""),
        tanggal=tanggal,
    )


def _daftar(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, *, galat: str = "", status: int = 200
) -> HttpResponse:
    tahun, hari = konteks_kerja(request).tahun, hari_ini(pd)
    semua = list(
        TemuanPemeriksaan.objects.untuk(request.user)
        .filter(pd=pd, tahun=tahun)
        .select_related("penanggung_jawab")
    )
    asal = request.POST if galat else request.GET
    data = {
        "tahun": tahun,
        "baris": [(t, hari_lewat(t, hari)) for t in semua],
        "selesai": sum(t.status == StatusRekomendasi.SELESAI for t in semua),
        "lewat": sum(bool(hari_lewat(t, hari)) for t in semua),
        "boleh_catat": boleh_mencatat(request.user, pd),
        "semua_unit": request.user.lihat_semua_unit,
        "sumber": SumberTemuan.choices,
        "ketikan": {m: asal.get(m, "") for m in _MEDAN},
        "terbuka": bool(galat or request.GET.get("temuan")),
        "galat": galat,
    }
    return render(request, "laporan/lhe/tlhp.html", data, status=status)


@layar(IZIN, buka=pd_kerja)
def tlhp_matriks(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The matrix as a workbook, for the agency and for the evaluator."""
    pastikan_semua_unit(request)
    dokumen = susun_tlhp(pd, konteks_kerja(request).tahun, hari_ini(pd))
    return kirim_berkas(tulis_berkas(dokumen, "xlsx"))
