"""The pemda opens the public pages and says licence and contact: `atur_publik` GET, POST."""

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.penolakan import Penolakan
from laporan.models import PengaturanPublik
from laporan.models.publik import SATU
from laporan.publik import aksi
from laporan.publik.baca import daftar_pd
from laporan.rangka.layar import FORMULIR, layar, versi_dilihat
from laporan.rangka.penolakan import status_penolakan

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[PengaturanPublik]
else:
    _ModelForm = forms.ModelForm


class FormulirPublik(_ModelForm):
    """The switch and what stands at the foot of every public page."""

    lisensi_tautan = forms.URLField(
        label="Alamat lisensi", max_length=300, required=False, assume_scheme="https"
    )

    class Meta:
        model = PengaturanPublik
        fields = ("aktif", "lisensi", "lisensi_tautan", "kontak", "pengantar")
        labels = {"aktif": "Buka halaman publik", "pengantar": "Pengantar pada halaman depan"}
        help_texts = {
            "aktif": "Selama tertutup, tidak satu pun halaman publik dan data terbuka dijawab.",
            "lisensi": "Mis. Creative Commons Atribusi 4.0 Internasional (CC BY 4.0).",
            "kontak": "Unit yang menjawab pertanyaan masyarakat beserta alamat atau surel "
            "kantornya, bukan nama orang.",
        }
        widgets = {"pengantar": forms.Textarea(attrs={"rows": 4})}

    def clean(self) -> dict[str, object]:
        isi = super().clean() or self.cleaned_data
        for medan in ("lisensi", "kontak"):
            if isi.get("aktif") and not isi.get(medan):
                self.add_error(medan, "Isi sebelum halaman publik dibuka.")
        return isi


@layar(aksi.IZIN_ATUR, metode=FORMULIR)
def atur_publik(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The settings."""
    ada = PengaturanPublik.objects.filter(pk=SATU).first()
    if request.method != "POST":
        return _halaman(request, FormulirPublik(instance=ada), ada)
    isian = FormulirPublik(request.POST)
    if not isian.is_valid():
        return _halaman(request, isian, ada, status=422)
    try:
        aksi.atur_publik(
            isi=isian.cleaned_data,
            oleh=request.user,
            pada=timezone.now(),
            versi=versi_dilihat(request),
        )
    except Penolakan as galat:
        isian.add_error(None, galat.pesan)
        return _halaman(request, isian, ada, status=status_penolakan(galat))
    kabar = "dibuka" if isian.cleaned_data["aktif"] else "ditutup"
    messages.success(request, f"Pengaturan disimpan; halaman publik {kabar}.")
    return redirect("atur_publik")


def _halaman(
    request: AuthenticatedHttpRequest,
    isian: FormulirPublik,
    ada: PengaturanPublik | None,
    *,
    status: int = 200,
) -> HttpResponse:
    data = {
        "formulir": isian,
        "versi": ada.versi if ada else 1,
        "terbuka": bool(ada and ada.aktif),
        "banyak_pd": len(daftar_pd()),
    }
    return render(request, "laporan/publik/atur.html", data, status=status)
