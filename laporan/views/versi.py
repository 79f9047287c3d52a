"""Final versions: readiness, freezing, what a version holds, what differs between two.

| name | method | answer |
| --- | --- | --- |
| `versi` | GET; POST `keterangan` | readiness and the versions of the year; queues the freezing |
| `versi_rinci` pk | GET | one version with its fingerprints computed anew |
| `versi_unduh` pk nama | GET | a stored part: model, data, json, xlsx, docx, pdf |
| `versi_beda` lama baru | GET | tables cell by cell, texts section by section |
"""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.http import AuthenticatedHttpRequest
from laporan.beda_versi import beda_dokumen
from laporan.beku import berkas_versi, dokumen_berseksi, dokumen_versi, periksa_keutuhan
from laporan.berkas import kirim
from laporan.konteks import konteks_kerja
from laporan.lingkup import bahan_untuk
from laporan.models import Laporan, StatusLaporan, VersiLaporan
from laporan.models.versi import ISI_VERSI
from laporan.reviu.alur import Langkah, boleh_laporan
from laporan.reviu.wewenang import peran_reviu
from laporan.tugas import PermintaanDitolakError, minta
from laporan.tugas.final import JENIS
from laporan.uji_final import menghalangi, uji_final
from laporan.views.dasar import hari_ini, pastikan_seluruhnya, tanpa_pd

IZIN = "laporan.unduh_laporan"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(IZIN, raise_exception=True)
def versi(request: HttpRequest) -> HttpResponse:
    """Readiness of the year's report, and its versions."""
    masuk = cast(AuthenticatedHttpRequest, request)
    konteks = konteks_kerja(masuk)
    if konteks.pd is None:
        return tanpa_pd(masuk)
    bahan = bahan_untuk(masuk.user, konteks.pd, konteks.tahun)
    pastikan_seluruhnya(bahan)
    if request.method == "POST":
        return _bekukan(masuk)
    temuan = uji_final(bahan, dokumen_berseksi(bahan, hari_ini(konteks.pd)))
    halangan = menghalangi(temuan)
    laporan = Laporan.objects.filter(pd=konteks.pd, tahun=konteks.tahun).first()
    daftar = list(_terlihat(masuk).filter(laporan__pd=konteks.pd, laporan__tahun=konteks.tahun))
    return render(
        request,
        "laporan/versi/versi.html",
        {
            "tahun": konteks.tahun,
            "temuan": temuan,
            "banyak_halangan": len(halangan),
            "banyak_ingatan": len(temuan) - len(halangan),
            "tolak": _tolak(masuk, laporan),
            "pengganti": bool(daftar),
            "final": laporan is not None and laporan.status == StatusLaporan.FINAL,
            "daftar": [
                (v, daftar[i + 1] if i + 1 < len(daftar) else None) for i, v in enumerate(daftar)
            ],
        },
    )


def _tolak(request: AuthenticatedHttpRequest, laporan: Laporan | None) -> str:
    """Why this user may not freeze now; empty when they may."""
    pd = konteks_kerja(request).pd
    assert pd is not None
    status = laporan.status if laporan else StatusLaporan.DISUSUN.value
    return (
        boleh_laporan(Langkah.FINALKAN, laporan=status, peran=peran_reviu(request.user, pd)) or ""
    )


def _bekukan(request: AuthenticatedHttpRequest) -> HttpResponse:
    konteks = konteks_kerja(request)
    assert konteks.pd is not None
    if request.POST.get("tahun") != str(konteks.tahun):
        raise Http404("Tahun tidak dikenal.")
    laporan = Laporan.objects.filter(pd=konteks.pd, tahun=konteks.tahun).first()
    keterangan = request.POST.get("keterangan", "").strip()[:2000]
    if tolak := _tolak(request, laporan):
        messages.error(request, f"Versi final belum dapat dibuat. {tolak}")
        return redirect("versi")
    if not keterangan and VersiLaporan.objects.filter(laporan=laporan).exists():
        messages.error(request, "Tulis apa yang berubah sejak versi final sebelumnya.")
        return redirect("versi")
    try:
        tugas = minta(
            jenis=JENIS,
            pd=konteks.pd,
            tahun=konteks.tahun,
            argumen={"keterangan": keterangan, "tanggal": hari_ini(konteks.pd)},
            oleh=request.user,
            pada=timezone.now(),
        )
    except PermintaanDitolakError as ditolak:
        messages.error(request, ditolak.pesan)
        return redirect("versi")
    return redirect(f"{reverse('ekspor')}?{urlencode({'tugas': tugas.pk})}")


def _terlihat(request: AuthenticatedHttpRequest) -> QuerySet[VersiLaporan]:
    if not request.user.lihat_semua_unit:
        return VersiLaporan.objects.none()
    return VersiLaporan.objects.untuk(request.user).select_related("laporan__pd", "oleh__jabatan")


def _satu(request: HttpRequest, pk: int) -> VersiLaporan:
    return get_object_or_404(_terlihat(cast(AuthenticatedHttpRequest, request)), pk=pk)


@require_safe
@permission_required(IZIN, raise_exception=True)
def versi_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One version; its fingerprints are computed as the page is shown."""
    v = _satu(request, pk)
    keutuhan = periksa_keutuhan(v)
    bagian: list[dict[str, Any]] = [
        {
            "nama": nama,
            "sebutan": ISI_VERSI[nama],
            "sidik": sidik,
            "ukuran": getattr(v, nama).ukuran,
            "utuh": keutuhan.bagian[nama],
        }
        for nama, sidik in v.sidik_isi.items()
    ]
    return render(
        request, "laporan/versi/rinci.html", {"versi": v, "bagian": bagian, "keutuhan": keutuhan}
    )


@require_safe
@permission_required(IZIN, raise_exception=True)
def versi_unduh(request: HttpRequest, pk: int, nama: str) -> HttpResponse:
    """A part as it was stored."""
    berkas = berkas_versi(_satu(request, pk), nama)
    if berkas is None:
        raise Http404("Versi ini tidak memuat berkas itu.")
    return kirim(berkas)


@require_safe
@permission_required(IZIN, raise_exception=True)
def versi_beda(request: HttpRequest, lama: int, baru: int) -> HttpResponse:
    """Two versions of the same report side by side."""
    dulu, kini = _satu(request, lama), _satu(request, baru)
    if dulu.laporan_id != kini.laporan_id:
        raise Http404("Keduanya bukan versi dari laporan yang sama.")
    return render(
        request,
        "laporan/versi/beda.html",
        {
            "lama": dulu,
            "baru": kini,
            "beda": beda_dokumen(dokumen_versi(dulu), dokumen_versi(kini)),
        },
    )
