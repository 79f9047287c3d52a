"""The layout of a document by WeasyPrint, part by part.

Every chapter begins a page, so it is laid out by itself: what has to be moved or named anew is laid
out again with its chapter, not with the whole report. The pages in front come last: by then their
lists of contents know the number of every page.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from laporan.cetak.alir import Tempat, alirkan
from laporan.cetak.arah import bab_menyambung, menyambung
from laporan.cetak.html import STATIK, blok_dihafal, cetak_html
from laporan.cetak.kemajuan import CATATAN
from laporan.cetak.lanjutan import Awal, bernama, namai, tak_bernama
from laporan.cetak.letak import KERTAS, awal_halaman, ukur
from laporan.cetak.markah import baca
from laporan.cetak.ruas import ruas
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.unsur import Dokumen

MULAI = "Bagian mulai halaman %d"
"""What the log of a layout says before a part: the printed pages start anew with each."""
_ULANGAN = 4
"""Layouts at most until every page names what it goes on with; two or three are enough."""
_disisihkan = False


@dataclass(frozen=True)
class Tertata:
    """Pages, and the fingerprint of the markup of every stretch that they were laid out from."""

    pages: list[Any]
    sidik: tuple[tuple[int, bytes], ...]
    asal: Any
    """The first stretch as a document of WeasyPrint."""


class Penata:
    """Lays parts out with the same fonts and style sheets. A stretch that was laid out before, from
    the same page on, is not laid out again.
    """

    def __init__(self, pengambil: Any, huruf: Any, css: Any, pilihan: dict[str, Any]) -> None:
        self._pengambil, self._huruf, self._pilihan = pengambil, huruf, pilihan
        self._css = css
        self._jadi: dict[tuple[int, bytes], Any] = {}

    def lupakan(self, kecuali: Tertata | None = None) -> None:
        """Keep no stretch but those of the pages that are still wanted."""
        boleh = set() if kecuali is None else set(kecuali.sidik)
        self._jadi = {kunci: d for kunci, d in self._jadi.items() if kunci in boleh}

    def tata(
        self,
        penggal: Dokumen,
        mulai: int,
        seluruhnya: Dokumen,
        halaman: Mapping[str, str],
    ) -> Tertata:
        """The pages of a part whose first has the number `mulai`; 0 for the pages in front, whose
        lists name `halaman`, the printed page of every key.
        """
        pages: list[Any] = []
        sidik: list[tuple[int, bytes]] = []
        for satu in ruas(penggal):
            markah = cetak_html(satu, seluruhnya=seluruhnya, halaman=halaman)
            kunci = (mulai and mulai + len(pages), sha256(markah.encode()).digest())
            if kunci not in self._jadi:
                self._jadi[kunci] = self._tata_ruas(markah, kunci[0])
            sidik.append(kunci)
            pages += self._jadi[kunci].pages
        return Tertata(pages, tuple(sidik), self._jadi[sidik[0]])

    def _tata_ruas(self, markah: str, mulai: int) -> Any:
        import weasyprint

        CATATAN.info(MULAI, mulai)
        gaya = [self._css]
        if mulai:
            awal = f"@page :first {{ counter-reset: page {mulai} }}"
            gaya.append(weasyprint.CSS(string=awal, url_fetcher=self._pengambil))
        html = baca(markah, STATIK.as_uri() + "/", self._pengambil)
        return html.render(stylesheets=gaya, font_config=self._huruf, **self._pilihan)


def tata_semua(
    dokumen: Dokumen, penata: Penata, lupakan_baris: Callable[[], None]
) -> tuple[Any, bytes]:
    """All pages of a numbered document, in the order in which they are bound; and thirty-two
    hexadecimal digits, the same for the same pages.
    """
    depan, isi = penggal(dokumen)
    halaman: dict[str, str] = {}
    semua: list[Tertata] = []
    mulai = 1
    with _sisihkan() as sisihkan, blok_dihafal():
        for satu in isi:
            tata = _tata_penggal(satu, penata, mulai, dokumen, {})
            for kunci, urut in letak_jangkar(tata.pages).items():
                halaman.setdefault(kunci, str(mulai + urut))
            mulai += len(tata.pages)
            semua.append(tata)
            penata.lupakan()
            lupakan_baris()
            sisihkan()
        if depan is not None or not semua:
            semua.insert(0, _tata_penggal(depan or dokumen, penata, 0, dokumen, halaman))
            penata.lupakan()
            lupakan_baris()
            sisihkan()
    pengenal = sha256(b"".join(sidik for tata in semua for _, sidik in tata.sidik))
    pages = [h for tata in semua for h in tata.pages]
    return semua[0].asal.copy(pages), pengenal.hexdigest()[:32].encode()


def penggal(dokumen: Dokumen) -> tuple[Dokumen | None, list[Dokumen]]:
    """The pages in front, None when there are none, and the parts of the body that begin a page."""
    kosong = replace(dokumen, sampul=None, bagian_depan=(), bab=(), lampiran=())
    depan, isi = None, list[Dokumen]()
    if dokumen.satu_nomor:
        isi = [replace(kosong, bagian_depan=(b,)) for b in dokumen.bagian_depan]
        depan = replace(kosong, sampul=dokumen.sampul) if dokumen.sampul else None
    elif dokumen.sampul or dokumen.bagian_depan:
        depan = replace(kosong, sampul=dokumen.sampul, bagian_depan=dokumen.bagian_depan)
    for bab, sambung in zip(dokumen.bab, bab_menyambung(dokumen), strict=True):
        if sambung:
            isi[-1] = replace(isi[-1], bab=(*isi[-1].bab, bab))
        else:
            isi.append(replace(kosong, bab=(bab,)))
    for x, sambung in zip(dokumen.lampiran, menyambung(dokumen.lampiran), strict=True):
        if sambung:
            isi[-1] = replace(isi[-1], lampiran=(*isi[-1].lampiran, x))
        else:
            isi.append(replace(kosong, lampiran=(x,)))
    return depan, isi


def letak_jangkar(halaman: list[Any]) -> dict[str, int]:
    """Anchor → place of the first page that holds it, from 0."""
    letak: dict[str, int] = {}
    for urut, satu in enumerate(halaman):
        for kunci in satu.anchors:
            letak.setdefault(kunci, urut)
    return letak


def _tata_penggal(
    penggal: Dokumen,
    penata: Penata,
    mulai: int,
    seluruhnya: Dokumen,
    halaman: Mapping[str, str],
) -> Tertata:
    """The pages of one part: filled, and every page naming what it goes on with."""

    def tata_letak(d: Dokumen) -> Tertata:
        return penata.tata(d, mulai, seluruhnya, halaman)

    satu = _Rencana(penggal, Awal(), tata_letak(penggal))
    if ukur(satu.tata.pages).kosong:
        satu = _isi_halaman(satu, tata_letak)
    return _sebut_lanjutan(satu, tata_letak, penata.lupakan)


@dataclass
class _Rencana:
    """A part in one order of its blocks, the rows that name what they go on with, its pages."""

    polos: Dokumen
    awal: Awal
    tata: Tertata

    @property
    def perlu(self) -> Awal:
        """The rows that should name it, by where these pages turn."""
        return _awal(self.polos, self.awal, awal_halaman(self.tata.pages))


def _isi_halaman(pertama: _Rencana, tata_letak: Callable[[Dokumen], Tertata]) -> _Rencana:
    """The layout with the fewest pages hardly filled, then with the fewest pages, of three at
    most: what is moved moves what follows, so the second plan knows what came of the first.
    """
    pilihan = [pertama]
    asal: dict[Tempat, Tempat] = {}
    for _ in range(2):
        lalu = pilihan[-1]
        ukuran = ukur(lalu.tata.pages)
        beralir, asal = alirkan(pertama.polos, ukuran.menurut(asal), KERTAS)
        if not ukuran.kosong or any(beralir == p.polos for p in pilihan):
            break
        awal = lalu.perlu  # few pages turn elsewhere, so most of these names will stand
        pilihan.append(_Rencana(beralir, awal, tata_letak(namai(beralir, awal))))
    return min(pilihan, key=lambda p: (ukur(p.tata.pages).kosong, len(p.tata.pages)))


def _sebut_lanjutan(
    satu: _Rencana,
    tata_letak: Callable[[Dokumen], Tertata],
    lupakan: Callable[[Tertata], None],
) -> Tertata:
    """The layout in which the first row of every page names what it goes on with. A name may make
    its row higher and push the next page's first row: so the pages are looked at again.
    """
    for ke in range(_ULANGAN):
        perlu = satu.perlu
        if perlu == satu.awal or (ke > 1 and perlu <= satu.awal):
            break
        satu.awal = perlu if ke < 2 else satu.awal | perlu
        lupakan(satu.tata)  # other plans would take as much memory again
        satu.tata = tata_letak(namai(satu.polos, satu.awal))
    return satu.tata


def _awal(polos: Dokumen, kini: Awal, menurut_tabel: list[list[int]]) -> Awal:
    """The rows, counted as in `polos`, that begin a page and do not say what they belong to."""
    tabel = [t for t in semua_tabel(polos) if t.baris]
    if len(tabel) != len(menurut_tabel):
        raise RuntimeError(f"{len(menurut_tabel)} tabel tercetak dari {len(tabel)}.")
    hasil: set[tuple[str, int]] = set()
    for t, baris in zip(tabel, menurut_tabel, strict=True):
        if not baris:
            continue
        disebut = {n for kunci, n in kini if kunci == t.kunci}
        tercetak = bernama(t, disebut)
        perlu, asal = tak_bernama(tercetak), tercetak.asal
        hasil |= {(t.kunci, asal[n]) for n in baris if perlu[n] or asal[n] in disebut}
    return Awal(hasil)


def sisihkan_proses() -> None:
    """Set aside what the process holds, for its children: neither do they look through it, nor does
    that copy it. Only for one whose prints run in children that end with their job.
    """
    global _disisihkan
    _disisihkan = True
    gc.collect()
    gc.freeze()


@contextmanager
def _sisihkan() -> Iterator[Callable[[], None]]:
    """What is done is not looked through again by the collector, which is asked after every part.

    Where another keeps objects aside already, it is left alone: what is kept comes back as one.
    """
    boleh = _disisihkan or gc.get_freeze_count() == 0

    def sisihkan() -> None:
        if boleh:
            gc.collect()
            gc.freeze()

    sisihkan()  # what was there before, and what the last print left
    try:
        yield sisihkan
    finally:
        if boleh:
            gc.unfreeze()
