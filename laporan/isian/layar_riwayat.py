"""The audit log of the agency: filtered, paginated, and as a workbook.

`riwayat` and `riwayat_unduh` take ?dari&sampai (days), oleh (id), jenis (model), aksi, q.
"""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import JejakAudit, PerangkatDaerah
from laporan.isian.riwayat import (
    BARIS_MAKSIMUM,
    SaringRiwayat,
    buku_riwayat,
    jejak_pd,
    pilihan_aksi,
    pilihan_jenis,
    pilihan_orang,
)
from laporan.isian.tabel_riwayat import TabelRiwayat
from laporan.rangka.berkas import kirim
from laporan.rangka.layar import bulat, layar, pastikan_semua_unit, pd_kerja
from laporan.rangka.saring import formulir

IZIN = "kinerja.view_jejakaudit"


def _hari(teks: str) -> Any:
    try:
        return parse_date(teks)
    except ValueError:  # the 31st of February
        return None


def _saring(request: AuthenticatedHttpRequest) -> SaringRiwayat:
    g = request.GET
    return SaringRiwayat(
        dari=_hari(g.get("dari", "")),
        sampai=_hari(g.get("sampai", "")),
        oleh=bulat(g.get("oleh")),
        model=g.get("jenis", "")[:60],
        aksi=g.get("aksi", "")[:40],
        teks=g.get("q", "").strip()[:200],
    )


def _semua(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah
) -> tuple[SaringRiwayat, ZoneInfo, QuerySet[JejakAudit]]:
    pastikan_semua_unit(request)
    saring, zona = _saring(request), ZoneInfo(pd.zona_waktu)
    return saring, zona, saring.terapkan(jejak_pd(pd), zona)


@layar(IZIN, buka=pd_kerja, segar=True)
def riwayat(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """One page of the log."""
    saring, _, semua = _semua(request, pd)
    tabel = TabelRiwayat(semua, request)
    isian = formulir(
        request.GET,
        cari="Cari",
        pilihan=[
            ("oleh", "Pengguna", [("", "Semua"), *pilihan_orang(pd)]),
            ("jenis", "Jenis data", [("", "Semua"), *pilihan_jenis(pd)]),
            ("aksi", "Aksi", [("", "Semua"), *((a, a) for a in pilihan_aksi(pd))]),
        ],
    )
    for nama, label in (("dari", "Dari"), ("sampai", "Sampai")):
        isian.fields[nama] = forms.CharField(
            label=label, required=False, widget=forms.TextInput(attrs={"type": "date"})
        )
        isian.initial[nama] = request.GET.get(nama, "")
    isian.order_fields(["dari", "sampai", "oleh", "jenis", "aksi", "q"])
    return render(
        request,
        "laporan/isian/riwayat.html",
        {
            "tabel": tabel,
            "saring": isian,
            "tersaring": saring != SaringRiwayat(),
            "zona": pd.zona_waktu,
            "terlalu_banyak": tabel.paginator.count > BARIS_MAKSIMUM,
            "maksimum": BARIS_MAKSIMUM,
        },
    )


@layar(IZIN, buka=pd_kerja, segar=True)
def riwayat_unduh(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The entries that the filters leave, as a workbook."""
    _, zona, semua = _semua(request, pd)
    return kirim(buku_riwayat(pd, semua, zona))
