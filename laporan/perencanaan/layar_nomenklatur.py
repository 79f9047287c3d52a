"""Nomenclature of the whole pemda; for its admin.

| name | method | answer |
| --- | --- | --- |
| `nomenklatur` | GET | the versions with their years |
| | POST `berkas` | loads a ministry's file as a version; 422 with the rows that cannot be read |
| | POST `berkas`, `langkah` = periksa | what loading it would do; nothing is stored |
| `nomenklatur_padanan` ke, dari | GET | codes in use that are others in the new version |
| | POST | settles what they became |
"""

from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from anggaran.kode import kunci_kode, kunci_umum
from anggaran.models import Kegiatan, PadananKode, Program, SubKegiatan, VersiNomenklatur
from anggaran.nomenklatur.langkah import (
    IZIN_NOMENKLATUR,
    KepalaNomenklatur,
    baca_berkas_nomenklatur,
    muat_nomenklatur,
    tetapkan_padanan,
)
from anggaran.nomenklatur.padanan import UsulanPadanan, usul_padanan
from kinerja.http import AuthenticatedHttpRequest
from kinerja.penolakan import Penolakan
from kinerja.sebutan import sebut_hitungan
from laporan.rangka.badan import MB, badan_maks
from laporan.rangka.layar import FORMULIR, bulat, layar
from laporan.rangka.penolakan import status_penolakan

BERKAS_MB = 10
BARIS_MAKS = 300
_KEPALA = ("kode", "nama", "dasar", "mulai", "sampai")


def _pastikan_pemda(request: AuthenticatedHttpRequest) -> None:
    if not request.user.lintas_pd:
        raise Http404("Nomenklatur berlaku untuk semua perangkat daerah.")


@badan_maks(lambda: BERKAS_MB * MB)
@layar(IZIN_NOMENKLATUR, metode=FORMULIR)
def nomenklatur(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The versions, and a form for another one."""
    _pastikan_pemda(request)
    if request.method != "POST":
        return _halaman(request, {})
    isi = {k: str(request.POST.get(k, "")).strip() for k in _KEPALA}
    berkas = request.FILES.get("berkas")
    if not isinstance(berkas, UploadedFile):
        return _halaman(request, isi, tolak="Pilih berkas nomenklatur.", status=422)
    try:
        bacaan = baca_berkas_nomenklatur(berkas.name or "", berkas.read())
        if not bacaan.utuh:
            pesan = f"{len(bacaan.galat)} hal harus diperbaiki; tidak ada yang dimuat."
            pesan = " ".join([pesan, *bacaan.catatan])
            return _halaman(request, isi, tolak=pesan, galat=bacaan.galat, status=422)
        periksa = request.POST.get("langkah") == "periksa"
        hasil = muat_nomenklatur(
            KepalaNomenklatur(
                isi["kode"], isi["nama"], bulat(isi["mulai"]) or 0, bulat(isi["sampai"]),
                isi["dasar"],
            ),
            bacaan.isi, oleh=request.user, pada=timezone.now(), periksa=periksa,
        )  # fmt: skip
    except Penolakan as galat:
        return _halaman(request, isi, tolak=galat.pesan, status=status_penolakan(galat))
    ringkas = (
        sebut_hitungan(
            (hasil.baru, "kode baru"), (hasil.berubah, "kode berubah"), (hasil.tetap, "kode tetap")
        )
        or "tidak ada kodenya"
    )
    catatan = "".join(f" {satu}" for satu in bacaan.catatan)
    if periksa:
        tinjau = f"{isi['nama']}: {ringkas}{_hilang(hasil.hilang)}.{catatan}"
        return _halaman(request, isi, tinjau=tinjau)
    messages.success(request, f"{isi['nama']}: {ringkas}.{catatan}")
    return redirect("nomenklatur")


def _hilang(banyak: int) -> str:
    if not banyak:
        return ""
    return f"; {banyak} kode yang tersimpan tidak ada pada berkas dan dibiarkan"


def _halaman(
    request: AuthenticatedHttpRequest,
    isi: dict[str, str],
    *,
    tolak: str = "",
    tinjau: str = "",
    galat: list[tuple[int, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    # A grouped query does not take the order of its model.
    semua = list(
        VersiNomenklatur.objects.annotate(banyak=Count("isi")).order_by("-mulai_tahun", "-pk")
    )
    sesudah = [None, *semua]
    data = {
        "versi": [
            (v, sebelum, _masa(v, lanjutan))
            for v, sebelum, lanjutan in zip_longest(semua, semua[1:], sesudah[: len(semua)])
        ],
        "isi": isi,
        "tolak": tolak,
        "tinjau": tinjau,
        "galat": (galat or [])[:BARIS_MAKS],
        "batas_mb": BERKAS_MB,
    }
    return render(request, "laporan/perencanaan/nomenklatur.html", data, status=status)


def _masa(versi: VersiNomenklatur, lanjutan: VersiNomenklatur | None) -> str:
    """`2024–2026`; the latest has no end until another follows."""
    akhir = versi.sampai_tahun or (lanjutan.mulai_tahun - 1 if lanjutan else None)
    if akhir is None:
        return f"{versi.mulai_tahun} dan sesudahnya"
    return f"{versi.mulai_tahun}–{akhir}" if akhir > versi.mulai_tahun else str(versi.mulai_tahun)


@layar(IZIN_NOMENKLATUR, metode=FORMULIR)
def nomenklatur_padanan(request: AuthenticatedHttpRequest, ke: int, dari: int) -> HttpResponse:
    """Codes in use, each with what it probably became."""
    _pastikan_pemda(request)
    lama = get_object_or_404(VersiNomenklatur, pk=dari)
    baru = get_object_or_404(VersiNomenklatur, pk=ke)
    tolak, status, kirim = "", 200, {}
    if request.method == "POST":
        kirim = {k: str(v).strip() for k, v in request.POST.items()}
        pilihan = {
            k.removeprefix("tetap|"): kirim.get(f"baru|{k.removeprefix('tetap|')}", "")
            for k in kirim
            if k.startswith("tetap|")
        }
        try:
            banyak = tetapkan_padanan(
                lama, baru, pilihan, oleh=request.user, pada=timezone.now()
            )  # fmt: skip
        except Penolakan as galat:
            tolak, status = galat.pesan, status_penolakan(galat)
        else:
            messages.success(request, f"{banyak} padanan ditetapkan.")
            return redirect("nomenklatur_padanan", ke, dari)
    sudah = {p.lama: p.baru for p in PadananKode.objects.antara(lama, baru)}
    usulan = [u for u in _usulan(lama, baru) if u.lama not in sudah]
    data: dict[str, Any] = {
        "lama": lama,
        "baru": baru,
        "baris": [_baris(u, kirim) for u in usulan[:BARIS_MAKS]],
        "lebih": max(0, len(usulan) - BARIS_MAKS),
        "sudah": sorted(sudah.items()),
        "tolak": tolak,
    }
    return render(request, "laporan/perencanaan/padanan.html", data, status=status)


def _baris(u: UsulanPadanan, kirim: dict[str, str]) -> dict[str, Any]:
    return {
        "usul": u,
        "isi": kirim.get(f"baru|{u.lama}", u.baru),
        "dicentang": f"tetap|{u.lama}" in kirim if kirim else u.yakin,
    }


def _usulan(lama: VersiNomenklatur, baru: VersiNomenklatur) -> list[UsulanPadanan]:
    """Those whose code or name changes; what stays as it is needs no word. Doubtful ones first."""
    dipakai: dict[str, str] = {}
    masa = {
        "tahun__gte": lama.mulai_tahun,
        "tahun__lt": max(baru.mulai_tahun, lama.mulai_tahun + 1),
    }
    for model in (Program, Kegiatan, SubKegiatan):
        milik = model._default_manager.filter(**masa).order_by("kode", "-tahun")
        for kode, nama in milik.values_list("kode", "nama").distinct():
            dipakai.setdefault(kode, nama)
    urusan = Q(kode__startswith="X")
    for bidang in {".".join(k.split(".")[:2]) for k in dipakai}:
        urusan |= Q(kode__startswith=f"{bidang}.")
    isi = list(baru.isi.filter(urusan).values_list("kode", "nama"))
    umum = {kunci_kode(kode) for kode, _ in isi}
    semua = usul_padanan(
        ((k, n) for k, n in sorted(dipakai.items()) if kunci_umum(k) not in umum), isi
    )
    berubah = [u for u in semua if not (u.yakin and u.baru == u.lama)]
    return sorted(berubah, key=lambda u: (u.yakin, u.lama))
