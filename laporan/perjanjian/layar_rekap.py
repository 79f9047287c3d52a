"""The year's agreements together.

| name | method | answer |
| --- | --- | --- |
| `perjanjian_rekap` format | GET | the recapitulation, within the user's scope |
| `perjanjian_paket` | POST | queue every naskah as one file; to `ekspor` |
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.cetak.registry import EXPORTERS
from laporan.perjanjian.rekap import isi_rekap, rekap_pd, tanpa_perjanjian
from laporan.perjanjian.tugas_paket import PERJANJIAN
from laporan.perjanjian.wewenang import KELOLA, LIHAT_PK
from laporan.rangka.berkas import kirim
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, hari_ini, layar, pd_kerja
from laporan.tugas import PermintaanDitolakError, minta

BENTUK = ("pdf", "docx", "xlsx")


@layar(LIHAT_PK, buka=pd_kerja, segar=True)
def perjanjian_rekap(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, format: str
) -> HttpResponse:
    """PDF, Word or Excel."""
    if format not in BENTUK:
        raise Http404("Bentuk berkas tidak dikenal.")
    tahun = konteks_kerja(request).tahun
    rekap = isi_rekap(request.user, pd, tahun, hari_ini(pd))
    dokumen = rekap_pd(rekap, pd, tahun, tanpa_perjanjian(request.user, pd, rekap.perjanjian))
    try:
        return kirim(EXPORTERS[format](dokumen))
    except PdfTidakTersediaError as galat:
        return HttpResponse(
            f"PDF tidak dapat dibuat. {galat}", status=503, content_type="text/plain; charset=utf-8"
        )


@layar(KELOLA, buka=pd_kerja, metode=FORMULIR)
def perjanjian_paket(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Ask for the PDFs of all agreements; they are printed outside the request."""
    if request.method != "POST":
        return redirect("perjanjian")
    if request.user.pd_id != pd.pk:
        raise PermissionDenied
    try:
        tugas = minta(
            pekerjaan=PERJANJIAN,
            pd=pd,
            tahun=konteks_kerja(request).tahun,
            argumen={"siapkan": False},
            oleh=request.user,
            pada=timezone.now(),
        )
    except PermintaanDitolakError as galat:
        messages.error(request, galat.pesan)
        return redirect("perjanjian")
    return redirect(f"{reverse('berkas')}?{urlencode({'tugas': tugas.pk})}")
