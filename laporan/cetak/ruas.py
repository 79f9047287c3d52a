"""Stretches of a chapter that share no page: what stands upright, and what lies across.

PURE: no Django, no clock, no database.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from laporan.dokumen.unsur import Bab, Blok, Dokumen, Gambar, Mendatar, Tabel


@dataclass(frozen=True)
class RuasBab(Bab):
    """A stretch of a chapter that does not begin it. `urut`: the place of its first block there."""

    urut: int = 0


def terbaring(blok: Blok) -> bool:
    """The block is printed on a landscape page."""
    return isinstance(blok, Mendatar) or (isinstance(blok, Tabel | Gambar) and blok.lebar)


def berjudul_baring(isi: tuple[Blok, ...]) -> bool:
    """The heading of a front or appended part goes along with what lies across below it."""
    return bool(isi) and terbaring(isi[0])


def ruas(penggal: Dokumen) -> Iterator[Dokumen]:
    """A part of a document in stretches that each begin a page; whole unless it is one chapter."""
    if len(penggal.bab) != 1 or penggal.lampiran or penggal.sampul or penggal.bagian_depan:
        yield penggal
        return
    (bab,) = penggal.bab
    urut = 0
    for baring, kelompok in groupby(bab.isi, terbaring):
        isi = tuple(kelompok)
        if not urut and baring:
            yield replace(penggal, bab=(replace(bab, isi=()),))  # its heading stands upright
        satu = RuasBab(bab.judul, isi, bab.kunci, bab.nomor, urut)
        yield replace(penggal, bab=(satu if urut or baring else replace(bab, isi=isi),))
        urut += len(isi)
    if not bab.isi:
        yield penggal
