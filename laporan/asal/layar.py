"""The page "asal angka" of an indicator's year, or of one of its quarters."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kinerja.http import AuthenticatedHttpRequest
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import Indikator
from kinerja.periode import TAHUN_DIKENAL, Triwulan
from laporan.asal.uraian import (
    UraianAngka,
    asal_mitra,
    isian_terpakai,
    sebut_isian,
    uraian_setahun,
    uraian_triwulan,
    variabel_rata,
)
from laporan.bahan.asal import baris_jejak
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.bahan.lingkup import bahan_untuk
from laporan.dokumen.asal import BUKTI
from laporan.rangka.konteks import pakai
from laporan.rangka.layar import konteks_dasar, layar


@layar("kinerja.view_indikator")
def asal(
    request: AuthenticatedHttpRequest,
    pd: str,
    tahun: int,
    kode: str,
    triwulan: int | None = None,
) -> HttpResponse:
    """Formula with its numbers, source, who entered, checked and endorsed, version, evidence."""
    if tahun not in TAHUN_DIKENAL or triwulan not in (None, 1, 2, 3, 4):
        raise Http404("Tidak ada angka di alamat ini.")
    hari = Triwulan(tahun, triwulan).akhir if triwulan else akhir_tahun(tahun)
    satu = (
        Indikator.objects.untuk(request.user, hari)
        .filter(pd__kode=pd, kode=kode)
        .select_related("pd")
        .first()
    )
    if satu is None:
        raise Http404("Tidak ada angka di alamat ini.")
    pakai(request, pd=satu.pd, tahun=tahun)
    bahan = bahan_untuk(request.user, satu.pd, tahun, hari)
    dasar = {**konteks_dasar(request, bahan), "indikator": satu}
    b = next((b for b in bahan.baris if b.indikator.pk == satu.pk), None)
    if b is None:
        return render(request, "laporan/asal/luar_masa.html", dasar)
    uraian = uraian_triwulan(bahan, b, triwulan) if triwulan else uraian_setahun(bahan, b)
    if (bagian := request.GET.get("panel")) is not None:
        return _panel(request, bahan, b, triwulan, {x.kunci: x for x in uraian}.get(bagian))
    jejak = [j for j in bahan.jejak.tahun(satu.pk) if triwulan in (None, j.baris.triwulan)]
    isian = b.ukuran.triwulan.get(triwulan) if triwulan else isian_terpakai(b)
    return render(
        request,
        "laporan/asal/asal.html",
        {
            **dasar,
            "b": b,
            "indikator": b.indikator,
            "triwulan": Triwulan(tahun, triwulan) if triwulan else None,
            "daftar_tw": [Triwulan(tahun, n) for n in (1, 2, 3, 4)],
            "uraian": uraian_triwulan(bahan, b, triwulan) if triwulan else uraian_setahun(bahan, b),
            "isian": isian,
            "variabel": variabel_rata(isian),
            "jejak": [(j, sebut_isian(b, j.baris.triwulan)) for j in reversed(jejak)],
            "bukti": [(j, x) for j in reversed(jejak) for x in j.bukti],
            "mitra": asal_mitra(request.user, bahan, satu.pk, hari, triwulan),
            "pengajuan": bahan.jejak.pengajuan(jejak),
        },
    )


def _panel(
    request: AuthenticatedHttpRequest,
    bahan: Bahan,
    b: BarisIndikator,
    triwulan: int | None,
    uraian: UraianAngka | None,
) -> HttpResponse:
    """The panel of one figure, or of the evidence, for a page that shows it in place."""
    bagian = uraian.kunci if uraian else BUKTI
    data = {
        "x": uraian,
        "baris": baris_jejak(bahan, b, triwulan),
        "halaman": f"{request.path}#{bagian}",
    }
    return render(request, "laporan/asal/bagian/panel.html", data)
