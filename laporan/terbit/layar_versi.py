"""Final versions: readiness, freezing, what a version holds, what differs between two.

| name | method | answer |
| --- | --- | --- |
| `versi` | GET; POST `keterangan` | readiness and the versions of the year; queues the freezing |
| `versi_rinci` pk | GET | one version with its fingerprints computed anew |
| `versi_tugas` pk | GET | from a finished job to the version that it made |
| `versi_unduh` pk nama | GET | a stored part: model, data, json, xlsx, docx, pdf |
| `versi_cetak` pk | POST `bentuk` | queues printing it again from what was frozen |
| `versi_beda` lama baru | GET | tables cell by cell, texts section by section |
| `versi_kini` pk | GET | the same against the report that today's data make |
| `persetujuan_beda` pk | GET | what changed since a layer approved the report (pk of the step) |
"""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import Indikator
from kinerja.penolakan import BentrokError
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import bahan_untuk
from laporan.cetak import pdf
from laporan.dokumen.beda import PEMISAH, BedaVersi, beda_dokumen
from laporan.dokumen.seksi import ratakan
from laporan.lkjip.tabel import TABEL
from laporan.models import LangkahReviu, Laporan, StatusLaporan, StatusTugas, VersiLaporan
from laporan.models.langkah_reviu import Langkah, boleh_laporan
from laporan.models.versi import ISI_VERSI
from laporan.penulisan.beda import bandingkan_teks
from laporan.penulisan.tersusun import laporan_tersusun
from laporan.rangka.berkas import kirim, perlihatkan
from laporan.rangka.halaman import BERTENTANGAN, HalamanBedaError
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import (
    FORMULIR,
    KIRIM,
    hari_ini,
    layar,
    pastikan_seluruhnya,
    tanpa_pd,
    versi_dilihat,
)
from laporan.reviu.wewenang import peran_reviu
from laporan.terbit.beku import (
    RANTAI_HILANG,
    VersiRusakError,
    berkas_versi,
    dokumen_berseksi,
    dokumen_versi,
    periksa_keutuhan,
)
from laporan.terbit.cetak_ulang import bandingkan, pencetak
from laporan.terbit.tugas_cetak_ulang import CETAK_ULANG
from laporan.terbit.tugas_final import VERSI_FINAL
from laporan.tugas import PermintaanDitolakError, minta
from laporan.tugas.berkas import NAMA_BENTUK
from laporan.tugas.daftar import tugas_terlihat
from laporan.uji.final import menghalangi, uji_final, untuk_pembaca
from laporan.uji.persetujuan import Persetujuan, beda_sejak

IZIN, IZIN_REVIU = "laporan.unduh_laporan", "laporan.lihat_reviu"
_BENTUK = [(k, NAMA_BENTUK[k]) for k in ("pdf", "docx", "xlsx", "json")]


@layar(IZIN, metode=FORMULIR)
def versi(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Readiness of the year's report, and its versions."""
    konteks = konteks_kerja(request)
    if konteks.pd is None:
        return tanpa_pd(request)
    bahan = bahan_untuk(request.user, konteks.pd, konteks.tahun)
    pastikan_seluruhnya(bahan)
    if request.method == "POST":
        return _bekukan(request)
    temuan = uji_final(bahan, laporan_tersusun(bahan).dokumen)
    halangan = menghalangi(temuan)
    laporan = Laporan.objects.filter(pd=konteks.pd, tahun=konteks.tahun).first()
    daftar = list(_terlihat(request).filter(laporan__pd=konteks.pd, laporan__tahun=konteks.tahun))
    return render(
        request,
        "laporan/terbit/versi.html",
        {
            "tahun": konteks.tahun,
            "temuan": untuk_pembaca(temuan, request.user),
            "banyak_halangan": len(halangan),
            "banyak_ingatan": len(temuan) - len(halangan),
            "tolak": _tolak(request, laporan),
            "pengganti": bool(daftar),
            "versi_baris": laporan.versi if laporan else 0,
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
        raise HalamanBedaError(BERTENTANGAN)
    laporan = Laporan.objects.filter(pd=konteks.pd, tahun=konteks.tahun).first()
    if (laporan.versi if laporan else 0) != versi_dilihat(request):
        raise BentrokError(
            "Versi final belum dibuat: laporan ini berpindah tahap sejak halaman dibuka. Muat "
            "ulang halaman, periksa, lalu ulangi."
        )
    keterangan = request.POST.get("keterangan", "").strip()[:2000]
    if tolak := _tolak(request, laporan):
        messages.error(request, f"Versi final belum dapat dibuat. {tolak}")
        return redirect("versi")
    if not keterangan and VersiLaporan.objects.filter(laporan=laporan).exists():
        messages.error(request, "Tulis apa yang berubah sejak versi final sebelumnya.")
        return redirect("versi")
    try:
        tugas = minta(
            pekerjaan=VERSI_FINAL,
            pd=konteks.pd,
            tahun=konteks.tahun,
            argumen={"keterangan": keterangan, "tanggal": hari_ini(konteks.pd)},
            oleh=request.user,
            pada=timezone.now(),
        )
    except PermintaanDitolakError as ditolak:
        messages.error(request, ditolak.pesan)
        return redirect("versi")
    return redirect(f"{reverse('berkas')}?{urlencode({'tugas': tugas.pk})}")


def _terlihat(request: AuthenticatedHttpRequest) -> QuerySet[VersiLaporan]:
    if not request.user.lihat_semua_unit:
        return VersiLaporan.objects.none()
    return VersiLaporan.objects.untuk(request.user).select_related("laporan__pd", "oleh__jabatan")


def _satu(request: AuthenticatedHttpRequest, pk: int) -> VersiLaporan:
    v = get_object_or_404(_terlihat(request), pk=pk)
    pakai(request, pd=v.laporan.pd, tahun=v.laporan.tahun)
    return v


@layar(IZIN)
def versi_rinci(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
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
    banding, rusak = None, ""
    try:
        banding = bandingkan(v, ratakan(dokumen_versi(v)))
    except VersiRusakError as galat:
        rusak = galat.pesan
    return render(
        request,
        "laporan/terbit/versi_rinci.html",
        {
            "versi": v,
            "bagian": bagian,
            "keutuhan": keutuhan,
            "rantai_hilang": "" if keutuhan.rantai else RANTAI_HILANG,
            "banding": banding,
            "rusak": rusak,
            "pencetak": pencetak(v),
            "bentuk": _BENTUK,
            "kendala_pdf": pdf.kendala(),
        },
    )


@layar(IZIN)
def versi_tugas(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """From a job that froze a report to the version that it made; where it made none, to where one
    is made.
    """
    semua = tugas_terlihat(request.user).filter(jenis=VERSI_FINAL.jenis)
    tugas = get_object_or_404(semua.select_related("pd"), pk=pk)
    pakai(request, pd=tugas.pd, tahun=tugas.tahun)
    milik = _terlihat(request).filter(laporan__pd=tugas.pd, laporan__tahun=tugas.tahun)
    hasil = milik.filter(oleh=tugas.oleh_id, pada=tugas.pada).first()
    if hasil is None or tugas.status != StatusTugas.SELESAI:
        return redirect("versi")
    return redirect("versi_rinci", hasil.pk)


@layar(IZIN)
def versi_unduh(request: AuthenticatedHttpRequest, pk: int, nama: str) -> HttpResponse:
    """A part as it was stored; with `?lihat=1` the PDF in the browser."""
    berkas = berkas_versi(_satu(request, pk), nama)
    if berkas is None:
        raise Http404("Versi ini tidak memuat berkas itu.")
    return perlihatkan(berkas) if nama == "pdf" and "lihat" in request.GET else kirim(berkas)


@layar(IZIN, metode=KIRIM)
def versi_cetak(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Queue printing it again; the result is a ZIP of the file and the account of the check."""
    v = _satu(request, pk)
    bentuk = request.POST.get("bentuk", "")
    if bentuk not in dict(_BENTUK):
        raise Http404("Bentuk berkas tidak dikenal.")
    if bentuk == "pdf" and (kendala := pdf.kendala()):
        messages.error(request, f"PDF belum dapat dibuat. {kendala}")
        return redirect("versi_rinci", pk)
    try:
        tugas = minta(
            pekerjaan=CETAK_ULANG,
            pd=v.laporan.pd,
            tahun=v.laporan.tahun,
            argumen={"versi": v.pk, "ke": v.ke, "bentuk": bentuk},
            oleh=request.user,
            pada=timezone.now(),
        )
    except PermintaanDitolakError as ditolak:
        messages.error(request, ditolak.pesan)
        return redirect("versi_rinci", pk)
    return redirect(f"{reverse('berkas')}?{urlencode({'tugas': tugas.pk})}")


@layar(IZIN)
def versi_beda(request: AuthenticatedHttpRequest, lama: int, baru: int) -> HttpResponse:
    """Two versions of the same report side by side."""
    dulu, kini = _satu(request, lama), _satu(request, baru)
    if dulu.laporan_id != kini.laporan_id:
        raise Http404("Keduanya bukan versi dari laporan yang sama.")
    try:
        beda = beda_dokumen(dokumen_versi(dulu), dokumen_versi(kini))
    except VersiRusakError as galat:
        messages.error(request, galat.pesan)
        return redirect("versi_rinci", lama)
    return render(
        request,
        "laporan/terbit/versi_beda.html",
        {"lama": dulu, "kolom": (f"Versi {dulu.ke}", f"Versi {kini.ke}"), "beda": beda}
        | {"judul": f"Beda versi final {dulu.ke} dan {kini.ke}"}
        | _rincian(kini.laporan, beda),
    )


@layar(IZIN)
def versi_kini(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """What the data say otherwise since the freezing, with links to where each figure stands."""
    v = _satu(request, pk)
    laporan = v.laporan
    bahan = Bahan(laporan.pd, laporan.tahun)
    dibekukan = v.pada.astimezone(ZoneInfo(laporan.pd.zona_waktu)).date()
    try:
        beda = beda_dokumen(dokumen_versi(v), dokumen_berseksi(bahan, dibekukan))
    except VersiRusakError as galat:
        messages.error(request, galat.pesan)
        return redirect("versi_rinci", pk)
    return render(
        request,
        "laporan/terbit/versi_beda.html",
        {"lama": v, "kolom": (f"Versi {v.ke}", "Data saat ini"), "beda": beda}
        | {"judul": f"Beda versi final {v.ke} dan data saat ini"}
        | _rincian(laporan, beda),
    )


@layar(IZIN_REVIU)
def persetujuan_beda(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """What changed in the report since one of its layers approved it."""
    if not request.user.lihat_semua_unit:
        raise Http404("Langkah reviu tidak ditemukan.")
    semua = LangkahReviu.objects.select_related("laporan__pd", "oleh__jabatan", "potret__isi")
    langkah = get_object_or_404(
        semua.filter(laporan__in=Laporan.objects.untuk(request.user), potret__isnull=False), pk=pk
    )
    laporan = langkah.laporan
    pakai(request, pd=laporan.pd, tahun=laporan.tahun)
    bahan = Bahan(laporan.pd, laporan.tahun)
    hari = langkah.pada.astimezone(ZoneInfo(laporan.pd.zona_waktu)).date()
    beda = beda_sejak(langkah, dokumen_berseksi(bahan, hari))
    if beda is None:
        messages.error(
            request, "Isi laporan pada langkah itu tidak terbaca. Sampaikan kepada admin."
        )
        return redirect("reviu")
    sebutan = Persetujuan(langkah, beda).sebutan
    return render(
        request,
        "laporan/terbit/versi_beda.html",
        {"kolom": (f"Ketika {sebutan}", "Data saat ini"), "beda": beda}
        | {"judul": f"Perubahan sejak {sebutan}", "langkah": langkah}
        | _rincian(laporan, beda),
    )


def _rincian(laporan: Laporan, beda: BedaVersi) -> dict[str, Any]:
    """The differences with the page of each table, indicator and section."""
    indikator = dict(Indikator.objects.filter(pd=laporan.pd).values_list("nama", "pk"))
    kueri = "?" + urlencode({"pd": laporan.pd.kode, "tahun": laporan.tahun})
    narasi = {s: reverse("penulisan_bagian", args=[laporan.pk, s.kunci]) for s in beda.teks}

    def tautan_baris(nama: str) -> str:
        pk = next((indikator[n] for n in nama.split(PEMISAH) if n in indikator), None)
        return reverse("indikator", args=[pk]) + kueri if pk else ""

    return {
        "laporan": laporan,
        "tabel": [
            (
                t,
                reverse("tabel", args=[t.jenis]) + kueri if t.jenis in TABEL else "",
                [(s, tautan_baris(s.baris)) for s in t.sel],
            )
            for t in beda.tabel
        ],
        "teks": [
            (s, narasi[s], bandingkan_teks("\n".join(s.dihapus), "\n".join(s.ditambah)))
            for s in beda.teks
        ],
    }
