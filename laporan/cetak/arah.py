"""Which pages are landscape: decided from what stands on them, not by whoever wrote it.

Every change of direction leaves a page unfilled. Words stay upright; a table turns only where
that saves pages, and neighbours that turn share their pages.
"""

from collections.abc import Sequence
from dataclasses import replace

from laporan.cetak.tabel_cetak import melintang
from laporan.dokumen.unsur import (
    Bagian,
    Blok,
    Daftar,
    Dokumen,
    Gambar,
    Lampiran,
    Mendatar,
    Paragraf,
    Seksi,
    Selembar,
    Tabel,
    teks_polos,
)


def arahkan(dokumen: Dokumen) -> Dokumen:
    """The document with every table and figure on the page that suits it."""
    return replace(
        dokumen,
        bagian_depan=tuple(
            replace(b, isi=arahkan_blok(b.isi)) if isinstance(b, Bagian) else b
            for b in dokumen.bagian_depan
        ),
        bab=tuple(replace(b, isi=arahkan_blok(b.isi)) for b in dokumen.bab),
        lampiran=tuple(replace(x, isi=arahkan_blok(x.isi)) for x in dokumen.lampiran),
    )


def arahkan_blok(blok: tuple[Blok, ...]) -> tuple[Blok, ...]:
    """Blocks with what was wrapped for a landscape page taken out of its wrapping."""
    hasil: list[Blok] = []
    for b in blok:
        if isinstance(b, Selembar):
            isi = arahkan_blok(b.isi)
            baring = any(isinstance(x, Tabel | Gambar) and x.lebar for x in isi)
            hasil += (replace(b, isi=tuple(map(_selebar, isi))),) if baring else isi
        elif isinstance(b, Mendatar):
            hasil += arahkan_blok(tuple(_lebar(x) for x in b.isi))
        elif isinstance(b, Tabel):
            hasil.append(replace(b, lebar=melintang(b)))
        elif isinstance(b, Seksi):
            hasil.append(replace(b, isi=arahkan_blok(b.isi)))
        elif isinstance(b, Daftar):
            butir = tuple(replace(x, anak=arahkan_blok(x.anak)) for x in b.butir)
            hasil.append(replace(b, butir=butir))
        else:
            hasil.append(b)
    return tuple(hasil)


def _lebar(b: Blok) -> Blok:
    return replace(b, lebar=True) if isinstance(b, Gambar) else b


def _selebar(b: Blok) -> Blok:
    return replace(b, lebar=True) if isinstance(b, Tabel | Gambar) else b


_PENDEK = 900


def pendek(lampiran: Lampiran) -> bool:
    """An appendix of a sentence or two: it needs no page of its own beside another such one."""
    return (
        all(isinstance(b, Paragraf) for b in lampiran.isi)
        and sum(len(teks_polos(b.isi)) for b in lampiran.isi if isinstance(b, Paragraf)) <= _PENDEK
    )


def bab_menyambung(dokumen: Dokumen) -> list[bool]:
    """For every chapter: it follows on the page of the one before."""
    return [dokumen.bab_menyambung and n > 0 for n in range(len(dokumen.bab))]


def menyambung(lampiran: Sequence[Lampiran]) -> list[bool]:
    """For every appendix: it follows on the page of the one before."""
    hasil, banyak = [False] * len(lampiran), 0
    for n, x in enumerate(lampiran):
        # Three to a page at most: they are short, but not nothing.
        hasil[n] = n > 0 and banyak < 2 and pendek(x) and pendek(lampiran[n - 1])
        banyak = banyak + 1 if hasil[n] else 0
    return hasil
