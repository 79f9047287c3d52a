"""Tindak Lanjut LHE: the score, the recommendations, one recommendation, its files.

`lhe`: list; `lhe_rinci` pk: one recommendation, POST `langkah` = tulis | usulkan | verifikasi |
kembalikan | atur | komentar | lampirkan | lepaskan; `lhe_lampiran` pk: a file, always for saving.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from kinerja.bukti.berkas import batas_mb, pesan_terlalu_besar
from kinerja.bukti.jenis import ACCEPT, DITERIMA, MENURUT_TIPE
from kinerja.bukti.nama import nama_unduhan
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import Jabatan, JejakAudit, PerangkatDaerah
from kinerja.penolakan import Penolakan, TidakSahError
from laporan.isian.layar_bukti import dibatasi_unggahnya
from laporan.lhe import aksi
from laporan.lhe.matriks import susun_matriks
from laporan.lhe.tabel_rekomendasi import TabelRekomendasi
from laporan.lhe.tampilan import (
    SaringLHE,
    daftar,
    hari_lewat,
    pilihan_jabatan,
    terhubung,
    tren,
    uraian,
)
from laporan.models import EvaluasiAKIP, LampiranLHE, RekomendasiLHE, StatusRekomendasi
from laporan.rangka.berkas import kirim as kirim_berkas
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import (
    FORMULIR,
    bulat,
    hari_ini,
    layar,
    pastikan_semua_unit,
    pd_kerja,
    versi_dilihat,
)
from laporan.rangka.penolakan import status_penolakan
from laporan.tugas.berkas import tulis as tulis_berkas

IZIN = "laporan.lihat_lhe"
BANYAK_RIWAYAT = 40


@layar(IZIN, buka=pd_kerja, segar=True)
def lhe(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The evaluation of the year and what was done about it."""
    tahun = konteks_kerja(request).tahun
    evaluasi = EvaluasiAKIP.objects.filter(pd=pd, tahun=tahun).prefetch_related("komponen").first()
    baris = daftar(request.user, evaluasi, hari_ini(pd))
    saring = SaringLHE(request.GET, baris)
    tampil = saring.saring(baris)
    hitung = {s: sum(1 for b in baris if b.r.status == s) for s in StatusRekomendasi.values}
    data = {
        "tahun": tahun,
        "evaluasi": evaluasi,
        "uraian": uraian(evaluasi) if evaluasi else None,
        "tren": tren(pd, tahun),
        "baris": tampil,
        "tabel": TabelRekomendasi(tampil, request),
        "banyak": len(baris),
        "hitung": hitung,
        "lewat": sum(1 for b in baris if b.lewat),
        "saring": saring,
        "tersaring": any(request.GET.get(k) for k in ("status", "jabatan")),
        "boleh_kelola": request.user.has_perm("laporan.change_evaluasiakip"),
        "semua_unit": request.user.lihat_semua_unit,
    }
    return render(request, "laporan/lhe/lhe.html", data)


def _dibuka(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> RekomendasiLHE:
    semua = terhubung(RekomendasiLHE.objects.untuk(request.user))
    r = semua.filter(pk=alamat.pop("pk")).first()
    if r is None:
        raise Http404("Rekomendasi tidak ditemukan.")
    pakai(request, pd=r.evaluasi.pd, tahun=r.evaluasi.tahun)
    return r


@dibatasi_unggahnya(1)
@layar(IZIN, buka=_dibuka, metode=FORMULIR)
def lhe_rinci(request: AuthenticatedHttpRequest, r: RekomendasiLHE) -> HttpResponse:
    """One recommendation."""
    if request.method != "POST":
        return _halaman(request, r)
    langkah = request.POST.get("langkah", "")
    try:
        kabar = _langkah(request, r, langkah)
    except Penolakan as galat:
        return _halaman(
            request, r, galat=galat.pesan, langkah=langkah, status=status_penolakan(galat)
        )
    messages.success(request, kabar)
    return redirect("lhe_rinci", r.pk)


def _langkah(request: AuthenticatedHttpRequest, r: RekomendasiLHE, langkah: str) -> str:
    kirim = request.POST
    umum: dict[str, Any] = {"pk": r.pk, "oleh": request.user, "pada": timezone.now()}
    versi = versi_dilihat(request)
    if request.batas_unggah.terlampaui:  # type: ignore[attr-defined]
        raise TidakSahError(pesan_terlalu_besar())
    match langkah:
        case "tulis" | "usulkan":
            baru = aksi.tulis(
                **umum,
                versi=versi,
                tindak_lanjut=kirim.get("tindak_lanjut", ""),
                bukti=kirim.get("bukti", ""),
                rencana=kirim.get("rencana"),
            )
            if langkah == "tulis":
                return "Tindak lanjut disimpan."
            aksi.usulkan(**umum, versi=baru.versi)
            return "Diusulkan selesai. Evaluator akan memverifikasinya."
        case "verifikasi":
            aksi.verifikasi(**umum, versi=versi)
            return "Rekomendasi dinyatakan selesai."
        case "kembalikan":
            aksi.kembalikan(**umum, versi=versi, alasan=kirim.get("alasan", ""))
            return "Rekomendasi dibuka untuk dilengkapi."
        case "atur":
            aksi.atur(**umum, versi=versi, **pengaturan(request))
            return "Penanggung jawab dan tenggat disimpan."
        case "komentar":
            aksi.komentari(**umum, teks=kirim.get("komentar", ""))
            return "Komentar ditulis."
        case "lampirkan":
            berkas = request.FILES.get("berkas")
            satu = aksi.lampirkan(
                **umum,
                berkas=berkas if isinstance(berkas, UploadedFile) else None,
                tautan=kirim.get("tautan", ""),
                judul=kirim.get("judul", ""),
            )
            return f"“{satu.judul}” dilampirkan."
        case "lepaskan":
            judul = aksi.lepaskan(**umum, lampiran=bulat(kirim.get("lampiran")) or 0)
            return f"“{judul}” dilepas."
    raise Http404("Langkah tidak dikenal.")


def pengaturan(request: AuthenticatedHttpRequest) -> dict[str, Any]:
    """Who answers and until when, as the form of either kind of follow-up sends it."""
    pilih, teks = request.POST.get("penanggung_jawab", ""), request.POST.get("tenggat", "")
    jabatan = None
    if pilih:
        jabatan = Jabatan.objects.filter(pk=bulat(pilih) or 0).first()
        if jabatan is None:
            raise TidakSahError("Penanggung jawab yang dipilih tidak ada.")
    try:
        tenggat = date.fromisoformat(teks) if teks else None
    except ValueError:
        raise TidakSahError("Tenggat ditulis sebagai tanggal, misalnya 2025-06-30.") from None
    return {"penanggung_jawab": jabatan, "tenggat": tenggat}


def _halaman(
    request: AuthenticatedHttpRequest,
    r: RekomendasiLHE,
    *,
    galat: str = "",
    langkah: str = "",
    status: int = 200,
) -> HttpResponse:
    menulis = aksi.boleh_menulis(request.user, r)
    membagi = menulis and request.user.has_perm("laporan.verifikasi_lhe")
    selesai = r.status == StatusRekomendasi.SELESAI
    ketikan = request.POST if galat else {}
    jejak = JejakAudit.objects.tentang(r).select_related("oleh__jabatan")[:BANYAK_RIWAYAT]
    data = {
        "r": r,
        "tahun": r.evaluasi.tahun,
        "lewat": hari_lewat(r, hari_ini(r.evaluasi.pd)),
        "menulis": menulis and not selesai,
        "membagi": membagi,
        "verifikasi": aksi.boleh_menyatakan(request.user, r),
        "selesai": selesai,
        "lampiran": r.lampiran.select_related("oleh__jabatan", "berkas").defer("berkas__isi"),
        "komentar": r.komentar.select_related("oleh__jabatan"),
        "boleh_komentar": aksi.boleh_mengomentari(request.user, r),
        "riwayat": [(j, j.aksi.removeprefix("LHE: ")) for j in jejak],
        "jabatan": pilihan_jabatan(r.evaluasi.pd) if membagi else [],
        "isian_tl": ketikan.get("tindak_lanjut", r.tindak_lanjut),
        "isian_rencana": ketikan.get("rencana", r.rencana),
        "isian_bukti": ketikan.get("bukti", r.bukti),
        "ketikan": ketikan,
        "galat": galat,
        "galat_langkah": langkah,
        "accept": ACCEPT,
        "diterima": f"{DITERIMA}; paling besar {batas_mb()} MB",
        "kembali": reverse("lhe"),
    }
    return render(request, "laporan/lhe/rinci.html", data, status=status)


@layar(IZIN, buka=pd_kerja)
def lhe_matriks(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The matrix of the follow-up as a workbook, for the agency and for the evaluator."""
    pastikan_semua_unit(request)
    dokumen = susun_matriks(pd, konteks_kerja(request).tahun, hari_ini(pd))
    return kirim_berkas(tulis_berkas(dokumen, "xlsx"))


@layar(IZIN)
def lhe_lampiran(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """The file of an attachment, for saving: no page of ours ever shows its content."""
    terlihat = RekomendasiLHE.objects.untuk(request.user)
    satu = (
        LampiranLHE.objects.filter(pk=pk, rekomendasi__in=terlihat).select_related("berkas").first()
    )
    jenis = MENURUT_TIPE.get(satu.berkas.tipe) if satu and satu.berkas else None
    if satu is None or satu.berkas is None or jenis is None:
        raise Http404("Lampiran tidak ditemukan.")
    respons = HttpResponse(bytes(satu.berkas.isi), content_type=jenis.tipe)
    nama = nama_unduhan(satu.judul, jenis.akhiran)
    respons["Content-Disposition"] = content_disposition_header(True, nama) or "attachment"
    respons["X-Content-Type-Options"] = "nosniff"
    respons["Content-Security-Policy"] = "sandbox; default-src 'none'"
    respons["Cross-Origin-Resource-Policy"] = "same-origin"
    respons["Cache-Control"] = "private, no-store"
    return respons
