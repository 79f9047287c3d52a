"""Changing agreements: the rows of a draft, the Perubahan of a signed one.

| name | fields of POST |
| --- | --- |
| `perjanjian_isi` pk | `versi`, `tanggal`, `berlaku_mulai`, `nama_kedua`, `pernyataan` |
| | per row `target-<pk>`, `alasan-<pk>`, `urut-<pk>` |
| | by hand also `sasaran-<pk>`, `nama-<pk>`, `satuan-<pk>`, `hapus-<pk>` |
| | a new row `sasaran-baru`, `nama-baru`, `satuan-baru`, `target-baru` |
| `perjanjian_perubahan` pk | `versi`, `jenis_alasan`, `alasan`, `berlaku_mulai` |
"""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.jenis import AlasanPerubahan
from kinerja.medan_hari import MedanHari
from kinerja.models import PerjanjianKinerja
from kinerja.penolakan import Penolakan
from laporan.perjanjian.formulir import LembarSunting
from laporan.perjanjian.layar_dasar import pastikan, perjanjian_dibuka
from laporan.perjanjian.perubahan import siapkan_perubahan
from laporan.perjanjian.wewenang import KELOLA, LIHAT_PK, LangkahPerjanjian
from laporan.rangka.layar import FORMULIR, hari_ini, layar, versi_dilihat
from laporan.rangka.penolakan import status_penolakan


@layar((LIHAT_PK, KELOLA), buka=perjanjian_dibuka, metode=FORMULIR)
def perjanjian_isi(request: AuthenticatedHttpRequest, p: PerjanjianKinerja) -> HttpResponse:
    """Edit a draft."""
    if alasan := pastikan(request, p, LangkahPerjanjian.SUNTING):
        messages.error(request, alasan)
        return redirect("perjanjian_satu", p.pk)
    lembar = LembarSunting(p, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        lembar.simpan(oleh=request.user, pada=timezone.now())
        if not lembar.galat and not lembar.ditolak:
            if lembar.tersimpan:
                messages.success(request, "Rancangan disimpan.")
            else:
                messages.info(request, "Tidak ada yang berubah.")
            if "tambah" in request.POST:
                return redirect(f"{request.path}#baris-baru")
            return redirect("perjanjian_satu", p.pk)
    return render(
        request,
        "laporan/perjanjian/isi.html",
        {"p": lembar.perjanjian, "lembar": lembar},
        status=lembar.status if lembar.galat or lembar.ditolak else 200,
    )


class FormulirPerubahanPerjanjian(forms.Form):
    """Why and from when a signed agreement is replaced."""

    jenis_alasan = forms.ChoiceField(
        label="Sebab perubahan",
        choices=AlasanPerubahan.choices,
        widget=forms.RadioSelect,
        help_text="Sebab yang diperbolehkan PermenPANRB 53 Tahun 2014.",
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=2000,
        help_text="Tercantum pada naskah. Sebut keputusan atau peristiwa yang mendasarinya.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    berlaku_mulai = MedanHari(
        label="Berlaku mulai",
        help_text="Sampai sehari sebelumnya, perjanjian yang sekarang tetap berlaku.",
    )


@layar((LIHAT_PK, KELOLA), buka=perjanjian_dibuka, metode=FORMULIR)
def perjanjian_perubahan(request: AuthenticatedHttpRequest, p: PerjanjianKinerja) -> HttpResponse:
    """Prepare the Perubahan of a signed agreement."""
    if alasan := pastikan(request, p, LangkahPerjanjian.SIAPKAN_PERUBAHAN):
        messages.error(request, alasan)
        return redirect("perjanjian_satu", p.pk)
    awal = {"berlaku_mulai": hari_ini(p.pd)} if hari_ini(p.pd).year == p.tahun else {}
    isian = FormulirPerubahanPerjanjian(request.POST or None, initial=awal)
    status = 422 if isian.is_bound else 200
    if request.method == "POST" and isian.is_valid():
        try:
            baru = siapkan_perubahan(
                perjanjian=p,
                **isian.cleaned_data,
                oleh=request.user,
                pada=timezone.now(),
                versi=versi_dilihat(request),
            )
        except Penolakan as galat:
            isian.add_error(None, galat.pesan)
            status = status_penolakan(galat)
        else:
            messages.success(
                request, f"{baru} disiapkan sebagai draf. Periksa isinya, lalu ajukan."
            )
            return redirect("perjanjian_satu", baru.pk)
    return render(
        request,
        "laporan/perjanjian/perubahan.html",
        {"p": p, "isian": isian},
        status=status,
    )
