"""PURE. HTML cut into tags and texts, in one pass over it.

`html.parser` goes back to the start of every tag that does not end: sixty kilobytes of "<a " cost
it a minute. Here every character is looked at a fixed number of times, whatever was pasted. Texts
come with their references resolved; comments and what stands in style and script do not come.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_AWAL_TAG = re.compile(r"</?([a-zA-Z][^\s/>]{0,50})")
_SAMPAI = re.compile(r"[^\"'>]*")
#: Possessive, and only where a name begins: nothing is tried twice.
_ATRIBUT = re.compile(r"(?<![^\s/\"'])([^\s=/\"'>]++)\s*+=\s*+(\"[^\"]*\"|'[^']*'|[^\s\"'>]*)")
_TANPA_TEKS = frozenset({"style", "script"})
#: What one tag may say; Excel writes a few hundred characters.
_TAG_MAKSIMUM = 20_000


@dataclass(frozen=True)
class Tag:
    """A tag: its name in lower case, and the text between name and end."""

    nama: str
    penutup: bool
    isi: str = ""

    def atribut(self, nama: str) -> str:
        """The first attribute of this name; empty where there is none."""
        for cocok in _ATRIBUT.finditer(self.isi[:_TAG_MAKSIMUM]):
            if cocok[1].lower() == nama:
                return unescape(cocok[2].strip("\"'")).strip()
        return ""


def potongan(html: str) -> Iterator[Tag | str]:
    """The pieces of a document. A tag, a comment or a style that never ends is the last of them."""
    letak, panjang = 0, len(html)
    while letak < panjang:
        kurung = html.find("<", letak)
        if kurung < 0:
            kurung = panjang
        if kurung > letak:
            yield unescape(html[letak:kurung])
        if kurung == panjang:
            return
        if html.startswith(("<!", "<?"), kurung):
            akhir = "-->" if html.startswith("<!--", kurung) else ">"
            letak = _sesudah(html, akhir, kurung)
            continue
        awal = _AWAL_TAG.match(html, kurung)
        if awal is None:
            yield "<"
            letak = kurung + 1
            continue
        tutup = _akhir_tag(html, awal.end())
        nama = awal[1].lower()
        penutup = html.startswith("</", kurung)
        yield Tag(nama, penutup, html[awal.end() : tutup])
        letak = tutup + 1
        if nama in _TANPA_TEKS and not penutup:
            letak = _sesudah(html, f"</{nama}", letak)


def _sesudah(html: str, teks: str, letak: int) -> int:
    cocok = re.compile(re.escape(teks), re.IGNORECASE).search(html, letak)
    if cocok is None:
        return len(html)
    return cocok.start() if teks.startswith("</") else cocok.end()


def _akhir_tag(html: str, letak: int) -> int:
    """Where the tag's `>` stands, not one within quotes; the end of the document without one."""
    while True:
        cocok = _SAMPAI.match(html, letak)
        letak = cocok.end() if cocok else letak
        if letak >= len(html):
            return len(html)
        if html[letak] == ">":
            return letak
        letak = html.find(html[letak], letak + 1)
        if letak < 0:
            return len(html)
        letak += 1
