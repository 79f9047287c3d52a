"""Where a table goes on upon another page, its first row there names what it belongs to.

Below a name that stands once, rows leave its cell blank; rows of a group stand below the group's
row. Neither is seen any more when the page is turned.

PURE: no Django, no clock, no database.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace

from laporan.dokumen.unsur import (
    NOMOR,
    Bagian,
    Baris,
    Blok,
    Dokumen,
    Sel,
    Tabel,
    baris_tercetak,
    ikatan_baris,
)

LANJUTAN = " (lanjutan)"
Awal = frozenset[tuple[str, int]]
"""Key of a table and the place of a row in it."""


def tak_bernama(tabel: Tabel) -> list[bool]:
    """For every row: read alone, it does not say what it belongs to."""
    hasil = []
    kelompok = kelompok_baris(tabel)
    for n, (baris, tercetak) in enumerate(zip(tabel.baris, baris_tercetak(tabel), strict=True)):
        letak, kosong = 0, False
        for sel in baris.sel:
            kosong = kosong or (sel.lanjutan and bool(sel.teks) and not tercetak[letak])
            letak += sel.rentang
        hasil.append(kosong or kelompok[n] is not None)
    return hasil


def kelompok_baris(tabel: Tabel) -> list[int | None]:
    """For every row the place of the group's row that it stands below; None for the group's own
    and for sums.
    """
    hasil: list[int | None] = []
    kini: int | None = None
    for n, baris in enumerate(tabel.baris):
        if baris.jenis == "kelompok":
            kini = n
        elif baris.jenis == "jumlah":
            kini = None
        hasil.append(None if baris.jenis == "kelompok" else kini)
    return hasil


@dataclass(frozen=True)
class TabelBernama(Tabel):
    """A table some of whose rows name what they go on with, and the table it was: columns and what
    is kept together stay as they were, so that naming moves no more than it must.
    """

    polos: Tabel | None = None
    asal: tuple[int, ...] = ()
    """For every row the row it was; a group's name said again counts as the row that follows."""


def bernama(tabel: Tabel, awal: Collection[int]) -> TabelBernama:
    """The table with these rows naming what they go on with."""
    hasil = _bernama(tabel, awal)
    medan = {f.name: getattr(tabel, f.name) for f in fields(Tabel)}
    medan["baris"] = tuple(b for _, b in hasil)
    return TabelBernama(**medan, polos=tabel, asal=tuple(n for n, _ in hasil))


def polos(tabel: Tabel) -> Tabel:
    """The table as it was before its rows were named."""
    return tabel.polos if isinstance(tabel, TabelBernama) and tabel.polos else tabel


def ikatan(tabel: Tabel) -> tuple[tuple[int, int], ...]:
    """`ikatan_baris` of the table as it was, in the rows that it has now."""
    if not isinstance(tabel, TabelBernama):
        return ikatan_baris(tabel)
    return tuple(
        (bisect_left(tabel.asal, awal), bisect_left(tabel.asal, akhir))
        for awal, akhir in ikatan_baris(polos(tabel))
    )


def _bernama(tabel: Tabel, awal: Collection[int]) -> list[tuple[int, Baris]]:
    kelompok = kelompok_baris(tabel)
    hasil: list[tuple[int, Baris]] = []
    for n, baris in enumerate(tabel.baris):
        if n not in awal:
            hasil.append((n, baris))
            continue
        induk = kelompok[n]
        # The first row of a group stands with the group's own.
        if induk is not None and induk != n - 1:
            hasil.append((n, _ulang(tabel, tabel.baris[induk])))
        hasil.append((n, _ulang(tabel, baris) if any(s.lanjutan for s in baris.sel) else baris))
    return hasil


def _ulang(tabel: Tabel, baris: Baris) -> Baris:
    """The row with its blank names told, the first of them as a continuation."""
    sel: list[Sel] = []
    letak, disebut = 0, False
    for s in baris.sel:
        nama = s.lanjutan or baris.jenis == "kelompok"
        bernomor = s.rentang == 1 and tabel.kolom[letak].kunci == NOMOR
        if nama and s.teks and not disebut and not bernomor:
            s, disebut = replace(s, teks=f"{s.teks}{LANJUTAN}"), True
        sel.append(replace(s, lanjutan=False))
        letak += s.rentang
    return replace(baris, sel=tuple(sel))


def namai(dokumen: Dokumen, awal: Awal) -> Dokumen:
    """The document whose tables name what these rows go on with."""
    if not awal:
        return dokumen
    menurut: dict[str, set[int]] = {}
    for kunci, n in awal:
        menurut.setdefault(kunci, set()).add(n)

    return replace(
        dokumen,
        bagian_depan=tuple(
            replace(b, isi=_namai(b.isi, menurut)) if isinstance(b, Bagian) else b
            for b in dokumen.bagian_depan
        ),
        bab=tuple(replace(b, isi=_namai(b.isi, menurut)) for b in dokumen.bab),
        lampiran=tuple(replace(x, isi=_namai(x.isi, menurut)) for x in dokumen.lampiran),
    )


def _namai(blok: tuple[Blok, ...], menurut: Mapping[str, Collection[int]]) -> tuple[Blok, ...]:
    def ganti(b: Blok) -> Blok:
        if isinstance(b, Tabel) and b.kunci in menurut:
            return bernama(b, menurut[b.kunci])
        return b.ganti_dalam(lambda isi: _namai(isi, menurut))

    return tuple(ganti(b) for b in blok)
