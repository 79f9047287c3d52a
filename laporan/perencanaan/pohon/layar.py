"""The drawn tree.

| name | method | answer |
| --- | --- | --- |
| `pohon_gambar` | GET | cards by level; without JavaScript the same as an indented list |
| `pohon_unduh` bentuk | GET | PDF or SVG on A3 or A4, the matrix as a workbook, JSON |
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinerja.http import AuthenticatedHttpRequest
from laporan.bahan.bahan import Bahan
from laporan.cetak import pdf
from laporan.cetak.dasar import Berkas
from laporan.cetak.grafik import UKURAN_KERTAS
from laporan.cetak.json import MIME_JSON
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.cetak.registry import EXPORTERS
from laporan.perencanaan.layar_awal import milik_sendiri
from laporan.perencanaan.pohon.cetak import berkas_pdf, berkas_svg, lembar_cetak, nama_berkas
from laporan.perencanaan.pohon.data import pohon_json
from laporan.perencanaan.pohon.kartu import KartuPohon, menurut_induk
from laporan.perencanaan.pohon.kartu_html import PenggambarKartu, aksi_html
from laporan.perencanaan.pohon.matriks import dokumen_matriks
from laporan.perencanaan.pohon.potret import kartu_pohon
from laporan.perencanaan.pohon.tautan import PembuatTautan
from laporan.rangka.berkas import kirim
from laporan.rangka.layar import bahan_baca, konteks_dasar, layar
from laporan.tugas.bahan import IZIN_UNDUH

IZIN_POHON = "kinerja.view_indikator"
#: What is printed while somebody waits: some five seconds' worth. More is a job.
MAKS_LEMBAR = 60
#: Cards from which on the page offers the job at once.
BANYAK_KARTU = 150
#: Asked for beside the first of them, not one after the other.
MODUL_POHON = [
    f"js/{nama}.js"
    for nama in (
        "pohon/bidang", "pohon/kemudi", "pohon/laci", "pohon/papan", "pohon/seret", "pohon/tata",
        "bersama/dialog", "bersama/jaringan", "bersama/unsur",
    )
]  # fmt: skip
#: More cards than this begin folded below the second level (static/js/pohon/papan.js): those are
#: drawn when their branch is opened, and the links of a card are written when it is reached.
LIPAT_SEJAK = 120
BENTUK_POHON = ("pdf", "svg", "xlsx", "json")


@layar(IZIN_POHON, buka=bahan_baca)
def pohon_gambar(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """The tree as cards."""
    kartu = kartu_pohon(bahan)
    anak = menurut_induk(kartu)
    boleh_ubah = milik_sendiri(request)
    tautan = PembuatTautan(boleh_ubah=boleh_ubah)
    besar = len(kartu) > LIPAT_SEJAK
    data = {
        **konteks_dasar(request, bahan),
        "kartu": [(k, len(anak.get(k.kunci, ()))) for k in kartu],
        "kartu_html": PenggambarKartu(besar=besar).semua(
            (k, len(anak.get(k.kunci, ())), () if besar else tautan(k)) for k in kartu
        ),
        "pola": [(jenis, aksi_html(t)) for jenis, t in tautan.pola()] if besar else (),
        "jenjang": _jenjang(kartu),
        "modul": MODUL_POHON,
        "unit": sorted({(k.nama_unit, k.unit) for k in kartu if k.unit}),
        "banyak_indikator": sum(len(k.indikator) for k in kartu),
        "boleh_ubah": boleh_ubah,
        "urung": _urung(request, kartu) if boleh_ubah else None,
        "pekerjaan": (len(kartu) > BANYAK_KARTU or "besar" in request.GET)
        and _boleh_pekerjaan(request),
        "kendala_pdf": pdf.kendala(),
    }
    return render(request, "laporan/perencanaan/pohon/gambar.html", data)


def _boleh_pekerjaan(request: AuthenticatedHttpRequest) -> bool:
    """A job prints the whole agency's tree, and stays on the list of files."""
    return request.user.lihat_semua_unit and request.user.has_perm(IZIN_UNDUH)


def _urung(request: AuthenticatedHttpRequest, kartu: list[KartuPohon]) -> dict[str, Any] | None:
    """The way back of the move that was just made: its node, and where it stood."""
    menurut = {k.kunci: k for k in kartu}
    simpul = menurut.get(f"sasaran-{request.GET.get('urung', '')}")
    dulu = menurut.get(request.GET.get("ke", ""))
    if simpul is None or dulu is None or simpul.kunci_atas == dulu.kunci:
        return None
    kini = menurut.get(simpul.kunci_atas)
    kalimat = f"“{simpul.teks}” kini di bawah “{kini.teks}”." if kini else ""
    return {"simpul": simpul, "dulu": dulu, "kalimat": kalimat}


def _jenjang(kartu: list[KartuPohon]) -> list[tuple[int, str]]:
    """Level → how its nodes are called, from the top; a level may have several names."""
    nama: dict[int, dict[str, None]] = {}
    for k in kartu:
        nama.setdefault(k.tingkat, {}).setdefault(k.label)
    return [(n, ", ".join(nama[n])) for n in sorted(nama)]


@layar(IZIN_POHON, buka=bahan_baca)
def pohon_unduh(request: AuthenticatedHttpRequest, bahan: Bahan, bentuk: str) -> HttpResponse:
    """The tree as a file; `?kertas=` a3 or a4, `?cabang=` the key of a node."""
    if bentuk not in BENTUK_POHON:
        raise Http404("Berkas tidak dikenal.")
    if bentuk == "xlsx":
        return kirim(EXPORTERS["xlsx"](dokumen_matriks(bahan)))
    kartu = kartu_pohon(bahan)
    if bentuk == "json":
        isi = pohon_json(kartu, pd=bahan.pd.nama, pemda=bahan.pd.pemda, tahun=bahan.tahun)
        return kirim(Berkas(f"{nama_berkas(bahan)}.json", MIME_JSON, isi))
    kertas, cabang = request.GET.get("kertas", "a4"), request.GET.get("cabang", "")
    if kertas not in UKURAN_KERTAS or (cabang and cabang not in {k.kunci for k in kartu}):
        raise Http404("Kertas atau cabang tidak dikenal.")
    lembar = lembar_cetak(bahan, kartu, kertas=kertas, cabang=cabang)
    if not lembar:
        raise Http404("Pohon kinerja tahun ini belum ada.")
    if bentuk == "svg":
        return kirim(berkas_svg(bahan, lembar))
    if len(lembar) > MAKS_LEMBAR:
        cara = "pilih satu cabang, unduh sebagai SVG, atau minta Sekretariat mencetaknya."
        if _boleh_pekerjaan(request):
            cara = "tekan Siapkan PDF di bagian Cetak; berkasnya diunduh sendiri bila sudah jadi."
        messages.info(request, f"Pohon ini menjadi {len(lembar)} halaman {kertas.upper()}: {cara}")
        return redirect(f"{reverse('pohon_gambar')}?besar=ya#j-cetak")
    try:
        return kirim(berkas_pdf(bahan, lembar, kertas))
    except PdfTidakTersediaError as galat:
        return HttpResponse(
            f"PDF tidak dapat dibuat. {galat}", status=503, content_type="text/plain; charset=utf-8"
        )
