"""Signing: what is signed, proof of who signs, the signature; a signature on paper.

| name | method | answer |
| --- | --- | --- |
| `perjanjian_tanda_tangan` pk | GET | what is signed and the form; then what happens next |
| | POST `langkah`=tandatangani, `versi`, `sidik`, `setuju`, `sandi`, `alasan` | or why not |
| | POST `langkah` = kembalikan, `catatan`, `versi` | |
| `perjanjian_kertas` pk | GET, POST `pindaian`, `tanggal`, `alasan`, `versi` | records a scan |

With BSrE the form also carries `nik` and `passphrase`. The password may be left out while the
session is proven (kinerja/bukti_diri.py): by a password a moment ago, or by a passkey.
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.pintu import hari_lokal
from kinerja.models import PerjanjianKinerja, TandaTangan
from kinerja.penolakan import Penolakan
from laporan.perjanjian.aksi import Pindaian, catat_kertas, kembalikan, tandatangani
from laporan.perjanjian.banding_target import RingkasBanding
from laporan.perjanjian.beda import beda_renstra, beda_tahun_lalu, beda_versi
from laporan.perjanjian.data import data_perjanjian
from laporan.perjanjian.formulir import hari_tertulis
from laporan.perjanjian.layar_dasar import perjanjian_dibuka
from laporan.perjanjian.menunggu import giliran
from laporan.perjanjian.naskah import pernyataan
from laporan.perjanjian.pelaku import keadaan
from laporan.perjanjian.penandatanganan import alasan_beralih, alasan_diminta
from laporan.perjanjian.tenggat import sebulan_sesudah
from laporan.perjanjian.versi import berkas_naskah, daftar_versi
from laporan.perjanjian.wewenang import (
    CATAT_KERTAS,
    KELOLA,
    LIHAT_PK,
    TANDA_TANGAN,
    boleh,
    pihak_pengguna,
)
from laporan.rangka.badan import MB, badan_maks
from laporan.rangka.layar import FORMULIR, layar, versi_dilihat
from laporan.rangka.penolakan import status_penolakan
from laporan.segel.alamat import alamat_verifikasi
from laporan.segel.dasar import Penyegel
from laporan.segel.isian import (
    IsianTandaTangan,
    isian_kembali,
    konteks_tanda,
    periksa_isian,
    rahasia,
    tunggukan,
)
from laporan.segel.penyegel import penyegel_aktif


@sensitive_post_parameters("sandi", "passphrase", "nik")
@layar(LIHAT_PK, buka=perjanjian_dibuka, metode=FORMULIR)
def tanda_tangan(request: AuthenticatedHttpRequest, p: PerjanjianKinerja) -> HttpResponse:
    """The page of one signature."""
    k = keadaan(p, request.user, dalam_lingkup=True)
    pihak = next((n for n in (1, 2) if boleh(TANDA_TANGAN[n], k) is None), None)
    if request.method == "POST":
        return _terima(request, p, pihak)
    if pihak is not None:
        return _halaman(request, p, pihak, IsianTandaTangan())
    milik = pihak_pengguna(k)
    sendiri = TandaTangan.objects.filter(
        naskah__perjanjian=p, naskah__ke=p.pengajuan, oleh=request.user
    ).order_by("-pihak")
    if tanda := sendiri.select_related("naskah").first():
        return _selesai(request, p, tanda)
    if not milik:
        raise PermissionDenied
    alasan = boleh(TANDA_TANGAN[min(milik)], k) if len(milik) == 1 else boleh(TANDA_TANGAN[1], k)
    data = {"p": p, "alasan": alasan, "berikut": giliran(request.user)}
    return render(request, "laporan/perjanjian/belum_giliran.html", data)


def _terima(
    request: AuthenticatedHttpRequest, p: PerjanjianKinerja, pihak: int | None
) -> HttpResponse:
    langkah, pada = request.POST.get("langkah", ""), timezone.now()
    if langkah == "kembalikan":
        return _kembalikan(request, p, pihak, pada)
    if langkah != "tandatangani":
        raise Http404("Langkah tidak dikenal.")
    if pihak is None:
        k = keadaan(p, request.user, dalam_lingkup=True)
        if not pihak_pengguna(k):
            raise PermissionDenied
        messages.error(request, boleh(TANDA_TANGAN[min(pihak_pengguna(k))], k) or "")
        return redirect("perjanjian_satu", p.pk)
    penyegel = penyegel_aktif()
    isian = _periksa(request, p, pihak, penyegel, pada)
    if not isian.ditolak:
        try:
            tandatangani(
                perjanjian=p,
                pihak=pihak,
                oleh=request.user,
                pada=pada,
                penyegel=penyegel,
                versi=versi_dilihat(request),
                alasan=isian.alasan,
                rahasia=rahasia(request) if penyegel.perlu_rahasia else None,
            )
        except Penolakan as galat:
            p.refresh_from_db()
            isian.galat, isian.status = galat.pesan, status_penolakan(galat)
        else:
            return redirect("perjanjian_tanda_tangan", p.pk)
    return _halaman(request, p, pihak, isian)


def _periksa(
    request: AuthenticatedHttpRequest,
    p: PerjanjianKinerja,
    pihak: int,
    penyegel: Penyegel,
    pada: datetime,
) -> IsianTandaTangan:
    """Everything that must be right before anything is signed."""
    isian = IsianTandaTangan(alasan=request.POST.get("alasan", "").strip()[:2000])
    if not isian.alasan and alasan_diminta(p, hari_lokal(p.pd, pada)):
        isian.galat_alasan = "Tuliskan alasannya, atau kembalikan agar tanggalnya diperbaiki."
    periksa_isian(request, isian, sidik=_sidik(p, pihak), penyegel=penyegel, pada=pada)
    return isian


def _sidik(p: PerjanjianKinerja, pihak: int) -> str:
    """Fingerprint of the exact file that the party signs."""
    terpakai = next((b for b in berkas_naskah(p) if b.terpakai), None)
    if terpakai is None:
        return ""
    return terpakai.naskah.berkas_id if pihak == 1 else terpakai.akhir


def _kembalikan(
    request: AuthenticatedHttpRequest, p: PerjanjianKinerja, pihak: int | None, pada: datetime
) -> HttpResponse:
    isian = isian_kembali(request)
    if not isian.ditolak:
        try:
            kembalikan(
                perjanjian=p,
                catatan=isian.catatan,
                oleh=request.user,
                pada=pada,
                versi=versi_dilihat(request),
            )
        except Penolakan as galat:
            isian.galat, isian.status = galat.pesan, status_penolakan(galat)
            p.refresh_from_db()
        else:
            messages.success(request, f"{p} dikembalikan kepada Sekretariat dengan catatan Anda.")
            return redirect("perjanjian_menunggu")
    if pihak is None:
        messages.error(request, isian.galat or isian.galat_catatan)
        return redirect("perjanjian_satu", p.pk)
    return _halaman(request, p, pihak, isian)


def _halaman(
    request: AuthenticatedHttpRequest, p: PerjanjianKinerja, pihak: int, isian: IsianTandaTangan
) -> HttpResponse:
    data = data_perjanjian(p)
    versi = daftar_versi(p, request.user)
    lama = next((v.perjanjian for v in reversed(versi) if v.perjanjian.ke < p.ke), None)
    penyegel, pada = penyegel_aktif(), timezone.now()
    terpakai = next(b for b in berkas_naskah(p) if b.terpakai)
    konteks: dict[str, Any] = {
        "p": p,
        "d": data,
        "n": pernyataan(data),
        "pihak": pihak,
        "isian": isian,
        "sidik": terpakai.naskah.berkas_id if pihak == 1 else terpakai.akhir,
        "tanda_lain": terpakai.tanda_tangan,
        "lama": lama,
        "beda": beda_versi(lama, p) if lama else [],
        "tahun_lalu": RingkasBanding(beda_tahun_lalu(p)) if lama is None else None,
        "tahun_sebelum": p.tahun - 1,
        "beda_renstra": RingkasBanding(beda_renstra(p)),
        **konteks_tanda(request, penyegel, pada),
        "minta_alasan": alasan_diminta(p, hari_lokal(p.pd, pada)),
        "beralih": alasan_beralih(p, pihak, hari_lokal(p.pd, pada)),
        "lainnya": len(giliran(request.user)) - 1,
    }
    respons = render(
        request,
        "laporan/perjanjian/tanda_tangan.html",
        konteks,
        status=isian.jawaban,
    )
    return tunggukan(respons, isian)


def _selesai(
    request: AuthenticatedHttpRequest, p: PerjanjianKinerja, tanda: TandaTangan
) -> HttpResponse:
    return render(
        request,
        "laporan/perjanjian/selesai.html",
        {
            "p": p,
            "tanda": tanda,
            "masa": p.masa(None),
            "verifikasi": alamat_verifikasi(p.kode),
            "berikut": giliran(request.user),
        },
    )


@badan_maks(lambda: settings.TAPAK_BUKTI_MAKS_MB * MB)
@layar((LIHAT_PK, KELOLA), buka=perjanjian_dibuka, metode=FORMULIR)
def kertas(request: AuthenticatedHttpRequest, p: PerjanjianKinerja) -> HttpResponse:
    """The scan of a page that a party signed on paper."""
    k = keadaan(p, request.user, dalam_lingkup=True)
    pihak = next((n for n in (1, 2) if boleh(CATAT_KERTAS[n], k) is None), None)
    if pihak is None:
        messages.error(request, boleh(CATAT_KERTAS[2], k) or "")
        return redirect("perjanjian_satu", p.pk)
    galat, status, hari = "", 422, hari_lokal(p.pd, timezone.now())
    ketikan = {"tanggal": request.POST.get("tanggal", ""), "alasan": request.POST.get("alasan", "")}
    if request.method == "POST":
        unggahan = request.FILES.get("pindaian")
        salah = "Isi tanggal yang tertulis pada kertas, lalu pilih kembali berkasnya."
        tanggal, sebab = hari_tertulis(ketikan["tanggal"], salah)
        if unggahan is None:
            galat = "Pilih berkas pindaiannya: PDF, JPG, atau PNG."
        elif tanggal is None:
            galat = sebab
        elif not request.POST.get("setuju"):
            galat = "Centang pernyataan di bawah, lalu pilih kembali berkasnya."
        else:
            try:
                catat_kertas(
                    perjanjian=p,
                    pihak=pihak,
                    pindaian=Pindaian(unggahan.name or "", unggahan.read()),
                    oleh=request.user,
                    pada=timezone.now(),
                    tanggal=tanggal,
                    alasan=ketikan["alasan"][:2000],
                    versi=versi_dilihat(request),
                )
            except Penolakan as sebab:
                galat, status = sebab.pesan, status_penolakan(sebab)
                p.refresh_from_db()
            else:
                messages.success(request, "Tanda tangan di atas kertas dicatat.")
                return redirect("perjanjian_satu", p.pk)
    terpakai = next(b for b in berkas_naskah(p) if b.terpakai)
    return render(
        request,
        "laporan/perjanjian/kertas.html",
        {
            "p": p,
            "pihak": pihak,
            "galat": galat,
            "naskah": terpakai,
            "ketikan": ketikan,
            "batas": None if p.tanggal is None else sebulan_sesudah(p.tanggal),
            "hari_ini": hari,
            "diajukan": timezone.localdate(terpakai.naskah.pada, ZoneInfo(p.pd.zona_waktu)),
        },
        status=status if galat else 200,
    )
