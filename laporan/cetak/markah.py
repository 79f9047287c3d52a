"""Our markup as WeasyPrint takes it, read the short way.

It is well formed, so the parser of XML reads it: in a thirtieth of the time that the rules for
markup with mistakes take, and to the same tree. And what style sheets say of an element depends on
its tag, on a few attributes and on what it stands in: its place (`kunci_letak`), so that they need
be asked once for each place instead of for every cell of every table. What the library's own say of
footnotes, which our documents do not have, would be kept for every element; it is left out.
"""

import re
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLParser

from laporan.cetak.html import CSS_LAPORAN

_TAK_BERISI = re.compile(r"<(br|col|img|meta|wbr)\b((?:[^>\"]|\"[^\"]*\")*?)\s*/?>")
_ATRIBUT = re.compile(r"\[\s*([a-z-]+)")
_JUDUL = {"h1", "h2", "h3", "h4"}
_SEMU = {"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}
_MENURUT_SAUDARA = {"option", "select", "textarea"}
"""Elements of which the library's sheets ask what stands beside or in them; we have none."""


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

    kami = CSS_LAPORAN.read_text(encoding="utf-8")

    @cache
    def tanpa_catatan(lembar: Any) -> Any:
        return _TanpaCatatan(lembar)

    class Markah(weasyprint.HTML):
        diuji = (*sorted({"class", *_ATRIBUT.findall(UA + PH + kami)} - {"href"}), "href")
        """Attributes that the sheets ask for, those of the library and the report's own."""

        def __init__(self, markah: str, alamat: str, pengambil: Any) -> None:
            akar = pohon(markah)
            if akar is None:
                super().__init__(string=markah, base_url=alamat, url_fetcher=pengambil)
                self.diuji = ()
                return
            self.base_url = alamat
            self.url_fetcher = pengambil
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
                akar, content_language=None
            )
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [tanpa_catatan(s) for s in super()._ua_stylesheets(forms)]

        def _ph_stylesheets(self) -> list[Any]:
            return [tanpa_catatan(s) for s in super()._ph_stylesheets()]

    return Markah


class _TanpaCatatan:
    """A style sheet of the library without what it says of footnotes."""

    def __init__(self, lembar: Any) -> None:
        self.page_rules, self.layers = lembar.page_rules, lembar.layers
        self.matcher = self
        self._lembar = lembar

    def match(self, unsur: Any) -> list[Any]:
        """What the sheet says of an element; see `cssselect2.Matcher`."""
        butir = unsur.local_name in ("li", "summary")
        return [
            satu
            for satu in self._lembar.matcher.match(unsur)
            if satu[2] not in _SEMU and (butir or satu[2] != "marker")
        ]


def kunci_letak(unsur: Any, di_dalam: int, diuji: tuple[str, ...]) -> tuple[Any, ...] | None:
    """Elements of the same key are told the same by all sheets; none for one that has to be asked.

    `di_dalam`: the number of its parent's place. `diuji`: attributes that the sheets ask for, the
    last of them only whether it is there. The report's sheet asks besides for a first child, for a
    second, and for a heading below a heading.
    """
    tag, atribut = unsur.etree_element.tag, unsur.etree_element.attrib
    if tag in _MENURUT_SAUDARA:
        return None
    sifat: tuple[Any, ...] = ()
    if atribut:
        *dibaca, adanya = diuji
        sifat = tuple((n, atribut[n]) for n in dibaca if n in atribut)
        sifat += (adanya,) * (adanya in atribut)
    di_atas = unsur.previous.etree_element.tag if tag in _JUDUL and unsur.previous else ""
    return di_dalam, tag, min(unsur.index, 2), di_atas, sifat
