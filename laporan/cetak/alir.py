"""The order in which blocks are printed, so that no page is left half empty.

A landscape page and a figure that does not fit begin a new page. What stands before them on an
unfilled page is followed by the words that come after them, as books do it: the table or figure
is found by its number. Tables keep their order, figures keep theirs, and nothing is moved past
the heading of another part.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from laporan.cetak.tabel_cetak import muat_tegak
from laporan.dokumen.unsur import (
    Bagian,
    Blok,
    BlokTandaTangan,
    Dokumen,
    Gambar,
    GantiHalaman,
    Judul,
    Paragraf,
    Tabel,
    teks_polos,
)

Tempat = tuple[str, int]
"""Key of a part and the place of a block in it."""
_CUKUP, _SEPARUH, _BERARTI = 75, 50, 10
"""Percent of a page: filled well enough; hardly half of it; a gain that is worth a move."""


@dataclass(frozen=True)
class Kertas:
    """Height of the text of an upright page and of a landscape one, in any unit."""

    tegak: int
    mendatar: int


@dataclass(frozen=True)
class Tata:
    """How a document was laid out: heights of blocks, of the headings of parts, and what was
    left empty above a block because it did not fit.
    """

    tinggi: dict[Tempat, int]
    awal: dict[str, int]
    celah: dict[Tempat, int]
    kosong: int = 0
    """Pages hardly filled though their part goes on."""

    def menurut(self, asal: Mapping[Tempat, Tempat]) -> "Tata":
        """The same by the places that the blocks had before they were moved."""
        return replace(
            self,
            tinggi={asal.get(t, t): n for t, n in self.tinggi.items()},
            celah={asal.get(t, t): n for t, n in self.celah.items()},
        )


def alirkan(dokumen: Dokumen, tata: Tata, kertas: Kertas) -> tuple[Dokumen, dict[Tempat, Tempat]]:
    """The document with its blocks in the order of print, and where each of them stood before."""
    asal: dict[Tempat, Tempat] = {}

    def isi(kunci: str, blok: tuple[Blok, ...]) -> tuple[Blok, ...]:
        tinggi = []
        for n, b in enumerate(blok):
            # What a figure leaves empty is known anew wherever it comes to stand.
            celah = 0 if isinstance(b, Gambar) or _lebar(b) else tata.celah.get((kunci, n), 0)
            tinggi.append(tata.tinggi.get((kunci, n), 0) + celah)
        hasil = susun(blok, tinggi, tata.awal.get(kunci, 0), kertas)
        asal.update({(kunci, baru): (kunci, lama) for baru, (lama, _) in enumerate(hasil)})
        return tuple(b for _, b in hasil)

    beralir = replace(
        dokumen,
        bagian_depan=tuple(
            replace(b, isi=isi(b.kunci, b.isi)) if isinstance(b, Bagian) else b
            for b in dokumen.bagian_depan
        ),
        bab=tuple(replace(b, isi=isi(b.kunci, b.isi)) for b in dokumen.bab),
        lampiran=tuple(replace(x, isi=isi(x.kunci, x.isi)) for x in dokumen.lampiran),
    )
    return beralir, asal


def susun(
    blok: Sequence[Blok], tinggi: Sequence[int], awal: int, kertas: Kertas
) -> list[tuple[int, Blok]]:
    """The blocks in the order of print, each with the place it had; a table that nothing can be
    put before stands upright.
    """
    penata = _Alur(blok, tinggi, kertas)
    hasil: list[int] = []
    tegak: dict[int, Tabel] = {}
    y, i, puncak = awal, 0, 0  # `puncak`: where in `hasil` this page begins, -1 inside a block

    def letakkan(n: int) -> None:
        nonlocal y, puncak
        if penata.mendatar(n) or isinstance(blok[n], GantiHalaman):
            puncak = len(hasil) + 1
        elif penata.membuka_halaman(n, y):
            puncak = len(hasil)
        elif y + tinggi[n] > kertas.tegak:
            puncak = -1
        y = penata.letakkan(n, y)
        hasil.append(n)

    while i < len(blok):
        akhir = sampai = penata.kelompok(i)
        if penata.membuka_halaman(i, y) and penata.kurang(y, _CUKUP):
            sampai = penata.sampai_mana(i, akhir, y)
            for n in range(akhir, sampai):
                letakkan(n)
            if penata.kurang(y, _SEPARUH) and penata.mendatar(i):
                kini = blok[i]
                lebih_dulu = hasil[puncak:] if puncak >= 0 else []
                if akhir == i + 1 and isinstance(kini, Tabel) and muat_tegak(kini):
                    tegak[i] = replace(kini, lebar=False)
                    y = (y + tinggi[i] * kertas.tegak // kertas.mendatar) % kertas.tegak
                    hasil.append(i)
                    i, puncak = sampai, -1
                    continue
                if penata.boleh_ditukar(hasil, puncak, range(i, akhir), sampai):
                    # Nothing comes after it: then what stands before it may.
                    del hasil[puncak:]
                    y = 0
                    for n in (*range(i, akhir), *lebih_dulu):
                        letakkan(n)
                    i = sampai
                    continue
        for n in range(i, akhir):
            letakkan(n)
        i = sampai
    return [(n, tegak.get(n, blok[n])) for n in hasil]


class _Alur:
    """Lays blocks on pages by their heights."""

    def __init__(self, blok: Sequence[Blok], tinggi: Sequence[int], kertas: Kertas) -> None:
        self.blok, self.tinggi, self.kertas = blok, tinggi, kertas

    def mendatar(self, n: int) -> bool:
        return _lebar(self.blok[n])

    def kelompok(self, i: int) -> int:
        """The end of the run of landscape blocks that starts here; of a block by itself."""
        akhir = i + 1
        while self.mendatar(i) and akhir < len(self.blok) and self.mendatar(akhir):
            akhir += 1
        return akhir

    def membuka_halaman(self, n: int, y: int) -> bool:
        """The block cannot stand on what is left of an upright page."""
        if not y:
            return False
        if self.mendatar(n):
            return True
        return isinstance(self.blok[n], Gambar) and y + self.tinggi[n] > self.kertas.tegak

    def boleh_ditukar(
        self, hasil: Sequence[int], puncak: int, kelompok: range, berikut: int
    ) -> bool:
        """What begins the page before a run may follow it, for nothing else of the part does."""
        if puncak < 1 or puncak >= len(hasil):
            return False
        if berikut < len(self.blok) and not _pembuka(self.blok[berikut]):
            return False
        jenis = tuple({type(self.blok[n]) for n in kelompok})
        terlarang = (GantiHalaman, BlokTandaTangan, Judul, *jenis)
        sebelum = [self.blok[n] for n in hasil[puncak:]]
        return _boleh_disela(self.blok[hasil[puncak - 1]]) and not any(
            isinstance(b, terlarang) for b in sebelum
        )

    def kurang(self, y: int, persen: int) -> bool:
        """Less than this part of an upright page is filled."""
        return y * 100 < self.kertas.tegak * persen

    def letakkan(self, n: int, y: int) -> int:
        """What is filled of the upright page after the block."""
        if self.mendatar(n) or isinstance(self.blok[n], GantiHalaman):
            return 0
        if self.membuka_halaman(n, y):
            return self.tinggi[n]
        y += self.tinggi[n]
        return y if y <= self.kertas.tegak else y % self.kertas.tegak

    def sampai_mana(self, i: int, akhir: int, y: int) -> int:
        """The end of the blocks that are printed before the run from `i` to `akhir`."""
        jenis = tuple({type(self.blok[n]) for n in range(i, akhir)})
        terbaik, isi_terbaik = akhir, y
        n, penuh = akhir, False
        while n < len(self.blok) and not penuh:
            b = self.blok[n]
            pembatas = isinstance(b, (GantiHalaman, BlokTandaTangan, *jenis))
            if pembatas or self.membuka_halaman(n, y) or _pembuka(b):
                break
            y = self.letakkan(n, y)
            n += 1
            if _boleh_disela(b):
                if (y - isi_terbaik) * 100 >= self.kertas.tegak * _BERARTI:
                    terbaik, isi_terbaik = n, y
                penuh = not self.kurang(isi_terbaik, _CUKUP)
        return terbaik


def _lebar(b: Blok) -> bool:
    return isinstance(b, Tabel | Gambar) and b.lebar


def _pembuka(b: Blok) -> bool:
    """The heading of another part."""
    return isinstance(b, Judul) and b.tingkat <= 1


def _boleh_disela(b: Blok) -> bool:
    """Something may stand between this block and the next."""
    if isinstance(b, Judul):
        return False
    return not (isinstance(b, Paragraf) and teks_polos(b.isi).rstrip().endswith(":"))
