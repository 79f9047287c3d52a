"""Shorter ways through WeasyPrint and pydyf, to the same pages.

Both reckon again for every box and line what is the same for all boxes of one style, and for every
layout of a chapter what the one before it has reckoned. Here it is kept. Nothing is decided
otherwise than there: each function says in which case it knows the answer, and asks the library in
every other. In versions that this was not read against, nothing is put in (`VERSI`), and a report
only takes longer; `tests/cetak/test_pintas_weasyprint.py` tells so.
"""

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from itertools import groupby
from sys import modules
from typing import Any, cast

from laporan.cetak.pintas_gaya import gaya_dihafal, pasang_gaya

VERSI = {"weasyprint": "70.0", "pydyf": "0.13.0"}
"""What the functions below were read against."""
_LEBAR = (
    "margin_left", "margin_right", "margin_top", "margin_bottom",
    "padding_left", "padding_right", "padding_top", "padding_bottom",
    "width", "min_width", "max_width",
)  # fmt: skip
_TINGGI = ("height", "min_height", "max_height")
_TEPI = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
_SUDUT = (
    "border_top_left_radius", "border_top_right_radius",
    "border_bottom_right_radius", "border_bottom_left_radius",
)  # fmt: skip
_TEKS = (
    "font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_kerning",
    "font_variant_ligatures", "font_variant_position", "font_variant_caps",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings", "font_variation_settings", "font_language_override", "lang",
    "direction", "white_space", "overflow_wrap", "word_break", "letter_spacing", "word_spacing",
    "tab_size", "hyphens", "hyphenate_character", "hyphenate_limit_chars",
    "hyphenate_limit_zone", "text_decoration_line",
)  # fmt: skip
"""All of a style that says where a line of text ends and how wide it is."""

PADAT = 7
"""How hard streams are pressed: nine takes three times as long for one percent less."""
_baris: dict[Any, Any] | None = None
_tergambar: dict[Any, Any] = {}
_gaya_teks: dict[str, int] = {}
_tertulis: dict[int, bytes] | None = None


def cocok() -> bool:
    """The libraries are those that were read."""
    return all(version(nama) == v for nama, v in VERSI.items())


@cache
def pasang() -> None:
    """Have WeasyPrint take the shorter ways; once per process."""
    if not cocok():
        return
    pasang_gaya()
    _pasang_ukuran()
    _pasang_baris()
    _pasang_gambar()
    _pasang_latar()
    _pasang_tepi()
    _pasang_tulis()
    pasang_padat()


def pasang_padat() -> None:
    """Streams are pressed less: the only way here that leads to other bytes."""
    import pydyf  # type: ignore[import-untyped]

    class Zlib:
        compress = staticmethod(zlib.compress)

        @staticmethod
        def compressobj(level: int) -> Any:
            return zlib.compressobj(level=min(level, PADAT))

    pydyf.zlib = Zlib


@contextmanager
def dihafal() -> Iterator[Callable[[], None]]:
    """Within, all documents have one set of fonts and style sheets: their elements share styles,
    and a line that was asked for before is not broken or drawn again. Yields what forgets the lines
    that were broken: those of a part that is done will hardly come again.
    """
    global _baris
    lama, _baris = _baris, {}
    try:
        with gaya_dihafal():
            yield _baris.clear
    finally:
        _baris = lama
        _tergambar.clear()


def _ganti(asli: Any, baru: Any) -> None:
    """Put a function in the place of another, wherever it was imported."""
    for nama, modul in tuple(modules.items()):
        if nama.partition(".")[0] not in VERSI:
            continue
        for sebutan, nilai in tuple(vars(modul).items()):
            if nilai is asli:
                setattr(modul, sebutan, baru)


# --- Lengths of a box ------------------------------------------------------------------


def _pasang_ukuran() -> None:
    from weasyprint.css import AnonymousStyle, ComputedStyle
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import float as mengambang
    from weasyprint.layout import percent

    bergaya = (AnonymousStyle, ComputedStyle)
    asli = percent.resolve_percentages

    def ukuran(box: Any, containing_block: Any) -> None:
        gaya = box.style
        tetap = gaya.__dict__.get("pintas_ukuran")
        if tetap is None:
            boleh = isinstance(box, boxes.Box) and type(gaya) in bergaya
            tetap = gaya.pintas_ukuran = (boleh and _ukuran_tetap(gaya)) or ()
        if not tetap:
            asli(box, containing_block)
            return
        panjang, tepi, lebur = tetap
        box.__dict__.update(panjang)
        for nama, nilai in tepi:
            if not (lebur and hasattr(box, nama)):
                setattr(box, nama, nilai)

    _ganti(asli, ukuran)

    def mengalir(box: Any) -> bool:
        gaya = box.style
        jawab: bool | None = gaya.__dict__.get("pintas_mengalir")
        if jawab is None:
            jawab = gaya.pintas_mengalir = asli_mengalir(box)
        return jawab

    asli_mengalir = boxes.Box.is_in_normal_flow
    boxes.Box.is_in_normal_flow = mengalir

    def turunan(box: Any, placeholders: bool = False) -> Iterator[Any]:
        """In the same order, without a generator in a generator for every box in a box."""
        menunggu = [box]
        while menunggu:
            satu = menunggu.pop()
            if isinstance(satu, boxes.Box):
                yield satu
                menunggu += reversed(satu.children)
            elif placeholders:
                yield from satu.descendants(placeholders)
            else:
                yield satu

    boxes.Box.descendants = turunan

    asli_hindari = mengambang.avoid_collisions

    def hindari(context: Any, box: Any, wadah: Any, outer: bool = True) -> Any:
        """Where nothing floats there is nothing to avoid."""
        if outer or context.excluded_shapes or wadah.style["direction"] != "ltr":
            return asli_hindari(context, box, wadah, outer)
        if box.is_floated():
            return asli_hindari(context, box, wadah, outer)
        kiri = wadah.content_box_x()
        kanan = kiri + wadah.width
        kiri += box.margin_left
        kanan -= box.margin_right
        return kiri, box.border_box_y(), kanan - kiri

    _ganti(asli_hindari, hindari)


def _ukuran_tetap(gaya: Any) -> tuple[dict[str, Any], tuple[tuple[str, Any], ...], bool] | None:
    """What `resolve_percentages` would set whatever stands around the box: none if that matters."""
    if gaya["box_sizing"] != "content-box":
        return None
    hasil: dict[str, Any] = {}
    for nama in (*_LEBAR, *_TINGGI):
        nilai = gaya[nama]
        if nilai != "auto":
            if getattr(nilai, "unit", "") != "px":
                return None
            nilai = nilai.value
        elif nama in ("min_width", "min_height"):
            nilai = 0
        hasil[nama] = nilai
    return hasil, tuple((n, gaya[n]) for n in _TEPI), gaya["border_collapse"] == "collapse"


# --- Lines of text ---------------------------------------------------------------------


def _pasang_baris() -> None:
    from weasyprint.css import AnonymousStyle, ComputedStyle
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi, gobject, pango

    ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *layout);")
    bergaya = (AnonymousStyle, ComputedStyle)
    asli = line_break.split_first_line
    asli_siap = line_break.Layout.setup

    def baris(
        teks: str,
        gaya: Any,
        context: Any,
        lebar: Any,
        sela: Any,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Any:
        """The first line of a text is what it was when it was asked before."""
        if _baris is None or type(gaya) not in bergaya:
            return asli(teks, gaya, context, lebar, sela, is_line_start, minimum)
        kunci = (_nomor_teks(gaya), teks, lebar, sela, is_line_start, minimum)
        jawab = _baris.get(kunci)
        if jawab is None:
            jawab = asli(teks, gaya, context, lebar, sela, is_line_start, minimum)
            _baris[kunci] = (_salin(jawab[0]), *jawab[1:])
            return jawab
        return (_salin(jawab[0]), *jawab[1:])

    _ganti(asli, baris)

    def siap(layout: Any, gaya: Any) -> None:
        """The library tells Pango once what a style asks for; other lines begin as its copies."""
        if type(gaya) not in bergaya:
            asli_siap(layout, gaya)
            return
        pola = gaya.__dict__.get("pintas_pango")
        if pola is None:
            pola = gaya.pintas_pango = object.__new__(line_break.Layout)
            asli_siap(pola, gaya)
        layout.__dict__.update(pola.__dict__)
        layout.layout = ffi.gc(pango.pango_layout_copy(pola.layout), gobject.g_object_unref)

    line_break.Layout.setup = siap

    asli_tinggi = line_break.strut

    def tinggi_baris(gaya: Any) -> Any:
        jawab = gaya.__dict__.get("pintas_tinggi")
        if jawab is None:
            jawab = asli_tinggi(gaya)
            if type(gaya) in bergaya:
                gaya.pintas_tinggi = jawab
        return jawab

    _ganti(asli_tinggi, tinggi_baris)


def _nomor_teks(gaya: Any) -> int:
    """The same for styles that set text alike."""
    nomor: int | None = gaya.__dict__.get("pintas_teks")
    if nomor is None:
        kunci = repr([gaya[n] for n in _TEKS])
        nomor = gaya.pintas_teks = _gaya_teks.setdefault(kunci, len(_gaya_teks))
    return nomor


def _salin(layout: Any) -> Any:
    salinan: Any = object.__new__(type(layout))
    salinan.__dict__.update(layout.__dict__)
    return salinan


# --- Drawn text ------------------------------------------------------------------------


def _pasang_gambar() -> None:
    from weasyprint.css import AnonymousStyle, ComputedStyle
    from weasyprint.draw import text as gambar
    from weasyprint.matrix import Matrix

    bergaya = (AnonymousStyle, ComputedStyle)
    asli = gambar.draw_text

    def teks(aliran: Any, kotak: Any, geser: Any, luapan: str, elipsis: str = "none") -> None:
        """A text that was drawn in the same way is the same run of glyphs at another place."""
        gaya = kotak.style
        layout = kotak.pango_layout
        if (
            _baris is None
            or type(gaya) not in bergaya
            or (luapan, elipsis) != ("clip", "none")
            or gaya["visibility"] != "visible"
            or gaya["text_decoration_line"] != "none"
        ):
            asli(aliran, kotak, geser, luapan, elipsis)
            return
        kunci = (_nomor_teks(gaya), layout.text, layout.justification_spacing)
        jawab = _tergambar.get(kunci)
        if jawab is None:
            mulai = len(aliran.stream)
            asli(aliran, kotak, geser, luapan, elipsis)
            _tergambar[kunci] = _satu_larik(aliran, mulai)
        elif not jawab:
            asli(aliran, kotak, geser, luapan, elipsis)
        else:
            huruf, larik = jawab
            aliran.set_color(gaya["color"])
            aliran.begin_text()
            letak = Matrix(d=-1, e=kotak.position_x, f=kotak.position_y + kotak.baseline)
            aliran.set_text_matrix(*letak.values)
            aliran.set_font_size(*huruf)
            aliran.stream.append(larik)
            aliran.end_text()

    _ganti(asli, teks)


def _satu_larik(aliran: Any, mulai: int) -> tuple[Any, bytes] | tuple[()]:
    """Font and glyphs of a text just drawn, if they are all that it took; else nothing."""
    baru = aliran.stream[max(0, mulai - 1) :]
    larik = [b for b in baru if isinstance(b, bytes) and b.endswith(b" TJ")]
    huruf = [b for b in baru if isinstance(b, bytes) and b.endswith(b" Tf")]
    if len(larik) != 1 or len(huruf) > 1 or baru[-2:] != [larik[0], b"ET"]:
        return ()
    return aliran._old_font, larik[0]


# --- Backgrounds -----------------------------------------------------------------------


def _pasang_latar() -> None:
    from weasyprint.css import AnonymousStyle, ComputedStyle
    from weasyprint.layout import background

    bergaya = (AnonymousStyle, ComputedStyle)
    asli = background.layout_box_backgrounds
    tanpa_lengkung = dict.fromkeys(_SUDUT, (0, 0))

    def latar(
        page: Any, box: Any, ambil: Any, layout_children: bool = True, style: Any = None
    ) -> None:
        gaya = box.style
        polos = gaya.__dict__.get("pintas_polos")
        if polos is None:
            polos = gaya.pintas_polos = type(gaya) in bergaya and _tanpa_latar(gaya)
        if not polos or style is not None or box is page:
            asli(page, box, ambil, layout_children, style)
            return
        box.__dict__.update(tanpa_lengkung)
        if layout_children:
            for anak in box.all_children():
                latar(page, anak, ambil)
        box.background = None

    _ganti(asli, latar)


def _tanpa_latar(gaya: Any) -> bool:
    """Nothing is painted behind such a box, and its corners are right angles."""
    from weasyprint.draw.color import get_color

    return (
        all((0, "px") in gaya[sudut] for sudut in _SUDUT)
        and gaya["border_image_source"][0] == "none"
        and gaya["mask_border_source"][0] == "none"
        and gaya["visibility"] != "hidden"
        and all(jenis != "url" and not nilai for jenis, nilai in gaya["background_image"])
        and get_color(gaya, "background_color").alpha == 0
        and not gaya["box_shadow"]
    )


# --- Borders ---------------------------------------------------------------------------


def _pasang_tepi() -> None:
    from weasyprint.draw import border
    from weasyprint.formatting_structure import boxes

    asli_tepi = border.draw_border
    asli_luar = border.draw_outline

    def tepi(aliran: Any, kotak: Any) -> None:
        """Most boxes have no border at all."""
        d = kotak.__dict__
        if not any(d.get(nama, 1) for nama in _TEPI):
            gaya = kotak.style
            if (
                gaya["border_image_source"][0] == "none"
                and gaya["column_width"] == gaya["column_count"] == "auto"
            ):
                return
        asli_tepi(aliran, kotak)

    def luar(aliran: Any, kotak: Any) -> None:
        if kotak.style["outline_width"]:
            asli_luar(aliran, kotak)
            return
        for anak in kotak.children:
            if isinstance(anak, boxes.Box):
                luar(aliran, anak)

    _ganti(asli_tepi, tepi)
    _ganti(asli_luar, luar)


# --- Writing ---------------------------------------------------------------------------


def _pasang_tulis() -> None:
    import pydyf
    from weasyprint import document

    asli_bita = pydyf._to_bytes

    def bita(nilai: Any) -> bytes:
        jenis = type(nilai)
        if jenis is bytes:
            return cast("bytes", nilai)
        if jenis is str:
            return cast("bytes", nilai.encode("ascii"))
        if jenis is int:
            return b"%d" % nilai
        if jenis is float:
            if nilai.is_integer():
                return b"%d" % int(nilai)
            return f"{nilai:f}".rstrip("0").encode("ascii")
        return cast("bytes", asli_bita(nilai))

    _ganti(asli_bita, bita)

    asli_lukis = document.Page.paint

    def lukis(halaman: Any, aliran: Any, *a: Any) -> None:
        """What was drawn between two marks is kept as one run of bytes, the marks as they are."""
        asli_lukis(halaman, aliran, *a)
        aliran.stream = [
            satu
            for jenis, isi in groupby(aliran.stream, type)
            for satu in ((b"\n".join(isi),) if jenis is bytes else isi)
        ]

    document.Page.paint = lukis

    for jenis in (pydyf.Dictionary, pydyf.Stream, pydyf.Array):
        jenis.data = property(_sekali(jenis.data.fget))

    asli_rujukan = pydyf.PDF.page_references.fget

    def rujukan(pdf: Any) -> Any:
        """Asked for every element of the tag tree; only a new page changes it."""
        banyak, jawab = pdf.__dict__.get("pintas_rujukan", (-1, ()))
        if banyak != len(pdf.pages["Kids"]):
            jawab = asli_rujukan(pdf)
            pdf.pintas_rujukan = len(pdf.pages["Kids"]), jawab
        return jawab

    pydyf.PDF.page_references = property(rujukan)

    asli = pydyf.PDF.write

    def tulis(pdf: Any, *a: Any, **k: Any) -> Any:
        with _menulis():
            return asli(pdf, *a, **k)

    pydyf.PDF.write = tulis


def _sekali(asli: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """Every object's bytes are asked twice: to be written, and for the file's identifier."""

    def data(objek: Any) -> bytes:
        if _tertulis is None or objek.number is None:
            return asli(objek)
        jawab = _tertulis.get(objek.number)
        if jawab is None:
            jawab = _tertulis[objek.number] = asli(objek)
        return jawab

    return data


@contextmanager
def _menulis() -> Iterator[None]:
    global _tertulis
    _tertulis = {}
    try:
        yield
    finally:
        _tertulis = None
