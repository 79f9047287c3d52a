"""PURE. One page of the guide out of its Markdown: HTML, headings with their anchors, sections.

Anchors are those that a reader of the file on the web gets too: lower case, words joined by "-".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

#: What a page of the guide is made of; anything else is dropped.
_UNSUR = {
    *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "em", "code", "pre", "a", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "blockquote", "hr", "div", "section"),
    "img",
}
_ATRIBUT = {
    "a": {"href"},
    "div": {"class"},
    "img": {"src", "alt", "width", "height", "loading"},
    **{u: {"id"} for u in ("h1", "h2", "h3", "h4")},
    **{u: {"class"} for u in ("table", "ol", "ul")},
}
_BUKAN_KATA = re.compile(r"[^\w\- ]+")
_SELA = re.compile(r"\s+")


@dataclass(frozen=True)
class JudulPanduan:
    """A heading: level, text, anchor."""

    tingkat: int
    teks: str
    jangkar: str


@dataclass(frozen=True)
class BagianPanduan:
    """What stands below one heading, as plain text for the search."""

    judul: JudulPanduan
    teks: str


@dataclass(frozen=True)
class GambarSaji:
    """Where a picture is served, and how large it is in pixels."""

    alamat: str
    lebar: int
    tinggi: int


@dataclass(frozen=True)
class HalamanPanduan:
    """One page of the guide."""

    nama: str
    judul: str
    html: str
    daftar_judul: tuple[JudulPanduan, ...]
    bagian: tuple[BagianPanduan, ...]

    @property
    def jangkar(self) -> frozenset[str]:
        """Every anchor of the page."""
        return frozenset(j.jangkar for j in self.daftar_judul)


def jangkar_dari(judul: str) -> str:
    """The anchor of a heading: `Data dukung` → `data-dukung`."""
    return _BUKAN_KATA.sub("", judul.strip().lower()).replace(" ", "-")


def _tanpa_gambar(_sumber: str) -> GambarSaji | None:
    return None


def baca_naskah(
    nama: str,
    isi: str,
    tautan: Callable[[str], str | None],
    gambar: Callable[[str], GambarSaji | None] = _tanpa_gambar,
) -> HalamanPanduan:
    """Read a page. `tautan`: where a link of the file leads in the product; None: nowhere, its
    words stay. `gambar`: the same for a picture; None: it is left out.
    """
    urai = MarkdownIt("commonmark", {"html": False}).enable("table")
    token = urai.parse(isi)
    judul = _beri_jangkar(token)
    for t in token:
        if t.children:
            t.children = _sajikan(_arahkan(t.children, tautan), gambar)
    html = urai.renderer.render(token, urai.options, {})
    html = html.replace("<table>", '<div class="bingkai-tabel"><table class="tabel tabel--bebas">')
    html = html.replace("</table>", "</table></div>")
    bersih = nh3.clean(html, tags=_UNSUR, attributes=_ATRIBUT, link_rel=None)
    utama = next((j.teks for j in judul if j.tingkat == 1), nama)
    return HalamanPanduan(nama, utama, bersih, tuple(judul), tuple(_bagian(token, judul)))


def _beri_jangkar(token: Sequence[Token]) -> list[JudulPanduan]:
    hasil: list[JudulPanduan] = []
    terpakai: set[str] = set()
    for buka, isi in pairwise(token):
        if buka.type != "heading_open":
            continue
        teks = _polos(isi)
        dasar = jangkar = jangkar_dari(teks)
        ke = 1
        while jangkar in terpakai:
            jangkar, ke = f"{dasar}-{ke}", ke + 1
        terpakai.add(jangkar)
        buka.attrSet("id", jangkar)
        hasil.append(JudulPanduan(int(buka.tag[1]), teks, jangkar))
    return hasil


def _arahkan(anak: list[Token], tautan: Callable[[str], str | None]) -> list[Token]:
    """Links of the file as links of the product; one that leads nowhere loses its tags."""
    hasil: list[Token] = []
    mati = False
    for t in anak:
        if t.type == "link_open":
            tujuan = tautan(str(t.attrGet("href") or ""))
            mati = tujuan is None
            if tujuan is not None:
                t.attrSet("href", tujuan)
        if t.type in {"link_open", "link_close"} and mati:
            continue
        hasil.append(t)
    return hasil


def _sajikan(anak: Sequence[Token], gambar: Callable[[str], GambarSaji | None]) -> list[Token]:
    """Pictures of the file as pictures that the product serves, fetched when they come in sight."""
    hasil: list[Token] = []
    for t in anak:
        if t.type == "image":
            saji = gambar(str(t.attrGet("src") or ""))
            if saji is None:
                continue
            t.attrSet("src", saji.alamat)
            t.attrSet("width", str(saji.lebar))
            t.attrSet("height", str(saji.tinggi))
            t.attrSet("loading", "lazy")
        hasil.append(t)
    return hasil


def _polos(token: Token) -> str:
    if not token.children:
        return _SELA.sub(" ", token.content).strip()
    potongan = (" " if t.type.endswith("break") else t.content for t in token.children)
    return _SELA.sub(" ", "".join(potongan)).strip()


def _bagian(token: Sequence[Token], judul: Sequence[JudulPanduan]) -> list[BagianPanduan]:
    """The text below each heading, up to the next one of any level."""
    hasil: list[BagianPanduan] = []
    kini: list[str] = []
    urut = iter(judul)
    sebelum = ""
    for t in token:
        if t.type == "heading_open":
            if hasil:
                hasil[-1] = BagianPanduan(hasil[-1].judul, " ".join(kini))
            hasil.append(BagianPanduan(next(urut), ""))
            kini = []
        elif t.type in {"inline", "fence", "code_block"} and sebelum != "heading_open":
            kini.append(_polos(t))
        sebelum = t.type
    if hasil:
        hasil[-1] = BagianPanduan(hasil[-1].judul, " ".join(kini))
    return hasil


@dataclass(frozen=True)
class TemuanPanduan:
    """A section that holds every word that was asked for."""

    halaman: HalamanPanduan
    judul: JudulPanduan
    cuplikan: str
    """The text around the first word."""


_CUPLIKAN = 160


def cari_naskah(
    teks: str, halaman: Sequence[HalamanPanduan], *, paling_banyak: int = 20
) -> list[TemuanPanduan]:
    """Sections with every word, those whose heading holds them first."""
    kata = teks.casefold().split()
    if not kata:
        return []
    di_judul: list[TemuanPanduan] = []
    di_teks: list[TemuanPanduan] = []
    for h in halaman:
        for b in h.bagian:
            kepala, isi = b.judul.teks.casefold(), b.teks.casefold()
            if all(k in kepala for k in kata):
                di_judul.append(TemuanPanduan(h, b.judul, _cuplik(b.teks, 0)))
            elif all(k in kepala or k in isi for k in kata):
                letak = min(isi.find(k) for k in kata if k in isi)
                di_teks.append(TemuanPanduan(h, b.judul, _cuplik(b.teks, letak)))
    return (di_judul + di_teks)[:paling_banyak]


def _cuplik(teks: str, letak: int) -> str:
    """Whole words around a place of the text."""
    awal = teks.rfind(" ", 0, max(0, letak - 40)) + 1
    akhir = teks.find(" ", awal + _CUPLIKAN)
    potong = teks[awal:] if akhir < 0 else f"{teks[awal:akhir]} …"
    return f"… {potong}" if awal else potong
