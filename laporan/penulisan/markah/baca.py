"""PURE. Reading: whatever arrives becomes well-formed HTML of what is allowed, and a tree of it."""

import re
from html.parser import HTMLParser

import nh3

from laporan.penulisan.markah.simpul import JUDUL, SEBARIS, TABEL, WADAH, MarkahError, Simpul

SARANG_MAKSIMUM = 200
"""Open elements within one another."""
_BOLEH = {*SEBARIS, *WADAH, *TABEL, *JUDUL, "p", "ul", "ol", "li", "hr", "figure"}
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
    **{h: {"data-kunci"} for h in JUDUL},
}
_TANPA_ISI = {
    "script", "style", "title", "iframe", "object", "embed", "svg", "math", "noscript", "template",
    "xml", "head", "select", "textarea", "audio", "video", "canvas", "applet", "noframes",
}  # fmt: skip
KOSONG = frozenset({"br", "hr"})
_KENDALI = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


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


class _Pengurai(HTMLParser):
    """Builds the tree of well-formed HTML, without recursion."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.akar = Simpul("akar")
        self._tumpuk = [self.akar]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        simpul = Simpul(tag, {k: v or "" for k, v in attrs})
        self._tumpuk[-1].anak.append(simpul)
        if tag not in KOSONG:
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


def yang_dibuang(mentah: str) -> tuple[str, ...]:
    """What the allowlist is going to take away, in words for the writer."""
    return tuple(pesan for pola, pesan in _DIBUANG if pola.search(mentah))


def pastikan_dangkal(mentah: str) -> None:
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
