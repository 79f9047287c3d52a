"""The signed LHE.

| name | method | answer |
| --- | --- | --- |
| `lke_segel_daftar` | GET | texts of the year in the reader's scope, those that wait first |
| `lke_segel` pk | GET | what is signed, and the form; then what became of it |
| | POST `langkah` = tandatangani, `versi`, `sidik`, `setuju`, `sandi` | |
| | POST `langkah` = kembalikan, `versi`, `catatan` | |
| `lke_segel_berkas` pk | GET | the PDF: signed, else as it was submitted |

With BSrE the form also carries `nik` and `passphrase`.
"""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.debug import sensitive_post_parameters

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.pintu import hari_lokal
from kinerja.penolakan import Penolakan
from laporan.lke.baca import IZIN_LIHAT
from laporan.lke.layar_antrean import tahun_diminta
from laporan.lke.segel_aksi import kembalikan_lhe, tandatangani_lhe
from laporan.lke.segel_aturan import KeadaanSegel, LangkahSegel, boleh
from laporan.lke.segel_baca import keadaan_segel
from laporan.models import SegelLHE
from laporan.rangka.layar import FORMULIR, layar, pastikan_semua_unit, versi_dilihat
from laporan.rangka.penolakan import status_penolakan
from laporan.segel.alamat import alamat_verifikasi
from laporan.segel.isian import (
    IsianTandaTangan,
    isian_kembali,
    konteks_tanda,
    periksa_isian,
    rahasia,
    tunggukan,
)
from laporan.segel.penyegel import penyegel_aktif


def _terlihat(request: AuthenticatedHttpRequest, pk: int) -> SegelLHE:
    """A text within the reader's scope: the signer's reach is the region, not one agency."""
    pastikan_semua_unit(request)
    semua = SegelLHE.objects.untuk(request.user).select_related(
        "evaluasi__pd", "evaluasi__lembar", "oleh__jabatan", "bertanda_oleh__jabatan",
        "dikembalikan_oleh__jabatan", "sertifikat",
    )  # fmt: skip
    satu = semua.filter(pk=pk).first()
    if satu is None:
        raise Http404("LHE tidak ditemukan.")
    return satu


def _keadaan(request: AuthenticatedHttpRequest, satu: SegelLHE) -> KeadaanSegel:
    e = satu.evaluasi
    return keadaan_segel(e, satu, request.user, hari_lokal(e.pd, timezone.now()))[0]


@layar(IZIN_LIHAT)
def lke_segel_daftar(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The texts of a year: what waits first."""
    pastikan_semua_unit(request)
    tahun = tahun_diminta(request)
    semua = (
        SegelLHE.objects.untuk(request.user)
        .filter(evaluasi__tahun=tahun)
        .select_related("evaluasi__pd")
        .defer("isi")
        .order_by("evaluasi__pd__kode", "-ke")
    )
    baris = sorted(semua, key=lambda s: not s.menunggu)
    data = {
        "tahun": tahun,
        "baris": baris,
        "menunggu": sum(s.menunggu for s in baris),
        "lintas": len({s.evaluasi.pd_id for s in baris}) > 1,
    }
    return render(request, "laporan/lke/segel_daftar.html", data)


@sensitive_post_parameters("sandi", "passphrase", "nik")
@layar(IZIN_LIHAT, metode=FORMULIR)
def lke_segel(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """One text: signed here, or read."""
    satu = _terlihat(request, pk)
    if request.method != "POST":
        return _halaman(request, satu, IsianTandaTangan())
    langkah = request.POST.get("langkah", "")
    if langkah == LangkahSegel.KEMBALIKAN:
        isian = _kembalikan(request, satu)
    elif langkah == LangkahSegel.TANDATANGANI:
        isian = _tandatangani(request, satu)
    else:
        raise Http404("Langkah tidak dikenal.")
    if not isian.ditolak:
        return redirect("lke_segel", satu.pk)
    return _halaman(request, _terlihat(request, pk), isian)


def _kembalikan(request: AuthenticatedHttpRequest, satu: SegelLHE) -> IsianTandaTangan:
    isian = isian_kembali(request)
    if isian.ditolak:
        return isian
    try:
        kembalikan_lhe(
            segel=satu,
            catatan=isian.catatan,
            oleh=request.user,
            pada=timezone.now(),
            versi=versi_dilihat(request),
        )
    except Penolakan as galat:
        isian.galat, isian.status = galat.pesan, status_penolakan(galat)
    else:
        messages.success(request, "LHE dikembalikan kepada evaluator dengan catatan Anda.")
    return isian


def _tandatangani(request: AuthenticatedHttpRequest, satu: SegelLHE) -> IsianTandaTangan:
    penyegel, pada, isian = penyegel_aktif(), timezone.now(), IsianTandaTangan()
    # Whoever may not sign is told so before a password is judged.
    if alasan := boleh(LangkahSegel.TANDATANGANI, _keadaan(request, satu)):
        isian.galat, isian.status = alasan, 403
        return isian
    periksa_isian(request, isian, sidik=satu.berkas_id, penyegel=penyegel, pada=pada)
    if isian.ditolak:
        return isian
    try:
        tandatangani_lhe(
            segel=satu,
            oleh=request.user,
            pada=pada,
            penyegel=penyegel,
            versi=versi_dilihat(request),
            rahasia=rahasia(request) if penyegel.perlu_rahasia else None,
        )
    except Penolakan as galat:
        isian.galat, isian.status = galat.pesan, status_penolakan(galat)
    else:
        messages.success(request, "LHE ditandatangani.")
    return isian


def _halaman(
    request: AuthenticatedHttpRequest, satu: SegelLHE, isian: IsianTandaTangan
) -> HttpResponse:
    keadaan, nilai = _keadaan(request, satu), satu.isi["nilai"]
    lain = SegelLHE.objects.untuk(request.user).filter(evaluasi=satu.evaluasi_id)
    data: dict[str, Any] = {
        "s": satu,
        "e": satu.evaluasi,
        "tahun": satu.evaluasi.tahun,
        "nilai": Decimal(nilai["nilai"]),
        "predikat": nilai["predikat"],
        "komponen": [
            (k["kode"], k["nama"], Decimal(k["bobot"]), Decimal(k["nilai"]))
            for k in nilai["komponen"]
        ],
        "rekomendasi": nilai["rekomendasi"],
        "memperbaiki": boleh(LangkahSegel.AJUKAN, keadaan) is None,
        "meneken": boleh(LangkahSegel.TANDATANGANI, keadaan) is None,
        "mengembalikan": boleh(LangkahSegel.KEMBALIKAN, keadaan) is None,
        "usang": not keadaan.berlaku,
        "isian": isian,
        "sidik": satu.berkas_id,
        "verifikasi": alamat_verifikasi(satu.kode),
        "lain": list(lain.exclude(pk=satu.pk).defer("isi").order_by("-ke")),
        "kembali": f"{reverse('lke_segel_daftar')}?tahun={satu.evaluasi.tahun}",
        **konteks_tanda(request, penyegel_aktif(), timezone.now()),
    }
    respons = render(request, "laporan/lke/segel.html", data, status=isian.jawaban)
    return tunggukan(respons, isian)


@layar(IZIN_LIHAT)
def lke_segel_berkas(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """The exact file."""
    pastikan_semua_unit(request)
    semua = SegelLHE.objects.untuk(request.user).select_related("evaluasi__pd")
    satu = semua.defer("isi").filter(pk=pk).first()
    if satu is None:
        raise Http404("LHE tidak ditemukan.")
    berkas = satu.tersegel if satu.tersegel is not None else satu.berkas
    respons = HttpResponse(bytes(berkas.isi), content_type="application/pdf")
    e = satu.evaluasi
    nama = f"LHE-{e.tahun}-{e.pd.kode}-{satu.ke}{'' if satu.bertanda else '-belum-ditandatangani'}"
    respons["Content-Disposition"] = content_disposition_header(False, f"{nama}.pdf") or "inline"
    respons["Cache-Control"] = "private, no-store"
    return respons
