"""Our markup as WeasyPrint takes it, read the short way.

It is well formed, so the parser of XML reads it: in a thirtieth of the time that the rules for
markup with mistakes take, and to the same tree. And what the library's own style sheets say of an
element depends on its tag, on a few attributes and on what it stands in; so they are asked once for
each such combination instead of for every cell of every table. What they say of footnotes, which
our documents do not have, would be kept for every element; it is left out.
"""

import re
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLParser

_TAK_BERISI = re.compile(r"<(br|col|img|meta|wbr)\b((?:[^>\"]|\"[^\"]*\")*?)\s*/?>")
_ATRIBUT = re.compile(r"\[\s*([a-z-]+)")
_SEMU = {"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}
_MENURUT_SAUDARA = {"option", "select", "textarea"}
"""Elements of which the library's sheets ask what stands beside or in them."""


def pohon(markah: str) -> Element | None:
    """The tree of markup that is well formed, as the parser of HTML would build it; else none."""
    if "<svg" in markah.replace('<svg xmlns="http://www.w3.org/2000/svg"', ""):
        return None
    pembaca = XMLParser(encoding="utf-8")
    try:
        pembaca.feed(_TAK_BERISI.sub(r"<\1\2/>", markah).replace("&nbsp;", "\xa0").encode())
        akar: Element = pembaca.close()
    except ParseError:
        return None
    return akar


def baca(markah: str, alamat: str, pengambil: Any) -> Any:
    """The markup as WeasyPrint's `HTML`. `alamat`: what its addresses are relative to."""
    return _kelas()(markah, alamat, pengambil)


@cache
def _kelas() -> Any:
    """The class, made when it is wanted: the library is not loaded before."""
    import cssselect2  # type: ignore[import-untyped]
    import weasyprint
    from weasyprint.html import PH, UA

    diuji = frozenset(_ATRIBUT.findall(UA + PH)) | {"href"}

    class Markah(weasyprint.HTML):
        def __init__(self, markah: str, alamat: str, pengambil: Any) -> None:
            akar = pohon(markah)
            if akar is None:
                super().__init__(string=markah, base_url=alamat, url_fetcher=pengambil)
                return
            self.base_url = alamat
            self.url_fetcher = pengambil
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
                akar, content_language=None
            )
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [_LembarPustaka(s, diuji) for s in super()._ua_stylesheets(forms)]

        def _ph_stylesheets(self) -> list[Any]:
            return [_LembarPustaka(s, diuji) for s in super()._ph_stylesheets()]

    return Markah


class _LembarPustaka:
    """A style sheet of the library that remembers what it said; for one document."""

    def __init__(self, lembar: Any, diuji: frozenset[str]) -> None:
        self.page_rules, self.layers = lembar.page_rules, lembar.layers
        self.matcher = self
        self._lembar, self._diuji = lembar, diuji
        self._letak: dict[Any, int] = {}
        self._jawab: dict[int, list[Any]] = {}

    def match(self, unsur: Any) -> list[Any]:
        """What the sheet says of an element; see `cssselect2.Matcher`."""
        kunci = self._kunci(unsur)
        if unsur.local_name in _MENURUT_SAUDARA:
            return self._tanya(unsur)
        if kunci not in self._jawab:
            self._jawab[kunci] = self._tanya(unsur)
        return self._jawab[kunci]

    def _tanya(self, unsur: Any) -> list[Any]:
        butir = unsur.local_name in ("li", "summary")
        return [
            satu
            for satu in self._lembar.matcher.match(unsur)
            if satu[2] not in _SEMU and (butir or satu[2] != "marker")
        ]

    def _kunci(self, unsur: Any) -> int:
        """Number of the element's place: tags and attributes down to it."""
        atribut = unsur.etree_element.attrib
        induk = unsur.parent
        di_dalam = -1 if induk is None else induk.__dict__["letak"][self]
        sifat = tuple((n, atribut[n] if n != "href" else "") for n in self._diuji if n in atribut)
        letak = (di_dalam, unsur.etree_element.tag, sifat)
        nomor = self._letak.setdefault(letak, len(self._letak))
        unsur.__dict__.setdefault("letak", {})[self] = nomor
        return nomor
