"""HTML: the fragment every paged output prints, and a page that stands alone.

Written by hand rather than with templates: one typed function per node, everything
escaped in one place, no Django needed in a worker. No `style` attribute is written,
so the fragment also works under a strict Content-Security-Policy.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import singledispatch
from html import escape
from pathlib import Path
from types import MappingProxyType

from laporan.cetak.aksara import rapikan, tercetak
from laporan.cetak.arah import arahkan, bab_menyambung, menyambung
from laporan.cetak.dasar import Berkas
from laporan.cetak.grafik.svg import HURUF
from laporan.cetak.lanjutan import ikatan, polos
from laporan.cetak.ruas import RuasBab, berjudul_baring, terbaring
from laporan.cetak.tabel_cetak import baris_per_baris, lebar_kolom, padat
from laporan.dokumen.asal import tautkan_medan, tautkan_sel
from laporan.dokumen.penomoran import (
    JUDUL_DAFTAR,
    daftar_gambar,
    daftar_isi,
    daftar_tabel,
    kunci_daftar,
    nomori,
)
from laporan.dokumen.unsur import (
    Bab,
    Bagian,
    Blok,
    BlokTandaTangan,
    ButirDaftar,
    Daftar,
    DaftarOtomatis,
    Dokumen,
    Gambar,
    GantiBaris,
    GantiHalaman,
    Isi,
    Judul,
    Lampiran,
    Mendatar,
    Paragraf,
    Penandatangan,
    Rujukan,
    Sampul,
    Seksi,
    Sel,
    Tabel,
    Teks,
    baris_tercetak,
    kelompok_kolom,
    larik,
)

MIME_HTML = "text/html; charset=utf-8"
STATIK = Path(__file__).resolve().parents[2] / "static"
CSS_LAPORAN = STATIK / "css" / "laporan.css"

_RATA = {"kiri": "", "kanan": "ka", "tengah": "te"}
_PISAH = re.compile(r"(?<=\w)/(?=\w)")
_MEDAN = re.compile(r'<span class="lk-medan" data-medan="[^"]*">([^<]*)</span>')
_SELA = re.compile(r'(?<=[^\s>]) (?=<(?:a class="lk-rujukan"|strong>|em>))')
_JUDUL_SVG = re.compile(r"(<title\b[^>]*>)[^<]*(</title>)")
_URUT = re.compile(r' data-urut="[^"]*"')
NOMOR_JUDUL = re.compile(r"((?:[A-Z]|[0-9]+|[a-z])\.(?:[0-9]+\.?)*)\s+")
_BARIS_TERIKAT = 12  # printed lines that may be kept together
_BARIS_UTUH = 11  # a longer row may be split over two pages
_hafalan: dict[int, tuple[Blok, str]] | None = None


def ekspor(dokumen: Dokumen) -> Berkas:
    """Write a page that needs nothing else: CSS inside, outline at the left."""
    dokumen = arahkan(rapikan(nomori(dokumen)))
    css = _sematkan_huruf(CSS_LAPORAN.read_text(encoding="utf-8"))
    isi = (
        f'<!DOCTYPE html>\n<html lang="{_a(dokumen.bahasa)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(dokumen.judul)}</title>\n<style>\n{css}</style>\n</head>\n"
        f'<body class="lk-layar">\n{kerangka_html(dokumen)}\n{isi_html(dokumen)}\n'
        "</body>\n</html>\n"
    )
    return Berkas(f"{dokumen.nama_berkas}.html", MIME_HTML, isi.encode())


def _sematkan_huruf(css: str) -> str:
    """Put the fonts inside the style sheet: a saved page has none beside it."""

    def ganti(cocok: re.Match[str]) -> str:
        berkas = CSS_LAPORAN.parent / cocok[1]
        data = b64encode(berkas.read_bytes()).decode() if berkas.exists() else ""
        return f'url("data:font/woff2;base64,{data}")'

    return re.sub(r'url\("(\.\./fonts/[\w-]+\.woff2)"\)', ganti, css)


def cetak_html(
    dokumen: Dokumen,
    *,
    seluruhnya: Dokumen | None = None,
    halaman: Mapping[str, str] | None = None,
) -> str:
    """The page WeasyPrint lays out; its style sheets are passed separately. `seluruhnya`: what the
    lists of contents list, if it is only a part; `halaman`: the printed page of what is elsewhere.

    It breaks after a slash by itself; a `<wbr>` would only add invisible characters to
    the text people copy out of the PDF. Live figures are for the screen: before an inline box
    that does not fit, WeasyPrint 70 may break the line far too early. So may text that fits but for
    the space before a link or a bold word: that space stands by itself.
    """
    isi = _MEDAN.sub(r"\1", _artikel(dokumen, seluruhnya, halaman or {}).replace("<wbr>", ""))
    isi = _SELA.sub("<span> </span>", tautkan_sel(isi, dokumen.asal))
    isi = isi.replace(f'font-family="{HURUF}"', 'font-family="Arimo"')
    return tercetak(
        f'<!DOCTYPE html><html lang="{_a(dokumen.bahasa)}"><head><meta charset="utf-8">'
        f"<title>{escape(dokumen.judul)}</title>"
        f'<meta name="author" content="{_a(dokumen.pd)}">'
        f'<meta name="description" content="{_a(dokumen.subjudul)}">'
        f'<meta name="generator" content="Tapak"></head><body>{isi}</body></html>'
    )


def kerangka_html(dokumen: Dokumen) -> str:
    """The outline at the left of the preview."""
    butir = "".join(
        f'<li class="lk-k{b.tingkat}"><a href="#{_a(b.kunci)}">'
        f"{escape(f'{b.nomor} {b.teks}'.strip())}</a></li>"
        for b in daftar_isi(dokumen)
    )
    return f'<nav class="lk-kerangka" aria-label="Kerangka laporan"><ol>{butir}</ol></nav>'


def isi_html(
    dokumen: Dokumen, asal: str | None = None, *, seluruhnya: Dokumen | None = None
) -> str:
    """The numbered document as one `<article>`. `asal`: where the pages that explain its figures
    stand, if not where the document itself says. `seluruhnya`: what its lists of contents list, if
    it is only a part.
    """
    dasar = dokumen.asal if asal is None else asal
    artikel = _artikel(dokumen, seluruhnya)
    return _bergulir(tautkan_medan(tautkan_sel(_URUT.sub("", artikel), dasar), dasar))


def _artikel(
    dokumen: Dokumen,
    seluruhnya: Dokumen | None = None,
    halaman: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The same, each block saying which it is."""
    depan = "".join(
        _bagian(b) if isinstance(b, Bagian) else _daftar_otomatis(seluruhnya or dokumen, b, halaman)
        for b in dokumen.bagian_depan
    )
    utuh = seluruhnya or dokumen
    sambung = {b.kunci for b, ya in zip(utuh.bab, bab_menyambung(utuh), strict=True) if ya}
    isi = "".join(_bab(b, b.kunci in sambung) for b in dokumen.bab) + "".join(
        map(_lampiran, dokumen.lampiran, menyambung(dokumen.lampiran))
    )
    if utuh.satu_nomor:
        depan, isi = "", depan + isi
    return (
        f'<article class="lk" data-kepala="{_a(dokumen.kepala or dokumen.judul)}" '
        f'data-kaki="{_a(dokumen.pd)}">'
        + (_sampul(dokumen.sampul) if dokumen.sampul else "")
        + (f'<div class="lk-depan">{depan}</div>' if depan else "")
        + (f'<div class="lk-isi">{isi}</div>' if isi else "")
        + "</article>"
    )


def blok_html(blok: tuple[Blok, ...]) -> str:
    """Blocks of a numbered document, for pages that frame them in their own way."""
    return tautkan_sel(_blok_semua(blok), "")


def blok_layar(blok: tuple[Blok, ...]) -> str:
    """The same for a page that people read on a screen."""
    return _bergulir(blok_html(blok))


_MENDATAR = '<div class="lk-mendatar">'
_BERGULIR = (
    '<div class="lk-mendatar" tabindex="0" role="group" '
    'aria-label="Bagian lebar, dapat digulir ke samping">'
)


def _bergulir(html: str) -> str:
    """What is wider than the screen scrolls, by the keyboard too; paper has no need of it."""
    return html.replace(_MENDATAR, _BERGULIR)


def _a(teks: str) -> str:
    return escape(teks, quote=True)


def _baris_baru(teks: str) -> str:
    return escape(teks).replace("\n", "<br>")


def _baris_pertama(judul: str) -> str:
    """A title of several lines in the running header: what it is, as in Word."""
    return judul.partition("\n")[0]


def _teks_sel(teks: str) -> str:
    return _PISAH.sub("/<wbr>", _baris_baru(teks))


def _isi(isi: Isi) -> str:
    hasil = []
    for potongan in larik(isi):
        match potongan:
            case GantiBaris():
                hasil.append("<br>")
            case Rujukan(kunci, teks):
                hasil.append(f'<a class="lk-rujukan" href="#{_a(kunci)}">{escape(teks)}</a>')
            case Teks(teks, tebal, miring, medan):
                html = escape(teks)
                if medan:
                    html = f'<span class="lk-medan" data-medan="{_a(medan)}">{html}</span>'
                if miring:
                    html = f"<em>{html}</em>"
                if tebal:
                    html = f"<strong>{html}</strong>"
                hasil.append(html)
    return "".join(hasil)


# --- Parts -----------------------------------------------------------------------------


def _sampul(sampul: Sampul) -> str:
    lambang = ""
    if sampul.lambang:
        data = b64encode(sampul.lambang.isi).decode()
        lambang = (
            f'<img class="lk-lambang" alt="{_a(sampul.lambang.alt)}" '
            f'src="data:{sampul.lambang.tipe};base64,{data}">'
        )
    judul = "".join(f"<span>{escape(baris)}</span>" for baris in sampul.judul)
    status = f'<p class="lk-sampul-status">{escape(sampul.status)}</p>' if sampul.status else ""
    return (
        f'<section class="lk-sampul"><div class="lk-sampul-atas">{lambang}'
        f'<p class="lk-sampul-pemda">{escape(sampul.pemda)}</p></div>'
        f'<p class="lk-sampul-judul">{judul}</p>'
        f'<div class="lk-sampul-bawah"><p class="lk-sampul-pd">{escape(sampul.pd)}</p>'
        f'<p class="lk-sampul-tahun">{escape(sampul.tahun_terbit)}</p>{status}</div></section>'
    )


def _bagian(bagian: Bagian) -> str:
    baring = " lk-baring" if berjudul_baring(bagian.isi) else ""
    return (
        f'<section class="lk-bagian" data-kepala="{_a(_baris_pertama(bagian.judul))}">'
        f'<h1 class="lk-judul-depan{baring}" id="{_a(bagian.kunci)}">'
        f"{_baris_baru(bagian.judul)}</h1>"
        f"{_blok_semua(bagian.isi, bagian.kunci)}</section>"
    )


def _bab(bab: Bab, sambung: bool) -> str:
    kelas = "lk-bab" + (" lk-sambung" if sambung else "")
    return _bernomor(kelas, bab.kunci, bab.label, bab.judul, bab.isi, _awal_ruas(bab))


def _awal_ruas(bab: Bab) -> int | None:
    """Where in its chapter it begins; None for one that begins with its heading."""
    return bab.urut if isinstance(bab, RuasBab) else None


def _lampiran(lampiran: Lampiran, sambung: bool) -> str:
    kelas = "lk-bab lk-lampiran" + (" lk-sambung" if sambung else "")
    return _bernomor(kelas, lampiran.kunci, lampiran.label, lampiran.judul, lampiran.isi)


def _bernomor(
    kelas: str, kunci: str, label: str, judul: str, isi: tuple[Blok, ...], ruas: int | None = None
) -> str:
    """`ruas`: where it goes on, without its heading."""
    penuh = _a(f"{label} {judul}".replace("\n", " "))
    baring = ' class="lk-baring"' if "lk-lampiran" in kelas and berjudul_baring(isi) else ""
    kepala = (
        f'<h1{baring} id="{_a(kunci)}" data-markah="{penuh}">'
        f'<span class="lk-bab-nomor">{escape(label)}</span> '
        f'<span class="lk-bab-judul">{_baris_baru(judul)}</span></h1>'
    )
    return (
        f'<section class="{kelas}" data-kepala="{_a(f"{label} {_baris_pertama(judul)}")}">'
        f"{kepala if ruas is None else ''}{_blok_semua(isi, kunci, ruas or 0)}</section>"
    )


def _daftar_otomatis(dokumen: Dokumen, daftar: DaftarOtomatis, halaman: Mapping[str, str]) -> str:
    sumber = {"isi": daftar_isi, "tabel": daftar_tabel, "gambar": daftar_gambar}
    butir = sumber[daftar.jenis](dokumen)
    akhir = len(butir) - 2
    isi = "".join(
        _butir_daftar(b, halaman.get(b.kunci, ""), akhir=n >= akhir) for n, b in enumerate(butir)
    )
    judul = escape(JUDUL_DAFTAR[daftar.jenis])
    kosong = "" if isi else "<p>Tidak ada.</p>"
    return (
        f'<section class="lk-bagian" data-kepala="{judul}">'
        f'<h1 class="lk-judul-depan" id="{kunci_daftar(daftar.jenis)}">{judul}</h1>'
        f'<ol class="lk-daftar lk-daftar-{daftar.jenis}">{isi}</ol>{kosong}</section>'
    )


def _butir_daftar(butir: ButirDaftar, halaman: str, *, akhir: bool) -> str:
    """`halaman`: the printed page, where the layout does not count it by itself. `akhir`: one of
    the last two, which take the line before them along to the next page.
    """
    kelas = f"lk-d{butir.tingkat}" + (" lk-romawi" if butir.romawi else "")
    if akhir:
        kelas += " lk-d-akhir"
    nomor, teks = butir.nomor, butir.teks
    if not nomor and butir.tingkat and (cocok := NOMOR_JUDUL.match(teks)):
        nomor, teks = cocok[1], teks[cocok.end() :]
    if nomor:
        kelas += " lk-d-bernomor"
        nomor = f'<span class="lk-d-nomor">{escape(nomor)}</span> '
    return (
        f'<li class="{kelas}">{nomor}<a href="#{_a(butir.kunci)}"'
        + (f' data-halaman="{_a(halaman)}">' if halaman else ">")
        + f'<span class="lk-d-teks">{escape(teks)}</span></a></li>'
    )


# --- Blocks ----------------------------------------------------------------------------


def _blok_semua(blok: tuple[Blok, ...], bagian: str = "", mulai: int = 0) -> str:
    """Write blocks; neighbouring wide tables and figures share landscape pages.

    With the key of a part each block says which of it it is (`data-urut`), counted from `mulai`:
    see `alir`.
    """
    hasil: list[str] = []
    mendatar: list[str] = []

    def tutup() -> None:
        if mendatar:
            hasil.append(f"{_MENDATAR}{''.join(mendatar)}</div>")
            mendatar.clear()

    for n, b in enumerate(blok, mulai):
        isi = "".join(map(_blok, b.isi)) if isinstance(b, Mendatar) else _blok_hafal(b)
        if bagian:
            isi = isi.replace(" ", f' data-urut="{_a(bagian)} {n}" ', 1)
        if terbaring(b):
            mendatar.append(isi)
        else:
            tutup()
            hasil.append(isi)
    tutup()
    return "".join(hasil)


@contextmanager
def blok_dihafal() -> Iterator[None]:
    """Within, the markup of a block is written once: laid out again, most are what they were."""
    global _hafalan
    lama, _hafalan = _hafalan, {}
    try:
        yield
    finally:
        _hafalan = lama


def _blok_hafal(blok: Blok) -> str:
    hafalan = _hafalan  # a PDF of another thread may end meanwhile
    if hafalan is None:
        return _blok(blok)
    if id(blok) not in hafalan:
        hafalan[id(blok)] = blok, _blok(blok)  # kept with it, so that none gets its number
    return hafalan[id(blok)][1]


@singledispatch
def _blok(blok: Blok) -> str:
    raise TypeError(f"Simpul tak dikenal: {type(blok).__name__}")


@_blok.register
def _(judul: Judul) -> str:
    tingkat = min(judul.tingkat + 1, 5)
    return f'<h{tingkat} id="{_a(judul.kunci)}">{escape(judul.teks)}</h{tingkat}>'


@_blok.register
def _(paragraf: Paragraf) -> str:
    return f'<p class="lk-p-{paragraf.gaya}">{_isi(paragraf.isi)}</p>'


@_blok.register
def _(daftar: Daftar) -> str:
    butir = "".join(
        f"<li>{_isi(b.isi)}{_blok_semua(b.anak) if b.anak else ''}</li>" for b in daftar.butir
    )
    if not daftar.bernomor:
        return f'<ul class="lk-ul">{butir}</ul>'
    mulai = f' start="{daftar.mulai}"' if daftar.mulai != 1 else ""
    return f'<ol class="lk-ol lk-ol-{daftar.penomor}" type="{daftar.penomor}"{mulai}>{butir}</ol>'


@_blok.register
def _(seksi: Seksi) -> str:
    """Only a page that lets people edit keeps the sections; files are flattened before."""
    return f'<div class="lk-seksi" data-seksi="{_a(seksi.kunci)}">{_blok_semua(seksi.isi)}</div>'


@_blok.register
def _(mendatar: Mendatar) -> str:
    return f"{_MENDATAR}{''.join(map(_blok, mendatar.isi))}</div>"


@_blok.register
def _(_ganti: GantiHalaman) -> str:
    return '<div class="lk-ganti-halaman"></div>'


@_blok.register
def _(blok: BlokTandaTangan) -> str:
    pihak = "".join(
        _penandatangan(p, blok.tempat_tanggal if p is blok.pihak[-1] else "") for p in blok.pihak
    )
    return f'<div class="lk-ttd lk-ttd-{len(blok.pihak)}">{pihak}</div>'


def _penandatangan(pihak: Penandatangan, tempat_tanggal: str) -> str:
    baris = [f'<p class="lk-ttd-tempat">{escape(tempat_tanggal) or "&nbsp;"}</p>']
    baris.append(f'<p class="lk-ttd-jabatan">{_baris_baru(pihak.jabatan)}</p>')
    baris.append(f'<p class="lk-ttd-ruang">{escape(pihak.status)}</p>')
    baris += garis_isian(pihak.garis)
    if pihak.nama:
        baris.append(f'<p class="lk-ttd-nama">{escape(pihak.nama)}</p>')
    if pihak.pangkat:
        baris.append(f"<p>{escape(pihak.pangkat)}</p>")
    if pihak.nip:
        baris.append(f"<p>NIP {escape(pihak.nip)}</p>")
    return f"<div>{''.join(baris)}</div>"


def _beralternatif(svg: str, alt: str) -> str:
    """The drawing with its alternative text where WeasyPrint and browsers look for it."""
    if "<title" not in svg:
        return svg.replace(">", f"><title>{escape(alt)}</title>", 1)
    return _JUDUL_SVG.sub(lambda cocok: f"{cocok[1]}{escape(alt)}{cocok[2]}", svg, count=1)


def garis_isian(label: Iterable[str]) -> list[str]:
    """Ruled lines to be filled in by hand."""
    return [f'<p class="lk-ttd-isian"><span>{x}</span><i></i></p>' for x in label]


def _keterangan(kelas: str, kunci: str, label: str, judul: str) -> str:
    """The caption carries the anchor: a table split over pages would repeat its own."""
    nomor = f'<span class="lk-k-nomor">{escape(label)}</span> ' if label else ""
    return (
        f'<div class="{kelas}" id="{_a(kunci)}">{nomor}'
        f'<span class="lk-k-judul">{escape(judul)}</span></div>'
    )


def _kaki(catatan: tuple[Isi, ...], sumber: str) -> str:
    baris = [f"<p>{_isi(c)}</p>" for c in catatan]
    if sumber:
        baris.append(f"<p>Sumber: {escape(sumber)}</p>")
    return f'<div class="lk-catatan">{"".join(baris)}</div>' if baris else ""


@_blok.register
def _(gambar: Gambar) -> str:
    keterangan = _keterangan("lk-keterangan-gambar", gambar.kunci, gambar.label, gambar.judul)
    svg = _beralternatif(gambar.svg, gambar.alt)
    return (
        f'<div class="lk-gambar">'
        f'<div class="lk-bingkai" role="img" aria-label="{_a(gambar.alt)}">{svg}</div>'
        f"{keterangan}{_kaki(gambar.catatan, gambar.sumber)}</div>"
    )


@_blok.register
def _(tabel: Tabel) -> str:
    if not tabel.baris:
        return _tanpa_baris(tabel)
    lebar = lebar_kolom(polos(tabel))
    kolom = "".join(f'<col width="{n // 10}.{n % 10}%">' for n in lebar)
    judul = _a(f"{tabel.label} {tabel.judul}".strip())
    kelas = " lk-padat" if padat(tabel) else ""
    # A short table is one piece: half of it says little on either page.
    tinggi = baris_per_baris(tabel, lebar)
    utuh = " lk-utuh" if sum(tinggi) <= _BARIS_TERIKAT else ""
    return (
        f'<div class="lk-tabel{utuh}">'
        f"{_keterangan('lk-keterangan', tabel.kunci, tabel.label, tabel.judul)}"
        f'<table class="lk-t{kelas}" aria-label="{judul}"><colgroup>{kolom}</colgroup>'
        f"{_kepala_tabel(tabel)}{_badan_tabel(tabel, tinggi)}</table>"
        f"{_kaki(tabel.catatan, tabel.sumber)}</div>"
    )


def _tanpa_baris(tabel: Tabel) -> str:
    """The caption over one sentence: a table without rows is no table to those who hear it."""
    keterangan = _keterangan("lk-keterangan", tabel.kunci, tabel.label, tabel.judul)
    return (
        f'<div class="lk-tabel lk-utuh">{keterangan}'
        f'<p class="lk-kosong">{_isi(tabel.kosong)}</p>'
        f"{_kaki(tabel.catatan, tabel.sumber)}</div>"
    )


def _kepala_tabel(tabel: Tabel) -> str:
    baris: list[str] = []
    kelompok = kelompok_kolom(tabel)
    bertingkat = any(teks for teks, _ in kelompok)
    if bertingkat:
        atas: list[str] = []
        letak = 0
        for teks, banyak in kelompok:
            if teks:
                atas.append(f'<th colspan="{banyak}" scope="colgroup">{_baris_baru(teks)}</th>')
            else:
                judul = _teks_sel(tabel.kolom[letak].judul)
                atas.append(f'<th rowspan="2" scope="col">{judul}</th>')
            letak += banyak
        baris.append("".join(atas))
        baris.append(
            "".join(f'<th scope="col">{_teks_sel(k.judul)}</th>' for k in tabel.kolom if k.kelompok)
        )
    else:
        baris.append("".join(f'<th scope="col">{_teks_sel(k.judul)}</th>' for k in tabel.kolom))
    html = "".join(f"<tr>{b}</tr>" for b in baris)
    if tabel.nomor_kolom:
        nomor = "".join(f"<td>{n}</td>" for n in range(1, len(tabel.kolom) + 1))
        html += f'<tr class="lk-nomor-kolom">{nomor}</tr>'
    return f"<thead>{html}</thead>"


def _badan_tabel(tabel: Tabel, tinggi: Sequence[int]) -> str:
    tercetak = baris_tercetak(tabel)
    pohon = next((i for i, k in enumerate(tabel.kolom) if k.pohon), None)
    hasil: list[str] = []
    lepas: list[str] = []

    def tutup() -> None:
        if lepas:
            hasil.append(f"<tbody>{''.join(lepas)}</tbody>")
            lepas.clear()

    for awal, akhir in ikatan(tabel):
        baris = [
            _baris(tabel, i, tercetak[i], pohon, utuh=tinggi[i] <= _BARIS_UTUH)
            for i in range(awal, akhir)
        ]
        if len(baris) > 1 and sum(tinggi[awal:akhir]) <= _BARIS_TERIKAT:
            tutup()
            hasil.append(f'<tbody class="lk-terikat">{"".join(baris)}</tbody>')
        else:
            lepas += baris
    tutup()
    return "".join(hasil)


def _baris(
    tabel: Tabel, urut: int, tercetak: tuple[str, ...], pohon: int | None, *, utuh: bool
) -> str:
    baris = tabel.baris[urut]
    sel_html: list[str] = []
    letak = 0
    for sel in baris.sel:
        indent = baris.tingkat if letak == pohon else 0
        sel_html.append(_sel(tabel, sel, letak, tercetak[letak], indent))
        letak += sel.rentang
    kelas = [f"lk-b-{baris.jenis}"] if baris.jenis != "biasa" else []
    if utuh:
        kelas.append("lk-utuh")
        if urut == len(tabel.baris) - 1 and urut:
            kelas.append("lk-akhir")
    return f'<tr class="{" ".join(kelas)}">{"".join(sel_html)}</tr>'


def _sel(tabel: Tabel, sel: Sel, letak: int, teks: str, indent: int) -> str:
    kelas = [_RATA[sel.rata or tabel.kolom[letak].rata]]
    if sel.lanjutan and not teks:
        kelas.append("lk-lanjutan")
    elif sel.lanjutan:
        kelas.append("lk-ulang")
    if indent:
        kelas.append(f"lk-i{min(indent, 5)}")
    if sel.tebal:
        kelas.append("lk-tebal")
    if sel.miring:
        kelas.append("lk-miring")
    nama = " ".join(filter(None, kelas))
    atribut = f' class="{nama}"' if nama else ""
    if sel.rentang > 1:
        atribut += f' colspan="{sel.rentang}"'
    if sel.asal:
        atribut += f' data-asal="{_a(sel.asal)}"'
    return f"<td{atribut}>{_teks_sel(teks)}</td>"
