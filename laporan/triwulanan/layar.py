"""The quarterly report: preview within the application, and its files.

`triwulanan` and `triwulanan_unduh` take `?triwulan=1…4`; without it the latest quarter that
anything was reported for. The report is of the whole agency, so nobody limited to a unit has it.
"""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import Realisasi
from kinerja.periode import Triwulan
from laporan.bahan.alamat_asal import dasar_asal_bagi
from laporan.bahan.bahan import Bahan
from laporan.cetak import pdf
from laporan.cetak.html import isi_html, kerangka_html
from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.unsur import Dokumen
from laporan.rangka.berkas import kirim
from laporan.rangka.layar import bahan_kerja, hari_ini, konteks_dasar, layar, pastikan_seluruhnya
from laporan.triwulanan import susun_triwulanan
from laporan.tugas.berkas import LANGSUNG

NAMA_BENTUK = {"docx": "Unduh Word", "xlsx": "Unduh Excel"}
NAMA_JSON = "Data untuk sistem lain (JSON)"


@layar("laporan.unduh_laporan", buka=bahan_kerja)
def triwulanan(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """The report as it will print."""
    pastikan_seluruhnya(bahan)
    nomor = triwulan_diminta(request, bahan)
    data = {
        **konteks_dasar(request, bahan),
        "tw": Triwulan(bahan.tahun, nomor),
        "daftar_tw": [Triwulan(bahan.tahun, n) for n in (1, 2, 3, 4)],
        "halaman_tw": "triwulanan",
    }
    if not bahan.indikator:
        return render(request, "laporan/triwulanan/kosong.html", data)
    dokumen = _dokumen(bahan, nomor)
    return render(
        request,
        "laporan/triwulanan/triwulanan.html",
        {
            **data,
            "dokumen": dokumen,
            "kerangka": mark_safe(kerangka_html(dokumen)),
            "isi": mark_safe(isi_html(dokumen, asal=dasar_asal_bagi(request.user, bahan.pd))),
            "banyak_tabel": sum(1 for t in semua_tabel(dokumen) if t.nomor),
            "kendala_pdf": pdf.kendala(),
            "bentuk": [(k, n) for k, n in NAMA_BENTUK.items() if k in EXPORTERS],
            "langsung": [
                (f"{reverse('triwulanan_unduh', args=['json'])}?triwulan={nomor}", NAMA_JSON)
            ],
        },
    )


@layar("laporan.unduh_laporan", buka=bahan_kerja)
def triwulanan_unduh(request: AuthenticatedHttpRequest, bahan: Bahan, format: str) -> HttpResponse:
    """A file that is made at once: the document itself, without layout."""
    pastikan_seluruhnya(bahan)
    if format not in EXPORTERS:
        raise Http404("Bentuk berkas tidak dikenal.")
    nomor = triwulan_diminta(request, bahan)
    kembali = f"{reverse('triwulanan')}?triwulan={nomor}"
    if not bahan.indikator:
        messages.warning(request, "Laporan belum dapat diunduh: indikator tahun ini belum diisi.")
        return redirect(kembali)
    if format not in LANGSUNG:  # the page's buttons ask for these as a job
        return redirect(kembali)
    return kirim(EXPORTERS[format](_dokumen(bahan, nomor)))


def _dokumen(bahan: Bahan, nomor: int) -> Dokumen:
    return susun_triwulanan(bahan, nomor, hari_ini(bahan.pd))


def triwulan_diminta(request: AuthenticatedHttpRequest, bahan: Bahan) -> int:
    """The quarter asked for, or the latest one that holds a report."""
    diminta = request.GET.get("triwulan", "")
    if diminta:
        if diminta not in {"1", "2", "3", "4"}:
            raise Http404("Triwulan tidak dikenal.")
        return int(diminta)
    milik = Q(indikator__pd=bahan.pd)
    if bahan.pd.pemerintah_daerah:  # and what its agencies report for it
        milik |= Q(indikator__menjadi_sumber__indikator__pd=bahan.pd)
    ada = (
        Realisasi.objects.filter(milik, tahun=bahan.tahun)
        .order_by("-triwulan")
        .values_list("triwulan", flat=True)
        .first()
    )
    return ada or 1
