"""Sekretariat's inbox, and one unit's quarter as it is checked.

| name | method | answer |
| --- | --- | --- |
| `periksa` ?status&unit (with those below)&tw&tahun_isian | GET | what waits, by bidang, quarter |
| `periksa_unit` unit tahun triwulan | GET | the rows submitted, of the units below it too |
| | POST `langkah` = verifikasi, kembalikan, batalkan, resmi, capaian, banyak | back to the page |

Whoever may see the rows reads them; the steps themselves need `kinerja.verifikasi_realisasi`.
"""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.sel import SasaranSel
from kinerja.models import PerangkatDaerah, StatusRealisasi, UnitKerja
from kinerja.penolakan import Penolakan, TidakDitemukanError
from kinerja.periode import ROMAWI, Triwulan, triwulan_dari
from laporan.isian.kotak_masuk import BerkasPeriksa, baris_pengajuan, kotak_masuk
from laporan.isian.langkah import Baris
from laporan.isian.resmi import IZIN_VERIFIKASI, KETETAPAN, MEDAN_CAPAIAN, MEDAN_RESMI
from laporan.isian.tabel_antrean import TabelAntrean
from laporan.isian.tulis import simpan_sel
from laporan.isian.verifikasi import (
    batalkan_verifikasi,
    kembalikan,
    verifikasi,
    verifikasi_banyak,
)
from laporan.rangka.layar import FORMULIR, bulat, layar, pd_kerja, versi_dilihat
from laporan.rangka.penolakan import status_penolakan
from laporan.rangka.saring import formulir

IZIN_LIHAT = "kinerja.view_realisasi"
_STATUS = (
    ("", "Menunggu diperiksa"),
    ("dikembalikan", "Dikembalikan"),
    ("diverifikasi", "Diverifikasi"),
    ("disahkan", "Disahkan"),
    ("semua", "Semua"),
)
_KABAR = {
    "verifikasi": "“{}” diverifikasi.",
    "kembalikan": "“{}” dikembalikan dengan catatan.",
    "batalkan": "Verifikasi “{}” dibatalkan.",
}


@layar(IZIN_LIHAT, buka=pd_kerja, segar=True)
def periksa(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """What waits."""
    lingkup = None if request.user.lihat_semua_unit else request.user.lingkup_unit_pada
    semua = kotak_masuk(pd, lingkup, beda=True)
    diminta = request.GET.get("status", "")
    status = diminta if diminta in dict(_STATUS) else ""
    cari = {"": "diajukan", "semua": ""}.get(status, status)
    unit, tw, tahun = (bulat(request.GET.get(k)) for k in ("unit", "tw", "tahun_isian"))
    urut = sorted(semua, key=lambda a: (a.triwulan.tahun, a.triwulan.nomor))
    menurut = {u.pk: u for a in urut for u in (a.unit, *a.bagian)}  # by their latest name
    dipilih = _dengan_bawahan(pd, unit)
    antrean = [
        a
        for a in semua
        if a.banyak(cari)
        and (dipilih is None or any(u.pk in dipilih for u in (a.unit, *a.bagian)))
        and tw in (None, a.triwulan.nomor)
        and tahun in (None, a.triwulan.tahun)
    ]
    if unit is not None and unit not in menurut and dipilih:
        menurut |= UnitKerja.objects.untuk(request.user, pernah=True).filter(pd=pd).in_bulk([unit])
    daftar_unit = sorted(menurut.values(), key=lambda u: (u.urutan, u.pk))
    daftar_tahun = sorted({a.triwulan.tahun for a in semua}, reverse=True)
    saring = formulir(
        request.GET,
        pilihan=[
            ("status", "Status", _STATUS),
            ("unit", "Unit", [("", "Semua unit"), *((str(u.pk), u.nama) for u in daftar_unit)]),
            (
                "tw",
                "Triwulan",
                [("", "Semua"), *((str(n), f"TW {r}") for n, r in enumerate(ROMAWI, start=1))],
            ),
            ("tahun_isian", "Tahun", [("", "Semua"), *((str(t), str(t)) for t in daftar_tahun)]),
        ],
    )
    return render(
        request,
        "laporan/isian/periksa.html",
        {
            "antrean": antrean,
            "tabel": TabelAntrean(antrean, request),
            "saring": saring,
            "tersaring": bool(status or unit or tw or tahun),
            "menunggu": sum(a.diajukan for a in semua),
            "ada": bool(semua),
            "boleh": request.user.has_perm(IZIN_VERIFIKASI) and request.user.pd_id == pd.pk,
        },
    )


def _dengan_bawahan(pd: PerangkatDaerah, unit: int | None) -> frozenset[int] | None:
    if unit is None:
        return None
    return UnitKerja.objects.all().pohon(pd.pk).lingkup(unit)


@layar(IZIN_LIHAT, buka=pd_kerja, metode=FORMULIR)
def periksa_unit(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, unit: int, tahun: int, triwulan: int
) -> HttpResponse:
    """One unit's quarter."""
    satu = (
        UnitKerja.objects.untuk(request.user, pernah=True)
        .select_related("pd")
        .filter(pk=unit, pd=pd)
        .first()
    )
    if satu is None:
        raise Http404("Unit kerja tidak ditemukan.")
    tw = triwulan_dari(tahun, triwulan)
    if request.method == "POST":
        return _terima(request, satu, tw)
    return _halaman(request, satu, tw)


def _halaman(
    request: AuthenticatedHttpRequest,
    unit: UnitKerja,
    tw: Triwulan,
    *,
    galat: str = "",
    sasaran: str = "",
    langkah: str = "",
    status: int = 200,
) -> HttpResponse:
    berkas = BerkasPeriksa(request.user, unit, tw.tahun, tw.nomor, pada=timezone.now())
    ketikan = {k: request.POST.get(k, "") for k in ("catatan", "alasan", "angka")}
    return render(
        request,
        "laporan/isian/periksa_unit.html",
        {
            "berkas": berkas,
            "unit": unit,
            "tw": tw,
            "tw_lalu": f"TW {ROMAWI[tw.nomor - 2]}" if tw.nomor > 1 else "",
            "menunggu": berkas.banyak(StatusRealisasi.DIAJUKAN),
            "galat": galat,
            "galat_sasaran": sasaran,
            "galat_langkah": langkah,
            "ketikan": ketikan if galat else {},
            "kunci": str(uuid4()),
        },
        status=status,
    )


def _terima(request: AuthenticatedHttpRequest, unit: UnitKerja, tw: Triwulan) -> HttpResponse:
    if not request.user.has_perm(IZIN_VERIFIKASI):
        raise PermissionDenied
    langkah = request.POST.get("langkah", "")
    if langkah == "banyak":
        return _banyak(request, unit, tw)
    nama = request.POST.get("sasaran", "")
    try:
        (baris,) = baris_pengajuan(unit, [SasaranSel.baca(nama)], tw)
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    try:
        kabar = _satu(request, langkah, baris, nama, tw)
    except Penolakan as galat:
        return _halaman(
            request,
            unit,
            tw,
            galat=galat.pesan,
            sasaran=nama,
            langkah=langkah,
            status=status_penolakan(galat),
        )
    messages.success(request, kabar)
    jangkar = f"baris-{nama}".replace(":", "-")
    return redirect(f"{_url(unit, tw)}#{jangkar}")


def _satu(
    request: AuthenticatedHttpRequest, langkah: str, baris: Baris, nama: str, tw: Triwulan
) -> str:
    """One step on one row; what to tell. Raises Penolakan."""
    isi = {k: request.POST.get(k, "") for k in ("catatan", "alasan", "angka")}
    umum: dict[str, Any] = {
        "baris": baris,
        "oleh": request.user,
        "pada": timezone.now(),
        "versi": versi_dilihat(request),
    }
    match langkah:
        case "verifikasi":
            verifikasi(**umum, alasan=isi["alasan"])
        case "kembalikan":
            kembalikan(**umum, catatan=isi["catatan"])
        case "batalkan":
            batalkan_verifikasi(**umum, alasan=isi["alasan"])
        case "resmi" | "capaian":
            medan = MEDAN_RESMI if langkah == "resmi" else MEDAN_CAPAIAN
            simpan_sel(
                kunci=_kunci(request),
                sasaran=SasaranSel.baca(nama),
                tahun=tw.tahun,
                triwulan=tw.nomor,
                medan=medan,
                teks=isi["angka"],
                versi=umum["versi"],
                oleh=request.user,
                pada=umum["pada"],
                alasan=isi["alasan"],
            )
            hasil = "disimpan" if isi["angka"].strip() else "dihapus"
            return f"{KETETAPAN[medan].sebutan} “{_sebut(baris)}” {hasil}."
        case _:
            raise TidakDitemukanError("Langkah tidak dikenal.")
    return _KABAR[langkah].format(_sebut(baris))


def _banyak(request: AuthenticatedHttpRequest, unit: UnitKerja, tw: Triwulan) -> HttpResponse:
    """Verify the rows that were ticked; each is named with the version that was seen."""
    versi: dict[str, int] = {}
    for teks in request.POST.getlist("pilih"):
        nama, _, v = teks.partition("@")
        versi[nama] = bulat(v) or 0
    if not versi:
        messages.info(request, "Belum ada baris yang dipilih.")
        return redirect(_url(unit, tw))
    try:
        semua = baris_pengajuan(unit, [SasaranSel.baca(n) for n in versi], tw)
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    hasil = verifikasi_banyak(baris=semua, oleh=request.user, pada=timezone.now(), versi=versi)
    if hasil.diverifikasi:
        messages.success(request, f"{len(hasil.diverifikasi)} baris diverifikasi.")
    for baris, sebab in hasil.dilewati:
        messages.warning(request, f"“{_sebut(baris)}” dilewati. {sebab}")
    return redirect(_url(unit, tw))


def _sebut(baris: Baris) -> str:
    milik = getattr(baris, "indikator", None) or getattr(baris, "sub_kegiatan", None)
    return str(getattr(milik, "nama", ""))


def _kunci(request: AuthenticatedHttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("kunci", ""))
    except ValueError:
        return uuid4()


def _url(unit: UnitKerja, tw: Triwulan) -> str:
    return reverse("periksa_unit", args=[unit.pk, tw.tahun, tw.nomor])
