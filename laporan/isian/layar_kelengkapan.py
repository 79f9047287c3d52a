"""The completeness board: units × quarters, and reminders ready to copy."""

from collections.abc import Callable, Sequence
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
from kinerja.kata_daftar import urutkan
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan
from kinerja.periode import Triwulan, format_tanggal, sebut_sisa
from kinerja.surel import surel_aktif
from laporan.isian.kelengkapan import BarisKelengkapan, PapanKelengkapan, SelPapan
from laporan.isian.layar_periksa import IZIN_LIHAT as IZIN_PERIKSA
from laporan.isian.pengecualian import IZIN_BERI
from laporan.isian.pengesahan import ringkas_triwulan
from laporan.isian.resmi import IZIN_VERIFIKASI
from laporan.isian.sebut_papan import HitunganSel, SebutanSel, sebut_sel
from laporan.isian.surel import kirim_pengingat
from laporan.isian.verifikasi import IZIN_SAHKAN
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, layar, lingkup, pd_kerja, triwulan_wajar

SATU_KOLOM = 24
"""As many units stand in one column; more are shown in two, so that forty fit a screen."""


@dataclass(frozen=True)
class SelMatriks:
    """One cell: what it says, where its details are shown, and its links."""

    s: SelPapan
    sebutan: SebutanSel
    rincian: str
    tautan: str
    tautan_periksa: str
    sisa: str
    nada: str

    @property
    def menyusul(self) -> list[tuple[str, str]]:
        """Figures that are still to be published once the quarter is open: name and month."""
        return [(b.nama, b.perkiraan) for b in self.s.menyusul] if self.s.dibuka else []

    @property
    def pengecualian(self) -> str:
        """Until when a leave holds; empty without one."""
        s = self.s
        return format_tanggal(s.batas) if s.pengecualian and s.batas else ""


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
    """The board of the year, the details of `unit` in `tw` beside it; POST `unit` and `tw` sends
    that unit's reminder by e-mail.
    """
    tahun, pada = konteks_kerja(request).tahun, timezone.now()
    if request.method == "POST":
        return _kirim(request, pd, tahun)
    diminta = bulat(request.GET.get("tw"))
    nomor = diminta if diminta in (1, 2, 3, 4) else triwulan_wajar(pd, tahun, hari_lokal(pd, pada))
    mengingatkan = _mengingatkan(request)
    memeriksa = request.user.has_perm(IZIN_PERIKSA)
    data = PapanKelengkapan(pd, tahun, pada=pada, lingkup=lingkup(request, tahun))
    baris = [
        _baris(b, nomor, mengingatkan, memeriksa, request.build_absolute_uri) for b in data.baris
    ]
    berjadwal = any(b.sel[nomor - 1].batas for b in data.baris)
    dipilih = _dipilih(baris, bulat(request.GET.get("unit")), nomor)
    return render(
        request,
        "laporan/isian/kelengkapan.html",
        {
            "baris": baris,
            "kolom": _kolom(baris),
            "dipilih": dipilih,
            "pengingat": [b for b in baris if b.pengingat and berjadwal],
            "berjadwal": berjadwal,
            "mengingatkan": mengingatkan,
            "surel_aktif": surel_aktif(),
            "tahun": tahun,
            "tw": Triwulan(tahun, nomor),
            "kuartal": [Triwulan(tahun, n) for n in (1, 2, 3, 4)],
            "batas": _batas(data.baris[0].sel) if data.baris else [],
            "disahkan": [k for k in ringkas_triwulan(pd, tahun) if k.pengesahan]
            if request.user.lihat_semua_unit
            else [],
            "boleh_pengecualian": request.user.has_perm(IZIN_BERI),
        },
    )


def _kolom(baris: list[BarisMatriks]) -> list[list[BarisMatriks]]:
    """In one column, or in two of the same length."""
    if len(baris) <= SATU_KOLOM:
        return [baris] if baris else []
    tengah = -(-len(baris) // 2)
    return [baris[:tengah], baris[tengah:]]


def _dipilih(baris: list[BarisMatriks], unit: int | None, nomor: int) -> SelMatriks | None:
    """The cell whose details are shown: the one asked for, else the first with something left."""
    sel = [b.sel[nomor - 1] for b in baris]
    if unit is not None:
        satu = next((c for c in sel if c.s.unit.pk == unit), None)
        if satu is None:
            raise Http404("Unit kerja tidak ditemukan.")
        return satu
    kurang = [c for c in sel if c.s.diajukan < c.s.diharapkan]
    return next(iter([*kurang, *sel]), None)


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
            nama = urutkan([p.sebutan for p in hasil.penerima])
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
    tw = s.triwulan
    tempat = {"tahun": tw.tahun, "tw": tw.nomor, "unit": s.unit.pk}
    return SelMatriks(
        s,
        sebut_sel(
            HitunganSel(
                s.diharapkan,
                s.terisi,
                s.diajukan,
                s.dikembalikan,
                s.diverifikasi,
                s.disahkan,
                s.dibuka,
                s.dibuka and s.sisa_hari is not None and s.sisa_hari <= 0,
            )
        ),
        f"{reverse('kelengkapan')}?{urlencode(tempat)}#rincian",
        tautan,
        periksa,
        *_sisa(s),
    )


def _isi(s: SelPapan, unit: int | None = None) -> str:
    isi = {"unit": unit or s.unit.pk, "tahun": s.triwulan.tahun, "triwulan": s.triwulan.nomor}
    return f"{reverse('isian')}?{urlencode(isi)}"


def _sisa(s: SelPapan) -> tuple[str, str]:
    """(days left in words, tone); nothing where there is nothing left to do."""
    if s.dibuka_lagi is not None:
        return f"dibuka kembali s.d. {format_tanggal(s.dibuka_lagi)}", "mepet"
    if s.diajukan >= s.diharapkan:
        return "", ""
    if s.batas is None or s.sisa_hari is None:
        return "jadwal belum ditetapkan", "redup"
    if not s.dibuka:
        return "belum dibuka", "redup"
    if s.sisa_hari <= 0:
        return f"ditutup {format_tanggal(s.batas)}", "lewat"
    return sebut_sisa(s.sisa_hari), "mepet" if s.sisa_hari <= 3 else "redup"


def _batas(sel: Sequence[SelPapan]) -> list[str]:
    """The last day of each quarter; nothing where none has one yet."""
    if not any(s.batas for s in sel):
        return []
    tanggal = [format_tanggal(s.batas) if s.batas else "jadwal belum ditetapkan" for s in sel]
    return [f"{s.triwulan.label_pendek} {t}" for s, t in zip(sel, tanggal, strict=True)]
