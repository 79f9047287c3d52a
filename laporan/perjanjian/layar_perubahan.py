"""Many Perubahan at once, as a change of APBD asks: what differs, which are there, one act.

| name | method | answer |
| --- | --- | --- |
| `perjanjian_perubahan_banyak` | GET | every signed agreement of the year with what moved away |
| | POST `pilih` (`<pk>:<versi>`, several), `jenis_alasan`, `alasan`, `berlaku_mulai` | drafts |
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.status import StatusPerjanjian
from laporan.perjanjian.calon_perubahan import CalonPerubahan, calon_perubahan, pilihan
from laporan.perjanjian.layar_ubah import FormulirPerubahanPerjanjian
from laporan.perjanjian.perubahan import siapkan_perubahan_banyak
from laporan.perjanjian.wewenang import KELOLA, LIHAT_PK
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, hari_ini, layar, pd_kerja

BELUM_DIPILIH = "Pilih sedikitnya satu perjanjian."


@layar((LIHAT_PK, KELOLA), buka=pd_kerja, metode=FORMULIR)
def perjanjian_perubahan_banyak(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah
) -> HttpResponse:
    """The preview, and the act."""
    if request.user.pd_id != pd.pk:
        raise PermissionDenied
    tahun, kini = konteks_kerja(request).tahun, hari_ini(pd)
    calon = calon_perubahan(request.user, pd, tahun)
    awal = {"berlaku_mulai": kini} if kini.year == tahun else {}
    isian = FormulirPerubahanPerjanjian(request.POST or None, initial=awal)
    terpilih = request.POST.getlist("pilih")
    galat = ""
    if request.method == "POST":
        dipilih, versi = pilihan(calon, terpilih)
        galat = "" if dipilih else BELUM_DIPILIH
        if isian.is_valid() and dipilih:
            dibuat, dilewati = siapkan_perubahan_banyak(
                perjanjian=dipilih,
                **isian.cleaned_data,
                oleh=request.user,
                pada=timezone.now(),
                versi=versi,
            )
            if dibuat:
                messages.success(
                    request,
                    f"{len(dibuat)} perubahan disiapkan sebagai draf. Periksa isinya, lalu ajukan.",
                )
                for p, alasan in dilewati:
                    messages.warning(request, f"{p.jabatan}: {alasan}")
                kueri = urlencode({"tahun": str(tahun), "status": str(StatusPerjanjian.DRAF)})
                return redirect(f"{reverse('perjanjian')}?{kueri}")
            galat = " ".join(dict.fromkeys(alasan for _, alasan in dilewati))
    return render(
        request,
        "laporan/perjanjian/perubahan_banyak.html",
        {
            "tahun": tahun,
            "calon": [(c, _dicentang(c, terpilih, request.method)) for c in calon],
            "bergeser": sum(1 for c in calon if c.bergeser),
            "berjalan": sum(1 for c in calon if not c.dapat),
            "dapat": any(c.dapat for c in calon),
            "isian": isian,
            "galat": galat,
        },
        status=422 if isian.is_bound else 200,
    )


def _dicentang(c: CalonPerubahan, terpilih: list[str], metode: str | None) -> bool:
    """Ticked at first where something moved, then as it was ticked."""
    return c.nilai in terpilih if metode == "POST" else c.bergeser
