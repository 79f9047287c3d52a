"""`rpjmd`: the plan of the region; `rpjmd_sasaran`, `rpjmd_indikator`: the agencies behind it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.jenis import PeranKontribusi
from kinerja.models import Indikator, PerangkatDaerah, Sasaran, Tujuan
from kinerja.penolakan import Penolakan
from laporan.bahan.bahan import Bahan
from laporan.pemda.rpjmd.aksi import atur_kontribusi, lepas, lepas_kontribusi, tautkan
from laporan.pemda.rpjmd.susun import PohonRPJMD
from laporan.pemda.rpjmd.tempat import IZIN_BACA, daerah_bagi, daerah_kerja, menyunting
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, layar
from laporan.rangka.penolakan import status_penolakan


@layar(IZIN_BACA)
def rpjmd(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Misi, tujuan, sasaran and indicators of the region with figures and agencies."""
    konteks = konteks_kerja(request)
    daerah = daerah_bagi(request.user, konteks.pd)
    if daerah is None:
        return render(request, "laporan/pemda/rpjmd/belum.html", {})
    bahan = Bahan(daerah, konteks.tahun)
    data = {
        **_dasar(request, bahan.pd),
        "bahan": bahan,
        "tahun": bahan.tahun,
        "pohon": PohonRPJMD(bahan),
        "rerata": bahan.rerata(bahan.baris),
        "banyak_pita": len(bahan.aturan.pita),
        "lihat_anggaran": _lihat_anggaran(request, bahan.pd),
        "ke_asal": request.user.menjangkau(daerah.pk),
    }
    return render(request, "laporan/pemda/rpjmd/rpjmd.html", data)


def _dasar(request: AuthenticatedHttpRequest, daerah: PerangkatDaerah) -> dict[str, Any]:
    return {
        "daerah": daerah,
        "menyunting": menyunting(request.user, daerah),
        "di_daerah": request.user.pd_id == daerah.pk,
        "data_induk": _data_induk(request, daerah),
    }


def _data_induk(request: AuthenticatedHttpRequest, daerah: PerangkatDaerah) -> bool:
    """Whether the texts of the plan are the user's to change, row by row, in the master data."""
    boleh = request.user.is_staff and request.user.has_perm("kinerja.change_sasaran")
    return boleh and request.user.menjangkau(daerah.pk)


def _lihat_anggaran(request: AuthenticatedHttpRequest, daerah: PerangkatDaerah) -> bool:
    """Money of the agencies: for who works at the level of the region."""
    tingkat_daerah = request.user.menjangkau(daerah.pk)
    return tingkat_daerah and request.user.has_perm("anggaran.view_program")


@layar(IZIN_BACA, buka=daerah_kerja, metode=FORMULIR)
def rpjmd_sasaran(
    request: AuthenticatedHttpRequest, daerah: PerangkatDaerah, pk: int
) -> HttpResponse:
    """The tujuan of agencies that support one sasaran. POST `langkah` = tautkan | lepas."""
    sasaran = Sasaran.objects.filter(pd=daerah, pk=pk).select_related("tujuan").first()
    if sasaran is None:
        raise Http404
    galat, status = "", 200
    if request.method == "POST":
        galat, status = _jalankan(request, lambda: _ubah_sasaran(request, daerah, sasaran))
        if not galat:
            return redirect("rpjmd_sasaran", pk=pk)
    bahan = Bahan(daerah, konteks_kerja(request).tahun)
    dukungan = bahan.daerah.dukungan.get(sasaran.pk, [])
    sudah = {d.tujuan_id for d in dukungan}
    data = {
        **_dasar(request, daerah),
        "tahun": bahan.tahun,
        "sasaran": sasaran,
        "dukungan": dukungan,
        "lihat_anggaran": _lihat_anggaran(request, daerah),
        "per_pd": bahan.daerah.dukungan_pd(sasaran.pk),
        "jumlah": bahan.daerah.anggaran_sasaran([sasaran.pk]),
        "pilihan": [t for t in _tujuan_pd(daerah, bahan.tahun) if t.pk not in sudah],
        "galat": galat,
    }
    return render(request, "laporan/pemda/rpjmd/sasaran.html", data, status=status)


def _tujuan_pd(daerah: PerangkatDaerah, tahun: int) -> list[Tujuan]:
    """Tujuan of the region's agencies in force, by agency."""
    mitra = PerangkatDaerah.objects.sedaerah(daerah.pemda)
    semua = Tujuan.objects.filter(pd__in=mitra).select_related("pd")
    return [t for t in semua.order_by("pd__nama", "urutan", "pk") if t.berlaku_tahun(tahun)]


def _ubah_sasaran(
    request: AuthenticatedHttpRequest, daerah: PerangkatDaerah, sasaran: Sasaran
) -> str:
    siapa: dict[str, Any] = {"daerah": daerah, "oleh": request.user, "pada": timezone.now()}
    if request.POST.get("langkah") == "lepas":
        lepas(dukungan=bulat(request.POST.get("dukungan")) or 0, **siapa)
        return "Dukungan dilepas."
    tautkan(sasaran=sasaran.pk, tujuan=bulat(request.POST.get("tujuan")) or 0, **siapa)
    return "Tujuan perangkat daerah ditautkan."


@layar(IZIN_BACA, buka=daerah_kerja, metode=FORMULIR)
def rpjmd_indikator(
    request: AuthenticatedHttpRequest, daerah: PerangkatDaerah, pk: int
) -> HttpResponse:
    """Who keeps and supports one indicator. POST `langkah` = atur | lepas."""
    semua = Indikator.objects.filter(pd=daerah, pk=pk)
    indikator = semua.select_related("sasaran", "tujuan").first()
    if indikator is None:
        raise Http404
    galat, status = "", 200
    if request.method == "POST":
        galat, status = _jalankan(request, lambda: _ubah_indikator(request, daerah, indikator))
        if not galat:
            return redirect("rpjmd_indikator", pk=pk)
    bahan = Bahan(daerah, konteks_kerja(request).tahun)
    sejenis = Indikator.objects.filter(
        pd__in=PerangkatDaerah.objects.sedaerah(daerah.pemda),
        satuan__iexact=indikator.satuan,
        polaritas=indikator.polaritas,
        jenis_nilai=indikator.jenis_nilai,
    ).select_related("pd")
    data = {
        **_dasar(request, daerah),
        "tahun": bahan.tahun,
        "indikator": indikator,
        "kontribusi": bahan.daerah.kontribusi.get(indikator.pk, []),
        "perangkat": bahan.daerah.perangkat,
        "peran": list(PeranKontribusi),
        "sejenis": [
            i for i in sejenis.order_by("pd__nama", "urutan") if i.berlaku_tahun(bahan.tahun)
        ],
        "terisi": indikator.realisasi.exists(),
        "galat": galat,
        "isian": request.POST,
    }
    return render(request, "laporan/pemda/rpjmd/indikator.html", data, status=status)


def _ubah_indikator(
    request: AuthenticatedHttpRequest, daerah: PerangkatDaerah, indikator: Indikator
) -> str:
    kirim = request.POST
    siapa: dict[str, Any] = {"daerah": daerah, "oleh": request.user, "pada": timezone.now()}
    if kirim.get("langkah") == "lepas":
        lepas_kontribusi(kontribusi=bulat(kirim.get("kontribusi")) or 0, **siapa)
        return "Kontribusi dilepas."
    atur_kontribusi(
        indikator=indikator.pk,
        mitra=bulat(kirim.get("mitra")) or 0,
        peran=kirim.get("peran", ""),
        sumber=bulat(kirim.get("sumber")),
        uraian=kirim.get("uraian", ""),
        **siapa,
    )
    return "Kontribusi perangkat daerah disimpan."


def _jalankan(request: AuthenticatedHttpRequest, langkah: Callable[[], str]) -> tuple[str, int]:
    """Run the step; its refusal as a sentence with its status."""
    try:
        messages.success(request, langkah())
    except Penolakan as tolak:
        return tolak.pesan, status_penolakan(tolak)
    return "", 200
