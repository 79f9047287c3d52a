"""PURE. The report as pages to read: front matter, chapters and annexes one by one, the chapter of
the analyses section by section. Every anchor of the report stands on exactly one of them.

The addresses stay from year to year: they come from the printed numbers of the headings (A.2),
which the law fixes, not from how many headings stand before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from laporan.dokumen.penomoran import daftar_isi, kunci_daftar, telusuri
from laporan.dokumen.unsur import (
    Bab,
    Blok,
    ButirDaftar,
    DaftarOtomatis,
    Dokumen,
    Gambar,
    Judul,
    Seksi,
    Tabel,
)

#: The chapter that is too long for a page: Akuntabilitas Kinerja, the third by law.
BAB_TERBAGI = 3
_TINGKAT_HALAMAN = 2
_NOMOR = re.compile(r"([A-Z])\.\s?(\d+)?\b")


@dataclass(frozen=True)
class HalamanLaporan:
    """One page: its address, its title, and the part of the report that stands on it."""

    kunci: str
    judul: str
    dokumen: Dokumen
    jangkar: frozenset[str]
    """Every anchor on it."""
    seksi: frozenset[str]
    """Keys of the sections that people may rewrite."""
    sambungan: bool = False
    """Goes on with a chapter that began on another page."""


@dataclass(frozen=True)
class ButirKerangka:
    """One line of the outline."""

    tingkat: int
    teks: str
    halaman: str
    jangkar: str
    """"" for the beginning of a page."""
    induk: str
    """The page on which its chapter begins."""


class BukuLaporan:
    """All pages of a numbered report, in reading order."""

    def __init__(self, dokumen: Dokumen) -> None:
        self.dokumen = dokumen

    @cached_property
    def halaman(self) -> tuple[HalamanLaporan, ...]:
        """The pages; the cover stands on the first."""
        semua = tuple(_halaman(self.dokumen))
        if semua and self.dokumen.sampul:
            depan = semua[0]
            bersampul = replace(depan.dokumen, sampul=self.dokumen.sampul)
            semua = (replace(depan, dokumen=bersampul), *semua[1:])
        return semua

    @cached_property
    def letak(self) -> dict[str, str]:
        """Anchor, or key of a section → key of its page."""
        hasil: dict[str, str] = {}
        for h in self.halaman:
            for kunci in (h.kunci, *h.jangkar, *h.seksi):
                hasil.setdefault(kunci, h.kunci)
        return hasil

    @cached_property
    def kerangka(self) -> tuple[ButirKerangka, ...]:
        """The outline of the whole report."""
        pertama: set[str] = set()
        hasil = []
        induk = ""
        for butir in daftar_isi(self.dokumen):
            halaman = self.letak[butir.kunci]
            jangkar = butir.kunci if halaman in pertama else ""
            induk = induk if butir.tingkat else halaman
            pertama.add(halaman)
            hasil.append(ButirKerangka(butir.tingkat, _teks(butir), halaman, jangkar, induk))
        return tuple(hasil)

    def kerangka_dari(self, halaman: HalamanLaporan) -> tuple[ButirKerangka, ...]:
        """The outline beside a page: what stands in its own chapter, of the others the titles."""
        induk = {b.induk for b in self.kerangka if b.halaman == halaman.kunci}
        return tuple(b for b in self.kerangka if not b.tingkat or b.induk in induk)

    def cari(self, kunci: str) -> HalamanLaporan | None:
        """The page of that address."""
        return next((h for h in self.halaman if h.kunci == kunci), None)

    def tetangga(self, halaman: HalamanLaporan) -> tuple[HalamanLaporan | None, ...]:
        """The page before and the page after."""
        n = self.halaman.index(halaman)
        sebelum = self.halaman[n - 1] if n else None
        sesudah = self.halaman[n + 1] if n + 1 < len(self.halaman) else None
        return sebelum, sesudah


def _teks(butir: ButirDaftar) -> str:
    return f"{butir.nomor} {butir.teks}".strip()


def _kosong(dokumen: Dokumen) -> Dokumen:
    return replace(dokumen, sampul=None, bagian_depan=(), bab=(), lampiran=())


def _halaman(dokumen: Dokumen) -> Iterator[HalamanLaporan]:
    wadah = _kosong(dokumen)
    for depan in dokumen.bagian_depan:
        if isinstance(depan, DaftarOtomatis):
            kunci = kunci_daftar(depan.jenis)
            judul = f"Daftar {depan.jenis}"
            isi: tuple[Blok, ...] = ()
        else:
            kunci, judul, isi = depan.kunci, depan.judul, depan.isi
        yield _satu(kunci, judul, replace(wadah, bagian_depan=(depan,)), isi)
    for bab in dokumen.bab:
        if bab.nomor == BAB_TERBAGI:
            yield from _per_seksi(wadah, bab)
        else:
            yield _satu(bab.kunci, f"{bab.label} {bab.judul}", replace(wadah, bab=(bab,)), bab.isi)
    for lampiran in dokumen.lampiran:
        judul = f"{lampiran.label} {lampiran.judul}"
        yield _satu(lampiran.kunci, judul, replace(wadah, lampiran=(lampiran,)), lampiran.isi)


def _satu(
    kunci: str, judul: str, dokumen: Dokumen, isi: tuple[Blok, ...], *, sambungan: bool = False
) -> HalamanLaporan:
    jangkar = {b.kunci for b in telusuri(isi) if isinstance(b, Judul | Tabel | Gambar)}
    seksi = {b.kunci for b in telusuri(isi) if isinstance(b, Seksi)}
    return HalamanLaporan(
        kunci, judul, dokumen, frozenset(jangkar | {kunci}), frozenset(seksi), sambungan
    )


def _pembuka(blok: Blok) -> Judul | None:
    """The heading that a block begins with, where it begins a page."""
    awal = next(telusuri((blok,)), None)
    while awal is not None and not isinstance(awal, Judul) and awal.dalam():
        awal = awal.dalam()[0]
    return awal if isinstance(awal, Judul) and awal.tingkat <= _TINGKAT_HALAMAN else None


def _per_seksi(wadah: Dokumen, bab: Bab) -> Iterator[HalamanLaporan]:
    """The chapter, a page for each section; headings without text stay with what follows. A page
    begins with the heading above its own, so that none is left out.
    """
    potongan: list[list[Blok]] = [[]]
    for blok in bab.isi:
        if _pembuka(blok) and any(not isinstance(b, Judul) for b in potongan[-1]):
            potongan.append([])
        potongan[-1].append(blok)
    atas: Judul | None = None
    for n, isi in enumerate(potongan):
        judul = _pembuka(isi[0]) if n else None
        if judul is None:
            bagian = replace(wadah, bab=(replace(bab, isi=tuple(isi)),))
            yield _satu(bab.kunci, f"{bab.label} {bab.judul}", bagian, tuple(isi))
        else:
            kunci = _alamat(bab.kunci, judul)
            tampil = tuple(isi)
            if atas is not None and judul.tingkat > atas.tingkat:
                tampil = (replace(atas, kunci=f"{kunci}-atas"), *tampil)
            bagian = replace(wadah, bab=(replace(bab, isi=tampil),))
            yield _satu(kunci, judul.teks, bagian, tuple(isi), sambungan=True)
        utama = [b for b in telusuri(tuple(isi)) if isinstance(b, Judul) and b.tingkat == 1]
        atas = utama[-1] if utama else atas


def _alamat(bab: str, judul: Judul) -> str:
    """`bab-3` and "A.2 Perbandingan …" → `bab-3-a-2`, "B. Realisasi" → `bab-3-b`."""
    cocok = _NOMOR.match(judul.teks)
    if cocok is None:
        return judul.kunci
    return "-".join([bab, cocok[1].lower(), *([cocok[2]] if cocok[2] else [])])
