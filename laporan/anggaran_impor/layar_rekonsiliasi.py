"""Figures of all files of a year beside those in force: which differ, and who decided.

`anggaran_rekonsiliasi` ?tampil=beda|semua&bulan=: GET.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic

from django.http import HttpResponse
from django.shortcuts import render

from anggaran.impor.bahan_rekonsiliasi import BahanRekonsiliasi
from anggaran.impor.bentuk import JenisBerkas
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.nilai import nama_bulan
from anggaran.impor.rekonsiliasi import A, HasilRekonsiliasi
from anggaran.models import KeperluanMuatan, MuatanAnggaran, StatusMuatan, SubKegiatan
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.periode import label_tw
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import bulat, layar, pastikan_semua_unit, pd_kerja

BEDA, SEMUA = "beda", "semua"
_NADA = {"sama": "baik", "berkas": "baik", "ketik": "info", "diubah": "awas", "tanpa_berkas": ""}


@dataclass(frozen=True)
class RekonsiliasiLayar(Generic[A]):
    """One line of the page."""

    sub: SubKegiatan
    masa: str
    angka: HasilRekonsiliasi[A]
    muatan: MuatanAnggaran | None

    @property
    def nada(self) -> str:
        """Tone of its badge."""
        return _NADA[self.angka.status.value]


@layar("anggaran.view_program", buka=pd_kerja)
def anggaran_rekonsiliasi(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The list. A fixed number of queries."""
    pastikan_semua_unit(request)
    keadaan = KeadaanImpor(pd, konteks_kerja(request).tahun)
    bahan = BahanRekonsiliasi(keadaan)
    tampil = SEMUA if request.GET.get("tampil") == SEMUA else BEDA
    ada = sorted({h.masa for h in bahan.uang})
    bulan = bulat(request.GET.get("bulan"))
    bulan = bulan if bulan in ada else None
    uang = [h for h in bahan.uang if bulan in (None, h.masa)]
    fisik = [h for h in bahan.fisik if bulan in (None, h.masa * 3)]

    def baris(semua: Iterable[HasilRekonsiliasi[A]], *, uang: bool) -> list[RekonsiliasiLayar[A]]:
        isi = [
            RekonsiliasiLayar(
                keadaan.sub[h.sub],
                f"s.d. {nama_bulan(h.masa)}" if uang else label_tw(h.masa),
                h,
                bahan.muatan[h.berkas.muatan] if h.berkas else None,
            )
            for h in semua
            if h.sub in keadaan.sub and (tampil == SEMUA or not h.status.beres)
        ]
        return sorted(isi, key=lambda b: (b.angka.masa, b.sub.urutan, b.sub.kode))

    return render(
        request,
        "laporan/anggaran_impor/rekonsiliasi.html",
        {
            "tahun": keadaan.tahun, "tampil": tampil, "bulan": bulan,
            "pilihan_bulan": [(b, nama_bulan(b)) for b in ada],
            "uang": baris(uang, uang=True), "fisik": baris(fisik, uang=False),
            "banyak_uang": len(uang), "banyak_fisik": len(fisik),
            "beda": sum(not h.status.beres for h in uang)
            + sum(not h.status.beres for h in fisik),
            "menunggu": list(
                MuatanAnggaran.objects.filter(
                    pd=pd, tahun=keadaan.tahun, status=StatusMuatan.DIPERIKSA
                ).filter(
                    keperluan__in=("", KeperluanMuatan.REALISASI),
                    jenis__in=[j.value for j in JenisBerkas if j.berrealisasi],
                )
                .defer("bacaan")
            ),
            "boleh_impor": request.user.has_perm("anggaran.add_pagubaris"),
        },
    )  # fmt: skip
