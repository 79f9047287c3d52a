"""Findings of other origin (matrix TLHP): the list, one finding, the matrix as a workbook.

`tlhp`: list; POST `langkah` = catat (`sumber`, `kode`, `dokumen`, `tanggal`, `temuan`,
`rekomendasi`) | ambil_reviu; GET `sumber`, `kode`, `temuan` fill the form.
`tlhp_rinci` pk: POST `langkah` = tulis | usulkan | verifikasi | kembalikan | atur | hapus.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import JejakAudit, PerangkatDaerah
from kinerja.penolakan import Penolakan, TidakSahError
from laporan.lhe import aksi
from laporan.lhe.layar import BANYAK_RIWAYAT, IZIN, pengaturan
from laporan.lhe.matriks import susun_tlhp
from laporan.lhe.tampilan import hari_lewat, pilihan_jabatan
from laporan.lhe.temuan import (
    IZIN_BAGI,
    IsiTemuan,
    ambil_reviu,
    boleh_mencatat,
    catat_temuan,
    hapus_temuan,
)
from laporan.models import StatusRekomendasi, SumberTemuan, TemuanPemeriksaan
from laporan.rangka.berkas import kirim as kirim_berkas
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import (
    FORMULIR,
    hari_ini,
    layar,
    pastikan_semua_unit,
    pd_kerja,
    versi_dilihat,
)
from laporan.rangka.penolakan import status_penolakan
from laporan.tugas.berkas import tulis as tulis_berkas

_MEDAN = ("sumber", "kode", "dokumen", "tanggal", "temuan", "rekomendasi")


@layar(IZIN, buka=pd_kerja, metode=FORMULIR)
def tlhp(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The findings of the year."""
    if request.method != "POST":
        return _daftar(request, pd)
    umum: dict[str, Any] = {
        "pd": pd,
        "tahun": konteks_kerja(request).tahun,
        "oleh": request.user,
        "pada": timezone.now(),
    }
    try:
        match request.POST.get("langkah", ""):
            case "catat":
                t = catat_temuan(isi=_isi(request), **umum)
                messages.success(
                    request, f"Temuan {t.get_sumber_display()} nomor {t.kode} dicatat."
                )
            case "ambil_reviu":
                n = ambil_reviu(**umum)
                messages.success(
                    request,
                    f"{n} catatan reviu diambil." if n else "Tidak ada catatan reviu yang baru.",
                )
            case _:
                raise Http404("Langkah tidak dikenal.")
    except Penolakan as galat:
        return _daftar(request, pd, galat=galat.pesan, status=status_penolakan(galat))
    return redirect("tlhp")


def _isi(request: AuthenticatedHttpRequest) -> IsiTemuan:
    kirim = request.POST
    teks = kirim.get("tanggal", "")
    try:
        tanggal = date.fromisoformat(teks) if teks else None
    except ValueError:
        raise TidakSahError("Tanggal ditulis misalnya 2025-06-30.") from None
    return IsiTemuan(
        sumber=kirim.get("sumber", ""),
        kode=kirim.get("kode", ""),
        temuan=kirim.get("temuan", ""),
        rekomendasi=kirim.get("rekomendasi", ""),
        dokumen=kirim.get("dokumen", ""),
        tanggal=tanggal,
    )


def _daftar(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, *, galat: str = "", status: int = 200
) -> HttpResponse:
    tahun, hari = konteks_kerja(request).tahun, hari_ini(pd)
    semua = list(
        TemuanPemeriksaan.objects.untuk(request.user)
        .filter(pd=pd, tahun=tahun)
        .select_related("penanggung_jawab")
    )
    asal = request.POST if galat else request.GET
    data = {
        "tahun": tahun,
        "baris": [(t, hari_lewat(t, hari)) for t in semua],
        "selesai": sum(t.status == StatusRekomendasi.SELESAI for t in semua),
        "lewat": sum(bool(hari_lewat(t, hari)) for t in semua),
        "boleh_catat": boleh_mencatat(request.user, pd),
        "semua_unit": request.user.lihat_semua_unit,
        "sumber": SumberTemuan.choices,
        "ketikan": {m: asal.get(m, "") for m in _MEDAN},
        "terbuka": bool(galat or request.GET.get("temuan")),
        "galat": galat,
    }
    return render(request, "laporan/lhe/tlhp.html", data, status=status)


def _dibuka(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> TemuanPemeriksaan:
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


@layar(IZIN, buka=_dibuka, metode=FORMULIR)
def tlhp_rinci(request: AuthenticatedHttpRequest, t: TemuanPemeriksaan) -> HttpResponse:
    """One finding."""
    if request.method != "POST":
        return _halaman(request, t)
    langkah = request.POST.get("langkah", "")
    try:
        if langkah == "hapus":
            sebutan = hapus_temuan(
                pk=t.pk, versi=versi_dilihat(request), oleh=request.user, pada=timezone.now()
            )
            messages.success(request, f"Temuan {sebutan} dihapus.")
            return redirect("tlhp")
        kabar = _langkah(request, t, langkah)
    except Penolakan as galat:
        return _halaman(
            request, t, galat=galat.pesan, langkah=langkah, status=status_penolakan(galat)
        )
    messages.success(request, kabar)
    return redirect("tlhp_rinci", t.pk)


def _langkah(request: AuthenticatedHttpRequest, t: TemuanPemeriksaan, langkah: str) -> str:
    kirim = request.POST
    umum: dict[str, Any] = {
        "pk": t.pk,
        "oleh": request.user,
        "pada": timezone.now(),
        "model": TemuanPemeriksaan,
    }
    versi = versi_dilihat(request)
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
            return "Temuan dinyatakan selesai."
        case "kembalikan":
            aksi.kembalikan(**umum, versi=versi, alasan=kirim.get("alasan", ""))
            return "Temuan dibuka untuk dilengkapi."
        case "atur":
            aksi.atur(**umum, versi=versi, **pengaturan(request))
            return "Penanggung jawab dan tenggat disimpan."
    raise Http404("Langkah tidak dikenal.")


def _halaman(
    request: AuthenticatedHttpRequest,
    t: TemuanPemeriksaan,
    *,
    galat: str = "",
    langkah: str = "",
    status: int = 200,
) -> HttpResponse:
    menulis = aksi.boleh_menulis(request.user, t)
    membagi = menulis and request.user.has_perm(IZIN_BAGI)
    selesai = t.status == StatusRekomendasi.SELESAI
    ketikan = request.POST if galat else {}
    jejak = JejakAudit.objects.tentang(t).select_related("oleh__jabatan")[:BANYAK_RIWAYAT]
    data = {
        "r": t,
        "tahun": t.tahun,
        "temuan": t,
        "lewat": hari_lewat(t, hari_ini(t.pd)),
        "menulis": menulis and not selesai,
        "membagi": membagi,
        "verifikasi": aksi.boleh_menyatakan(request.user, t),
        "selesai": selesai,
        "boleh_hapus": boleh_mencatat(request.user, t.pd) and t.status == StatusRekomendasi.BELUM,
        "riwayat": [(j, j.aksi.removeprefix("TLHP: ")) for j in jejak],
        "jabatan": pilihan_jabatan(t.pd) if membagi else [],
        "isian_tl": ketikan.get("tindak_lanjut", t.tindak_lanjut),
        "isian_rencana": ketikan.get("rencana", t.rencana),
        "isian_bukti": ketikan.get("bukti", t.bukti),
        "ketikan": ketikan,
        "galat": galat,
        "galat_langkah": langkah,
        "kembali": reverse("tlhp"),
    }
    return render(request, "laporan/lhe/rinci.html", data, status=status)


@layar(IZIN, buka=pd_kerja)
def tlhp_matriks(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The matrix as a workbook, for the agency and for the evaluator."""
    pastikan_semua_unit(request)
    dokumen = susun_tlhp(pd, konteks_kerja(request).tahun, hari_ini(pd))
    return kirim_berkas(tulis_berkas(dokumen, "xlsx"))
