"""The completeness board: units × quarters, and reminders ready to copy."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.pintu import hari_lokal
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan
from kinerja.periode import Triwulan, format_tanggal
from kinerja.surel import surel_aktif
from laporan.isian.kelengkapan import BarisKelengkapan, PapanKelengkapan, SelPapan
from laporan.isian.layar_periksa import IZIN_LIHAT as IZIN_PERIKSA
from laporan.isian.pengecualian import IZIN_BERI
from laporan.isian.resmi import IZIN_VERIFIKASI
from laporan.isian.surel import kirim_pengingat
from laporan.isian.verifikasi import IZIN_SAHKAN
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, layar, lingkup, pd_kerja, triwulan_wajar


@dataclass(frozen=True)
class SelMatriks:
    """One cell with its links."""

    s: SelPapan
    tautan: str
    tautan_periksa: str
    sisa: str
    nada: str

    @property
    def menyusul(self) -> list[tuple[str, str]]:
        """Figures that are still to be published once the quarter is open: name and month."""
        return [(b.nama, b.perkiraan) for b in self.s.menyusul] if self.s.dibuka else []

    @property
    def tahap(self) -> str:
        """How far the rows are, the steps that were taken only: `5 diajukan, 2 diverifikasi`."""
        s = self.s
        pasangan = (
            (s.diajukan, "diajukan"),
            (s.diverifikasi, "diverifikasi"),
            (s.disahkan, "disahkan"),
        )
        return ", ".join(f"{n} {kata}" for n, kata in pasangan if n)


@dataclass(frozen=True)
class BarisMatriks:
    """One unit over the year, and its reminder for the quarter chosen."""

    b: BarisKelengkapan
    sel: tuple[SelMatriks, ...]
    pengingat: str
    baris_teks: int
    belum: int


@layar("kinerja.view_indikator", buka=pd_kerja, metode=FORMULIR)
def kelengkapan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The board of the year; POST `unit` and `tw` sends that unit's reminder by e-mail."""
    tahun, pada = konteks_kerja(request).tahun, timezone.now()
    if request.method == "POST":
        return _kirim(request, pd, tahun)
    diminta = bulat(request.GET.get("tw"))
    nomor = diminta if diminta in (1, 2, 3, 4) else triwulan_wajar(pd, tahun, hari_lokal(pd, pada))
    mengingatkan = _mengingatkan(request)
    memeriksa = request.user.has_perm(IZIN_PERIKSA)
    data = PapanKelengkapan(pd, tahun, pada=pada, lingkup=lingkup(request))
    baris = [
        _baris(b, nomor, mengingatkan, memeriksa, request.build_absolute_uri) for b in data.baris
    ]
    return render(
        request,
        "laporan/isian/kelengkapan.html",
        {
            "baris": baris,
            "pengingat": [b for b in baris if b.pengingat],
            "mengingatkan": mengingatkan,
            "surel_aktif": surel_aktif(),
            "tahun": tahun,
            "tw": Triwulan(tahun, nomor),
            "kuartal": [Triwulan(tahun, n) for n in (1, 2, 3, 4)],
            "batas": [_batas(s) for s in data.baris[0].sel] if data.baris else [],
            "boleh_pengecualian": request.user.has_perm(IZIN_BERI),
        },
    )


def _mengingatkan(request: AuthenticatedHttpRequest) -> bool:
    return request.user.lihat_semua_unit and (
        request.user.has_perm(IZIN_VERIFIKASI) or request.user.has_perm(IZIN_SAHKAN)
    )


def _kirim(request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tahun: int) -> HttpResponse:
    if not _mengingatkan(request):
        raise PermissionDenied
    unit, nomor = bulat(request.POST.get("unit")), bulat(request.POST.get("tw"))
    pada = timezone.now()
    baris = next(
        (b for b in PapanKelengkapan(pd, tahun, pada=pada).baris if b.unit.pk == unit), None
    )
    if baris is None or nomor not in (1, 2, 3, 4) or not surel_aktif():
        raise Http404("Pengingat tidak ditemukan.")
    sel = baris.sel[nomor - 1]
    teks = sel.pengingat(request.build_absolute_uri(_isi(sel)))
    if not teks:
        messages.info(request, f"{baris.unit.nama} sudah mengajukan {sel.triwulan.label}.")
    else:
        try:
            hasil = kirim_pengingat(
                unit=baris.unit, triwulan=sel.triwulan, teks=teks, oleh=request.user, pada=pada
            )
        except Penolakan as galat:
            messages.error(request, galat.pesan)
        else:
            nama = ", ".join(p.sebutan for p in hasil.penerima)
            messages.success(request, f"Pengingat {sel.triwulan.label} terkirim kepada {nama}.")
    return redirect(f"{reverse('kelengkapan')}?{urlencode({'tw': nomor})}#pengingat")


def _baris(
    b: BarisKelengkapan,
    nomor: int,
    mengingatkan: bool,
    memeriksa: bool,
    mutlak: Callable[[str], str],
) -> BarisMatriks:
    sel = b.sel[nomor - 1]
    teks = sel.pengingat(mutlak(_isi(sel))) if mengingatkan else ""
    return BarisMatriks(
        b,
        tuple(_sel(s, memeriksa) for s in b.sel),
        teks,
        teks.count("\n") + 2,
        len(sel.belum),
    )


def _sel(s: SelPapan, memeriksa: bool) -> SelMatriks:
    kosong = s.pertama_kosong
    tautan = _isi(s)
    if kosong is not None:
        tautan = f"{_isi(s, kosong.unit)}#{kosong.jangkar}"
    periksa = ""
    if memeriksa and s.diajukan:
        tw = s.triwulan
        kueri = {
            "status": "semua",
            "unit": str(s.unit.pk),
            "tw": str(tw.nomor),
            "tahun_isian": str(tw.tahun),
        }
        periksa = f"{reverse('periksa')}?{urlencode(kueri)}"
    return SelMatriks(s, tautan, periksa, *_sisa(s))


def _isi(s: SelPapan, unit: int | None = None) -> str:
    isi = {"unit": unit or s.unit.pk, "tahun": s.triwulan.tahun, "triwulan": s.triwulan.nomor}
    return f"{reverse('isian')}?{urlencode(isi)}"


def _sisa(s: SelPapan) -> tuple[str, str]:
    """(days left in words, tone); nothing where there is nothing left to do."""
    if s.diajukan >= s.diharapkan:
        return "", ""
    if s.batas is None or s.sisa_hari is None:
        return "jadwal belum ditetapkan", "redup"
    if not s.dibuka:
        return "belum dibuka", "redup"
    if s.sisa_hari <= 0:
        return f"ditutup {format_tanggal(s.batas)}", "lewat"
    if s.sisa_hari == 1:
        return "hari ini hari terakhir", "mepet"
    return f"sisa {s.sisa_hari} hari", "mepet" if s.sisa_hari <= 3 else "redup"


def _batas(s: SelPapan) -> str:
    return format_tanggal(s.batas) if s.batas else "jadwal belum ditetapkan"
