"""The LKjIP: preview within the application, and its files."""

import re
from html import escape, unescape

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe

from kinerja.http import AuthenticatedHttpRequest
from laporan.bahan.alamat_asal import dasar_asal_bagi
from laporan.bahan.bahan import Bahan
from laporan.cetak import pdf
from laporan.cetak.html import isi_html, kerangka_html
from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.penomoran import semua_gambar, semua_tabel
from laporan.models import laporan_tahun
from laporan.penulisan.lingkup import IZIN_KELOLA, IZIN_LIHAT
from laporan.rangka.berkas import kirim
from laporan.rangka.layar import bahan_kerja, konteks_dasar, layar, pastikan_seluruhnya
from laporan.terbit.nomor import dokumen_bernomor, dokumen_berseksi
from laporan.tugas.berkas import LANGSUNG
from laporan.uji.final import SUDAH_FINAL, menghalangi, uji_final, untuk_pembaca

NAMA_BENTUK = {
    "docx": "Unduh Word",
    "xlsx": "Unduh Excel",
}
NAMA_LANGSUNG = {"json": "Unduh JSON", "html": "Unduh HTML"}


@layar("laporan.unduh_laporan", buka=bahan_kerja)
def lkjip(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """The report as it will print, with its outline and the buttons that download it."""
    pastikan_seluruhnya(bahan)
    data = konteks_dasar(request, bahan)
    if not bahan.baris:
        return render(request, "laporan/terbit/lkjip_kosong.html", data)
    dokumen = dokumen_berseksi(bahan)
    temuan = uji_final(bahan, dokumen)
    halangan = len(menghalangi(temuan))
    return render(
        request,
        "laporan/terbit/lkjip.html",
        {
            **data,
            "dokumen": dokumen,
            "kerangka": mark_safe(kerangka_html(dokumen)),
            "isi": mark_safe(
                _dengan_sunting(
                    request,
                    bahan,
                    isi_html(dokumen, asal=dasar_asal_bagi(request.user, bahan.pd)),
                )
            ),
            "banyak_tabel": sum(1 for t in semua_tabel(dokumen) if t.nomor),
            "banyak_gambar": sum(1 for g in semua_gambar(dokumen) if g.nomor),
            "kendala_pdf": pdf.kendala(),
            "temuan": untuk_pembaca(temuan, request.user),
            "final": any(t.kode == SUDAH_FINAL for t in temuan),
            "banyak_halangan": halangan,
            "banyak_ingatan": len(temuan) - halangan,
            "bentuk": [(k, n) for k, n in NAMA_BENTUK.items() if k in EXPORTERS],
            "langsung": [(reverse("lkjip_unduh", args=[k]), n) for k, n in NAMA_LANGSUNG.items()],
        },
    )


_SEKSI = re.compile(r'<div class="lk-seksi" data-seksi="([^"]*)">')


def _dengan_sunting(request: AuthenticatedHttpRequest, bahan: Bahan, html: str) -> str:
    """A link at the head of each section, for whoever may open it in the editor."""
    if not request.user.has_perm(IZIN_LIHAT) or request.user.pd_id != bahan.pd.pk:
        return html
    pk = laporan_tahun(bahan.pd, bahan.tahun).pk
    kata = "Sunting" if request.user.has_perm(IZIN_KELOLA) else "Buka bagian"

    def ganti(cocok: re.Match[str]) -> str:
        url = escape(reverse("penulisan_bagian", args=[pk, unescape(cocok[1])]))
        return f'{cocok[0]}<a class="lkjip__sunting tidak-dicetak" href="{url}">{kata}</a>'

    return _SEKSI.sub(ganti, html)


@layar("laporan.unduh_laporan", buka=bahan_kerja)
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
