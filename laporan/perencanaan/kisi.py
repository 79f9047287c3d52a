"""PURE. Many rows of one sheet as a grid: what was typed, and the rows that come of it.

A cell knows the keys of its row in the sheet and the column it fills. A grid never deletes: what is
stored is changed, or left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kinerja.himpunan.galat import Galat
from kinerja.himpunan.mentah import BarisMentah, LembarMentah

DIKOSONGKAN = "tidak dapat dikosongkan di sini; hapus lewat Data Induk."
BENTROK = "sudah diubah orang lain menjadi “{}”; muat ulang halaman ini."
HILANG = "baris ini sudah tidak ada; muat ulang halaman ini."


@dataclass(frozen=True)
class SelKisi:
    """One cell. `isi`: what is stored; `usulan`: what could be, where nothing is."""

    kunci: tuple[tuple[str, str], ...]
    medan: str
    isi: str = ""
    usulan: str = ""

    @property
    def nama(self) -> str:
        """Its field in the form: the same whatever stands around it."""
        return "|".join(("sel", *(nilai for _, nilai in self.kunci), self.medan))


@dataclass(frozen=True)
class BarisKisi:
    """One row of the grid."""

    judul: str
    kecil: str
    sel: tuple[SelKisi, ...]


@dataclass(frozen=True)
class Kisi:
    """A grid over one sheet."""

    lembar: str
    kolom: tuple[str, ...]
    baris: tuple[BarisKisi, ...]
    jenis: str = "text"

    @property
    def sel(self) -> dict[str, SelKisi]:
        """Every cell by the name of its field."""
        return {satu.nama: satu for baris in self.baris for satu in baris.sel}


@dataclass
class Kiriman:
    """What a form of the grid comes to: rows for the engine, or mistakes by field."""

    lembar: LembarMentah
    milik: dict[int, list[SelKisi]] = field(default_factory=dict)
    """Number of a row → its cells."""
    salah: dict[str, str] = field(default_factory=dict)

    def tandai(self, galat: Sequence[Galat]) -> str:
        """Put the engine's mistakes at their fields; returns those that have none."""
        lain = []
        for satu in galat:
            sel = self.milik.get(satu.baris, []) if satu.lembar == self.lembar.nama else []
            if not sel:
                lain.append(str(satu))
                continue
            tepat = next((s for s in sel if s.medan == satu.kolom), sel[0])
            self.salah.setdefault(tepat.nama, satu.pesan)
        return " ".join(lain)


def baca_kiriman(kisi: Kisi, isi: Mapping[str, str], awal: Mapping[str, str]) -> Kiriman:
    """The changed cells as rows of the sheet. `awal`: what each cell held when it was shown."""
    dikenal = kisi.sel
    berubah = {n: t.strip() for n, t in isi.items() if t.strip() != awal.get(n, "").strip()}
    kolom: list[str] = []
    hasil = Kiriman(LembarMentah(kisi.lembar, kolom))
    kelompok: dict[tuple[tuple[str, str], ...], list[SelKisi]] = {}
    for nama, teks in berubah.items():
        sel = dikenal.get(nama)
        if sel is None:
            hasil.salah[nama] = HILANG
        elif sel.isi != awal.get(nama, ""):
            hasil.salah[nama] = BENTROK.format(sel.isi)
        elif not teks:
            hasil.salah[nama] = DIKOSONGKAN
        else:
            kelompok.setdefault(sel.kunci, [])
    for sel in dikenal.values():
        if sel.kunci in kelompok:
            kelompok[sel.kunci].append(sel)
    for nomor, (kunci, semua) in enumerate(kelompok.items(), 2):
        baris = {k: v for k, v in kunci if v}
        baris |= {s.medan: t for s in semua if (t := isi.get(s.nama, s.isi).strip())}
        for satu in (*(k for k, _ in kunci), *(s.medan for s in semua)):
            if satu not in kolom:
                kolom.append(satu)
        hasil.lembar.baris.append(BarisMentah(nomor, dict(baris)))
        hasil.milik[nomor] = semua
    return hasil
