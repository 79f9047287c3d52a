"""Where WeasyPrint put the blocks: their heights in tenths of a CSS pixel."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from laporan.cetak.alir import Kertas, Tata, Tempat

# static/css/laporan.css: A4 less the margins of @page and of @page lebar.
KERTAS = Kertas(tegak=2500 * 960 // 254, mendatar=1630 * 960 // 254)
SEDIKIT = 42
"""A page filled less than this, in percent, is hardly filled."""


def ukur(halaman: list[Any]) -> Tata:
    """The height of every block with the space above it, of every part's heading, and what was
    left empty at the foot of a page.
    """
    tata = Tata({}, {}, {})
    lalu: Tempat | None = None
    sisa = 0
    terisi: list[int] = []
    bagian: list[set[str]] = []
    for h in halaman:
        kotak = h._page_box
        puncak, alas = kotak.content_box_y(), kotak.content_box_y() + kotak.height
        bawah = puncak
        potongan = sorted(_potongan(kotak), key=lambda p: p[1])
        for n, (tempat, atas, akhir) in enumerate(potongan):
            baru = tempat not in tata.tinggi
            if baru and tempat[1] == 0:
                tata.awal[tempat[0]] = _bulat(atas - bawah)
                bawah = atas
            elif n == 0 and lalu is not None and lalu[0] == tempat[0]:
                # What was left empty before: inside the block, or between two.
                if baru:
                    tata.celah[tempat] = sisa
                else:
                    tata.tinggi[tempat] += sisa
                bawah = min(bawah, atas)
            tata.tinggi[tempat] = tata.tinggi.get(tempat, 0) + _bulat(akhir - min(bawah, atas))
            bawah, lalu = akhir, tempat
        sisa = _bulat(max(0, alas - bawah))
        bagian.append({t[0] for t, _, _ in potongan})
        terisi.append(int((bawah - puncak) * 100 / kotak.height))
    kosong = sum(
        isi < SEDIKIT and bool(kini & berikut)
        for isi, kini, berikut in zip(terisi, bagian, bagian[1:], strict=False)
    )
    return replace(tata, kosong=kosong)


def awal_halaman(halaman: list[Any]) -> list[list[int]]:
    """For every table in reading order the rows of its body that begin a page, where the table
    began on one before it. A row that itself goes on from there is none.
    """
    semua: dict[Any, list[int]] = {}
    lalu: Any = None
    for h in halaman:
        for kotak in potongan_tabel(h._page_box):
            baris = list(_baris_badan(kotak))
            if kotak.element not in semua:
                semua[kotak.element] = []
            elif baris and baris[0] is not lalu:
                urut = [tr for badan in kotak.element.iter("tbody") for tr in badan.iter("tr")]
                semua[kotak.element].append(urut.index(baris[0]))
            lalu = baris[-1] if baris else lalu
    return list(semua.values())


def potongan_tabel(kotak: Any) -> Iterator[Any]:
    """The table boxes of a page in the order in which they are drawn."""
    if kotak.element is not None and kotak.element_tag == "table":
        yield kotak
        return
    for anak in getattr(kotak, "children", ()):
        yield from potongan_tabel(anak)


def _baris_badan(kotak: Any) -> Iterator[Any]:
    """The elements of the rows of a piece of a table, its repeated head left out."""
    if kotak.element_tag == "thead":
        return
    if kotak.element_tag == "tr":
        yield kotak.element
        return
    for anak in getattr(kotak, "children", ()):
        yield from _baris_badan(anak)


def _bulat(panjang: Any) -> int:
    return int(panjang * 10)


def _potongan(kotak: Any) -> Iterator[tuple[Tempat, Any, Any]]:
    """The outermost boxes of blocks on a page: block, upper and lower edge."""
    tanda = None if kotak.element is None else kotak.element.get("data-urut")
    if tanda:
        bagian, _, urut = tanda.rpartition(" ")
        atas = kotak.border_box_y()
        yield (bagian, int(urut)), atas, atas + kotak.border_height()
        return
    for anak in getattr(kotak, "children", ()):
        yield from _potongan(anak)
