"""PURE. The one dialect of HTML in which an edited section is stored, and the way into it.

Whatever arrives (the editor, Word, a hostile client) is parsed as HTML5 by nh3, cut down to an
allowlist, and written anew from our own tree. So stored text holds nothing but:

- `<p>`, `<p data-gaya="rumus">`, `<h2>` … `<h5>`, `<ul>`, `<ol type start>`, `<li>`;
- `<table data-judul>` of `<tr>` with `<th>`/`<td colspan>`, one paragraph of text per cell;
- `<figure data-gambar data-judul data-alt>`: an uploaded image;
- `<div data-blok="kunci">`: the place of an automatic table or figure of the section;
- `<div data-mendatar>`: blocks on landscape pages; `<hr data-halaman>`: a new page;
- inline: text, `<strong>`, `<em>`, `<br>`, `<span data-medan>` (a live figure with the value that
  it had) and `<span data-rujukan>` (a reference to a table or figure).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

import nh3

PANJANG_MAKSIMUM = 400_000
"""Characters that one section may arrive with."""
SARANG_MAKSIMUM = 200
"""Open elements within one another."""
DALAM_MAKSIMUM = 6
"""Levels of lists within lists; deeper ones join the last level."""
GAYA = frozenset({"tengah", "kanan", "rumus", "kecil"})
MEDAN_SAH = re.compile(r"[a-z_]{1,40}:[^\s<>\"'&]{1,200}")
KUNCI_SAH = re.compile(r"[^\s<>\"'&]{1,200}")

_JUDUL = ("h2", "h3", "h4", "h5")
_SEBARIS = frozenset({"strong", "em", "b", "i", "br", "span"})
_WADAH = frozenset(
    {"div", "section", "article", "blockquote", "pre", "center", "dl", "dt", "dd", "main"}
    | {"header", "footer", "aside", "address", "details", "summary", "h1", "h6", "caption"}
    | {"figcaption"}
)
_TABEL = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td"})
_BOLEH = {*_SEBARIS, *_WADAH, *_TABEL, *_JUDUL, "p", "ul", "ol", "li", "hr", "figure"}
_ATRIBUT: dict[str, set[str]] = {
    "p": {"data-gaya"},
    "ol": {"type", "start"},
    "th": {"colspan"},
    "td": {"colspan"},
    "table": {"data-judul"},
    "figure": {"data-gambar", "data-judul", "data-alt"},
    "div": {"data-blok", "data-mendatar"},
    "hr": {"data-halaman"},
    "span": {"data-medan", "data-rujukan"},
    **{h: {"data-kunci"} for h in _JUDUL},
}
_TANPA_ISI = {
    "script", "style", "title", "iframe", "object", "embed", "svg", "math", "noscript", "template",
    "xml", "head", "select", "textarea", "audio", "video", "canvas", "applet", "noframes",
}  # fmt: skip
_KOSONG = frozenset({"br", "hr"})
_SPASI = re.compile(r"[ \t\n\r\f]+")
_KENDALI = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


class MarkahError(ValueError):
    """The text cannot be taken; the message is for its writer."""


@dataclass
class Simpul:
    """An element of the tree."""

    nama: str
    atribut: dict[str, str] = field(default_factory=dict)
    anak: "list[Simpul | str]" = field(default_factory=list)


@dataclass(frozen=True)
class Rapi:
    """Text in the dialect, and what was left out on the way, in words for its writer."""

    html: str
    pesan: tuple[str, ...] = ()


def rapikan(mentah: str) -> Rapi:
    """Bring any HTML into the dialect. Idempotent. Raises MarkahError for what is too long."""
    if len(mentah) > PANJANG_MAKSIMUM:
        raise MarkahError(
            f"Teks ini terlalu panjang: {len(mentah) // 1000} ribu tanda, paling banyak "
            f"{PANJANG_MAKSIMUM // 1000} ribu. Pindahkan sebagian ke bagian lain, dan unggah "
            "gambar lewat tombol Gambar."
        )
    _pastikan_dangkal(mentah)
    pesan = _pemeriksa(mentah)
    perapi = _Perapi()
    blok = perapi.wadah(urai(bersihkan(mentah)).anak)
    return Rapi("".join(map(tulis, blok)), tuple(dict.fromkeys((*pesan, *perapi.pesan))))


def bersihkan(mentah: str) -> str:
    """Well-formed HTML of allowed elements and attributes only."""
    return nh3.clean(
        _KENDALI.sub("", mentah),
        tags=set(_BOLEH),
        clean_content_tags=set(_TANPA_ISI),
        attributes=_ATRIBUT,
        strip_comments=True,
        link_rel=None,
        generic_attribute_prefixes=set(),
        url_schemes=set(),
    )


# --- reading ---------------------------------------------------------------------------


class _Pengurai(HTMLParser):
    """Builds the tree of well-formed HTML, without recursion."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.akar = Simpul("akar")
        self._tumpuk = [self.akar]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        simpul = Simpul(tag, {k: v or "" for k, v in attrs})
        self._tumpuk[-1].anak.append(simpul)
        if tag not in _KOSONG:
            self._tumpuk.append(simpul)

    def handle_endtag(self, tag: str) -> None:
        for letak in range(len(self._tumpuk) - 1, 0, -1):
            if self._tumpuk[letak].nama == tag:
                del self._tumpuk[letak:]
                return

    def handle_data(self, data: str) -> None:
        self._tumpuk[-1].anak.append(data)


def urai(html: str) -> Simpul:
    """The tree of HTML in the dialect (or of `bersihkan`)."""
    pengurai = _Pengurai()
    pengurai.feed(html)
    pengurai.close()
    return pengurai.akar


_DIBUANG: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pola, re.I), pesan)
    for pola, pesan in (
        (
            r"<(script|iframe|object|embed|applet|form)\b|<[a-z][^<>]*[\s/\"']on[a-z]+\s*=",
            "Kode program di dalam teks dibuang.",
        ),
        (
            r"<(img|svg|picture|canvas)\b",
            "Gambar yang ikut tertempel tidak disimpan. Unggah gambarnya lewat tombol Gambar.",
        ),
        (r"<a\s[^<>]*href\s*=", "Tautan disimpan sebagai teks biasa."),
        (
            r"<t[dh]\b[^<>]*\browspan\s*=\s*[\"']?\s*(?!1\b)\d",
            "Sel tabel yang digabung ke bawah dipisahkan kembali.",
        ),
    )
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)")
#: Elements that end by themselves, so that an open one is no level of its own.
_TAK_BERSARANG = frozenset(
    {"p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "colgroup"}
    | {"br", "hr", "img", "col", "input", "meta", "link", "wbr", "base", "source"}
)


def _pemeriksa(mentah: str) -> tuple[str, ...]:
    """What the allowlist is going to take away, in words for the writer."""
    return tuple(pesan for pola, pesan in _DIBUANG if pola.search(mentah))


def _pastikan_dangkal(mentah: str) -> None:
    """Refuse nesting that no writer makes: parsers take quadratic time over it."""
    dalam = 0
    for cocok in _TAG.finditer(mentah):
        if cocok[2].lower() in _TAK_BERSARANG:
            continue
        dalam = max(0, dalam - 1) if cocok[1] else dalam + 1
        if dalam > SARANG_MAKSIMUM:
            raise MarkahError(
                "Susunan teks ini bersarang terlalu dalam. Tempelkan sebagai teks biasa "
                "(Ctrl+Shift+V), lalu atur kembali."
            )


# --- bringing into the dialect -----------------------------------------------------------


class _Perapi:
    """Rewrites a cleaned tree; collects what it had to change."""

    def __init__(self) -> None:
        self.pesan: dict[str, None] = {}

    def wadah(self, anak: "list[Simpul | str]", *, mendatar: bool = False) -> list[Simpul]:
        """Blocks of a container; loose text becomes paragraphs."""
        hasil: list[Simpul] = []
        lepas: list[Simpul | str] = []

        def tutup() -> None:
            baris = sebaris(lepas)
            lepas.clear()
            if baris:
                hasil.append(Simpul("p", {}, baris))

        for a in _ratakan_wadah(anak):
            if a is _BATAS:
                tutup()
            elif isinstance(a, str) or a.nama in _SEBARIS:
                lepas.append(a)
            else:
                tutup()
                hasil += self._blok(a, mendatar=mendatar)
        tutup()
        return hasil

    def _blok(self, s: Simpul, *, mendatar: bool) -> list[Simpul]:
        if s.nama == "p":
            gaya = s.atribut.get("data-gaya", "")
            return [Simpul("p", {"data-gaya": gaya} if gaya in GAYA else {}, sebaris(s.anak))]
        if s.nama in _JUDUL:
            return self._judul(s)
        if s.nama in {"ul", "ol"}:
            daftar = self._daftar(s, 1)
            return [daftar] if daftar.anak else []
        if s.nama == "table":
            return self._tabel(s)
        if s.nama == "figure":
            return self._gambar(s)
        if s.nama == "hr":
            return [Simpul("hr", {"data-halaman": ""})] if "data-halaman" in s.atribut else []
        if s.nama == "div" and "data-blok" in s.atribut:
            kunci = s.atribut["data-blok"]
            blok = [Simpul("div", {"data-blok": kunci})] if KUNCI_SAH.fullmatch(kunci) else []
            return blok + self.wadah(s.anak, mendatar=mendatar)
        if s.nama == "div" and "data-mendatar" in s.atribut and not mendatar:
            isi = self.wadah(s.anak, mendatar=True)
            return [Simpul("div", {"data-mendatar": ""}, list(isi))] if isi else []
        if s.nama == "li":
            return [Simpul("ul", {}, [self._butir(s, 1)])]
        return self.wadah(s.anak, mendatar=mendatar)  # a row or cell without its table

    def _judul(self, s: Simpul) -> list[Simpul]:
        teks = " ".join(teks_simpul(s).split())
        kunci = s.atribut.get("data-kunci", "")
        atribut = {"data-kunci": kunci} if KUNCI_SAH.fullmatch(kunci) else {}
        return [Simpul(s.nama, atribut, [teks])] if teks else []

    def _daftar(self, s: Simpul, dalam: int) -> Simpul:
        atribut: dict[str, str] = {}
        if s.nama == "ol":
            if s.atribut.get("type") in {"a", "i"}:
                atribut["type"] = s.atribut["type"]
            mulai = s.atribut.get("start", "")
            if mulai.isascii() and mulai.isdecimal() and 1 < int(mulai[:6]) < 1000:
                atribut["start"] = str(int(mulai))
        butir: list[Simpul] = []
        for a in s.anak:
            if isinstance(a, Simpul) and a.nama == "li":
                butir.append(self._butir(a, dalam))
            elif isinstance(a, Simpul) and a.nama in {"ul", "ol"} and butir:
                butir[-1].anak += self._anak_daftar(a, dalam)
            elif isi := self.wadah([a], mendatar=True):
                butir.append(_butir_dari(list(isi)))
        return Simpul(s.nama, atribut, list(butir))

    def _butir(self, s: Simpul, dalam: int) -> Simpul:
        isi: list[Simpul] = []
        lepas: list[Simpul | str] = []
        for a in s.anak:
            if isinstance(a, Simpul) and a.nama in {"ul", "ol"}:
                isi += self.wadah(lepas, mendatar=True)
                lepas = []
                isi += self._anak_daftar(a, dalam)
            else:
                lepas.append(a)
        isi += self.wadah(lepas, mendatar=True)
        return _butir_dari(isi)

    def _anak_daftar(self, s: Simpul, dalam: int) -> list[Simpul]:
        if dalam < DALAM_MAKSIMUM:
            anak = self._daftar(s, dalam + 1)
            return [anak] if anak.anak else []
        self.pesan[f"Daftar bertingkat lebih dari {DALAM_MAKSIMUM} digabung."] = None
        return [Simpul("p", {}, baris) for t in teks_butir(s) if (baris := sebaris([t]))]

    def _tabel(self, s: Simpul) -> list[Simpul]:
        baris: list[Simpul] = []
        judul = " ".join(s.atribut.get("data-judul", "").split())[:300]
        for tr in _cari(s, "tr", batas="table"):
            sel: list[Simpul] = []
            for td in tr.anak:
                if not isinstance(td, Simpul) or td.nama not in {"th", "td"}:
                    continue
                if any(_cari(td, "table")):
                    self.pesan["Tabel di dalam tabel dijadikan teks."] = None
                rentang = td.atribut.get("colspan", "")
                lebar = int(rentang[:3]) if rentang.isascii() and rentang.isdecimal() else 1
                lebar = max(1, min(lebar, 20))
                isi = Simpul("p", {}, sebaris(_baris_sel(td)))
                sel.append(Simpul(td.nama, {"colspan": str(lebar)} if lebar > 1 else {}, [isi]))
            if sel:
                baris.append(Simpul("tr", {}, list(sel)))
        lebar_tabel = max((_lebar(tr) for tr in baris), default=0)
        for tr in baris:
            nama = "th" if all(isinstance(c, Simpul) and c.nama == "th" for c in tr.anak) else "td"
            tr.anak += [Simpul(nama, {}, [Simpul("p")]) for _ in range(lebar_tabel - _lebar(tr))]
        if not baris:
            return self.wadah(s.anak)
        badan = Simpul("tbody", {}, list(baris))
        return [Simpul("table", {"data-judul": judul} if judul else {}, [badan])]

    def _gambar(self, s: Simpul) -> list[Simpul]:
        nomor = s.atribut.get("data-gambar", "")
        if not (nomor.isascii() and nomor.isdecimal() and len(nomor) < 19):
            return self.wadah(s.anak)
        atribut = {"data-gambar": nomor}
        for nama in ("data-judul", "data-alt"):
            teks = " ".join(s.atribut.get(nama, "").split())[:500]
            if teks:
                atribut[nama] = teks
        return [Simpul("figure", atribut), *self.wadah(s.anak)]


_BATAS = Simpul("batas")


def _ratakan_wadah(anak: "list[Simpul | str]") -> "Iterator[Simpul | str]":
    """Children with plain containers (div, blockquote, span around blocks) taken away, in order.

    `_BATAS` stands where a block began or ended. Iterative: depth is the sender's choice.
    """
    tumpuk: list[Simpul | str] = list(reversed(anak))
    while tumpuk:
        a = tumpuk.pop()
        if isinstance(a, str) or a is _BATAS:
            yield a
            continue
        polos = a.nama in _WADAH and not ({"data-blok", "data-mendatar"} & set(a.atribut))
        membungkus = a.nama in _SEBARIS and "data-medan" not in a.atribut and _berisi_blok(a)
        if polos or membungkus:
            tumpuk += [_BATAS, *reversed(a.anak), _BATAS] if polos else list(reversed(a.anak))
        else:
            yield a


def _berisi_blok(s: Simpul) -> bool:
    return any(x.nama not in _SEBARIS for x in _semua(s))


def _semua(s: Simpul) -> Iterator[Simpul]:
    """Every element below, in no order that matters."""
    tumpuk = [a for a in s.anak if isinstance(a, Simpul)]
    while tumpuk:
        x = tumpuk.pop()
        yield x
        tumpuk += [a for a in x.anak if isinstance(a, Simpul)]


def _cari(s: Simpul, nama: str, *, batas: str = "") -> Iterator[Simpul]:
    """Elements of a name in order, not entering those named `batas`."""
    tumpuk = [a for a in reversed(s.anak) if isinstance(a, Simpul)]
    while tumpuk:
        x = tumpuk.pop()
        if x.nama == nama:
            yield x
        elif x.nama != batas:
            tumpuk += [a for a in reversed(x.anak) if isinstance(a, Simpul)]


def _lebar(tr: Simpul) -> int:
    return sum(int(c.atribut.get("colspan", "1")) for c in tr.anak if isinstance(c, Simpul))


def _butir_dari(isi: list[Simpul]) -> Simpul:
    """A list item: a plain paragraph first, whatever stands in it."""
    if not isi or isi[0].nama != "p" or isi[0].atribut:
        if (isi and isi[0].nama == "p") or (isi and isi[0].nama in _JUDUL):
            isi = [Simpul("p", {}, isi[0].anak), *isi[1:]]
        else:
            isi = [Simpul("p"), *isi]
    return Simpul("li", {}, list(isi))


def _baris_sel(td: Simpul) -> "list[Simpul | str]":
    """Inline content of a cell; paragraphs become lines."""
    hasil: list[Simpul | str] = []
    tumpuk: list[tuple[Simpul | str, frozenset[str]]] = [
        (a, frozenset()) for a in reversed(td.anak)
    ]
    while tumpuk:
        a, gaya = tumpuk.pop()
        if isinstance(a, str) or (a.nama in _SEBARIS and not _berisi_blok(a)):
            simpul: Simpul | str = a
            for g in sorted(gaya):
                simpul = Simpul(g, {}, [simpul])
            hasil.append(simpul)
            continue
        bawa = gaya | ({_PADANAN[a.nama]} if a.nama in _PADANAN else frozenset())
        putus = a.nama not in _SEBARIS and a.nama not in _TABEL | {"ul", "ol"}
        if putus or a.nama in {"td", "th", "tr"}:
            hasil.append(Simpul("br"))
        tumpuk += [(b, bawa) for b in reversed(a.anak)]
    return _tanpa_putus_ganda(hasil)


def _tanpa_putus_ganda(isi: "list[Simpul | str]") -> "list[Simpul | str]":
    """No line break at the ends, none twice."""
    hasil: list[Simpul | str] = []
    for a in isi:
        kosong = isinstance(a, str) and not a.strip(" \t\n\r\f")
        if isinstance(a, Simpul) and a.nama == "br":
            if hasil and not (isinstance(hasil[-1], Simpul) and hasil[-1].nama == "br"):
                hasil.append(a)
        elif not (kosong and (not hasil or _putus(hasil[-1]))):
            hasil.append(a)
    while hasil and _putus(hasil[-1]):
        hasil.pop()
    return hasil


def _putus(a: "Simpul | str") -> bool:
    return isinstance(a, Simpul) and a.nama == "br"


def teks_butir(s: Simpul) -> Iterator[str]:
    """The text of each item below a list, flattened, in order."""
    for li in _cari_semua(s, "li"):
        teks = " ".join(teks_sendiri(li).split())
        if teks:
            yield teks


def _cari_semua(s: Simpul, nama: str) -> Iterator[Simpul]:
    tumpuk = [a for a in reversed(s.anak) if isinstance(a, Simpul)]
    while tumpuk:
        x = tumpuk.pop()
        if x.nama == nama:
            yield x
        tumpuk += [a for a in reversed(x.anak) if isinstance(a, Simpul)]


def teks_sendiri(li: Simpul) -> str:
    """Text of an item without that of the items below it."""
    hasil: list[str] = []
    tumpuk: list[Simpul | str] = list(reversed(li.anak))
    while tumpuk:
        a = tumpuk.pop()
        if isinstance(a, str):
            hasil.append(a)
        elif a.nama not in {"li"}:
            hasil.append(" ")
            tumpuk += list(reversed(a.anak))
    return "".join(hasil)


def teks_simpul(s: Simpul) -> str:
    """Text of an element; a line break is a space."""
    hasil: list[str] = []
    tumpuk: list[Simpul | str] = list(reversed(s.anak))
    while tumpuk:
        a = tumpuk.pop()
        if isinstance(a, str):
            hasil.append(a)
        elif a.nama == "br":
            hasil.append(" ")
        else:
            tumpuk += list(reversed(a.anak))
    return "".join(hasil)


# --- inline ------------------------------------------------------------------------------

_PADANAN = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}


@dataclass(frozen=True)
class Larik:
    """A run: text, a live figure (`medan`), a reference (`rujukan`), or a line break."""

    teks: str
    tebal: bool = False
    miring: bool = False
    medan: str = ""
    rujukan: str = ""
    putus: bool = False


def larik_simpul(anak: "list[Simpul | str]") -> list[Larik]:
    """The runs of inline content in normal form: white space collapsed, like neighbours joined."""
    mentah: list[Larik] = []
    tumpuk: list[tuple[Simpul | str, bool, bool]] = [(a, False, False) for a in reversed(anak)]
    while tumpuk:
        a, tebal, miring = tumpuk.pop()
        if isinstance(a, str):
            mentah.append(Larik(_SPASI.sub(" ", a), tebal, miring))
        elif a.nama == "br":
            mentah.append(Larik("", putus=True))
        elif MEDAN_SAH.fullmatch(medan := a.atribut.get("data-medan", "")):
            teks = " ".join(teks_simpul(a).split())
            mentah.append(Larik(teks, tebal, miring, medan=medan))
        elif KUNCI_SAH.fullmatch(kunci := a.atribut.get("data-rujukan", "")):
            mentah.append(Larik(" ".join(teks_simpul(a).split()), rujukan=kunci))
        else:
            padanan = _PADANAN.get(a.nama, "")
            t, m = tebal or padanan == "strong", miring or padanan == "em"
            tumpuk += [(b, t, m) for b in reversed(a.anak)]
    return baku_larik(mentah)


def baku_larik(mentah: list[Larik]) -> list[Larik]:
    """Normal form of runs."""
    hasil: list[Larik] = []
    for r in mentah:
        teks = r.teks
        khusus = bool(r.medan or r.rujukan or r.putus)
        if not khusus:
            lalu = hasil[-1] if hasil else None
            if lalu is None or lalu.putus or (lalu.teks.endswith(" ") and not lalu.medan):
                teks = teks.lstrip(" ")
            if not teks:
                continue
        elif r.putus:
            _pangkas(hasil)
        if (
            hasil
            and not khusus
            and not (hasil[-1].medan or hasil[-1].rujukan or hasil[-1].putus)
            and (hasil[-1].tebal, hasil[-1].miring) == (r.tebal, r.miring)
        ):
            hasil[-1] = Larik(hasil[-1].teks + teks, r.tebal, r.miring)
        else:
            hasil.append(Larik(teks, r.tebal, r.miring, r.medan, r.rujukan, r.putus))
    while hasil and hasil[-1].putus:
        hasil.pop()
    _pangkas(hasil)
    while hasil and hasil[0].putus:
        hasil.pop(0)
    return hasil


def _pangkas(hasil: list[Larik]) -> None:
    """Take the space away at the end of a line."""
    while hasil and not (hasil[-1].medan or hasil[-1].rujukan or hasil[-1].putus):
        r = hasil[-1]
        teks = r.teks.rstrip(" ")
        if teks == r.teks:
            return
        if teks:
            hasil[-1] = Larik(teks, r.tebal, r.miring)
            return
        hasil.pop()


def sebaris(anak: "list[Simpul | str]") -> "list[Simpul | str]":
    """Inline content in the dialect."""
    return dari_larik(larik_simpul(anak))


def dari_larik(larik: list[Larik]) -> "list[Simpul | str]":
    """Runs as nodes."""
    hasil: list[Simpul | str] = []
    for r in larik:
        simpul: Simpul | str
        if r.putus:
            hasil.append(Simpul("br"))
            continue
        if r.medan:
            simpul = Simpul("span", {"data-medan": r.medan}, [r.teks])
        elif r.rujukan:
            simpul = Simpul("span", {"data-rujukan": r.rujukan}, [r.teks])
        else:
            simpul = r.teks
        if r.miring:
            simpul = Simpul("em", {}, [simpul])
        if r.tebal:
            simpul = Simpul("strong", {}, [simpul])
        hasil.append(simpul)
    return hasil


# --- writing -----------------------------------------------------------------------------


def tulis(simpul: "Simpul | str") -> str:
    """HTML of a tree in the dialect (never deep: the dialect bounds it)."""
    if isinstance(simpul, str):
        return escape(simpul, quote=False)
    atribut = "".join(f' {k}="{escape(v)}"' for k, v in simpul.atribut.items())
    if simpul.nama in _KOSONG:
        return f"<{simpul.nama}{atribut}>"
    return f"<{simpul.nama}{atribut}>{''.join(map(tulis, simpul.anak))}</{simpul.nama}>"


def teks_biasa(html: str) -> str:
    """The words of a text in the dialect, a line per block: for comparing and searching."""
    baris: list[str] = []
    tumpuk: list[Simpul | str] = list(reversed(urai(html).anak))
    while tumpuk:
        s = tumpuk.pop()
        if isinstance(s, str):
            continue
        if s.nama == "figure":
            baris.append(f"[Gambar: {s.atribut.get('data-judul', 'tanpa judul')}]")
        elif "data-blok" in s.atribut:
            baris.append(f"[{s.atribut['data-blok']}]")
        elif s.nama == "tr":
            sel = [" ".join(teks_simpul(c).split()) for c in s.anak if isinstance(c, Simpul)]
            baris.append(" | ".join(sel))
        elif s.nama == "p" or s.nama in _JUDUL:
            teks = " ".join(teks_simpul(s).split())
            if teks:
                baris.append(teks)
        else:
            tumpuk += list(reversed(s.anak))
    return "\n".join(baris)
