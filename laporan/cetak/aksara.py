"""Characters that a page can show: ours have glyphs in our fonts, the others are named.

A glyph that our fonts lack would be borrowed from whatever fonts a server happens to have: the
same report would look different on two machines, and its file would hold a font nobody chose.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from laporan.cetak.huruf import FOLDER_HURUF, lebar_glif
from laporan.dokumen.unsur import Dokumen

# What word processors put into copied text. A line break of theirs inside a paragraph is a space.
_SPASI = re.compile("[\x0b\x0c\x1c\x1d\x85\u2028\u2029]+")
_TANDA_HUBUNG = re.compile("[\x1e\u2010\u2011]")
_BUANG = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\ufe00-\ufe0f\ufeff\ufffe\uffff\ud800-\udfff]"
)
# Bullets and ticks of Symbol and Wingdings, and what stands for them in every font.
_SETARA = str.maketrans(
    {
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0d8": "→",
        "\uf0e0": "→",
        "\uf0a8": "□",
        "\uf0fc": "√",
    }
)
# What our fonts lack and another of their glyphs can stand for.
_GLIF = str.maketrans(
    {
        "✓": "√", "✔": "√", "✗": "×", "✘": "×", "➢": "→", "➤": "→", "➔": "→", "➜": "→",
        "☐": "□", "☑": "√", "☒": "×", "◦": "○", "❖": "▪", "◆": "▪", "★": "*", "☆": "*",
        "❑": "□", "❏": "□", "⁃": "–", "‣": "•", "⦁": "•", "⮚": "→",
    }
)  # fmt: skip
_BUKAN_TEKS = frozenset(
    {"kunci", "medan", "asal", "formula", "grup", "svg", "nama_berkas", "bahasa"}
)
T = TypeVar("T")


def rapi(teks: str) -> str:
    """Text without characters that print nothing or as boxes; letters in one piece."""
    if teks.isascii() and teks.isprintable():
        return teks
    teks = _TANDA_HUBUNG.sub("-", _SPASI.sub(" ", teks.replace("\r\n", "\n").replace("\r", "\n")))
    return unicodedata.normalize("NFC", _BUANG.sub("", teks)).translate(_SETARA)


def rapikan(dokumen: Dokumen) -> Dokumen:
    """The document with every text of it made printable."""
    return _rapikan(dokumen)


def _rapikan(nilai: T) -> T:
    if isinstance(nilai, str):
        return rapi(nilai)  # type: ignore[return-value]
    if isinstance(nilai, tuple):
        baru = tuple(map(_rapikan, nilai))
        sama = all(a is b for a, b in zip(baru, nilai, strict=True))
        return nilai if sama else baru  # type: ignore[return-value]
    if is_dataclass(nilai) and not isinstance(nilai, type):
        ganti = dict(_berubah(nilai))
        return replace(nilai, **ganti) if ganti else nilai
    return nilai


def _berubah(nilai: Any) -> Iterator[tuple[str, Any]]:
    for f in fields(nilai):
        if f.name not in _BUKAN_TEKS:
            lama = getattr(nilai, f.name)
            baru = _rapikan(lama)
            if baru is not lama:
                yield f.name, baru


@cache
def berglif() -> frozenset[int]:
    """Code points that every face of ours can draw."""
    muka = [set(lebar_glif(b.stem)[0]) for b in sorted(FOLDER_HURUF.glob("*.ttf"))]
    return frozenset(set.intersection(*muka) | {9, 10, 13})


def tercetak(teks: str) -> str:
    """Text in characters of our fonts: an equivalent where there is one, else the code point.

    `[U+6F22]` says that a character was here and which; an empty box would say nothing.
    """
    asing = {h for h in set(teks) if ord(h) not in berglif()}
    if not asing:
        return teks
    return teks.translate({ord(h): _pengganti(h) for h in asing})


def _pengganti(huruf: str) -> str:
    setara = rapi(unicodedata.normalize("NFKC", huruf)).translate(_GLIF)
    if all(ord(h) in berglif() for h in setara):
        return setara
    if unicodedata.combining(huruf):
        return ""
    return f"[U+{ord(huruf):04X}]"
