"""PURE. Where the columns of a sheet stand: found by their headings, never by position."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from anggaran.impor.nilai import kunci_teks, nomor_bulan, rapi

Sel = tuple[object, ...]
KEPALA_MAKSIMUM = 10
"""Rows within which a header must begin."""
_TANDA_LAIN = 3
_SKPD = re.compile(r"(?i)(?:skpd|opd|perangkat daerah|organisasi)\s*:?\s*([\d.]{10,})?\s*(.*)")
_SAMPAI = re.compile(r"(?i)(\d{1,2})\s+([a-z]+)\s+(20\d\d)|(?:bulan|periode)\W+([a-z]+)\s+(20\d\d)")


@dataclass(frozen=True)
class KepalaTabel:
    """The header of a table: field → position, and what stood above it."""

    baris: int
    """Number of the last row of the header."""
    kolom: Mapping[str, int]
    tertulis: Mapping[str, str]
    """Field → its heading as written."""
    ganda: Sequence[str] = ()
    """Fields that more than one column claims."""

    def __contains__(self, medan: str) -> bool:
        return medan in self.kolom

    def ambil(self, sel: Sel, medan: str) -> object:
        """The cell of a field; None where the file has no such column."""
        n = self.kolom.get(medan, -1)
        return sel[n] if 0 <= n < len(sel) else None

    def judul(self, medan: str) -> str:
        """The heading of a field as the file writes it."""
        return self.tertulis.get(medan, medan)


@dataclass(frozen=True)
class PolaTabel:
    """Headings of a kind of table: field → the headings that mean it."""

    medan: Mapping[str, tuple[str, ...]]
    wajib: frozenset[str]
    salah_satu: tuple[frozenset[str], ...] = ()
    bukan: frozenset[str] = frozenset()
    """Headings of another kind: with some of them, a sheet is not of this one."""
    tanpa: frozenset[str] = frozenset()
    """The same of headings of which one is enough."""

    def tersangkal(self, judul: Iterable[str]) -> bool:
        """Whether the headings are another kind's, of which one may be missing."""
        ada = set(judul)
        return len(self.bukan & ada) >= _TANDA_LAIN or bool(self.tanpa & ada)

    def cocok(self, judul: Sequence[str], baris: int, asli: Sequence[str]) -> KepalaTabel | None:
        """The header that these headings make, where nothing required is missing."""
        kolom: dict[str, int] = {}
        ganda: list[str] = []
        for medan, sebutan in self.medan.items():
            di = [n for n, j in enumerate(judul) if j and j in sebutan]
            if di:
                kolom[medan] = di[0]
                ganda += [medan] if len(di) > 1 else []
        if not self.wajib <= kolom.keys() or self.tersangkal(judul):
            return None
        if any(not pilihan & kolom.keys() for pilihan in self.salah_satu):
            return None
        tertulis = {m: asli[n] for m, n in kolom.items()}
        return KepalaTabel(baris, kolom, tertulis, ganda)

    def kurang(self, judul: Iterable[str]) -> list[str]:
        """Headings that are required and not there."""
        ada = set(judul)
        return [self.medan[m][0] for m in sorted(self.wajib) if not ada & set(self.medan[m])]


def judul_baris(sel: Sel) -> list[str]:
    """Headings of one row for comparing."""
    return [kunci_teks(isi) for isi in sel]


def judul_bertingkat(baris: Sequence[Sel]) -> list[str]:
    """Headings of columns whose header spans rows: an upper one holds until the next to its right,
    as far as the row above lets it.
    """
    lebar = max(map(len, baris), default=0)
    hasil = [""] * lebar
    for sel in baris:
        induk, kini, milik = list(hasil), "", ""
        for n in range(lebar):
            isi = kunci_teks(sel[n]) if n < len(sel) else ""
            if isi:
                kini, milik = isi, induk[n]
            elif induk[n] != milik:
                kini, milik = "", induk[n]
            hasil[n] = f"{induk[n]} {kini}".strip()
    return hasil


@dataclass
class KeteranganLaporan:
    """What the lines above a table say: whose report, up to when."""

    kode_skpd: str = ""
    nama_skpd: str = ""
    bulan: int | None = None
    tahun: int | None = None
    teks: list[str] = field(default_factory=list)

    def baca(self, sel: Sel) -> None:
        """Take in one line."""
        teks = " ".join(rapi(s) for s in sel if s is not None)
        if not teks:
            return
        self.teks.append(teks)
        if (ada := _SKPD.match(teks)) and (ada[1] or ":" in teks):
            self.kode_skpd, self.nama_skpd = (ada[1] or "").rstrip("."), ada[2].strip()
        for cocok in _SAMPAI.finditer(teks):
            if bulan := nomor_bulan(cocok[2] or cocok[4]):
                self.bulan, self.tahun = bulan, int(cocok[3] or cocok[5])
