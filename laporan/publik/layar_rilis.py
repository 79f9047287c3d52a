"""Sekretariat releases parts of the agency's year to the public, and withdraws them.

`rilis`: the parts of the year with what is public of each. `rilis_satu` tahun bagian GET: what
would be released now; POST `langkah` = rilis (`sidik`: of what was shown) or tarik (`rilis`,
`alasan`).
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.beku import sidik
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan
from kinerja.periode import TAHUN_DIKENAL
from laporan.models import BagianRilis, PengaturanPublik, Rilis
from laporan.publik.aksi import IZIN_RILIS, rilis_bagian, tarik_rilis
from laporan.publik.baca import telusuri_mata
from laporan.publik.potret.dasar import BelumDapatDirilisError
from laporan.publik.potret.susun import potret_bagian
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, layar, pastikan_semua_unit, pd_kerja
from laporan.rangka.penolakan import status_penolakan

PENJELASAN = {
    BagianRilis.POHON: "Tujuan, sasaran, indikator, dan target Renstra.",
    BagianRilis.PK: "Perjanjian jabatan struktural yang ditandatangani kedua pihak.",
    BagianRilis.TW1: "Realisasi, capaian, dan anggaran sampai dengan Maret.",
    BagianRilis.TW2: "Realisasi, capaian, dan anggaran sampai dengan Juni.",
    BagianRilis.TW3: "Realisasi, capaian, dan anggaran sampai dengan September.",
    BagianRilis.TW4: "Realisasi, capaian, dan anggaran setahun.",
    BagianRilis.LKJIP: "Versi final laporan tahunan, berkas PDF.",
    BagianRilis.LHE: "Nilai dan predikat pada LHE beserta komponennya.",
}


@layar(IZIN_RILIS, buka=pd_kerja)
def rilis(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The parts of a year."""
    pastikan_semua_unit(request)
    tahun = konteks_kerja(request).tahun
    semua = list(
        Rilis.objects.filter(pd=pd, tahun=tahun)
        .defer("isi", "cari")
        .select_related("oleh__jabatan", "ditarik_oleh__jabatan")
        .order_by("-pada", "-pk")
    )
    terakhir: dict[str, Rilis] = {}
    for r in semua:
        terakhir.setdefault(r.bagian, r)
    data = {
        "pd": pd,
        "tahun": tahun,
        "daftar": [(b, PENJELASAN[b], terakhir.get(b.value)) for b in BagianRilis],
        "riwayat": semua,
        "terbuka": PengaturanPublik.objects.filter(aktif=True).exists(),
        "ada": any(r.berlaku for r in semua),
    }
    return render(request, "laporan/publik/rilis.html", data)


@layar(IZIN_RILIS, buka=pd_kerja, metode=FORMULIR)
def rilis_satu(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tahun: int, bagian: str
) -> HttpResponse:
    """One part: what would be released, what is public now."""
    pastikan_semua_unit(request)
    if tahun not in TAHUN_DIKENAL or bagian not in BagianRilis.values:
        raise Http404("Bagian tidak dikenal.")
    b = BagianRilis(bagian)
    if request.method != "POST":
        return _halaman(request, pd, tahun, b)
    umum: dict[str, Any] = {"pd": pd, "oleh": request.user, "pada": timezone.now()}
    try:
        match request.POST.get("langkah"):
            case "rilis":
                dilihat = request.POST.get("sidik", "")
                rilis_bagian(tahun=tahun, bagian=b, dilihat=dilihat, **umum)
                kabar = f"{b.sebutan} {tahun} dirilis."
            case "tarik":
                pk = bulat(request.POST.get("rilis")) or 0
                tarik_rilis(rilis=pk, alasan=request.POST.get("alasan", ""), **umum)
                kabar = f"{b.sebutan} {tahun} ditarik dari halaman publik."
            case _:
                raise Http404("Langkah tidak dikenal.")
    except Penolakan as galat:
        status = status_penolakan(galat)
        return _halaman(request, pd, tahun, b, galat=galat.pesan, status=status)
    messages.success(request, kabar)
    return redirect("rilis_satu", tahun, b.value)


def _halaman(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    tahun: int,
    b: BagianRilis,
    *,
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    kini = (
        Rilis.objects.berlaku()
        .filter(pd=pd, tahun=tahun, bagian=b)
        .select_related("oleh__jabatan")
        .first()
    )
    isi, sebab = None, ""
    try:
        isi = potret_bagian(pd, tahun, b)
    except BelumDapatDirilisError as tolak:
        sebab = tolak.pesan
    tanda = sidik(isi) if isi else ""
    anggaran = isi.get("anggaran") if isi and b.triwulan else None
    data = {
        "pd": pd,
        "tahun": tahun,
        "b": b,
        "penjelasan": PENJELASAN[b],
        "kini": kini,
        "isi": isi,
        "mata": list(telusuri_mata(anggaran)) if anggaran else [],
        "sebab": sebab,
        "sidik": tanda,
        "sama": kini is not None and kini.sha256 == tanda,
        "terbuka": PengaturanPublik.objects.filter(aktif=True).exists(),
        "galat": galat,
        "alasan": request.POST.get("alasan", "") if galat else "",
    }
    return render(request, "laporan/publik/rilis_satu.html", data, status=status)
