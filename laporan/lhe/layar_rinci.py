"""One thing that is followed up: a recommendation of the LHE, or a finding of other origin.

`lhe_rinci`, `tlhp_rinci` pk: POST `langkah` = tulis | usulkan | verifikasi | kembalikan | atur; a
recommendation takes komentar | lampirkan | lepaskan as well, a finding hapus.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.bukti.berkas import batas_mb, pesan_terlalu_besar
from kinerja.bukti.jenis import ACCEPT, DITERIMA
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import Jabatan, JejakAudit
from kinerja.penolakan import Penolakan, TidakSahError
from laporan.isian.layar_bukti import dibatasi_unggahnya
from laporan.lhe import aksi
from laporan.lhe.tampilan import IZIN, hari_lewat, pilihan_jabatan, terhubung
from laporan.lhe.temuan import IZIN_BAGI, boleh_mencatat, hapus_temuan
from laporan.models import RekomendasiLHE, StatusRekomendasi, TemuanPemeriksaan
from laporan.rangka.hari import hari_diketik
from laporan.rangka.konteks import pakai
from laporan.rangka.layar import FORMULIR, bulat, hari_ini, layar, versi_dilihat
from laporan.rangka.penolakan import status_penolakan

BANYAK_RIWAYAT = 40

#: A step of one origin alone: what it says afterwards, and where it leads (empty: this page again).
LangkahSendiri = Callable[[AuthenticatedHttpRequest, Any], tuple[str, str]]


@dataclass(frozen=True)
class AsalTindak:
    """What is told differently of one origin."""

    model: type[Any]
    sebutan: str
    rute: str
    daftar: str
    langkah: dict[str, LangkahSendiri]
    lain: Callable[[AuthenticatedHttpRequest, Any], dict[str, Any]]


def _bersama(request: AuthenticatedHttpRequest, asal: AsalTindak, r: aksi.Ditindak) -> str:
    """The steps that both origins have."""
    kirim, langkah = request.POST, request.POST.get("langkah", "")
    umum: dict[str, Any] = {
        "pk": r.pk, "oleh": request.user, "pada": timezone.now(), "model": asal.model
    }  # fmt: skip
    versi = versi_dilihat(request)
    match langkah:
        case "tulis" | "usulkan":
            baru: aksi.Ditindak = aksi.tulis(
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
            return f"{asal.sebutan} dinyatakan selesai."
        case "kembalikan":
            aksi.kembalikan(**umum, versi=versi, alasan=kirim.get("alasan", ""))
            return f"{asal.sebutan} dibuka untuk dilengkapi."
        case "atur":
            aksi.atur(**umum, versi=versi, **_pengaturan(request))
            return "Penanggung jawab dan tenggat disimpan."
    raise Http404("Langkah tidak dikenal.")


def _pengaturan(request: AuthenticatedHttpRequest) -> dict[str, Any]:
    """Who answers and until when."""
    pilih, teks = request.POST.get("penanggung_jawab", ""), request.POST.get("tenggat", "")
    jabatan = None
    if pilih:
        jabatan = Jabatan.objects.filter(pk=bulat(pilih) or 0).first()
        if jabatan is None:
            raise TidakSahError("Penanggung jawab yang dipilih tidak ada.")
    tenggat = hari_diketik(teks, "Tenggat ditulis sebagai tanggal, misalnya 2025-06-30.")
    return {"penanggung_jawab": jabatan, "tenggat": tenggat}


def _rinci(
    request: AuthenticatedHttpRequest, asal: AsalTindak, r: aksi.Ditindak, tahun: int
) -> HttpResponse:
    if request.method != "POST":
        return _halaman(request, asal, r, tahun)
    langkah, ke = request.POST.get("langkah", ""), ""
    try:
        if langkah in asal.langkah:
            kabar, ke = asal.langkah[langkah](request, r)
        else:
            kabar = _bersama(request, asal, r)
    except Penolakan as galat:
        return _halaman(request, asal, r, tahun, galat=galat.pesan, status=status_penolakan(galat))
    messages.success(request, kabar)
    return redirect(ke) if ke else redirect(asal.rute, r.pk)


def _halaman(
    request: AuthenticatedHttpRequest,
    asal: AsalTindak,
    r: aksi.Ditindak,
    tahun: int,
    *,
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    menulis = aksi.boleh_menulis(request.user, r)
    membagi = menulis and request.user.has_perm(IZIN_BAGI)
    selesai = r.status == StatusRekomendasi.SELESAI
    ketikan: Any = request.POST if galat else {}
    jejak = JejakAudit.objects.tentang(r).select_related("oleh__jabatan")[:BANYAK_RIWAYAT]
    awal = f"{aksi.awalan_jejak(asal.model)}: "
    data = {
        "r": r,
        "tahun": tahun,
        "lewat": hari_lewat(r, hari_ini(r.pd)),
        "menulis": menulis and not selesai,
        "membagi": membagi,
        "verifikasi": aksi.boleh_menyatakan(request.user, r),
        "selesai": selesai,
        "riwayat": [(j, j.aksi.removeprefix(awal)) for j in jejak],
        "jabatan": pilihan_jabatan(r.pd) if membagi else [],
        "isian_tl": ketikan.get("tindak_lanjut", r.tindak_lanjut),
        "isian_rencana": ketikan.get("rencana", r.rencana),
        "isian_bukti": ketikan.get("bukti", r.bukti),
        "ketikan": ketikan,
        "galat": galat,
        "galat_langkah": ketikan.get("langkah", ""),
        "kembali": reverse(asal.daftar),
        **asal.lain(request, r),
    }
    return render(request, "laporan/lhe/rinci.html", data, status=status)


# --- a recommendation of the LHE -----------------------------------------------------------------


def _komentar(request: AuthenticatedHttpRequest, r: RekomendasiLHE) -> tuple[str, str]:
    teks = request.POST.get("komentar", "")
    aksi.komentari(pk=r.pk, teks=teks, oleh=request.user, pada=timezone.now())
    return "Komentar ditulis.", ""


def _lampirkan(request: AuthenticatedHttpRequest, r: RekomendasiLHE) -> tuple[str, str]:
    berkas = request.FILES.get("berkas")
    satu = aksi.lampirkan(
        pk=r.pk,
        oleh=request.user,
        pada=timezone.now(),
        berkas=berkas if isinstance(berkas, UploadedFile) else None,
        tautan=request.POST.get("tautan", ""),
        judul=request.POST.get("judul", ""),
    )
    return f"“{satu.judul}” dilampirkan.", ""


def _lepaskan(request: AuthenticatedHttpRequest, r: RekomendasiLHE) -> tuple[str, str]:
    lampiran = bulat(request.POST.get("lampiran")) or 0
    judul = aksi.lepaskan(pk=r.pk, lampiran=lampiran, oleh=request.user, pada=timezone.now())
    return f"“{judul}” dilepas.", ""


def _lain_rekomendasi(request: AuthenticatedHttpRequest, r: RekomendasiLHE) -> dict[str, Any]:
    return {
        "lampiran": r.lampiran.select_related("oleh__jabatan", "berkas").defer("berkas__isi"),
        "komentar": r.komentar.select_related("oleh__jabatan"),
        "boleh_komentar": aksi.boleh_mengomentari(request.user, r),
        "accept": ACCEPT,
        "diterima": f"{DITERIMA}; paling besar {batas_mb()} MB",
    }


REKOMENDASI = AsalTindak(
    RekomendasiLHE,
    "Rekomendasi",
    "lhe_rinci",
    "lhe",
    {"komentar": _komentar, "lampirkan": _lampirkan, "lepaskan": _lepaskan},
    _lain_rekomendasi,
)


def _rekomendasi_dibuka(
    request: AuthenticatedHttpRequest, alamat: dict[str, Any]
) -> RekomendasiLHE:
    semua = terhubung(RekomendasiLHE.objects.untuk(request.user))
    r = semua.filter(pk=alamat.pop("pk")).first()
    if r is None:
        raise Http404("Rekomendasi tidak ditemukan.")
    pakai(request, pd=r.evaluasi.pd, tahun=r.evaluasi.tahun)
    return r


@dibatasi_unggahnya(1)
@layar(IZIN, buka=_rekomendasi_dibuka, metode=FORMULIR)
def lhe_rinci(request: AuthenticatedHttpRequest, r: RekomendasiLHE) -> HttpResponse:
    """One recommendation."""
    if request.batas_unggah.terlampaui:  # type: ignore[attr-defined]
        galat = TidakSahError(pesan_terlalu_besar())
        status = status_penolakan(galat)
        return _halaman(request, REKOMENDASI, r, r.evaluasi.tahun, galat=galat.pesan, status=status)
    return _rinci(request, REKOMENDASI, r, r.evaluasi.tahun)


# --- a finding of other origin -------------------------------------------------------------------


def _hapus(request: AuthenticatedHttpRequest, t: TemuanPemeriksaan) -> tuple[str, str]:
    sebutan = hapus_temuan(
        pk=t.pk, versi=versi_dilihat(request), oleh=request.user, pada=timezone.now()
    )
    return f"Temuan {sebutan} dihapus.", "tlhp"


def _lain_temuan(request: AuthenticatedHttpRequest, t: TemuanPemeriksaan) -> dict[str, Any]:
    dapat = boleh_mencatat(request.user, t.pd) and t.status == StatusRekomendasi.BELUM
    return {"temuan": t, "boleh_hapus": dapat}


TEMUAN = AsalTindak(
    TemuanPemeriksaan, "Temuan", "tlhp_rinci", "tlhp", {"hapus": _hapus}, _lain_temuan
)


def _temuan_dibuka(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> TemuanPemeriksaan:
    semua = TemuanPemeriksaan.objects.untuk(request.user).select_related(
        "pd",
        "penanggung_jawab__unit",
        "diusulkan_oleh__jabatan",
        "diverifikasi_oleh__jabatan",
    )
    t = semua.filter(pk=alamat.pop("pk")).first()
    if t is None:
        raise Http404("Temuan tidak ditemukan.")
    pakai(request, pd=t.pd, tahun=t.tahun)
    return t


@layar(IZIN, buka=_temuan_dibuka, metode=FORMULIR)
def tlhp_rinci(request: AuthenticatedHttpRequest, t: TemuanPemeriksaan) -> HttpResponse:
    """One finding."""
    return _rinci(request, TEMUAN, t, t.tahun)
