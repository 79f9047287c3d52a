"""Rows drawn by templates, each once for each state that it is in.

A row is kept as long as nothing of its agency changes (tetap.py, tren.py), and what was drawn of it
stays with it, so that a page of fifty agencies draws those that have changed since and joins the
rest. A template of a row may show nothing but the row and what its page's year and quarter say.
"""

from typing import Any, Protocol

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

BARIS_TABEL = "laporan/pemda/tinjauan/bagian/baris.html"
BARIS_PETA = "laporan/pemda/tinjauan/bagian/baris_peta.html"
BARIS_RAPAT = "laporan/pemda/tinjauan/bagian/baris_rapat.html"
BARIS_INGATKAN = "laporan/pemda/tinjauan/bagian/baris_ingatkan.html"
BARIS_TREN = "laporan/pemda/tinjauan/bagian/baris_tren.html"


class Tergambar(Protocol):
    """A row that keeps what was drawn of it."""

    @property
    def gambar(self) -> dict[str, tuple[object, SafeString]]:
        """Template → what it was drawn of beside the row, and its drawing."""


def gambar(b: Tergambar, templat: str, ciri: object = None, **isi: Any) -> SafeString:
    """The row as that template draws it. `isi`: what the same row always goes with; `ciri`: all
    that may differ from one look to the next.
    """
    ada = b.gambar.get(templat)
    if ada is None or ada[0] != ciri:
        ada = b.gambar[templat] = (ciri, render_to_string(templat, {"b": b, **isi}))
    return ada[1]
