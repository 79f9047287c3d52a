"""Pelengkap Laporan: the list of what may be entered, one grid for each, the photographs.

`pelengkap_isi` kelompok: GET the grid; POST `langkah` = simpan | tempel. `pelengkap_foto` pk: the
image of a photograph.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from anggaran.models import Program
from kinerja.bukti.berkas import pesan_terlalu_besar
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan, TerlaluBesarError
from laporan.bahan.lingkup import bahan_untuk
from laporan.isian.layar_bukti import dibatasi_unggahnya
from laporan.lkjip.susun.dasar import KonteksSusun
from laporan.lkjip.susun.rencana_tindak import tanpa_rencana
from laporan.models import FotoKegiatan
from laporan.pelengkap.kelompok import IZIN_LIHAT, KELOMPOK, KelompokPelengkap, RuangPelengkap
from laporan.pelengkap.lembar import BARIS_BARU, LembarPelengkap
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, layar, pd_kerja
from laporan.rangka.penolakan import status_penolakan


@layar(IZIN_LIHAT, buka=pd_kerja)
def pelengkap(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """What may be entered, and how much of it is there."""
    ruang = RuangPelengkap(pd, konteks_kerja(request).tahun, request.user)
    semua = KELOMPOK.values()
    data = {
        "tahun": ruang.tahun,
        "daftar": [(k, k.semua(ruang).count(), k.boleh(request.user, pd)) for k in semua],
        "kurang": [b.indikator.sebutan for b in _tanpa_rencana(ruang)],
    }  # fmt: skip
    return render(request, "laporan/pelengkap/pelengkap.html", data)


def _tanpa_rencana(ruang: RuangPelengkap) -> list[Any]:
    """Indicators in the user's scope that missed their target or got worse, without a step."""
    bahan = bahan_untuk(ruang.pengguna, ruang.pd, ruang.tahun)
    return tanpa_rencana(KonteksSusun(bahan, None))


@dibatasi_unggahnya(BARIS_BARU)
@layar(IZIN_LIHAT, buka=pd_kerja, metode=FORMULIR)
def pelengkap_isi(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, kelompok: str
) -> HttpResponse:
    """One grid."""
    if kelompok not in KELOMPOK:
        raise Http404("Bagian tidak dikenal.")
    jenis = KELOMPOK[kelompok]
    ruang = RuangPelengkap(pd, konteks_kerja(request).tahun, request.user)
    if request.method != "POST":
        return _halaman(request, _lembar(jenis, ruang))
    if not jenis.boleh(request.user, pd):
        raise PermissionDenied("Bagian ini diisi Sekretariat atau unit penanggung jawabnya.")
    if request.POST.get("langkah") == "tempel":
        return _tempel(request, jenis, ruang)
    if request.batas_unggah.terlampaui:  # type: ignore[attr-defined]
        tolak = TerlaluBesarError(pesan_terlalu_besar())
        return _halaman(
            request, _lembar(jenis, ruang), galat=tolak.pesan, status=status_penolakan(tolak)
        )
    lembar = LembarPelengkap(jenis, ruang, kirim=request.POST, berkas=request.FILES)
    lembar.simpan(timezone.now())
    if lembar.ditolak:
        pesan = f"{lembar.ditolak} baris belum tersimpan; isian Anda tetap di tempatnya."
        if lembar.tersimpan:
            pesan += f" {lembar.tersimpan} baris lain tersimpan."
        return _halaman(request, lembar, galat=pesan, status=lembar.status)
    if lembar.tersimpan:
        messages.success(request, f"{lembar.tersimpan} baris tersimpan.")
    else:
        messages.info(request, "Tidak ada yang berubah.")
    return redirect(f"{reverse('pelengkap_isi', args=[kelompok])}?tahun={ruang.tahun}")


def _lembar(jenis: KelompokPelengkap, ruang: RuangPelengkap) -> LembarPelengkap:
    """The grid as stored, with a row ready for each indicator that lacks one."""
    kurang: list[int] = []
    if jenis.disarankan([0]) and jenis.boleh(ruang.pengguna, ruang.pd):
        kurang = [b.indikator.pk for b in _tanpa_rencana(ruang)]
    return LembarPelengkap(jenis, ruang, kurang=kurang)


def _tempel(
    request: AuthenticatedHttpRequest, jenis: KelompokPelengkap, ruang: RuangPelengkap
) -> HttpResponse:
    lembar = LembarPelengkap(jenis, ruang)
    galat = ""
    try:
        lembar.tempel(request.POST.get("tempelan", ""))
    except Penolakan as tolak:
        return _halaman(
            request, lembar, galat=tolak.pesan, status=status_penolakan(tolak),
            tempelan=request.POST.get("tempelan", ""),
        )  # fmt: skip
    if lembar.ditolak:
        galat = f"{lembar.ditolak} baris tempelan perlu diperbaiki sebelum disimpan."
    return _halaman(request, lembar, galat=galat, ditempel=len(lembar.baru))


def _halaman(
    request: AuthenticatedHttpRequest,
    lembar: LembarPelengkap,
    *,
    galat: str = "",
    status: int = 200,
    tempelan: str = "",
    ditempel: int = 0,
) -> HttpResponse:
    data = {
        "kelompok": lembar.kelompok,
        "lembar": lembar,
        "tahun": lembar.ruang.tahun,
        "judul_kolom": [str(m.label) for m in lembar.medan.values()],
        "galat": galat,
        "tempelan": tempelan,
        "ditempel": ditempel,
    }
    return render(request, "laporan/pelengkap/isi.html", data, status=status)


@layar(IZIN_LIHAT)
def pelengkap_foto(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """The image of a photograph, drawn anew by us when it came, so it may be shown in the page."""
    terlihat = Program.objects.untuk(request.user)
    foto = (
        FotoKegiatan.objects.filter(pk=pk, program__in=terlihat)
        .select_related("gambar__berkas")
        .first()
    )
    if foto is None:
        raise Http404("Foto tidak ditemukan.")
    berkas = foto.gambar.berkas
    respons = HttpResponse(bytes(berkas.isi), content_type=berkas.tipe)
    respons["Cache-Control"] = "private, max-age=86400"
    respons["Content-Disposition"] = "inline"
    respons["X-Content-Type-Options"] = "nosniff"
    return respons
