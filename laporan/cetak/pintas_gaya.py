"""Styles of elements, shared over all documents of one print: style sheets are asked once for each
place, and what stands in the same place has the same style.

A part of `pintas_weasyprint`, to the same pages; it keeps to the versions named there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from laporan.cetak.markah import kunci_letak

_TAK_DIWARISI = ("anchor", "counter_reset")
"""What elements or pages may differ in while all that stands in them has the same styles."""

_gaya: dict[Any, Any] | None = None
_wakil: dict[Any, int] = {}
_serupa: dict[int | None, int] = {}
_letak: dict[Any, int] = {}
_kata: dict[Any, tuple[list[Any], int, bool]] = {}


@contextmanager
def gaya_dihafal() -> Iterator[None]:
    """Within, all documents have one set of fonts and style sheets: their elements share styles."""
    global _gaya
    lama, _gaya = _gaya, {}
    try:
        yield
    finally:
        _gaya = lama
        for kamus in (_wakil, _serupa, _letak, _kata):
            kamus.clear()


def pasang_gaya() -> None:
    """Have WeasyPrint share styles; see `pintas_weasyprint`, which says with which version."""
    from math import inf

    import tinycss2  # type: ignore[import-untyped]
    from weasyprint import css

    class GayaBersama(css.StyleFor):
        """As in the library, but elements of which the sheets say the same, in parents of one
        style, share theirs over all documents, and what is shared is not put together again.
        """

        def __init__(
            self, html: Any, sheets: Any, hints: Any, font_config: Any, target_collector: Any
        ) -> None:
            if _gaya is None:
                super().__init__(html, sheets, hints, font_config, target_collector)
                return
            self._cascaded_styles = tersusun = {}  # type: ignore[var-annotated]
            self._computed_styles = jadi = {}  # type: ignore[var-annotated]
            self.initial_page_sizes = {"box": None, "area": None}
            self._sheets = sheets
            self.font_config = font_config
            css.PROGRESS_LOGGER.info("Step 3 - Applying CSS")
            sifat: dict[Any, tuple[Any, ...]] = {}
            for berat, unsur, deklarasi, alamat in css.find_style_attributes(
                html.etree_element, hints, html.base_url
            ):
                deklarasi = tuple(deklarasi)
                sifat[unsur] = (*sifat.get(unsur, ()), (berat, deklarasi, alamat))
            kata_letak = _KataLetak(html, sheets)
            for bungkus in html.wrapper_element.iter_subtree():
                unsur = bungkus.etree_element
                induk = bungkus.parent.etree_element if bungkus.parent else None
                sendiri = sifat.get(unsur, ())
                kata, nomor_kata, bersemu = kata_letak(bungkus)
                di_dalam = None if induk is None else _serupa[id(jadi[induk, None])]
                kunci = (
                    di_dalam,
                    tuple(
                        (berat, d.name, d.important, tinycss2.serialize(d.value))
                        for berat, deklarasi, _ in sendiri
                        for d in deklarasi
                    ),
                    nomor_kata,
                )
                bersama = _gaya.get(kunci)
                if bersama is not None and not bersemu:
                    jadi[unsur, None] = bersama
                    if sendiri and bersama["anchor"]:
                        target_collector.collect_anchor(bersama["anchor"])
                    continue
                for berat, deklarasi, alamat in sendiri:
                    gaya = tersusun.setdefault((unsur, None), {})
                    nilai = css.preprocess_declarations(alamat, deklarasi)
                    _susun(gaya, nilai, "author", inf, berat)
                for sheet, asal, berat, semu, deklarasi, lapis in kata:
                    gaya = tersusun.setdefault((unsur, semu), {})
                    urut = inf if lapis is None else sheet.layers.index(lapis)
                    _susun(gaya, deklarasi, asal, urut, berat)
                if bersama is not None:
                    jadi[unsur, None] = bersama
                    continue
                self.set_computed_styles(
                    unsur,
                    root=html.etree_element,
                    parent=induk,
                    base_url=html.base_url,
                    target_collector=target_collector,
                )
                _gaya[kunci] = jadi[unsur, None]
            for unsur, semu in tersusun:
                if semu:
                    self.set_computed_styles(
                        unsur,
                        pseudo_type=semu,
                        root=html.etree_element,
                        parent=unsur,
                        base_url=html.base_url,
                        target_collector=target_collector,
                    )
            tersusun.clear()

        def set_computed_styles(
            self,
            element: Any,
            parent: Any,
            root: Any = None,
            pseudo_type: str | None = None,
            base_url: str | None = None,
            target_collector: Any = None,
        ) -> None:
            """The same declarations in the same parent, of a page too: the same style."""
            tersusun = self._cascaded_styles.get((element, pseudo_type), {})
            # What a style was made of lives as long as it does, so that numbers stay theirs.
            induk = None if parent is None else id(self._computed_styles[parent, None])
            isi = tuple((nama, id(nilai), repr(bobot)) for nama, (nilai, bobot) in tersusun.items())
            kunci = (_serupa.get(induk, induk), pseudo_type, isi)
            bersama = None if _gaya is None else _gaya.get(kunci)
            if bersama is None:
                super().set_computed_styles(
                    element, parent, root, pseudo_type, base_url, target_collector
                )
                if _gaya is not None:
                    gaya = _gaya[kunci] = self._computed_styles[element, pseudo_type]
                    diwarisi = tuple(s for s in isi if s[0] not in _TAK_DIWARISI)
                    _serupa[id(gaya)] = _wakil.setdefault((*kunci[:2], diwarisi), id(gaya))
                return
            self._computed_styles[element, pseudo_type] = bersama
            if target_collector and bersama["anchor"]:
                target_collector.collect_anchor(bersama["anchor"])

    def _susun(gaya: Any, deklarasi: Any, asal: str, lapis: Any, berat: Any) -> None:
        for nama, nilai, penting in deklarasi:
            bobot = (css.declaration_precedence(asal, penting), lapis, berat)
            lama = gaya.get(nama, (None, None))[1]
            if lama is None or lama <= bobot:
                gaya[nama] = nilai, bobot

    css.StyleFor = GayaBersama


class _KataLetak:
    """What the sheets of a document say of an element, asked once for each place in all documents:
    the declarations, a number that is the same for the same ones, and whether some are of what
    stands before or after it.
    """

    def __init__(self, html: Any, sheets: Any) -> None:
        # A sheet of nothing but rules for pages says nothing of elements.
        self._lembar = [s for s in sheets if getattr(s[0].matcher, "order", 1)]
        self._sheets = tuple((id(s[0].matcher), s[2]) for s in self._lembar)
        self._diuji = getattr(html, "diuji", ())
        self._nomor: dict[Any, int] = {}

    def __call__(self, bungkus: Any) -> tuple[list[Any], int, bool]:
        nomor = self._letak(bungkus)
        if nomor is None:
            return self._tanya(bungkus)
        jawab = _kata.get(nomor)
        if jawab is None:
            jawab = _kata[nomor] = self._tanya(bungkus)
        return jawab

    def _letak(self, bungkus: Any) -> int | None:
        if not self._diuji:
            return None
        induk = bungkus.parent
        di_dalam = -1 if induk is None else self._nomor.get(induk.etree_element)
        kunci = None if di_dalam is None else kunci_letak(bungkus, di_dalam, self._diuji)
        if kunci is None:
            return None
        nomor = _letak.setdefault((self._sheets, kunci), len(_letak))
        self._nomor[bungkus.etree_element] = nomor
        return nomor

    def _tanya(self, bungkus: Any) -> tuple[list[Any], int, bool]:
        kata = [
            (sheet, asal, berat_lembar or berat, semu, deklarasi, lapis)
            for sheet, asal, berat_lembar in self._lembar
            for berat, _, semu, (deklarasi, lapis) in sheet.matcher.match(bungkus)
        ]
        isi = tuple((berat, semu, id(deklarasi)) for _, _, berat, semu, deklarasi, _ in kata)
        return kata, _letak.setdefault(isi, len(_letak)), any(semu for *_, semu, _, _ in kata)
