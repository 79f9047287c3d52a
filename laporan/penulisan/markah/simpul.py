"""PURE. The tree of a text, its words, and what the dialect knows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

GAYA = frozenset({"tengah", "kanan", "rumus", "kecil"})
MEDAN_SAH = re.compile(r"[a-z_]{1,40}:[^\s<>\"'&]{1,200}")
KUNCI_SAH = re.compile(r"[^\s<>\"'&]{1,200}")
JUDUL = ("h2", "h3", "h4", "h5")
SEBARIS = frozenset({"strong", "em", "b", "i", "br", "span"})
WADAH = frozenset(
    {"div", "section", "article", "blockquote", "pre", "center", "dl", "dt", "dd", "main"}
    | {"header", "footer", "aside", "address", "details", "summary", "h1", "h6", "caption"}
    | {"figcaption"}
)
TABEL = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td"})
PADANAN = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
SPASI = re.compile(r"[ \t\n\r\f]+")


class MarkahError(ValueError):
    """The text cannot be taken; the message is for its writer."""


@dataclass
class Simpul:
    """An element of the tree."""

    nama: str
    atribut: dict[str, str] = field(default_factory=dict)
    anak: "list[Simpul | str]" = field(default_factory=list)


def semua_simpul(s: Simpul) -> Iterator[Simpul]:
    """Every element below, in no order that matters."""
    tumpuk = [a for a in s.anak if isinstance(a, Simpul)]
    while tumpuk:
        x = tumpuk.pop()
        yield x
        tumpuk += [a for a in x.anak if isinstance(a, Simpul)]


def cari_simpul(s: Simpul, nama: str, *, batas: str = "") -> Iterator[Simpul]:
    """Elements of a name in order, not entering those named `batas`."""
    tumpuk = [a for a in reversed(s.anak) if isinstance(a, Simpul)]
    while tumpuk:
        x = tumpuk.pop()
        if x.nama == nama:
            yield x
        elif x.nama != batas:
            tumpuk += [a for a in reversed(x.anak) if isinstance(a, Simpul)]


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
