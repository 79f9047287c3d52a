"""`rpjmd_pk`: the agreement of the head of the region. POST `bentuk` asks for a file of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.cetak import pdf
from laporan.cetak.html import isi_html, kerangka_html
from laporan.cetak.registry import EXPORTERS
from laporan.pemda.rpjmd.pk import susun_pk_daerah
from laporan.pemda.rpjmd.tempat import daerah_kerja
from laporan.pemda.rpjmd.tugas_pk import PK_DAERAH
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, layar
from laporan.tugas import PermintaanDitolakError, minta
from laporan.tugas.bahan import IZIN_UNDUH

BENTUK = {"pdf": "Unduh PDF", "docx": "Unduh Word", "xlsx": "Unduh Excel"}


@layar(IZIN_UNDUH, buka=daerah_kerja, metode=FORMULIR)
def rpjmd_pk(request: AuthenticatedHttpRequest, daerah: PerangkatDaerah) -> HttpResponse:
    """The agreement as it will print."""
    if not request.user.menjangkau(daerah.pk):
        raise Http404  # the agencies have their own
    tahun = konteks_kerja(request).tahun
    if request.method == "POST":
        return _minta(request, daerah, tahun)
    bahan = Bahan(daerah, tahun)
    dokumen = susun_pk_daerah(bahan) if bahan.baris_sasaran else None
    data = {
        "daerah": daerah,
        "tahun": tahun,
        "dokumen": dokumen,
        "kerangka": mark_safe(kerangka_html(dokumen)) if dokumen else "",
        "isi": mark_safe(isi_html(dokumen)) if dokumen else "",
        "bentuk": [(k, nama) for k, nama in BENTUK.items() if k in EXPORTERS],
        "kendala_pdf": pdf.kendala(),
    }
    return render(request, "laporan/pemda/rpjmd/pk.html", data)


def _minta(request: AuthenticatedHttpRequest, daerah: PerangkatDaerah, tahun: int) -> HttpResponse:
    bentuk = request.POST.get("bentuk", "")
    if bentuk not in BENTUK:
        raise Http404("Bentuk berkas tidak dikenal.")
    if bentuk == "pdf" and (kendala := pdf.kendala()):
        messages.error(request, f"PDF belum dapat dibuat. {kendala}")
        return redirect("rpjmd_pk")
    try:
        tugas = minta(
            pekerjaan=PK_DAERAH, pd=daerah, tahun=tahun, argumen={"bentuk": bentuk},
            oleh=request.user, pada=timezone.now(),
        )  # fmt: skip
    except PermintaanDitolakError as ditolak:
        messages.error(request, ditolak.pesan)
        return redirect("rpjmd_pk")
    kueri = urlencode({"tugas": tugas.pk, "pd": daerah.kode})
    return redirect(f"{reverse('berkas')}?{kueri}")
