"""Penjenjangan: the units of the agency, one unit's grid, the RHK list as a workbook.

`penjenjangan_unit` unit: GET the grid; POST `langkah` = simpan | tempel | salin.
`penjenjangan_unduh`: GET `unit`, else every unit in scope.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.masa_organisasi import akhir_tahun, awal_tahun
from kinerja.models import Jabatan, PerangkatDaerah, UnitKerja, ada_dalam
from kinerja.penolakan import Penolakan
from laporan.pelengkap.lembar import LembarPelengkap
from laporan.penjenjangan.ekspor import buku_rhk
from laporan.penjenjangan.kelompok import (
    IZIN_LIHAT,
    KelompokRencanaHasil,
    RuangPenjenjangan,
    menyusun,
)
from laporan.penjenjangan.salin import banyak_tahun_lalu, salin_tahun_lalu
from laporan.rangka.berkas import kirim as kirim_berkas
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, layar, pd_kerja
from laporan.rangka.penolakan import status_penolakan


@layar(IZIN_LIHAT, buka=pd_kerja)
def penjenjangan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Units in scope: their posts, and how many of these have results."""
    tahun = konteks_kerja(request).tahun
    ada = ada_dalam(awal_tahun(tahun), akhir_tahun(tahun))
    berhasil = Count("pk", filter=Q(rencana_hasil__tahun=tahun), distinct=True)
    semua = Jabatan.objects.untuk(request.user).filter(ada, pd=pd)
    jumlah = {
        unit: (banyak, isi)
        for unit, banyak, isi in semua.order_by()
        .values("unit")
        .annotate(banyak=Count("pk", distinct=True), isi=berhasil)
        .values_list("unit", "banyak", "isi")
    }
    unit = UnitKerja.objects.untuk(request.user).filter(pd=pd).order_by("urutan", "pk")
    daftar = [
        {"unit": u, "jabatan": jumlah[u.pk][0], "berhasil": jumlah[u.pk][1]}
        for u in unit
        if u.pk in jumlah
    ]
    data = {"tahun": tahun, "daftar": daftar, "ada": any(d["berhasil"] for d in daftar)}
    return render(request, "laporan/penjenjangan/penjenjangan.html", data)


def _unit(request: AuthenticatedHttpRequest, pd: PerangkatDaerah, pk: int) -> UnitKerja:
    unit = UnitKerja.objects.untuk(request.user).filter(pk=pk, pd=pd).first()
    if unit is None:
        raise Http404("Unit kerja tidak ditemukan.")
    return unit


@layar(IZIN_LIHAT, buka=pd_kerja, metode=FORMULIR)
def penjenjangan_unit(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, pk: int
) -> HttpResponse:
    """One unit's grid; a refused row keeps what was typed."""
    unit = _unit(request, pd, pk)
    jenis = KelompokRencanaHasil(unit)
    ruang = RuangPenjenjangan(pd, konteks_kerja(request).tahun, request.user, unit)
    if request.method != "POST":
        return _halaman(request, LembarPelengkap(jenis, ruang), unit)
    if not menyusun(request.user, unit):
        raise PermissionDenied("Hasil kerja diisi unitnya atau Sekretariat.")
    if request.POST.get("langkah") == "tempel":
        return _tempel(request, jenis, ruang)
    if request.POST.get("langkah") == "salin":
        return _salin(request, jenis, ruang)
    lembar = LembarPelengkap(jenis, ruang, kirim=request.POST)
    lembar.simpan(timezone.now())
    if lembar.ditolak:
        pesan = f"{lembar.ditolak} baris belum tersimpan; isian Anda tetap di tempatnya."
        if lembar.tersimpan:
            pesan += f" {lembar.tersimpan} baris lain tersimpan."
        return _halaman(request, lembar, unit, galat=pesan, status=lembar.status)
    if lembar.tersimpan:
        messages.success(request, f"{lembar.tersimpan} baris tersimpan.")
    else:
        messages.info(request, "Tidak ada yang berubah.")
    return redirect(f"{reverse('penjenjangan_unit', args=[pk])}?tahun={ruang.tahun}")


def _tempel(
    request: AuthenticatedHttpRequest, jenis: KelompokRencanaHasil, ruang: RuangPenjenjangan
) -> HttpResponse:
    lembar = LembarPelengkap(jenis, ruang)
    teks = request.POST.get("tempelan", "")
    try:
        lembar.tempel(teks)
    except Penolakan as tolak:
        status = status_penolakan(tolak)
        return _halaman(
            request, lembar, ruang.unit, galat=tolak.pesan, status=status, tempelan=teks
        )
    galat = ""
    if lembar.ditolak:
        galat = f"{lembar.ditolak} baris tempelan perlu diperbaiki sebelum disimpan."
    return _halaman(request, lembar, ruang.unit, galat=galat, ditempel=len(lembar.baru))


def _salin(
    request: AuthenticatedHttpRequest, jenis: KelompokRencanaHasil, ruang: RuangPenjenjangan
) -> HttpResponse:
    try:
        hasil = salin_tahun_lalu(ruang, pada=timezone.now())
    except Penolakan as tolak:
        status = status_penolakan(tolak)
        lembar = LembarPelengkap(jenis, ruang)
        return _halaman(request, lembar, ruang.unit, galat=tolak.pesan, status=status)
    kabar = f"{hasil.disalin} baris disalin dari tahun {ruang.tahun - 1}; sesuaikan targetnya."
    if hasil.dilewati:
        kabar += f" {hasil.dilewati} baris dilewati: yang didukungnya tidak ada lagi."
    messages.success(request, kabar)
    return redirect(f"{reverse('penjenjangan_unit', args=[ruang.unit.pk])}?tahun={ruang.tahun}")


def _halaman(
    request: AuthenticatedHttpRequest,
    lembar: LembarPelengkap,
    unit: UnitKerja,
    *,
    galat: str = "",
    status: int = 200,
    tempelan: str = "",
    ditempel: int = 0,
) -> HttpResponse:
    dapat_salin = lembar.menulis and not lembar.baris
    assert isinstance(lembar.ruang, RuangPenjenjangan)
    data: dict[str, Any] = {
        "tahun_lalu": lembar.ruang.tahun - 1,
        "disalin": banyak_tahun_lalu(lembar.ruang) if dapat_salin else 0,
        "kelompok": lembar.kelompok,
        "lembar": lembar,
        "unit": unit,
        "tahun": lembar.ruang.tahun,
        "judul_kolom": [str(m.label) for m in lembar.medan.values()],
        "jabatan": lembar.ruang.jabatan,
        "galat": galat,
        "tempelan": tempelan,
        "ditempel": ditempel,
    }
    return render(request, "laporan/penjenjangan/unit.html", data, status=status)


@layar(IZIN_LIHAT, buka=pd_kerja, segar=True)
def penjenjangan_unduh(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The RHK list for e-Kinerja."""
    pk = bulat(request.GET.get("unit"))
    unit = _unit(request, pd, pk) if pk is not None else None
    tahun = konteks_kerja(request).tahun
    return kirim_berkas(buku_rhk(pd, tahun, request.user, unit))
