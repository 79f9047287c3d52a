"""The evaluation of a Renja within the application, and its files.

`evaluasi_renja` and `evaluasi_renja_unduh` take `?triwulan=1…4`; without it the latest quarter that
anything was reported for. It is of the whole agency, so nobody limited to a unit has it.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe

from anggaran.models import Program
from kinerja.http import AuthenticatedHttpRequest
from kinerja.periode import Triwulan
from laporan.bahan.bahan import Bahan
from laporan.cetak import pdf
from laporan.cetak.html import isi_html
from laporan.cetak.registry import EXPORTERS
from laporan.rangka.berkas import kirim
from laporan.rangka.layar import bahan_kerja, hari_ini, konteks_dasar, layar, pastikan_seluruhnya
from laporan.triwulanan.layar import NAMA_BENTUK, NAMA_JSON, triwulan_diminta
from laporan.triwulanan.renja_susun import SEBARIS, susun_evaluasi_renja
from laporan.tugas.berkas import LANGSUNG


@layar("laporan.unduh_laporan", buka=bahan_kerja)
def evaluasi_renja(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """The form as it will print."""
    pastikan_seluruhnya(bahan)
    nomor = triwulan_diminta(request, bahan)
    data = {
        **konteks_dasar(request, bahan),
        "tw": Triwulan(bahan.tahun, nomor),
        "daftar_tw": [Triwulan(bahan.tahun, n) for n in (1, 2, 3, 4)],
        "halaman_tw": "evaluasi_renja",
    }
    if not _berprogram(bahan):
        return render(request, "laporan/triwulanan/renja_kosong.html", data)
    dokumen = susun_evaluasi_renja(bahan, nomor, hari_ini(bahan.pd))
    unduh = reverse("evaluasi_renja_unduh", args=["json"])
    return render(
        request,
        "laporan/triwulanan/renja.html",
        {
            **data,
            "dokumen": dokumen,
            "isi": mark_safe(isi_html(dokumen)),
            "kendala_pdf": pdf.kendala(),
            "bentuk": [(k, n) for k, n in NAMA_BENTUK.items() if k in EXPORTERS],
            "langsung": [(f"{unduh}?triwulan={nomor}", NAMA_JSON)],
        },
    )


@layar("laporan.unduh_laporan", buka=bahan_kerja)
def evaluasi_renja_unduh(
    request: AuthenticatedHttpRequest, bahan: Bahan, format: str
) -> HttpResponse:
    """A file that is made at once: the form itself, without layout."""
    pastikan_seluruhnya(bahan)
    if format not in EXPORTERS:
        raise Http404("Bentuk berkas tidak dikenal.")
    nomor = triwulan_diminta(request, bahan)
    if format not in LANGSUNG or not _berprogram(bahan):  # the page's buttons ask for a job
        return redirect(f"{reverse('evaluasi_renja')}?triwulan={nomor}")
    dokumen = susun_evaluasi_renja(bahan, nomor, hari_ini(bahan.pd), utuh=format in SEBARIS)
    return kirim(EXPORTERS[format](dokumen))


def _berprogram(bahan: Bahan) -> bool:
    return Program.objects.filter(pd=bahan.pd, tahun=bahan.tahun).exists()
