"""The agency's own wording of the statement.

| name | method | answer |
| --- | --- | --- |
| `perjanjian_pernyataan` ?jenis | GET | the wording in force, with a preview on a real post |
| | POST `langkah`=simpan, `jenis`, `mulai_tahun`, `teks`, `dilihat` | keep it as the next one |
| | POST `langkah`=pratinjau, also `jabatan`; `sebagian` | the page, or the preview alone |
| | POST `langkah`=bawaan | the default in the field, nothing kept yet |
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import JenisPernyataan, PerangkatDaerah, TemplatPernyataan
from kinerja.penolakan import Penolakan
from kinerja.periode import TAHUN_TERAKHIR, TAHUN_TERAWAL
from kinerja.pernyataan import BAWAAN, MEDAN, periksa_templat
from laporan.perjanjian.pratinjau import contoh_jabatan, pratinjau
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.perjanjian.templat import sidik_templat, simpan_templat, teks_templat
from laporan.perjanjian.wewenang import KELOLA
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, layar, pd_kerja
from laporan.rangka.penolakan import status_penolakan


class FormulirPernyataan(forms.Form):
    """The wording of the statement from a year on."""

    mulai_tahun = forms.IntegerField(
        label="Berlaku mulai tahun",
        min_value=TAHUN_TERAWAL,
        max_value=TAHUN_TERAKHIR,
        localize=False,
    )
    teks = forms.CharField(
        label="Pernyataan",
        help_text="Tempelkan susunan menurut peraturan Anda. Baris kosong memisahkan alinea; baris "
        "kosong tambahan ikut tercetak.",
        max_length=20000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 22, "data-pratinjau-sumber": ""}),
    )

    def clean_teks(self) -> str:
        """Refuse what cannot be filled, by name."""
        teks: str = self.cleaned_data["teks"]
        if pesan := periksa_templat(teks):
            raise forms.ValidationError(pesan)
        return teks


@layar(KELOLA, buka=pd_kerja, metode=FORMULIR)
def pernyataan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The page."""
    tahun = konteks_kerja(request).tahun
    jenis = _jenis(request)
    daftar = list(
        TemplatPernyataan.objects.filter(pd=pd, jenis=jenis)
        .order_by("-mulai_tahun", "-ke")
        .select_related("oleh__jabatan")
    )
    berlaku = next((t for t in daftar if t.mulai_tahun <= tahun), None)
    langkah, ditolak = request.POST.get("langkah", ""), 0
    isian = _formulir(request, langkah, berlaku, tahun)
    if langkah == "simpan" and isian.is_valid():
        try:
            baru = simpan_templat(
                pd=pd,
                jenis=jenis,
                oleh=request.user,
                pada=timezone.now(),
                dilihat=request.POST.get("dilihat", ""),
                **isian.cleaned_data,
            )
        except Penolakan as galat:
            ditolak = status_penolakan(galat)
            isian.add_error(None, galat.pesan)
        else:
            _kabarkan(request, baru)
            return redirect(f"{reverse('perjanjian_pernyataan')}?jenis={jenis}")
    data = {
        **_pratinjau(request, SumberPerjanjian(pd, tahun), jenis, isian, berlaku),
        "pd": pd,
        "tahun": tahun,
        "jenis": jenis,
    }
    if langkah == "pratinjau" and request.POST.get("sebagian"):
        return render(request, "laporan/perjanjian/bagian/pratinjau.html", data)
    data |= {
        "isian": isian,
        "daftar": daftar,
        "berlaku": berlaku,
        "sidik": sidik_templat(pd, jenis),
        "pilihan": JenisPernyataan.choices,
        "medan": [(f"{{{nama}}}", arti) for nama, arti in MEDAN.items()],
    }
    status = ditolak or (422 if isian.is_bound and not isian.is_valid() else 200)
    return render(request, "laporan/perjanjian/pernyataan.html", data, status=status)


def _jenis(request: AuthenticatedHttpRequest) -> JenisPernyataan:
    diminta = request.POST.get("jenis") or request.GET.get("jenis")
    return JenisPernyataan(diminta) if diminta in JenisPernyataan.values else JenisPernyataan.PUNCAK


def _formulir(
    request: AuthenticatedHttpRequest, langkah: str, berlaku: TemplatPernyataan | None, tahun: int
) -> FormulirPernyataan:
    if langkah == "bawaan":
        mulai = request.POST.get("mulai_tahun", str(tahun))
        return FormulirPernyataan(initial={"mulai_tahun": mulai, "teks": BAWAAN})
    awal = {
        "mulai_tahun": berlaku.mulai_tahun if berlaku else tahun,
        "teks": teks_templat(berlaku),
    }
    return FormulirPernyataan(request.POST or None, initial=awal)


def _kabarkan(request: AuthenticatedHttpRequest, baru: TemplatPernyataan | None) -> None:
    if baru is None:
        messages.info(request, "Tidak ada yang berubah.")
        return
    apa = "Susunan" if baru.teks else "Kembali ke susunan bawaan: pernyataan"
    messages.success(
        request,
        f"{apa} mulai {baru.mulai_tahun} disimpan. Rancangan memakainya saat disiapkan atau "
        "disiapkan ulang.",
    )


def _pratinjau(
    request: AuthenticatedHttpRequest,
    sumber: SumberPerjanjian,
    jenis: JenisPernyataan,
    isian: FormulirPernyataan,
    berlaku: TemplatPernyataan | None,
) -> dict[str, Any]:
    """The wording as one post would have it. `keliru`: why it cannot be shown as typed."""
    calon = contoh_jabatan(sumber, jenis)
    jabatan = next((j for j in calon if str(j.pk) == request.POST.get("jabatan")), None)
    jabatan = jabatan or next(iter(calon), None)
    teks = isian["teks"].value() or ""
    keliru = periksa_templat(teks)
    if jabatan is None:
        return {"calon": calon, "contoh": None, "n": None, "keliru": keliru}
    return {
        "calon": calon,
        "contoh": jabatan,
        "n": None if keliru else pratinjau(sumber, jabatan, teks),
        "keliru": keliru,
    }
