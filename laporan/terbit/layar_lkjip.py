"""The LKjIP within the application, page by page, and its files."""

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
from laporan.dokumen.unsur import Dokumen
from laporan.models import laporan_tahun
from laporan.penulisan.lingkup import IZIN_KELOLA, IZIN_LIHAT
from laporan.penulisan.tersusun import laporan_tersusun
from laporan.rangka.berkas import kirim
from laporan.rangka.layar import bahan_kerja, konteks_dasar, layar, pastikan_seluruhnya
from laporan.terbit.halaman_lkjip import BukuLaporan, HalamanLaporan
from laporan.terbit.nomor import dokumen_bernomor, dokumen_berseksi
from laporan.tugas.berkas import LANGSUNG
from laporan.uji.final import SUDAH_FINAL, menghalangi, uji_final, untuk_pembaca

NAMA_BENTUK = {
    "docx": "Unduh Word",
    "xlsx": "Unduh Excel",
}
NAMA_LANGSUNG = {"html": "Halaman web (HTML)", "json": "Data untuk sistem lain (JSON)"}


@layar("laporan.unduh_laporan", buka=bahan_kerja)
def lkjip(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """The report's contents, what stands against its final version, and its files."""
    pastikan_seluruhnya(bahan)
    data = konteks_dasar(request, bahan)
    if not bahan.baris:
        return render(request, "laporan/terbit/lkjip_kosong.html", data)
    dokumen = dokumen_berseksi(bahan)
    temuan = uji_final(bahan, dokumen)
    halangan = len(menghalangi(temuan))
    buku = BukuLaporan(dokumen)
    return render(
        request,
        "laporan/terbit/lkjip.html",
        {
            **data,
            "kerangka": _kerangka(buku),
            "pertama": buku.halaman[0],
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


@layar("laporan.unduh_laporan", buka=bahan_kerja)
def lkjip_halaman(request: AuthenticatedHttpRequest, bahan: Bahan, halaman: str) -> HttpResponse:
    """One chapter or section as it will print, with the way to the one before and after."""
    buku = _buku(bahan)
    ini = buku.cari(halaman)
    if ini is None:
        raise Http404("Halaman laporan tidak ada.")
    sebelum, sesudah = buku.tetangga(ini)
    isi = _isi(request, bahan, ini.dokumen, seluruhnya=buku.dokumen)
    data = {
        "halaman": ini,
        "kerangka": _kerangka(buku, ini),
        "isi": mark_safe(_antarhalaman(isi, buku, ini)),
        "sebelum": sebelum,
        "sesudah": sesudah,
    }
    return render(
        request, "laporan/terbit/lkjip_halaman.html", {**konteks_dasar(request, bahan), **data}
    )


@layar("laporan.unduh_laporan", buka=bahan_kerja)
def lkjip_seluruhnya(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """The whole report on one page, for whoever searches or prints it in the browser."""
    dokumen = _buku(bahan).dokumen
    data = {
        "kerangka": mark_safe(kerangka_html(dokumen)),
        "isi": mark_safe(_isi(request, bahan, dokumen)),
    }
    return render(
        request, "laporan/terbit/lkjip_seluruhnya.html", {**konteks_dasar(request, bahan), **data}
    )


@layar("laporan.unduh_laporan", buka=bahan_kerja)
def lkjip_letak(request: AuthenticatedHttpRequest, bahan: Bahan, kunci: str) -> HttpResponse:
    """To the page on which a heading, a table, a figure or a section stands; to the contents where
    this report does not have it.
    """
    buku = _buku(bahan)
    ke = buku.letak.get(kunci)
    kueri = f"?{q}" if (q := request.META.get("QUERY_STRING", "")) else ""
    if ke is None:
        messages.info(request, "Bagian itu tidak ada pada laporan ini.")
        return redirect(reverse("lkjip") + kueri)
    jangkar = f"#{kunci}" if kunci != ke else ""
    return redirect(reverse("lkjip_halaman", args=[ke]) + kueri + jangkar)


def _buku(bahan: Bahan) -> BukuLaporan:
    """The report page by page. Raises Http404 where there is none yet."""
    pastikan_seluruhnya(bahan)
    tersusun = laporan_tersusun(bahan)
    if not tersusun.berisi:
        raise Http404("Laporan belum dapat disusun.")
    return BukuLaporan(tersusun.dokumen)


def _isi(
    request: AuthenticatedHttpRequest,
    bahan: Bahan,
    dokumen: Dokumen,
    *,
    seluruhnya: Dokumen | None = None,
) -> str:
    asal = dasar_asal_bagi(request.user, bahan.pd)
    return _dengan_sunting(request, bahan, isi_html(dokumen, asal=asal, seluruhnya=seluruhnya))


def _alamat(halaman: str, jangkar: str = "") -> str:
    return reverse("lkjip_halaman", args=[halaman]) + (f"#{jangkar}" if jangkar else "")


def _kerangka(buku: BukuLaporan, ini: HalamanLaporan | None = None) -> list[dict[str, object]]:
    """The outline as links; `ini`: the page shown."""
    butir = buku.kerangka if ini is None else buku.kerangka_dari(ini)
    return [
        {
            "tingkat": b.tingkat,
            "teks": b.teks,
            "url": _alamat(b.halaman, b.jangkar),
            "kini": ini is not None and b.halaman == ini.kunci and not b.jangkar,
        }
        for b in butir
    ]


_TAUTAN = re.compile(r'href="#([^"]*)"')


def _antarhalaman(html: str, buku: BukuLaporan, ini: HalamanLaporan) -> str:
    """References to what stands on another page lead there."""

    def ganti(cocok: re.Match[str]) -> str:
        kunci = unescape(cocok[1])
        ke = buku.letak.get(kunci, ini.kunci)
        if ke == ini.kunci:
            return cocok[0]
        return f'href="{escape(_alamat(ke, kunci if kunci != ke else ""))}"'

    return _TAUTAN.sub(ganti, html)


_SEKSI = re.compile(r'<div class="lk-seksi" data-seksi="([^"]*)">')
_BERJANGKAR = re.compile(r'<div class="lk-seksi" id="[^"]*" data-seksi="([^"]*)">')


def _dengan_sunting(request: AuthenticatedHttpRequest, bahan: Bahan, html: str) -> str:
    """A link at the head of each section, for whoever may open it in the editor; its key as an
    anchor for everybody.
    """
    html = _SEKSI.sub(r'<div class="lk-seksi" id="\1" data-seksi="\1">', html)
    if not request.user.has_perm(IZIN_LIHAT) or request.user.pd_id != bahan.pd.pk:
        return html
    pk = laporan_tahun(bahan.pd, bahan.tahun).pk
    kata = "Sunting" if request.user.has_perm(IZIN_KELOLA) else "Buka bagian"

    def ganti(cocok: re.Match[str]) -> str:
        url = escape(reverse("penulisan_bagian", args=[pk, unescape(cocok[1])]))
        return f'{cocok[0]}<a class="lkjip__sunting tidak-dicetak" href="{url}">{kata}</a>'

    return _BERJANGKAR.sub(ganti, html)


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
