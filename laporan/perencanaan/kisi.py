"""PURE. Many rows of one sheet as a grid: what was typed, and the rows that come of it.

A cell knows the keys of its row in the sheet and the column it fills. What is stored is changed, or
left; a cell that is all its row says takes the row with it when it is emptied.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kinerja.himpunan.galat import Galat
from kinerja.himpunan.mentah import BarisMentah, LembarMentah

DIKOSONGKAN = "tidak dapat dikosongkan di sini; hapus lewat Data Induk."
BENTROK = "sudah diubah orang lain menjadi “{}”; muat ulang halaman ini."
HILANG = "baris ini sudah tidak ada; muat ulang halaman ini."
SUDAH_ADA = "sudah dipakai baris lain; ubah barisnya, atau tulis yang lain."


@dataclass(frozen=True)
class SelKisi:
    """One cell. `isi`: what is stored; `usulan`: what could be, where nothing is."""

    kunci: tuple[tuple[str, str], ...]
    medan: str
    isi: str = ""
    usulan: str = ""
    ke: int = 0
    """1, 2, …: of a row that is not stored yet; what its key lacks is typed in its cells."""
    jenis: str = ""
    """`date` for a day; empty: as the grid says."""
    pilihan: tuple[tuple[str, str], ...] = ()
    """The codes that it takes, with their words."""
    boleh_kosong: bool = False
    tetap: bool = False
    """Shown, never typed: part of the key of a stored row."""
    bawaan: tuple[tuple[str, str], ...] = ()
    """Other columns that the sheet asks of a row, as they are stored."""
    penuh: bool = False
    """All that its row says: emptied, the row goes."""
    bertanggal: str = ""
    """The dated decision that what is stored belongs to: it changes only with a reason."""

    @property
    def sasaran(self) -> str:
        """Its row of the sheet, as the page names it."""
        ke = (f"+{self.ke}",) if self.ke else ()
        return "|".join(("sel", *(nilai for _, nilai in self.kunci), *ke))

    @property
    def nama(self) -> str:
        """Its field in the form: the same whatever stands around it."""
        return f"{self.sasaran}|{self.medan}"

    @property
    def baris(self) -> tuple[tuple[tuple[str, str], ...], int]:
        """What it shares with the other cells of its row of the sheet."""
        return self.kunci, self.ke


@dataclass(frozen=True)
class BarisKisi:
    """One row of the grid."""

    judul: str
    kecil: str
    sel: tuple[SelKisi, ...]
    ubah: tuple[tuple[str, str], ...] = ()
    """Its key in the sheet, where its form has more fields than the grid."""


@dataclass(frozen=True)
class Kisi:
    """A grid over one sheet."""

    lembar: str
    kolom: tuple[str, ...]
    baris: tuple[BarisKisi, ...]
    jenis: str = "text"
    tawaran: str = ""
    """What could be proposed for cells that are empty, and is not: a sentence."""
    lengkapi: Callable[[Mapping[str, str]], Mapping[str, str]] = lambda _: {}
    """What the empty cells of a new row mean."""

    @property
    def sel(self) -> dict[str, SelKisi]:
        """Every cell that is typed in, by the name of its field."""
        return {s.nama: s for baris in self.baris for s in baris.sel if not s.tetap}


@dataclass
class Kiriman:
    """What a form of the grid comes to: rows for the engine, or mistakes by field."""

    lembar: LembarMentah
    milik: dict[int, list[SelKisi]] = field(default_factory=dict)
    """Number of a row → its cells."""
    salah: dict[str, str] = field(default_factory=dict)
    bentrok: dict[str, str] = field(default_factory=dict)
    """Field → what somebody else stored there meanwhile."""
    dikosongkan: list[SelKisi] = field(default_factory=list)
    """Cells whose rows go."""
    bertanggal: dict[str, str] = field(default_factory=dict)
    """Field → the dated decision that it changes."""

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

    def tandai_terpakai(self, nomor: int) -> None:
        """The key that was typed for a new row belongs to another one."""
        for sel in self.milik.get(nomor, []):
            if sel.ke and not dict(sel.kunci).get(sel.medan, "-"):
                self.salah.setdefault(sel.nama, SUDAH_ADA)


def baca_kiriman(kisi: Kisi, isi: Mapping[str, str], awal: Mapping[str, str]) -> Kiriman:
    """The changed cells as rows of the sheet. `awal`: what each cell held when it was shown."""
    dikenal = kisi.sel
    berubah = {
        n: terbaca(dikenal.get(n), t.strip())
        for n, t in isi.items()
        if t.strip() != awal.get(n, "").strip()
    }
    kolom: list[str] = []
    hasil = Kiriman(LembarMentah(kisi.lembar, kolom))
    kelompok: dict[tuple[tuple[tuple[str, str], ...], int], list[SelKisi]] = {}
    for nama, teks in berubah.items():
        sel = dikenal.get(nama)
        if sel is None:
            hasil.salah[nama] = HILANG
        elif teks == sel.isi:
            continue  # somebody else wrote the same
        elif sel.isi != awal.get(nama, ""):
            hasil.bentrok[nama] = sel.isi
            hasil.salah[nama] = BENTROK.format(sel.isi)
        elif not teks and not (sel.boleh_kosong or sel.penuh):
            hasil.salah[nama] = DIKOSONGKAN
        elif not teks and sel.penuh:
            hasil.dikosongkan.append(sel)
        else:
            kelompok.setdefault(sel.baris, [])
        if sel is not None and sel.isi and sel.bertanggal and nama not in hasil.salah:
            hasil.bertanggal[nama] = sel.bertanggal
    for sel in dikenal.values():
        if sel.baris in kelompok:
            kelompok[sel.baris].append(sel)
    for nomor, ((kunci, _), semua) in enumerate(kelompok.items(), 2):
        baris = {k: v for k, v in (*kunci, *semua[0].bawaan) if v}
        baris |= {s.medan: t for s in semua if (t := berubah.get(s.nama, s.isi).strip())}
        if semua[0].ke:
            baris = {**kisi.lengkapi(baris), **baris}
        medan = (*(k for k, _ in (*kunci, *semua[0].bawaan)), *(s.medan for s in semua))
        for satu in medan:
            if satu not in kolom:
                kolom.append(satu)
        hasil.lembar.baris.append(BarisMentah(nomor, dict(baris)))
        hasil.milik[nomor] = semua
    return hasil


def terbaca(sel: SelKisi | None, teks: str) -> str:
    """What a cell with a list makes of the words of one of its choices."""
    if sel is None or not sel.pilihan or teks in dict(sel.pilihan):
        return teks
    cari = teks.casefold()
    for kode, kata in sel.pilihan:
        if cari in (kode.casefold(), kata.casefold()):
            return kode
    return teks
