"""Files of a Perjanjian Kinerja: the PDF that both parties sign, DOCX, XLSX.

The PDF has two empty signature fields before anybody signs: both signatures are then incremental
updates that fill what was there, which every validator accepts.
"""

import atexit
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from io import BytesIO
from typing import Any, TypeAlias

from kinerja.jenis import CaraTandaTangan
from laporan.cetak import pintas_weasyprint
from laporan.cetak.aksara import tercetak
from laporan.cetak.dasar import Berkas
from laporan.cetak.html import STATIK, blok_html, garis_isian
from laporan.cetak.pdf import (
    VARIAN,
    PdfTidakTersediaError,
    cetak_sendiri,
    kendala,
    pengambil_lokal,
)
from laporan.cetak.registry import EXPORTERS
from laporan.cetak.tanda import satukan_tabel
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import Blok, BlokTandaTangan, Lambang
from laporan.perjanjian.naskah import (
    KAKI_BSRE,
    KAKI_SEGEL,
    Data,
    Pernyataan,
    PihakNaskah,
    dokumen_perjanjian,
    nama_berkas,
    pernyataan,
)
from laporan.segel.dasar import MEDAN
from laporan.segel.qr import qr_svg

_CSS = (STATIK / "css" / "laporan.css", STATIK / "css" / "perjanjian.css")
_SEBUTAN_PIHAK = {1: "pihak pertama", 2: "pihak kedua"}
_PIHAK_MEDAN = {medan: pihak for pihak, medan in MEDAN.items()}
_PX = 0.75  # CSS pixels to points

Kotak: TypeAlias = tuple[int, tuple[int, int, int, int]]


def pdf_naskah(
    data: Data,
    *,
    kode: str,
    alamat_verifikasi: str,
    lambang: Lambang | None = None,
    cara: str = CaraTandaTangan.SEGEL,
    arsip: bool = True,
    rancangan: bool = False,
) -> bytes:
    """Lay out the agreement; `arsip` declares PDF/A-3a. Raises PdfTidakTersediaError.

    `rancangan`: a draft to read, which says so and has neither signature fields nor a code.
    """
    if alasan := kendala():
        raise PdfTidakTersediaError(alasan)
    import weasyprint

    pintas_weasyprint.pasang()
    markah = tercetak(
        naskah_html(
            data,
            kode=kode,
            alamat_verifikasi=alamat_verifikasi,
            lambang=lambang,
            cara=cara,
            rancangan=rancangan,
        )
    )
    pilihan: dict[str, Any] = {
        "presentational_hints": True,
        "pdf_identifier": sha256(markah.encode()).hexdigest()[:32].encode(),
        "custom_metadata": False,
    }
    if arsip:
        pilihan["pdf_variant"] = VARIAN
    with cetak_sendiri():
        gaya, huruf = _gaya()
        html = weasyprint.HTML(
            string=markah, base_url=STATIK.as_uri() + "/", url_fetcher=pengambil_lokal()
        )
        tata = html.render(stylesheets=list(gaya), font_config=huruf, **pilihan)
        kotak = _kotak(tata)

        def satukan(_tata: Any, berkas: Any) -> None:
            if arsip:
                satukan_tabel(berkas, tata.pages)

        isi = tata.write_pdf(finisher=satukan, **pilihan)
    return bytes(isi) if rancangan else _siapkan_medan(isi, kotak, kode)


@cache
def _gaya() -> tuple[tuple[Any, ...], Any]:
    """Style sheets and fonts, read once per process: reading them costs more than a page."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    huruf = FontConfiguration()
    return (
        tuple(
            weasyprint.CSS(filename=str(b), font_config=huruf, url_fetcher=pengambil_lokal())
            for b in _CSS
        ),
        huruf,
    )


def _kotak(tata: Any) -> dict[int, Kotak]:
    """Page and rectangle (points, origin bottom left) of each party's signing space."""
    hasil: dict[int, Kotak] = {}
    for urutan, halaman in enumerate(tata.pages):
        for pihak in MEDAN:
            if f"ttd-{pihak}" in halaman.anchors and pihak not in hasil:
                kiri, atas, kanan, bawah = halaman.anchors[f"ttd-{pihak}"]
                tinggi = halaman.height
                hasil[pihak] = (
                    urutan,
                    (
                        int(kiri * _PX),
                        int((tinggi - bawah) * _PX),
                        int(kanan * _PX),
                        int((tinggi - atas) * _PX),
                    ),
                )
    return hasil


def _siapkan_medan(pdf: bytes, kotak: dict[int, Kotak], kode: str) -> bytes:
    """Add the empty fields, each with an (empty) appearance as PDF/A asks.

    Their names carry the code in plain bytes, where verification finds it in a damaged file too.
    """
    from pyhanko.pdf_utils.content import RawContent
    from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields

    penulis = IncrementalPdfFileWriter(BytesIO(pdf))
    polos = kode.replace("-", " ")  # a hyphen would be written as an escape
    for pihak, (halaman, batas) in sorted(kotak.items()):
        append_signature_field(
            penulis,
            SigFieldSpec(
                MEDAN[pihak],
                on_page=halaman,
                box=batas,
                readable_field_name=f"Tanda tangan {_SEBUTAN_PIHAK[pihak]} kode {polos}",
            ),
        )
    for nama, _, medan in enumerate_sig_fields(penulis):
        _, batas = kotak[_PIHAK_MEDAN[nama]]
        ukuran = BoxConstraints(width=batas[2] - batas[0], height=batas[3] - batas[1])
        kosong = penulis.add_object(RawContent(b"", box=ukuran).as_form_xobject())
        medan.get_object()["/AP"] = DictionaryObject({pdf_name("/N"): kosong})  # type: ignore[no-untyped-call]
    hasil = BytesIO()
    penulis.write(hasil)  # type: ignore[no-untyped-call]
    return hasil.getvalue()


# A font configuration must be gone before the modules it cleans up with.
atexit.register(_gaya.cache_clear)


# --- Markup ----------------------------------------------------------------------------


def naskah_html(
    data: Data,
    *,
    kode: str,
    alamat_verifikasi: str,
    lambang: Lambang | None = None,
    cara: str = CaraTandaTangan.SEGEL,
    rancangan: bool = False,
) -> str:
    """The page WeasyPrint lays out."""
    dokumen = nomori(dokumen_perjanjian(data, kode=kode, alamat_verifikasi=alamat_verifikasi))
    naskah = pernyataan(data)
    latihan = _latihan(data)
    kaki = (
        _kaki_rancangan(latihan)
        if rancangan
        else _kaki(
            kode,
            alamat_verifikasi,
            KAKI_BSRE if cara == CaraTandaTangan.BSRE else KAKI_SEGEL,
            latihan,
        )
    )
    bagian = "".join(
        f'<section class="pk-lampiran"><h1 id="{x.kunci}">'
        '<span class="pk-lampiran-nomor">'
        f"{escape(_label(x.label, len(dokumen.lampiran)))}</span> "
        f"{escape(x.judul).replace(chr(10), '<br>')}</h1>{_isi_lampiran(x.isi, naskah)}</section>"
        for x in dokumen.lampiran
    )
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">'
        f"<title>{escape(f'{dokumen.judul}: {dokumen.subjudul}')}</title>"
        f'<meta name="author" content="{escape(dokumen.pd, quote=True)}">'
        '<meta name="generator" content="Tapak"></head><body><article class="lk pk">'
        f"{kaki}{_halaman_pernyataan(data, naskah, lambang)}{bagian}"
        "</article></body></html>"
    )


def _isi_lampiran(isi: tuple[Blok, ...], naskah: Pernyataan) -> str:
    """The annex in the form of the first page, its signing block too."""
    tabel = tuple(b for b in isi if not isinstance(b, BlokTandaTangan))
    return blok_html(tabel) + (_tanda_tangan(naskah, bermedan=False) if tabel != isi else "")


def _label(label: str, banyak: int) -> str:
    return "Lampiran" if banyak == 1 else label


def _latihan(data: Data) -> str:
    """What every page of an invented agreement says; nothing on a real one."""
    kalimat = data.get("latihan", "")
    return f"<p><strong>{escape(kalimat)}</strong></p>" if kalimat else ""


def _kaki_rancangan(latihan: str) -> str:
    return (
        f'<div class="pk-kaki"><div class="pk-kaki-teks">{latihan}<p><strong>Rancangan, belum '
        'untuk ditandatangani.</strong></p></div><div class="pk-kaki-nomor"></div></div>'
    )


def _kaki(kode: str, alamat: str, kalimat: str, latihan: str) -> str:
    return (
        f'<div class="pk-kaki"><div class="pk-kaki-qr">{qr_svg(alamat)}</div>'
        f'<div class="pk-kaki-teks">{latihan}<p>{escape(kalimat)}</p>'
        f"<p>Kode verifikasi <strong>{escape(kode)}</strong>. Periksa keaslian dokumen di "
        f"{escape(alamat.partition('://')[2] or alamat)}</p></div>"
        '<div class="pk-kaki-nomor"></div></div>'
    )


def _halaman_pernyataan(data: Data, p: Pernyataan, lambang: Lambang | None) -> str:
    pd = data["pd"]
    gambar = ""
    if lambang:
        gambar = (
            f'<img class="pk-lambang" alt="{escape(lambang.alt, quote=True)}" '
            f'src="data:{lambang.tipe};base64,{b64encode(lambang.isi).decode()}">'
        )
    judul = "".join(f"<span>{escape(baris)}</span>" for baris in p.judul[:-1])
    bagian = "".join(
        _pihak(b) if isinstance(b, PihakNaskah) else f"<p>{_paragraf(b)}</p>" for b in p.bagian
    )
    return (
        f'<section class="pk-pernyataan"><header class="pk-kop">{gambar}'
        f"<p>PEMERINTAH {escape(pd['pemda'].upper())}</p>"
        f'<p class="pk-kop-pd">{escape(pd["nama"].upper())}</p></header>'
        f'<h1 id="pk">{judul}</h1>{bagian}{_tanda_tangan(p, bermedan=True)}</section>'
    )


def _paragraf(teks: str) -> str:
    """Line breaks stay; an empty paragraph is an empty line."""
    return "<br>".join(escape(b) for b in teks.split("\n")) or "&nbsp;"


def _pihak(p: PihakNaskah) -> str:
    nama = escape(p.nama) or '<span class="pk-kosong"></span>'
    return (
        f'<table class="pk-pihak"><tr><td>Nama</td><td>:</td><td>{nama}</td></tr>'
        f"<tr><td>Jabatan</td><td>:</td><td>{escape(p.sebutan)}</td></tr></table>"
    )


def _tanda_tangan(p: Pernyataan, *, bermedan: bool) -> str:
    pertama, kedua = p.pihak
    return (
        f'<div class="pk-ttd"><p class="pk-tempat">{escape(p.tempat_tanggal)}</p>'
        f"{_ttd((kedua, 2), (pertama, 1), bermedan=bermedan)}</div>"
    )


def _ttd(*pihak: tuple[PihakNaskah, int], bermedan: bool) -> str:
    """Both parties side by side, so that their signing spaces stand on one line. Only where
    `bermedan` the spaces become the fields of the electronic signatures.
    """

    def kotak(n: int) -> str:
        jangkar = f' id="ttd-{n}"' if bermedan else ""
        return f'<td><div class="pk-ttd-kotak"{jangkar}></div></td>'

    baris = (
        "".join(f'<td class="pk-ttd-peran">{escape(p.peran)},</td>' for p, _ in pihak),
        "".join(f'<td class="pk-ttd-jabatan">{escape(p.sebutan)}</td>' for p, _ in pihak),
        "".join(kotak(n) for _, n in pihak),
        "".join(f"<td>{_nama(p)}</td>" for p, _ in pihak),
    )
    isi = "".join(f"<tr>{b}</tr>" for b in baris)
    return f'<table class="pk-ttd-dua">{isi}</table>'


def _nama(p: PihakNaskah) -> str:
    """Name, rank and NIP; ruled lines where nobody is named."""
    baris = garis_isian(p.penanda_tangan.garis)
    if p.nama:
        baris.append(f'<p class="pk-ttd-nama">{escape(p.nama)}</p>')
    if p.pangkat:
        baris.append(f"<p>{escape(p.pangkat)}</p>")
    if p.nip:
        baris.append(f"<p>NIP {escape(p.nip)}</p>")
    return "".join(baris)


# --- Other formats ---------------------------------------------------------------------


def ekspor_naskah(data: Data, format: str, *, kode: str, alamat_verifikasi: str) -> Berkas:
    """The same document in an editable format of laporan/cetak/registry.py. Raises KeyError."""
    dokumen = dokumen_perjanjian(data, kode=kode, alamat_verifikasi=alamat_verifikasi)
    return EXPORTERS[format](dokumen)


def nama_pdf(data: Data) -> str:
    """File name of the PDF."""
    return f"{nama_berkas(data)}.pdf"
