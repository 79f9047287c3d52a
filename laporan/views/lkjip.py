"""The LKjIP: preview within the application, and its files."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe

from kinerja.http import AuthenticatedHttpRequest
from laporan.bahan import Bahan
from laporan.berkas import kirim
from laporan.exporters import pdf
from laporan.exporters.html import isi_html, kerangka_html
from laporan.nomor import dokumen_bernomor
from laporan.penomoran import semua_gambar, semua_tabel
from laporan.registry import EXPORTERS
from laporan.tugas.ekspor import LANGSUNG
from laporan.views.dasar import konteks_dasar, layar, pastikan_seluruhnya

NAMA_BENTUK = {
    "docx": "Unduh Word",
    "xlsx": "Unduh Excel",
}
NAMA_LANGSUNG = {"json": "Unduh JSON", "html": "Unduh HTML"}


@layar("laporan.unduh_laporan")
def lkjip(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """The report as it will print, with its outline and the buttons that download it."""
    pastikan_seluruhnya(bahan)
    data = konteks_dasar(request, bahan)
    if not bahan.baris:
        return render(request, "laporan/lkjip_kosong.html", data)
    dokumen = dokumen_bernomor(bahan)
    return render(
        request,
        "laporan/lkjip.html",
        {
            **data,
            "dokumen": dokumen,
            "kerangka": mark_safe(kerangka_html(dokumen)),
            "isi": mark_safe(isi_html(dokumen)),
            "banyak_tabel": sum(1 for t in semua_tabel(dokumen) if t.nomor),
            "banyak_gambar": sum(1 for g in semua_gambar(dokumen) if g.nomor),
            "kendala_pdf": pdf.kendala(),
            "bentuk": [(k, n) for k, n in NAMA_BENTUK.items() if k in EXPORTERS],
            "langsung": [(reverse("lkjip_unduh", args=[k]), n) for k, n in NAMA_LANGSUNG.items()],
        },
    )


@layar("laporan.unduh_laporan")
def lkjip_unduh(request: AuthenticatedHttpRequest, bahan: Bahan, format: str) -> HttpResponse:
    """A file that is made at once: the document itself, without layout."""
    pastikan_seluruhnya(bahan)
    if format not in EXPORTERS:
        raise Http404("Bentuk berkas tidak dikenal.")
    if not bahan.baris:
        messages.warning(request, f"LKjIP {bahan.tahun} belum dapat diunduh: datanya belum diisi.")
        return redirect("lkjip")
    if format not in LANGSUNG:  # the page's buttons ask for these as a job
        return redirect("lkjip")
    return kirim(EXPORTERS[format](dokumen_bernomor(bahan)))
