"""How a table lies on paper: column widths, the lines of its rows, upright or landscape.

Lengths are tenths of a point, as static/css/laporan.css sets them.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from laporan.cetak.huruf import lebar_kata
from laporan.cetak.kolom import SelCetak, bagi_menurut_isi, lapangkan, lebar_judul
from laporan.dokumen.unsur import Baris, Sel, Tabel, baris_tercetak, kelompok_kolom

BIDANG_TEGAK, BIDANG_MENDATAR = 4390, 7280
"""Width of the text on either page."""
TINGGI_TEGAK, TINGGI_MENDATAR = 7080, 4620
"""Its height."""
SISI = 72
"""What the two sides of a cell take of its width."""
INDEN = (0, 54, 114, 174, 234, 294)
"""What a row's level takes beyond that in the column that shows it."""
_HURUF_BIASA, _HURUF_PADAT = 87, 82
_KEPALA, _SELA_BARIS = 700, 37
BANYAK_KOLOM = 7
_TAMBAHAN = 5
"""Tenths of a page that landscape must save, because it leaves the page before it unfilled."""


MUKA_TABEL = _BIASA, _TEBAL = "Arimo-Regular", "Arimo-Bold"
"""Faces that cells are measured in."""


def padat(tabel: Tabel) -> bool:
    """True for a table of many columns, set in smaller type."""
    return len(tabel.kolom) >= BANYAK_KOLOM


def kata_utuh(teks: str, pisah: str = "/-") -> list[str]:
    """The pieces a line may not be broken in; it may be after the marks in `pisah`."""
    return [k for k in _pemisah(pisah).split(teks) if k]


@cache
def _pemisah(pisah: str) -> re.Pattern[str]:
    return re.compile(rf"\s+|(?<=[{re.escape(pisah)}])")


def lebar_kolom(tabel: Tabel) -> tuple[int, ...]:
    """Column widths in tenths of a percent: as low as rows can be, no word or figure broken.

    Whole numbers, so that no binary fraction reaches the page.
    """
    return _bagi(tabel, _ukur(tabel))


@dataclass(frozen=True)
class _Ukuran:
    """What a table's cells print, whichever way the page lies: for every column the width of its
    longest word or figure and its cells; for every upper header its columns and its width.
    """

    terlebar: list[int]
    sel: list[list[SelCetak]]
    atas: list[tuple[int, int]]

    def paling_sedikit(self, bidang: int) -> list[int]:
        """The least width of every column where the text is this wide."""
        return lapangkan([min(n + SISI, bidang * 2 // 5) for n in self.terlebar], self.atas)


def _bagi(tabel: Tabel, ukuran: _Ukuran) -> tuple[int, ...]:
    bidang = BIDANG_MENDATAR if tabel.lebar else BIDANG_TEGAK
    paling_sedikit = ukuran.paling_sedikit(bidang)
    if sum(paling_sedikit) >= bidang:  # too many columns: share what there is by need
        titik = paling_sedikit
    else:
        lega = _berkepala_rendah(tabel, paling_sedikit)
        paling_sedikit = lega if sum(lega) * 10 <= bidang * 9 else paling_sedikit
        bobot = [k.lebar for k in tabel.kolom]
        titik = bagi_menurut_isi(bobot, paling_sedikit, ukuran.sel, bidang, sisi=SISI)
    hasil = [n * 1000 // sum(titik) for n in titik]
    for i in range(1000 - sum(hasil)):  # what rounding left
        hasil[i % len(hasil)] += 1
    return tuple(hasil)


def _ukur(tabel: Tabel) -> _Ukuran:
    huruf = _huruf(tabel)

    def judul(teks: str, sisi: int) -> int:
        return max((lebar_kata(k, _TEBAL, huruf) + sisi for k in kata_utuh(teks)), default=0)

    perlu = [judul(kolom.judul, 0) for kolom in tabel.kolom]
    isi: list[list[SelCetak]] = [[] for _ in tabel.kolom]
    for baris in tabel.baris:
        letak = 0
        for sel in baris.sel:
            cetak = SelCetak((), 0)
            if sel.rentang == 1:
                utuh = _sel_cetak(tabel, baris, sel, sel.teks)
                if utuh.terlebar:
                    terlebar = utuh.terlebar + _inden(tabel, baris, letak)
                    perlu[letak] = max(perlu[letak], terlebar)
                cetak = cetak if sel.lanjutan else utuh
            for _ in range(sel.rentang):
                isi[letak].append(cetak)
                letak += 1
    return _Ukuran(perlu, isi, [(n, judul(teks, SISI)) for teks, n in kelompok_kolom(tabel)])


def _berkepala_rendah(tabel: Tabel, paling_sedikit: list[int]) -> list[int]:
    """The same, wide enough that no title takes more than `BARIS_JUDUL` lines: the head of a
    table stands on each of its pages, also above a column that holds nothing but dashes.
    """
    huruf = _huruf(tabel)
    perlu = [_lebar_judul(k.judul, huruf) + SISI for k in tabel.kolom]
    # Widths are tenths of a percent: what rounding takes is given beforehand.
    sela = BIDANG_MENDATAR // 1000 + 1
    satu = [n if n >= lega else lega + sela for n, lega in zip(paling_sedikit, perlu, strict=True)]
    atas = [(n, _lebar_judul(teks, huruf) + SISI) for teks, n in kelompok_kolom(tabel)]
    return lapangkan(satu, atas)


@lru_cache(maxsize=512)
def _lebar_judul(judul: str, huruf: int) -> int:
    """The least width in which the title stands on so many lines."""
    # Here a word with a hyphen stays in one piece ("e-Kinerja"): there is room.
    kata = tuple(lebar_kata(k, "Arimo-Bold", huruf) for k in kata_utuh(judul, "/"))
    return lebar_judul(kata, lebar_kata(" ", "Arimo-Bold", huruf))


def baris_per_baris(tabel: Tabel, lebar: tuple[int, ...]) -> list[int]:
    """The printed lines of every row."""
    bidang = BIDANG_MENDATAR if tabel.lebar else BIDANG_TEGAK
    hasil: list[int] = []
    for baris, tercetak in zip(tabel.baris, baris_tercetak(tabel), strict=True):
        letak, tinggi = 0, 1
        for sel in baris.sel:
            ruang = sum(lebar[letak : letak + sel.rentang]) * bidang // 1000 - SISI
            ruang -= _inden(tabel, baris, letak)
            cetak = _sel_cetak(tabel, baris, sel, tercetak[letak])
            tinggi = max(tinggi, cetak.tinggi(ruang))
            letak += sel.rentang
        hasil.append(tinggi)
    return hasil


def melintang(tabel: Tabel) -> bool:
    """True where a landscape page saves room: with many columns names lose theirs upright."""
    if not tabel.baris:
        return False
    ukuran = _ukur(tabel)
    if not _muat_tegak(ukuran):
        return True
    tegak, mendatar = (_tinggi(replace(tabel, lebar=arah), ukuran) for arah in (False, True))
    halaman = -(-mendatar // TINGGI_MENDATAR)
    return tegak * 10 >= TINGGI_TEGAK * (10 * halaman + _TAMBAHAN)


def muat_tegak(tabel: Tabel) -> bool:
    """No word and no figure of the columns is broken on an upright page."""
    return _muat_tegak(_ukur(tabel))


def _muat_tegak(ukuran: _Ukuran) -> bool:
    return sum(ukuran.paling_sedikit(BIDANG_TEGAK)) <= BIDANG_TEGAK


def _tinggi(tabel: Tabel, ukuran: _Ukuran) -> int:
    """Height of the table with its caption and head."""
    satu = _huruf(tabel) * 120 // 100
    baris = baris_per_baris(tabel, _bagi(tabel, ukuran))
    return _KEPALA + sum(n * satu + _SELA_BARIS for n in baris)


def _inden(tabel: Tabel, baris: Baris, letak: int) -> int:
    return INDEN[min(baris.tingkat, 5)] if tabel.kolom[letak].pohon else 0


def _huruf(tabel: Tabel) -> int:
    return _HURUF_PADAT if padat(tabel) else _HURUF_BIASA


def _sel_cetak(tabel: Tabel, baris: Baris, sel: Sel, teks: str) -> SelCetak:
    muka = _TEBAL if sel.tebal or baris.jenis != "biasa" else _BIASA
    return _teks_cetak(teks, muka, _huruf(tabel), "/-" if sel.nilai is None else "/")


@lru_cache(maxsize=8192)
def _teks_cetak(teks: str, muka: str, huruf: int, pisah: str) -> SelCetak:
    """Cells are measured upright, landscape and for their rows; many say the same."""
    return SelCetak(
        tuple(
            tuple(lebar_kata(k, muka, huruf) for k in kata_utuh(b, pisah)) for b in teks.split("\n")
        ),
        lebar_kata(" ", muka, huruf),
    )
