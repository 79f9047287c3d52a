"""The home page: what must I do, what stands out."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja import peran
from kinerja.akun.aturan import IZIN_KELOLA
from kinerja.http import AuthenticatedHttpRequest
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import cakupan
from laporan.bahan.terbaca import bahan_terbaca
from laporan.beranda import sorotan as isi
from laporan.beranda.kelengkapan_pd import kelengkapan, tahun_terbaru
from laporan.beranda.sekretariat_baru import DISEBUT, tanpa_sekretariat
from laporan.lkjip.gambar_layar import grafik_jalur, grafik_serapan
from laporan.menunggu.daftar import TungguPD, tunggu_tanpa_pd
from laporan.perencanaan.layar_awal import belum_disiapkan, berrenstra, milik_sendiri
from laporan.publik.aksi import IZIN_RILIS
from laporan.rangka.konteks import KonteksKerja, konteks_kerja
from laporan.rangka.layar import konteks_dasar, layar, tanpa_pd
from laporan.rangka.menunggu import Menunggu

#: Agencies on one page: a kabupaten has them all on the first.
PER_HALAMAN = 50


@layar()
def beranda(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The home page of the user's role."""
    konteks = konteks_kerja(request)
    if request.user.lintas_pd and konteks.grup == {peran.PEMANTAU}:
        return redirect("tinjauan")
    if request.user.lintas_pd and konteks.grup <= {peran.ADMIN_PEMDA}:
        return _pemda(request, konteks, tunggu_tanpa_pd(request.user, timezone.now()))
    if konteks.pd is None:
        return tanpa_pd(request, menunggu=tunggu_tanpa_pd(request.user, timezone.now()))
    if not request.user.has_perm("kinerja.view_indikator"):
        return render(request, "laporan/beranda/kosong.html", {})
    bahan = bahan_terbaca(request.user, konteks.pd, konteks.tahun)
    data = konteks_dasar(request, bahan)
    tunggu = TungguPD(konteks.pd, konteks.tahun, timezone.now(), bahan)
    data["menunggu"] = tunggu.untuk(request.user)
    data["hari_ini"] = tunggu.hari_ini
    baru = not bahan.baris and milik_sendiri(request) and not berrenstra(konteks.pd)
    if baru and not data["menunggu"]:  # what waits is told first
        return redirect("persiapan")
    if not bahan.baris:
        data["siapkan"] = milik_sendiri(request)
        return render(request, "laporan/beranda/tanpa_data.html", data)
    if cakupan(bahan) is not None:
        return _unit(request, bahan, tunggu, data)
    if peran.SEKRETARIAT in konteks.grup or peran.ADMIN_PEMDA in konteks.grup:
        return _sekretariat(request, bahan, tunggu, data)
    if peran.EVALUATOR in konteks.grup:
        return _evaluator(request, bahan, data)
    if konteks.grup & {peran.KEPALA_DINAS, peran.KEPALA_DAERAH}:
        return _kepala(request, bahan, data)
    return _sekretariat(request, bahan, tunggu, data)


def _pemda(
    request: AuthenticatedHttpRequest, konteks: KonteksKerja, akun: list[Menunggu]
) -> HttpResponse:
    daftar_tahun = tahun_terbaru(konteks.daftar_pd)
    tahun = konteks.tahun
    if konteks.pd is None and daftar_tahun and "tahun" not in request.GET:
        tahun = daftar_tahun[0]
    baris = kelengkapan(konteks.daftar_pd, tahun, timezone.localdate())
    dinas = [b for b in baris if not b.pd.pemerintah_daerah]  # the region stands among its agencies
    mengelola = request.user.has_perm(IZIN_KELOLA)
    tanpa = tanpa_sekretariat(konteks.daftar_pd) if mengelola else []
    return render(
        request,
        "laporan/beranda/pemda.html",
        {
            "menunggu": akun,
            "tanpa_sekretariat": tanpa[:DISEBUT],
            "tanpa_lain": len(tanpa[DISEBUT:]),
            "halaman": Paginator(baris, PER_HALAMAN).get_page(request.GET.get("halaman")),
            "baris": baris,
            "tahun": tahun,
            "banyak": len(dinas),
            "lengkap": sum(1 for b in dinas if b.langkah == "Lengkap"),
            "daftar_tahun": daftar_tahun,
        },
    )


def _periode(tunggu: TungguPD) -> str:
    return isi.kalimat_periode(tunggu.periode, tunggu.tahun, tunggu.hari_ini)


def _unit(
    request: AuthenticatedHttpRequest, bahan: Bahan, tunggu: TungguPD, data: dict[str, Any]
) -> HttpResponse:
    return render(
        request,
        "laporan/beranda/unit.html",
        {
            **data,
            "periode": _periode(tunggu),
            "utama": next((m for m in data["menunggu"] if m.jenis in isi.PEKERJAAN_ISIAN), None),
            "belum": sum(1 for b in bahan.baris if b.ukuran.belum_lengkap),
            "triwulan": isi.baris_triwulan(bahan),
            "tugas": isi.tugas_data(bahan, anggaran=False, belum=False),
            "kesenjangan": isi.kesenjangan(bahan),
            "ringkasan": isi.ringkasan(bahan),
        },
    )


def _sekretariat(
    request: AuthenticatedHttpRequest, bahan: Bahan, tunggu: TungguPD, data: dict[str, Any]
) -> HttpResponse:
    return render(
        request,
        "laporan/beranda/sekretariat.html",
        {
            **data,
            "periode": _periode(tunggu),
            "tugas": [
                *isi.tugas_uji(bahan),
                *isi.tugas_data(bahan, menyiapkan=milik_sendiri(request)),
                *_rilis(request, bahan, tunggu),
            ],
            "papan": isi.papan(bahan),
            "kesenjangan": isi.kesenjangan(bahan),
            "ringkasan": isi.ringkasan(bahan),
            "serapan": grafik_serapan(bahan),
            "jalur": grafik_jalur(bahan),
            "lhe": isi.ringkasan_lhe(bahan),
            "persiapan": belum_disiapkan(request, bahan, {p.triwulan for p in tunggu.periode}),
        },
    )


def _rilis(
    request: AuthenticatedHttpRequest, bahan: Bahan, tunggu: TungguPD
) -> list[isi.TugasBeranda]:
    """Asked for in a year that had quarters to endorse only."""
    dapat = tunggu.periode and request.user.has_perm(IZIN_RILIS)
    return isi.tugas_rilis(bahan) if dapat else []


def _kepala(request: AuthenticatedHttpRequest, bahan: Bahan, data: dict[str, Any]) -> HttpResponse:
    return render(
        request,
        "laporan/beranda/kepala.html",
        {
            **data,
            "iku": isi.iku(bahan),
            "kesenjangan": isi.kesenjangan(bahan),
            "ringkasan": isi.ringkasan(bahan),
            "serapan": grafik_serapan(bahan),
            "jalur": grafik_jalur(bahan),
            "tugas": isi.tugas_data(bahan),
            "lhe": isi.ringkasan_lhe(bahan),
        },
    )


def _evaluator(
    request: AuthenticatedHttpRequest, bahan: Bahan, data: dict[str, Any]
) -> HttpResponse:
    bukti = isi.berbukti(bahan)
    return render(
        request,
        "laporan/beranda/evaluator.html",
        {
            **data,
            "lhe": isi.ringkasan_lhe(bahan),
            "tugas": isi.tugas_data(bahan),
            "bukti": len(bukti),
            "tanpa_bukti": [b for b in bahan.baris if b.indikator.pk not in bukti],
            "ringkasan": isi.ringkasan(bahan),
            "kesenjangan": isi.kesenjangan(bahan),
        },
    )
