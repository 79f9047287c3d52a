"""The performance tree."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from kinerja.http import AuthenticatedHttpRequest
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import cakupan
from laporan.lkjip.pohon import KEDALAMAN, SARINGAN, Pohon, Saringan, cabang_unit, sebut_rerata
from laporan.rangka.layar import bahan_baca, konteks_dasar, layar
from laporan.rangka.saring import formulir


@layar("kinerja.view_indikator", buka=bahan_baca)
def pohon(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """Tujuan, sasaran and indicators with their figures, narrowed by the query string."""
    minta = request.GET
    kunci = minta.get("saring", "")
    dalam = minta.get("tingkat", "")
    kode_unit = minta.get("unit", "")
    saringan = Saringan(
        kunci=kunci if kunci in SARINGAN else "",
        unit=cabang_unit(bahan.unit, kode_unit),
        kedalaman=dalam if dalam in KEDALAMAN else "",
        teks=minta.get("q", "").strip()[:100],
    )
    susunan = Pohon(bahan, saringan, cakupan(bahan))
    rerata = bahan.rerata(bahan.baris)
    return render(
        request,
        "laporan/lkjip/pohon.html",
        {
            **konteks_dasar(request, bahan),
            "pohon": susunan,
            "saringan": saringan,
            "formulir": _formulir(request, bahan),
            "bersihkan": request.path if saringan.aktif or saringan.kedalaman else "",
            "kalimat_jumlah": f"Menampilkan {susunan.jumlah_tampil} dari {susunan.jumlah} indikator"
            if saringan.aktif
            else f"{susunan.jumlah} indikator",
            "lepas": len(bahan.sumbangan[None]) if cakupan(bahan) is None else 0,
            "rerata": rerata,
            "kalimat_rerata": sebut_rerata(rerata),
            "total": bahan.anggaran.anggaran(b.indikator.pk for b in bahan.baris),
        },
    )


def _formulir(request: AuthenticatedHttpRequest, bahan: Bahan) -> forms.Form:
    pilihan = [
        (
            "saring",
            "Tampilkan",
            [("", "Semua indikator"), *((k, label) for k, (label, _) in SARINGAN.items())],
        ),
        ("tingkat", "Sampai tingkat", [(k, label) for k, (label, _) in KEDALAMAN.items()]),
    ]
    if cakupan(bahan) is None:
        pilihan.insert(
            1, ("unit", "Unit", [("", "Semua unit"), *((u.kode, u.nama) for u in bahan.unit)])
        )
    return formulir(request.GET, cari="Kata kunci", pilihan=pilihan)
