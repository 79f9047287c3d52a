"""PURE. How many pages a document will take, and where its parts will start: for progress bars.

A rough measure by lines of text and rows of tables; it is shown with "±" and used for nothing else.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import singledispatch

from laporan.dokumen.penomoran import daftar_gambar, daftar_isi, daftar_tabel, nomori
from laporan.dokumen.unsur import (
    Bagian,
    Blok,
    BlokTandaTangan,
    Daftar,
    Dokumen,
    Gambar,
    GantiHalaman,
    Judul,
    Mendatar,
    Paragraf,
    Tabel,
    teks_polos,
)

_BARIS = 44  # printed lines on a page
_BARIS_MENDATAR = 28
_HURUF = 92  # characters on a line
_BARIS_DAFTAR = 38  # entries of a contents list on a page
_HURUF_TABEL, _HURUF_TABEL_MENDATAR = 100, 160  # characters across a table's cells


@dataclass(frozen=True)
class PerkiraanHalaman:
    """Parts with the page (from 1) on which each probably starts; `depan` pages stand before the
    first chapter.
    """

    nama: tuple[str, ...]
    awal: tuple[int, ...]
    banyak: int
    depan: int

    def bagian(self, halaman: int) -> str:
        """The part in which a page probably lies."""
        return self.nama[max(bisect_right(self.awal, halaman) - 1, 0)]


def perkirakan(dokumen: Dokumen) -> PerkiraanHalaman:
    """Estimate from the content; every part starts on a page of its own."""
    dokumen = nomori(dokumen)
    ukuran: list[tuple[str, int]] = [("Sampul", 1)] if dokumen.sampul else []
    for b in dokumen.bagian_depan:
        if isinstance(b, Bagian):
            ukuran.append((b.judul, _halaman(b.isi)))
        else:
            sumber = {"isi": daftar_isi, "tabel": daftar_tabel, "gambar": daftar_gambar}[b.jenis]
            butir = len(sumber(dokumen))
            ukuran.append((f"Daftar {b.jenis}", max(-(-butir // _BARIS_DAFTAR), 1)))
    depan = sum(banyak for _, banyak in ukuran)
    ukuran += [(b.label, _halaman(b.isi)) for b in dokumen.bab]
    ukuran += [(x.label, _halaman(x.isi)) for x in dokumen.lampiran]
    nama, awal, berikut = [], [], 1
    for satu, banyak in ukuran:
        nama.append(satu)
        awal.append(berikut)
        berikut += banyak
    banyak = max(berikut - 1, 1)
    return PerkiraanHalaman(tuple(nama) or ("Laporan",), tuple(awal) or (1,), banyak, depan)


def _halaman(isi: tuple[Blok, ...]) -> int:
    """Pages of a part, in tenths of lines so that short things add up."""
    halaman, persepuluh, mendatar = 0, 30, False
    for b in _rata(isi):
        melintang = isinstance(b, Mendatar) or (isinstance(b, Tabel | Gambar) and b.lebar)
        if isinstance(b, GantiHalaman) or melintang != mendatar:
            penuh = 10 * (_BARIS_MENDATAR if mendatar else _BARIS)
            halaman += -(-persepuluh // penuh)
            persepuluh, mendatar = 0, melintang
        persepuluh += _tinggi(b)
    return max(halaman + -(-persepuluh // (10 * (_BARIS_MENDATAR if mendatar else _BARIS))), 1)


def _rata(isi: tuple[Blok, ...]) -> list[Blok]:
    """Without wrappers: a section's blocks stand where it stands."""
    hasil: list[Blok] = []
    for b in isi:
        dalam = getattr(b, "isi", None)
        if not isinstance(b, Mendatar | Paragraf) and isinstance(dalam, tuple):
            hasil += _rata(dalam)
        else:
            hasil.append(b)
    return hasil


def _baris(teks: str, huruf: int = _HURUF) -> int:
    return sum(-(-max(len(t), 1) // max(huruf, 1)) for t in teks.split("\n"))


@singledispatch
def _tinggi(b: Blok) -> int:
    """Height in tenths of a line."""
    return sum(map(_tinggi, b.dalam()))


@_tinggi.register
def _(b: Judul) -> int:
    return 20


@_tinggi.register
def _(b: Paragraf) -> int:
    return 10 * _baris(teks_polos(b.isi)) + 5


@_tinggi.register
def _(b: Daftar) -> int:
    return sum(10 * _baris(teks_polos(x.isi)) + 2 + sum(map(_tinggi, x.anak)) for x in b.butir)


@_tinggi.register
def _(b: Gambar) -> int:
    return 160 + 10 * len(b.catatan)


@_tinggi.register
def _(b: BlokTandaTangan) -> int:
    return 100


@_tinggi.register
def _(tabel: Tabel) -> int:
    huruf = _HURUF_TABEL_MENDATAR if tabel.lebar else _HURUF_TABEL
    bobot = sum(k.lebar for k in tabel.kolom) or 1
    tinggi = 55
    for baris in tabel.baris:
        baris_sel, letak = 1, 0
        for sel in baris.sel:
            lebar = sum(k.lebar for k in tabel.kolom[letak : letak + sel.rentang])
            if not sel.lanjutan:
                baris_sel = max(baris_sel, _baris(sel.teks, huruf * lebar // bobot))
            letak += sel.rentang
        tinggi += 9 * baris_sel + 5
    return tinggi + sum(10 * _baris(teks_polos(c)) for c in tabel.catatan)
