"""The tag tree of a PDF, and how far its pages are filled, read from the file alone."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf

_MM = 72 / 25.4
# Margins of static/css/laporan.css, above and below the text.
_ATAS, _BAWAH = 25 * _MM, 22 * _MM
_NS = "{http://www.w3.org/1999/xhtml}"


def unsur(simpul: Any) -> Iterator[Any]:
    """Every element of a tag tree in reading order."""
    if isinstance(simpul, pikepdf.Array):
        for anak in simpul:
            yield from unsur(anak)
    elif isinstance(simpul, pikepdf.Dictionary) and "/S" in simpul:
        yield simpul
        yield from unsur(simpul.get("/K"))


@dataclass(frozen=True)
class HalamanPdf:
    """A page: what part its head names, how much of it is filled, what is in its foot."""

    bagian: str
    terisi: float
    mendatar: bool


def halaman_pdf(isi: bytes) -> list[HalamanPdf]:
    """The pages by the boxes of their words; drawings have words of their own."""
    hasil = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=isi, capture_output=True, check=True
    )
    return [_halaman(h) for h in ET.fromstring(hasil.stdout).iter(f"{_NS}page")]


def _halaman(h: Any) -> HalamanPdf:
    lebar, tinggi = float(h.get("width")), float(h.get("height"))
    atas, bawah = _ATAS, _BAWAH
    kepala, dasar = [], atas
    for k in h.iter(f"{_NS}word"):
        y = float(k.get("yMax"))
        if y < atas:
            if float(k.get("xMin")) > lebar / 2:
                kepala.append(k.text)
        elif y <= tinggi - bawah + 2:
            dasar = max(dasar, y)
    return HalamanPdf(" ".join(kepala), (dasar - atas) / (tinggi - atas - bawah), lebar > tinggi)
