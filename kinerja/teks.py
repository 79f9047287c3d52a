"""PURE. Text as people paste it: one kind of line break, nothing that prints as a box.

Word ends a line within a paragraph with a vertical tab, and marks bullets with signs of its symbol
font; browsers and messengers add signs of no width.
"""

import re

_BARIS_BARU = re.compile("\r\n?")
# Ends of lines to Python, blanks to people: an item that holds one is still one item.
_SELA = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029\t\u00a0]")
_TAK_TAMPAK = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
# Signs of a list, and the letters and strokes that Word and messengers put in their place, which
# count only before a blank: "-5" and "- 5" are numbers, "o Sub butir" is an item.
_BUTIR = re.compile(
    "^(?:(?:[\uf0a7\uf0b7\uf0d8\uf0fc•▪●○◦·‣∙]|[-–—](?= +[^0-9 ])|[*oO§Øü](?= ))[ ]*)+"
)
_SIMBOL_WORD = re.compile("[\ue000-\uf8ff\ufffe\uffff]")

_NOMOR = re.compile(r"\(?(\d{1,2}|[a-z])[.)]\s+(?=\S)")


_BUKAN_HURUF = re.compile("[^a-z0-9]+")


def kunci_huruf(teks: str) -> str:
    """Letters and digits only, `&` as dan: two spellings of one name are equal."""
    return _BUKAN_HURUF.sub("", teks.lower().replace("&", "dan"))


def bersih(teks: str) -> str:
    """The text without control characters; line breaks that were typed stay."""
    rapi = _SELA.sub(" ", _BARIS_BARU.sub("\n", teks))
    return _TAK_TAMPAK.sub("", rapi)


def satu_baris(teks: str) -> str:
    """The text in one line, single blanks, nothing that cannot be printed."""
    return " ".join(_SIMBOL_WORD.sub(" ", bersih(teks)).split())


def butir(teks: str) -> list[str]:
    """The items of a text that holds one item per line, without pasted bullets."""
    baris = (_BUTIR.sub("", satu.strip()) for satu in bersih(teks).split("\n"))
    return _tanpa_nomor([rapi for satu in baris if (rapi := satu_baris(satu))])


def _tanpa_nomor(baris: list[str]) -> list[str]:
    """Items without the numbers 1, 2, … or a, b, … that were typed before them: lists are numbered
    or not by whoever prints them. A lone number, or one out of order, is part of the text.
    """
    cocok = [m for b in baris if (m := _NOMOR.match(b))]
    if len(baris) < 2 or len(cocok) < len(baris):
        return baris
    tanda = [m[1] for m in cocok]
    angka = [str(n) for n in range(1, len(baris) + 1)]
    huruf = [chr(ord("a") + n) for n in range(len(baris))]
    if tanda not in (angka, huruf):
        return baris
    return [b[m.end() :] for b, m in zip(baris, cocok, strict=True)]
