"""One indicator with everything known about it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe

from anggaran.efisiensi import keterangan_metode
from anggaran.rekap import Jumlah, Simpul
from kinerja.http import AuthenticatedHttpRequest
from kinerja.kesinambungan import sebab_putus
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import Indikator
from kinerja.pengukuran import Pengukuran
from kinerja.periode import ROMAWI
from kinerja.ukuran import KOSONG_MENURUT_JADWAL, IsianTriwulan, TargetTampil, Ukuran
from laporan.asal.uraian import rumus_kata, variabel_rata
from laporan.bahan.asal import (
    Asal,
    asal_capaian,
    asal_efisiensi,
    asal_pagu,
    asal_realisasi,
    asal_serapan,
)
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.bahan.jejak_angka import JejakTriwulan
from laporan.bahan.terbaca import bahan_terbaca
from laporan.cetak.grafik import tren
from laporan.lkjip.gambar_layar import titik_tren
from laporan.lkjip.susun.dasar import sebutan_simpul
from laporan.lkjip.tabel.capaian import interval
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import konteks_dasar, layar, tanpa_pd

TAHUN_RIWAYAT = 5


@dataclass(frozen=True)
class BarisKuartal:
    """One quarter: target, what was entered, by whom, with which evidence."""

    nomor: int
    nama: str
    target: TargetTampil | None
    isian: IsianTriwulan | None
    teks: str
    jejak: JejakTriwulan | None
    kosong: str  # what is said where nothing was entered


@dataclass(frozen=True)
class BarisRiwayat:
    """One year; `dari` is the predecessor where its figures are used; `putus`: why they do not
    compare with this year's.
    """

    ukuran: Ukuran
    dari: Indikator | None
    putus: str


@layar("kinerja.view_indikator")
def indikator(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Definition, calculation, targets, quarters, history, analysis and budget."""
    konteks = konteks_kerja(request)
    terlihat = Indikator.objects.untuk(request.user, akhir_tahun(konteks.tahun))
    satu = get_object_or_404(terlihat.select_related("pd"), pk=pk)
    if konteks.pd != satu.pd:
        if request.GET.get("pd"):
            return redirect("pohon")
        pakai(request, pd=satu.pd)
        konteks = konteks_kerja(request)
    if konteks.pd is None:
        return tanpa_pd(request)
    bahan = bahan_terbaca(request.user, konteks.pd, konteks.tahun)
    tahun = range(bahan.tahun - TAHUN_RIWAYAT + 1, bahan.tahun + 1)
    bahan.pengukuran = Pengukuran(bahan.pd, tahun, hari=bahan.hari)
    baris = next((b for b in bahan.baris if b.indikator.pk == pk), None)
    if baris is None:
        return render(
            request,
            "laporan/lkjip/indikator_luar_masa.html",
            {**konteks_dasar(request, bahan), "indikator": satu},
        )
    return render(request, "laporan/lkjip/indikator.html", _isi(request, bahan, baris))


def _isi(request: AuthenticatedHttpRequest, bahan: Bahan, b: BarisIndikator) -> dict[str, Any]:
    i, p = b.indikator, bahan.pengukuran
    akhir, uraian_akhir = p.capaian_akhir_renstra(i, bahan.tahun)
    isian = b.ukuran.isian_akhir
    grafik = tren(
        titik_tren(bahan, i, p.daftar_tahun, akhir=True),
        judul=f"{i.sebutan}: realisasi dan target",
        akhir_teks=f"Target akhir {bahan.rencana}",
        lebar=560,
    )
    lewat_bawahan = bahan.anggaran.kaitan.dari_bawah(i.pk)
    pendukung = [] if lewat_bawahan else bahan.anggaran.penunjang(i.pk)
    pendahulu = p.indikator.get(i.pendahulu_id or 0)
    terlihat = {x.pk for x in bahan.indikator}
    return {
        **konteks_dasar(request, bahan),
        "b": b,
        "indikator": i,
        "ukuran": b.ukuran,
        "simpul": b.simpul,
        "tingkat": sebutan_simpul(b.simpul),
        "isian": isian,
        "variabel": variabel_rata(isian),
        "rumus_kata": rumus_kata(i.formula, isian),
        "realisasi": asal_realisasi(bahan, b),
        "capaian": asal_capaian(bahan, b),
        "akhir": akhir,
        "akhir_target": p.target_akhir_renstra(i, bahan.tahun),
        "uraian_akhir": uraian_akhir,
        "pita": [
            (interval(bahan.aturan.pita, n), x.label, n + 1 == b.ukuran.tingkat)
            for n, x in enumerate(bahan.aturan.pita)
        ],
        "target": _target(bahan, i),
        "kuartal": _kuartal(bahan, b),
        "riwayat": _riwayat(bahan, i),
        "catatan_data": _catatan_data(bahan, i),
        "grafik": mark_safe(grafik),
        "pembanding": [(x, b.bentuk.tampil(x.nilai)) for x in bahan.pembanding[i.pk]],
        "analisis": [
            ("Faktor pendukung", bahan.analisis(i, "faktor_pendukung")),
            ("Faktor penghambat", bahan.analisis(i, "faktor_penghambat")),
            ("Upaya perbaikan", bahan.analisis(i, "upaya_perbaikan")),
            ("Rencana tindak lanjut", bahan.analisis(i, "tindak_lanjut")),
        ],
        "pendukung": [(s, s.jumlah, asal_serapan(s.jumlah)) for s in pendukung]
        or _lewat_bawahan(bahan, b),
        "lewat_bawahan": lewat_bawahan and b.anggaran.pagu is not None,
        "pagu": asal_pagu(b.anggaran, pendukung),
        "serapan": asal_serapan(b.anggaran),
        "efisiensi": asal_efisiensi(bahan, b),
        "metode_efisiensi": keterangan_metode(bahan.metode_efisiensi, bahan.ambang_efisiensi),
        "pendahulu": pendahulu,
        "pendahulu_terlihat": pendahulu is not None and pendahulu.pk in terlihat,
        "penerus": [x for x in p.indikator.values() if x.pendahulu_id == i.pk],
    }


def _lewat_bawahan(bahan: Bahan, b: BarisIndikator) -> list[tuple[Simpul, Jumlah, Asal]]:
    """The programs behind an indicator that has its budget from the indicators below it."""
    daun = bahan.anggaran.daun_indikator([b.indikator.pk])
    hasil = []
    for p in bahan.anggaran.program:
        if bagian := p.daun & daun:
            jumlah = bahan.anggaran.jumlah_daun(bagian)
            hasil.append((p, jumlah, asal_serapan(jumlah)))
    return hasil


def _target(bahan: Bahan, i: Indikator) -> list[tuple[int, TargetTampil, bool]]:
    """(year, decision, in force) for every year of the plan, latest decision first."""
    renstra = bahan.renstra
    awal, akhir = (
        (renstra.tahun_awal, renstra.tahun_akhir) if renstra else (bahan.tahun, bahan.tahun)
    )
    return [
        (tahun, t, urut == 0)
        for tahun in range(min(awal, bahan.tahun), max(akhir, bahan.tahun) + 1)
        for urut, t in enumerate(bahan.pengukuran.semua_target(i, tahun))
    ]


def _kuartal(bahan: Bahan, b: BarisIndikator) -> list[BarisKuartal]:
    p, i = bahan.pengukuran, b.indikator
    hasil = []
    for tw in range(1, 5):
        isian = b.ukuran.triwulan.get(tw)
        hasil.append(
            BarisKuartal(
                tw,
                f"TW {ROMAWI[tw - 1]}",
                p.target_triwulan(i, bahan.tahun, tw),
                isian,
                ""
                if isian is None or isian.nilai is None
                else b.bentuk.tampil(isian.nilai, isian.skor),
                bahan.jejak.triwulan(i.pk, tw),
                KOSONG_MENURUT_JADWAL[p.keadaan(b.indikator, bahan.tahun, tw)],
            )
        )
    return hasil


def _catatan_data(bahan: Bahan, i: Indikator) -> list[tuple[str, str]]:
    """(quarter, note) of the data's keeper, the latest first; the report never prints them."""
    return [
        (f"TW {ROMAWI[tw - 1]} {tahun}", r.catatan_data)
        for tahun in sorted(bahan.pengukuran.daftar_tahun, reverse=True)
        for tw in (4, 3, 2, 1)
        if (r := bahan.pengukuran.baris_realisasi.get((i.pk, tahun, tw))) and r.catatan_data
    ]


def _riwayat(bahan: Bahan, i: Indikator) -> list[BarisRiwayat]:
    hasil = []
    for tahun in bahan.pengukuran.daftar_tahun:
        ukuran, dipakai = bahan.pengukuran.ukuran_riwayat(i, tahun)
        if ukuran.triwulan or ukuran.target or tahun == bahan.tahun:
            dari = dipakai if dipakai.pk != i.pk else None
            hasil.append(BarisRiwayat(ukuran, dari, sebab_putus(bahan.pengukuran, i, tahun)))
    return hasil
