"""Rencana aksi: the grid of quarterly targets, its approval, its dated revisions.

| `langkah` of POST | fields |
| --- | --- |
| buat | `tahun` |
| simpan | `dokumen`; per cell `target-<indikator>-<triwulan>`, and `lama-…` with what was seen |
| ajukan, setujui | `dokumen`, `dilihat`: fingerprint of what was shown, `alasan` |
| kembalikan | `dokumen`, `dilihat`, `catatan` |
| tempel | `dokumen`, `tempelan`: shows what would come of it |
| simpan_tempelan | `dokumen`, `tempelan`, `dilihat` |
| geser | `dokumen`, `mulai_triwulan` |
| buang | `dokumen`, `alasan` |
| ubah | `dokumen`, `alasan`, `nomor`, `tanggal`, `mulai_triwulan` |
"""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.penolakan import SelBentrokError
from kinerja.isian.rencana import (
    buang_rencana_aksi,
    buat_rencana_aksi,
    geser_rencana_aksi,
    revisi_rencana_aksi,
    simpan_target_triwulan,
)
from kinerja.medan_hari import MedanHari
from kinerja.models import DokumenPerencanaan, PerangkatDaerah
from kinerja.penolakan import Penolakan, TidakDitemukanError
from kinerja.periode import ROMAWI
from laporan.isian.rencana_aksi import LembarRencana
from laporan.isian.rencana_langkah import (
    PerluAlasanError,
    ajukan_rencana_aksi,
    kembalikan_pengajuan,
    setujui_pengajuan,
)
from laporan.isian.rencana_tempel import TempelanRencana, baca_tempelan, simpan_tempelan
from laporan.rangka.halaman import BERTENTANGAN, HalamanBedaError
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import FORMULIR, bulat, layar, pd_kerja
from laporan.rangka.penolakan import status_penolakan


class FormulirPerubahanRencana(forms.Form):
    """The decision that changes an approved rencana aksi."""

    nomor = forms.CharField(label="Nomor dokumen", max_length=120)
    tanggal = MedanHari(
        label="Tanggal dokumen",
    )
    mulai_triwulan = forms.TypedChoiceField(
        label="Berlaku mulai",
        coerce=int,
        choices=[(n, f"Triwulan {r}") for n, r in enumerate(ROMAWI, start=1)],
        help_text="Triwulan sebelumnya tetap memakai dokumen lama.",
    )
    alasan = forms.CharField(
        label="Alasan perubahan", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


@layar("kinerja.view_indikator", buka=pd_kerja, metode=FORMULIR)
def rencana_aksi(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The page of the year."""
    if request.method == "POST":
        return _terima(request, pd)
    return _halaman(request, pd, konteks_kerja(request).tahun, bulat(request.GET.get("dokumen")))


def _halaman(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    tahun: int,
    pk: int | None,
    *,
    galat: str = "",
    penolakan: Mapping[str, tuple[str, str]] | None = None,
    perubahan: FormulirPerubahanRencana | None = None,
    tempelan: TempelanRencana | None = None,
    status: int = 200,
    ketikan: tuple[str, str] = ("", ""),
    **lain: Any,
) -> HttpResponse:
    """The page. `ketikan`: a step with the text that was typed for it; `lain`: what was wrong."""
    try:
        lembar = LembarRencana(pd, tahun, request.user, pk)
    except TidakDitemukanError as sebab:
        raise Http404(sebab.pesan) from sebab
    ditolak = penolakan or {}
    baris = [(b, [(s, *ditolak.get(s.nama, (s.teks, ""))) for s in b.sel]) for b in lembar.baris]
    return render(
        request,
        "laporan/isian/rencana_aksi.html",
        {
            "lembar": lembar,
            "baris": baris,
            "tahun": tahun,
            "galat": galat,
            "perubahan": perubahan or FormulirPerubahanRencana(),
            "perubahan_terbuka": perubahan is not None,
            "tempelan": tempelan,
            "romawi": list(enumerate(ROMAWI, start=1)),
            "langkah_ketikan": ketikan[0],
            **_ketikan(lembar, *ketikan),
            **lain,
        },
        status=status,
    )


def _ketikan(lembar: LembarRencana, langkah: str, teks: str) -> dict[str, str]:
    """What stands in each text field: what was typed, else why the draft was handed over."""
    awal = lembar.pengajuan.alasan if lembar.dapat_disetujui and lembar.pengajuan else ""
    return {
        "ketikan_alasan": teks if langkah in ("ajukan", "setujui") else awal,
        "ketikan_catatan": teks if langkah == "kembalikan" else "",
        "ketikan_buang": teks if langkah == "buang" else "",
    }


def _terima(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    langkah, pada = request.POST.get("langkah", ""), timezone.now()
    if langkah == "buat":
        tahun = konteks_kerja(request).tahun
        if request.POST.get("tahun") != str(tahun):
            raise HalamanBedaError(BERTENTANGAN)
        try:
            d = buat_rencana_aksi(pd=pd, tahun=tahun, oleh=request.user, pada=pada)
        except Penolakan as galat:
            return _halaman(
                request, pd, tahun, None, galat=galat.pesan, status=status_penolakan(galat)
            )
        messages.success(request, f"{d.nama} dibuat sebagai draf. Isi targetnya per triwulan.")
        return _ke(d)
    dokumen = DokumenPerencanaan.objects.filter(
        pk=bulat(request.POST.get("dokumen")) or 0, pd=pd, jenis="rencana_aksi"
    ).first()
    if dokumen is None:
        raise Http404("Dokumen tidak ditemukan.")
    pakai(request, pd=pd, tahun=dokumen.tahun)
    match langkah:
        case "simpan":
            return _simpan(request, pd, dokumen)
        case "ubah":
            return _ubah(request, pd, dokumen)
        case "ajukan":
            return _langkah(
                request, pd, dokumen, ajukan_rencana_aksi, "{} diajukan untuk disetujui.",
                medan="alasan", dilihat=True,
            )  # fmt: skip
        case "setujui":
            return _langkah(
                request, pd, dokumen, setujui_pengajuan, "{} disetujui dan berlaku.",
                medan="alasan", dilihat=True,
            )  # fmt: skip
        case "kembalikan":
            return _langkah(
                request, pd, dokumen, kembalikan_pengajuan, "{} dikembalikan dengan catatan.",
                medan="catatan", dilihat=True,
            )  # fmt: skip
        case "geser":
            mulai = bulat(request.POST.get("mulai_triwulan")) or 0
            return _langkah(
                request, pd, dokumen, geser_rencana_aksi, "{} kini berlaku mulai triwulan itu.",
                mulai_triwulan=mulai,
            )  # fmt: skip
        case "buang":
            return _langkah(
                request, pd, dokumen, buang_rencana_aksi, "{} dibuang.", medan="alasan",
                tetap=False,
            )  # fmt: skip
        case "tempel":
            return _tempel(request, pd, dokumen)
        case "simpan_tempelan":
            return _simpan_tempelan(request, pd, dokumen)
    raise Http404("Langkah tidak dikenal.")


def _langkah(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    dokumen: DokumenPerencanaan,
    kerja: Callable[..., Any],
    kabar: str,
    *,
    medan: str = "",
    dilihat: bool = False,
    tetap: bool = True,
    **isi: Any,
) -> HttpResponse:
    """One step. `medan`: the text that goes with it; `tetap`: whether the document stays."""
    langkah, tahun = request.POST.get("langkah", ""), dokumen.tahun or 0
    if medan:
        isi[medan] = request.POST.get(medan, "")[:2000]
    if dilihat:
        isi["dilihat"] = request.POST.get("dilihat", "")
    try:
        kerja(dokumen=dokumen, oleh=request.user, pada=timezone.now(), **isi)
    except Penolakan as galat:
        kurang = isinstance(galat, PerluAlasanError) or (medan and not isi[medan].strip())
        return _halaman(
            request,
            pd,
            tahun,
            dokumen.pk,
            galat=galat.pesan,
            langkah_galat=langkah if kurang else "",
            ketikan=(langkah, isi.get(medan, "")),
            status=status_penolakan(galat),
        )
    messages.success(request, kabar.format(dokumen.nama))
    return _ke(dokumen) if tetap else redirect(f"{reverse('rencana_aksi')}?tahun={tahun}")


def _tempel(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, dokumen: DokumenPerencanaan
) -> HttpResponse:
    """What a pasted block would change; nothing is kept yet."""
    tahun, teks = dokumen.tahun or 0, request.POST.get("tempelan", "")
    lembar = LembarRencana(pd, tahun, request.user, dokumen.pk)
    try:
        tempelan = baca_tempelan(lembar, teks)
    except Penolakan as galat:
        return _halaman(
            request, pd, tahun, dokumen.pk, galat_tempel=galat.pesan, teks_tempel=teks,
            status=status_penolakan(galat),
        )  # fmt: skip
    return _halaman(request, pd, tahun, dokumen.pk, tempelan=tempelan)


def _simpan_tempelan(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, dokumen: DokumenPerencanaan
) -> HttpResponse:
    tahun, teks = dokumen.tahun or 0, request.POST.get("tempelan", "")
    lembar = LembarRencana(pd, tahun, request.user, dokumen.pk)
    try:
        banyak = simpan_tempelan(
            lembar,
            teks,
            oleh=request.user,
            pada=timezone.now(),
            dilihat=request.POST.get("dilihat", ""),
        )
    except Penolakan as galat:
        return _halaman(
            request, pd, tahun, dokumen.pk, galat_tempel=galat.pesan, teks_tempel=teks,
            status=status_penolakan(galat),
        )  # fmt: skip
    messages.success(request, f"{banyak} target dari tempelan tersimpan.")
    return _ke(dokumen)


def _simpan(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, dokumen: DokumenPerencanaan
) -> HttpResponse:
    """Store the cells that differ; one that is refused stays as typed, with the reason."""
    lembar = LembarRencana(pd, dokumen.tahun or 0, request.user, dokumen.pk)
    penolakan: dict[str, tuple[str, str]] = {}
    tersimpan, status = 0, 422
    for b in lembar.baris:
        for s in b.sel:
            teks, lama = request.POST.get(s.nama), request.POST.get(f"lama-{s.nama}")
            if teks is None or lama is None or teks.strip() == lama.strip():
                continue
            try:
                simpan_target_triwulan(
                    dokumen=dokumen,
                    indikator=b.indikator,
                    triwulan=s.triwulan.nomor,
                    teks=teks,
                    lama=lama,
                    oleh=request.user,
                    pada=timezone.now(),
                )
            except SelBentrokError as galat:
                status, mereka = 409, galat.milik_mereka or "kosong"
                penolakan[s.nama] = (teks, f"Sudah diubah orang lain menjadi “{mereka}”.")
            except Penolakan as galat:
                status = status if status == 409 else status_penolakan(galat)
                penolakan[s.nama] = (teks, galat.pesan)
            else:
                tersimpan += 1
    if penolakan:
        pesan = f"{len(penolakan)} target belum tersimpan; isian Anda tetap di tempatnya."
        if tersimpan:
            pesan += f" {tersimpan} target lain tersimpan."
        return _halaman(
            request,
            pd,
            dokumen.tahun or 0,
            dokumen.pk,
            galat=pesan,
            penolakan=penolakan,
            status=status,
        )
    if tersimpan:
        messages.success(request, f"{tersimpan} target tersimpan.")
    else:
        messages.info(request, "Tidak ada yang berubah.")
    return _ke(dokumen)


def _ubah(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, dokumen: DokumenPerencanaan
) -> HttpResponse:
    isian = FormulirPerubahanRencana(request.POST)
    status = 422
    if isian.is_valid():
        try:
            baru = revisi_rencana_aksi(
                dokumen=dokumen, **isian.cleaned_data, oleh=request.user, pada=timezone.now()
            )
        except Penolakan as galat:
            status = status_penolakan(galat)
            isian.add_error(None, galat.pesan)
        else:
            messages.success(request, f"{baru.nama} dibuat sebagai draf. Isi target yang berubah.")
            return _ke(baru)
    return _halaman(request, pd, dokumen.tahun or 0, dokumen.pk, perubahan=isian, status=status)


def _ke(d: DokumenPerencanaan) -> HttpResponse:
    return redirect(f"{reverse('rencana_aksi')}?tahun={d.tahun}&dokumen={d.pk}")
