"""Rencana aksi: the grid of quarterly targets, its approval, its dated revisions.

| `langkah` of POST | fields |
| --- | --- |
| buat | `tahun` |
| simpan | `dokumen`; per cell `target-<indikator>-<triwulan>`, and `lama-…` with what was seen |
| ajukan, setujui | `dokumen`, `dilihat`: fingerprint of what was shown |
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
    buat_rencana_aksi,
    revisi_rencana_aksi,
    simpan_target_triwulan,
)
from kinerja.models import DokumenPerencanaan, PerangkatDaerah
from kinerja.penolakan import Penolakan, TidakDitemukanError
from kinerja.periode import ROMAWI
from laporan.isian.rencana_aksi import LembarRencana, ajukan_rencana_aksi, setujui_pengajuan
from laporan.rangka.halaman import BERTENTANGAN, HalamanBedaError
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import FORMULIR, bulat, layar, pd_kerja
from laporan.rangka.penolakan import status_penolakan


class FormulirPerubahanRencana(forms.Form):
    """The decision that changes an approved rencana aksi."""

    nomor = forms.CharField(label="Nomor dokumen", max_length=120)
    tanggal = forms.DateField(
        label="Tanggal dokumen",
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
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
    status: int = 200,
) -> HttpResponse:
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
        },
        status=status,
    )


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
                request, pd, dokumen, ajukan_rencana_aksi, "{} diajukan untuk disetujui."
            )
        case "setujui":
            return _langkah(request, pd, dokumen, setujui_pengajuan, "{} disetujui dan berlaku.")
    raise Http404("Langkah tidak dikenal.")


def _langkah(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    dokumen: DokumenPerencanaan,
    kerja: Callable[..., Any],
    kabar: str,
) -> HttpResponse:
    try:
        kerja(
            dokumen=dokumen,
            oleh=request.user,
            pada=timezone.now(),
            dilihat=request.POST.get("dilihat", ""),
        )
    except Penolakan as galat:
        return _halaman(
            request,
            pd,
            dokumen.tahun or 0,
            dokumen.pk,
            galat=galat.pesan,
            status=status_penolakan(galat),
        )
    messages.success(request, kabar.format(dokumen.nama))
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
