"""The budget of the agency and year as a tree."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from anggaran.rekap import Jumlah, Simpul
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import Indikator
from laporan.bahan.asal import Asal, asal_serapan
from laporan.bahan.bahan import Bahan
from laporan.bahan.keluaran import KeluaranTahun
from laporan.bahan.lingkup import cakupan
from laporan.lkjip.gambar_layar import grafik_kuadran, grafik_serapan
from laporan.lkjip.pohon import cabang_unit
from laporan.lkjip.tabel.anggaran import catatan_jenis
from laporan.rangka.layar import bahan_baca, konteks_dasar, layar
from laporan.rangka.saring import formulir

SEBUTAN = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub kegiatan"}


@dataclass(frozen=True)
class BarisAnggaranLayar:
    """One node as a row; `tampil_penuh` is false for an ancestor kept only as context."""

    simpul: Simpul
    tingkat: int
    sebutan: str
    serapan: Asal
    indikator: list[Indikator]
    sumber_dana: list[str]
    keluaran: list[KeluaranTahun]


@layar("anggaran.view_program", buka=bahan_baca)
def anggaran(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """Program, kegiatan, sub kegiatan with their sums; totals never depend on the filter."""
    a, minta = bahan.anggaran, request.GET
    kode_unit, kode_program = minta.get("unit", ""), minta.get("program", "")
    teks = minta.get("q", "").strip()[:100]
    unit = cabang_unit(bahan.unit, kode_unit)
    terpilih = {
        s.kunci
        for p in a.program
        if not kode_program or p.mata.kode == kode_program
        for s in p.telusuri()
        if (not unit or s.mata.penanggung_jawab.unit_id in unit) and _cocok(s, teks)
    }
    aktif = bool(unit or kode_program or teks)
    tampak = _dengan_induk(a.program, terpilih)
    indikator = {i.pk: i for i in bahan.indikator}
    baris = [
        BarisAnggaranLayar(
            s,
            tingkat,
            SEBUTAN[s.tingkat],
            asal_serapan(s.jumlah),
            [indikator[i] for i in a.didukung.get(s.kunci, []) if i in indikator],
            [] if s.anak else a.sumber_dana(s.daun),
            bahan.keluaran.get(s.kunci, []),
        )
        for p in a.program
        for s in p.telusuri()
        if s.kunci in tampak and (tingkat := list(SEBUTAN).index(s.tingkat) + 1)
    ]
    total_tampil: Jumlah | None = None
    if aktif:
        total_tampil = a.jumlah_daun(
            {d for k in terpilih for d in a.simpul[k].daun} if terpilih else set()
        )
    return render(
        request,
        "laporan/lkjip/anggaran.html",
        {
            **konteks_dasar(request, bahan),
            "anggaran": a,
            "baris": baris,
            "aktif": aktif,
            "formulir": _formulir(request, bahan),
            "bersihkan": request.path if aktif else "",
            "kalimat_jumlah": f"Menampilkan {len(terpilih)} dari {len(a.simpul)} baris"
            if aktif
            else f"{len(a.simpul)} baris",
            "total": a.total,
            "serapan_total": asal_serapan(a.total),
            "total_tampil": total_tampil,
            "serapan_tampil": asal_serapan(total_tampil) if total_tampil else None,
            "jenis": [(j, asal_serapan(j.jumlah)) for j in a.per_jenis],
            "catatan_jenis": catatan_jenis(bahan),
            "sumber_jenis": []
            if a.terinci
            else list(dict.fromkeys(r.sumber for r in a.rekap_belanja)),
            "versi": a.versi[-1] if a.versi else None,
            "grafik": grafik_serapan(bahan),
            "kuadran": grafik_kuadran(bahan),
            "boleh_impor": request.user.has_perms(("anggaran.add_pagubaris",))
            and request.user.lihat_semua_unit,
        },
    )


def _formulir(request: AuthenticatedHttpRequest, bahan: Bahan) -> forms.Form:
    program = [(str(p.mata.kode), p.mata.nama) for p in bahan.anggaran.program]
    pilihan = [("program", "Program", [("", "Semua program"), *program])]
    if cakupan(bahan) is None:
        unit = [(u.kode, u.nama) for u in bahan.unit]
        pilihan.append(("unit", "Unit", [("", "Semua unit"), *unit]))
    return formulir(request.GET, cari="Kata kunci", pilihan=pilihan)


def _cocok(s: Simpul, teks: str) -> bool:
    isi = f"{s.mata.kode} {s.mata.nama}".lower()
    return all(kata in isi for kata in teks.lower().split())


def _dengan_induk(program: tuple[Simpul, ...], terpilih: set[str]) -> set[str]:
    """The chosen nodes, everything below them and everything above them."""
    hasil: set[str] = set()

    def jalan(s: Simpul, diwarisi: bool) -> bool:
        milik = diwarisi or s.kunci in terpilih
        ada = [jalan(a, milik) for a in s.anak]
        if milik or any(ada):
            hasil.add(s.kunci)
            return True
        return False

    for p in program:
        jalan(p, False)
    return hasil
