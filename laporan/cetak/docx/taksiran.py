"""The page on which everything stands, as word processors break pages.

Word refreshes its fields on opening and LibreOffice computes page references by itself; these
numbers are what other viewers show, and Word until somebody lets it refresh.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from laporan.cetak.docx.butir import Alinea, BagianHalaman, BarisTabel, Butir, TabelWord
from laporan.cetak.docx.gaya import Halaman


def halaman_jangkar(butir: Sequence[Butir], akhir: BagianHalaman) -> dict[str, int]:
    """Key → page number within its numbering (front matter and body each count from 1)."""
    return _PenataWord(butir, akhir).tata()


@dataclass(frozen=True)
class Letak:
    """Where a piece ends: its section, and its distance from the top of the section's first page
    when the pages are put one below the other.
    """

    seksi: int
    y: int


def letak_butir(butir: Sequence[Butir], akhir: BagianHalaman) -> list[Letak]:
    """The place of every piece, in order."""
    penata = _PenataWord(butir, akhir)
    penata.tata()
    return penata.letak


class _PenataWord:
    def __init__(self, butir: Sequence[Butir], akhir: BagianHalaman) -> None:
        self.butir = butir
        self.seksi: list[BagianHalaman] = []
        menunggu = 0
        for b in butir:
            menunggu += 1
            if isinstance(b, Alinea) and b.seksi:
                self.seksi += [b.seksi] * menunggu
                menunggu = 0
        self.seksi += [akhir] * menunggu
        self.nomor = 0
        self.y = 0
        self.sisa_jarak = 0
        self.letak: list[Letak] = []

    def tata(self) -> dict[str, int]:
        letak: dict[str, int] = {}
        sebelum: BagianHalaman | None = None
        awal_seksi, urut_seksi = 1, 0
        for i, b in enumerate(self.butir):
            seksi = self.seksi[i]
            if seksi is not sebelum:
                self.nomor = 1 if seksi.mulai else self.nomor + 1
                self.y = self.sisa_jarak = 0
                sebelum, awal_seksi, urut_seksi = seksi, self.nomor, urut_seksi + 1
            if isinstance(b, Alinea):
                if b.halaman_baru and self.y:
                    self._ganti()
                self._alinea(b, seksi.halaman, self._pengikut(i))
                for kunci in b.jangkar:
                    letak[kunci] = self._awal
            else:
                self._tabel(b, seksi.halaman)
            y = (self.nomor - awal_seksi) * seksi.halaman.isi + self.y
            self.letak.append(Letak(urut_seksi, y))
        return letak

    def _ganti(self) -> None:
        self.nomor += 1
        self.y = self.sisa_jarak = 0

    def _pengikut(self, i: int) -> int:
        """Height that must follow paragraph `i` on its page (keep with next)."""
        tinggi = 0
        while isinstance(b := self.butir[i], Alinea) and b.disambung and i + 1 < len(self.butir):
            i += 1
            if self.seksi[i] is not self.seksi[i - 1]:
                return tinggi
            n = self.butir[i]
            if isinstance(n, TabelWord):
                tinggi += sum(k.tinggi for k in n.kepala) + sum(k.tinggi for k in _ikat(n.baris))
                return tinggi
            atas, bawah = n.jarak
            utuh = n.disambung or n.baris <= 3
            tinggi += atas + n.per_baris * (n.baris if utuh else 2) + (bawah if n.disambung else 0)
        return tinggi

    def _alinea(self, a: Alinea, halaman: Halaman, pengikut: int) -> None:
        atas, bawah = a.jarak
        # Neighbouring spaces do not add up: the greater one counts.
        jarak = max(atas, self.sisa_jarak) - self.sisa_jarak if self.y else 0
        utuh = a.disambung or a.baris <= 3
        muat = a.per_baris * (a.baris if utuh else 2) + pengikut
        if self.y and self.y + jarak + muat > halaman.isi:
            self._ganti()
            jarak = 0
        self._awal = self.nomor
        self.y += jarak
        tersisa = a.baris
        while tersisa and not utuh:
            ada = max(0, (halaman.isi - self.y) // a.per_baris)
            if ada >= tersisa:
                break
            ada = min(ada, tersisa - 2)  # widows and orphans
            tersisa -= ada
            self._ganti()
        self.y += tersisa * a.per_baris + bawah
        self.sisa_jarak = bawah

    def _tabel(self, t: TabelWord, halaman: Halaman) -> None:
        kepala = sum(b.tinggi for b in t.kepala)
        self.y += kepala
        self.sisa_jarak = 0
        i = 0
        while i < len(t.baris):
            kelompok = _ikat(t.baris[i:])
            tinggi = sum(b.tinggi for b in kelompok)
            if self.y + tinggi > halaman.isi:
                if all(b.utuh for b in kelompok):
                    self._ganti()
                    self.y = kepala + tinggi
                else:
                    sisa = self.y + tinggi - halaman.isi
                    while sisa > 0:
                        self._ganti()
                        self.y = kepala + sisa
                        sisa = self.y - halaman.isi
            else:
                self.y += tinggi
            i += len(kelompok)


def _ikat(baris: Sequence[BarisTabel]) -> list[BarisTabel]:
    """The first row and those that must stay with it."""
    hasil: list[BarisTabel] = []
    for b in baris:
        hasil.append(b)
        if not b.sambung:
            break
    return hasil
