"""Text of charts in the PDF, laid out a line at a time.

WeasyPrint lays out the text of an SVG letter by letter, because SVG may give each letter a place
of its own. Ours never does; word by word the charts take a fraction of the time, and kerning works.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

#: Attributes that do place letters one by one.
_PER_HURUF = {"dx", "dy", "rotate", "textLength", "letter-spacing"}


class _Utuh(str):
    """A text whose only letter is the whole of it."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


@cache
def pasang() -> None:
    """Have WeasyPrint draw lines of text whole; once per process."""
    from weasyprint import svg

    asli = svg.text

    def teks(gambar: Any, node: Any, ukuran: float) -> None:
        banyak_tempat = any(len(node.get(s, "").split()) > 1 for s in ("x", "y"))
        if node.text and not banyak_tempat and not _PER_HURUF & node.attrib.keys():
            node._etree_node.text = _Utuh(node.text)
        asli(gambar, node, ukuran)

    for nama, penggambar in tuple(svg.TAGS.items()):
        if penggambar is asli:
            svg.TAGS[nama] = teks
    svg.text = teks
