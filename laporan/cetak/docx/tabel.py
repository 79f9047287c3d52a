"""Tables of the Word file: fixed widths, repeated header rows, no merged body cells."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from laporan.cetak.docx.butir import BarisTabel, TabelWord
from laporan.cetak.docx.gaya import GAYA, MENDATAR, SANS, TEGAK
from laporan.cetak.docx.ukur import jumlah_baris, lebar_kata, nama_huruf
from laporan.cetak.docx.xml import atribut, elemen, lari, ppr
from laporan.cetak.kolom import SelCetak, bagi_menurut_isi, lapangkan, lebar_judul
from laporan.cetak.lanjutan import TabelBernama, bernama, tak_bernama
from laporan.cetak.tabel_cetak import kata_utuh, padat
from laporan.dokumen.unsur import Baris, Sel, Tabel, baris_tercetak, kelompok_kolom

SISI_SEL = 60
_SISI_SEMUA = 2 * SISI_SEL + 20
ATAS_BAWAH = 68
GARIS = 6
_RATA = {"kiri": "left", "kanan": "right", "tengah": "center"}
_INDEN = (0, 112, 232, 352, 472, 592)
_TANPA_SAMBUNG = re.compile(r"(<w:pPr><w:pStyle [^>]*/>)(?!<w:keepNext)")
_TERIKAT, _TERPOTONG = (9, 20), (6, 20)
"""Rows tied together may take this much of a page. Longer runs are cut into pieces of so much, the
first row of each naming what it goes on with: wherever a page is turned, it is between two of them.
"""


def tabel_word(tabel: Tabel, *, bidang: int | None = None) -> TabelWord:
    """Lay out a table over the text width of its page, or `bidang`."""
    halaman = MENDATAR if tabel.lebar else TEGAK
    penuh = bidang or halaman.bidang
    lebar, ringkas = lebar_kolom(tabel, penuh)
    p = _Penulis(tabel, lebar, ringkas, halaman.isi)
    dipotong: set[int] = set()
    while baru := p.potongan() - dipotong:
        # A name told again makes its row higher, and what follows may have to be cut elsewhere.
        dipotong |= baru
        p = _Penulis(bernama(tabel, dipotong), lebar, ringkas, halaman.isi)
    return TabelWord(p.awal(), p.kepala(), p.badan())


def tersambung(tabel: TabelWord) -> TabelWord:
    """The table with its last row on the page of what follows it."""
    *awal, akhir = tabel.baris
    isi = _TANPA_SAMBUNG.sub(r"\1<w:keepNext/>", akhir.isi)
    return replace(tabel, baris=[*awal, replace(akhir, isi=isi, sambung=True)])


def lebar_kolom(tabel: Tabel, penuh: int) -> tuple[list[int], bool]:
    """Column widths, and whether the table is set in smaller type.

    By weight, but wide enough for every word: word processors break no line after a slash, and
    a word that does not fit is broken anywhere.
    """
    bobot = [k.lebar for k in tabel.kolom]
    for ringkas in (False, True):
        if padat(tabel) and not ringkas:
            continue
        perlu, isi = _perlu(tabel, "-", ringkas=ringkas)
        if sum(perlu) <= penuh:
            lega = _berkepala_rendah(tabel, perlu, ringkas=ringkas)
            perlu = lega if sum(lega) * 10 <= penuh * 9 else perlu
            hasil = bagi_menurut_isi(bobot, perlu, isi, penuh, sisi=_SISI_SEMUA)
            break
    else:
        perlu, _ = _perlu(tabel, "/-", ringkas=True)
        hasil = [n * penuh // sum(perlu) for n in perlu]
    hasil[-1] += penuh - sum(hasil)
    return hasil, ringkas


def _berkepala_rendah(tabel: Tabel, perlu: list[int], *, ringkas: bool) -> list[int]:
    """The same, wide enough for titles of `BARIS_JUDUL` lines."""
    ukuran = GAYA["SelPadat" if ringkas else "SelTabel"].ukuran
    tebal = nama_huruf(SANS, tebal=True, miring=False)
    spasi = lebar_kata(" ", tebal, ukuran)

    def lebar(judul: str) -> int:
        kata = tuple(lebar_kata(k, tebal, ukuran) for k in kata_utuh(judul, "-"))
        return lebar_judul(kata, spasi) + _SISI_SEMUA

    satu = [max(n, lebar(k.judul)) for n, k in zip(perlu, tabel.kolom, strict=True)]
    return lapangkan(satu, [(n, lebar(teks)) for teks, n in kelompok_kolom(tabel)])


def _perlu(tabel: Tabel, pisah: str, *, ringkas: bool) -> tuple[list[int], list[list[SelCetak]]]:
    """The width that each column needs for its widest word or figure, and its cells' lines."""
    ukuran = GAYA["SelPadat" if ringkas else "SelTabel"].ukuran
    biasa, tebal = (nama_huruf(SANS, tebal=t, miring=False) for t in (False, True))
    spasi = lebar_kata(" ", biasa, ukuran)
    perlu = [
        max((lebar_kata(k, tebal, ukuran) for k in kata_utuh(kolom.judul, pisah)), default=0)
        for kolom in tabel.kolom
    ]
    isi: list[list[SelCetak]] = [[] for _ in tabel.kolom]
    for baris in tabel.baris:
        letak = 0
        for sel in baris.sel:
            cetak = SelCetak((), spasi)
            if sel.rentang == 1:
                huruf = tebal if sel.tebal or baris.jenis != "biasa" else biasa
                panjang = []
                for teks in sel.teks.split("\n"):
                    utuh = kata_utuh(teks, pisah) if sel.nilai is None else teks.split()
                    lebar = [lebar_kata(k, huruf, ukuran) for k in utuh]
                    inden = _INDEN[min(baris.tingkat, 5)] if tabel.kolom[letak].pohon else 0
                    perlu[letak] = max(perlu[letak], *(n + inden for n in lebar), 0)
                    panjang.append(tuple(lebar))
                if not sel.lanjutan:
                    cetak = SelCetak(tuple(panjang), spasi)
            for _ in range(sel.rentang):
                isi[letak].append(cetak)
                letak += 1
    atas = [
        (n, max((lebar_kata(k, tebal, ukuran) for k in kata_utuh(teks, pisah)), default=0))
        for teks, n in kelompok_kolom(tabel)
    ]
    semua = lapangkan([n + _SISI_SEMUA for n in perlu], [(n, w + _SISI_SEMUA) for n, w in atas])
    return semua, isi


def baris_sel(isi: list[str], *, utuh: bool = True, kepala: bool = False) -> str:
    """A table row."""
    sifat = ("<w:cantSplit/>" if utuh else "") + ("<w:tblHeader/>" if kepala else "")
    return f"<w:tr>{f'<w:trPr>{sifat}</w:trPr>' if sifat else ''}{''.join(isi)}</w:tr>"


def sel_xml(isi: str, lebar: int, *, rentang: int = 1, gabung: str = "", tepi: str = "",
            warna: str = "", tengah: bool = False) -> str:  # fmt: skip
    """A cell; `gabung` is restart or continue of a vertical merge."""
    sifat = (
        elemen("tcW", w=lebar, type="dxa")
        + (elemen("gridSpan", val=rentang) if rentang > 1 else "")
        + (elemen("vMerge", val=gabung) if gabung else "")
        + (f"<w:tcBorders>{tepi}</w:tcBorders>" if tepi else "")
        + (elemen("shd", val="clear", color="auto", fill=warna) if warna else "")
        + (elemen("vAlign", val="center") if tengah else "")
    )
    return f"<w:tc><w:tcPr>{sifat}</w:tcPr>{isi}</w:tc>"


def awal_tabel(gaya: str, lebar: list[int], *, judul: str = "") -> str:
    """Properties and grid."""
    kolom = "".join(elemen("gridCol", w=n) for n in lebar)
    return (
        f'<w:tblPr><w:tblStyle w:val="{gaya}"/>'
        + elemen("tblW", w=sum(lebar), type="dxa")
        + '<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        + '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        + 'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        + (f"<w:tblCaption w:val={atribut(judul)}/>" if judul else "")
        + f"</w:tblPr><w:tblGrid>{kolom}</w:tblGrid>"
    )


class _Penulis:
    def __init__(self, tabel: Tabel, lebar: list[int], ringkas: bool, tinggi_halaman: int) -> None:
        self.tabel, self.lebar, self.tinggi_halaman = tabel, lebar, tinggi_halaman
        self.gaya = GAYA["SelPadat" if ringkas else "SelTabel"]
        self.gaya_kepala = GAYA["KepalaPadat" if ringkas else "KepalaTabel"]
        self.pohon = next((i for i, k in enumerate(tabel.kolom) if k.pohon), None)

    def awal(self) -> str:
        return awal_tabel(
            "TabelLaporan", self.lebar, judul=f"{self.tabel.label} {self.tabel.judul}".strip()
        )

    # --- Header -----------------------------------------------------------------------

    def _sel_kepala(self, teks: str, letak: int, rentang: int = 1, gabung: str = "") -> str:
        paragraf = f"<w:p>{ppr(pStyle=elemen('pStyle', val=self.gaya_kepala.id))}{lari(teks)}</w:p>"
        lebar = sum(self.lebar[letak : letak + rentang])
        return sel_xml(paragraf, lebar, rentang=rentang, gabung=gabung, warna="ECEFF1", tengah=True)

    def _tinggi_kepala(self, teks: str, letak: int, rentang: int = 1) -> int:
        bidang = sum(self.lebar[letak : letak + rentang]) - 2 * SISI_SEL
        baris = jumlah_baris([(teks, False, False)], self.gaya_kepala, bidang)
        return baris * self.gaya_kepala.baris + ATAS_BAWAH + GARIS

    def kepala(self) -> list[BarisTabel]:
        kolom = self.tabel.kolom
        kelompok = kelompok_kolom(self.tabel)
        hasil: list[BarisTabel] = []
        if any(teks for teks, _ in kelompok):
            atas, bawah, tinggi_atas, tinggi_bawah, tunggal = [], [], 0, 0, 0
            letak = 0
            for teks, banyak in kelompok:
                if teks:
                    atas.append(self._sel_kepala(teks, letak, banyak))
                    tinggi_atas = max(tinggi_atas, self._tinggi_kepala(teks, letak, banyak))
                    for i in range(letak, letak + banyak):
                        bawah.append(self._sel_kepala(kolom[i].judul, i))
                        tinggi_bawah = max(tinggi_bawah, self._tinggi_kepala(kolom[i].judul, i))
                else:
                    judul = kolom[letak].judul
                    atas.append(self._sel_kepala(judul, letak, gabung="restart"))
                    bawah.append(self._sel_kepala("", letak, gabung="continue"))
                    tunggal = max(tunggal, self._tinggi_kepala(judul, letak))
                letak += banyak
            tinggi_bawah = max(tinggi_bawah, tunggal - tinggi_atas)
            hasil.append(BarisTabel(baris_sel(atas, kepala=True), tinggi_atas))
            hasil.append(BarisTabel(baris_sel(bawah, kepala=True), tinggi_bawah))
        else:
            sel = [self._sel_kepala(k.judul, i) for i, k in enumerate(kolom)]
            tinggi = max(self._tinggi_kepala(k.judul, i) for i, k in enumerate(kolom))
            hasil.append(BarisTabel(baris_sel(sel, kepala=True), tinggi))
        if self.tabel.nomor_kolom:
            gaya = ppr(pStyle=elemen("pStyle", val="NomorKolom"))
            sel = [
                sel_xml(f"<w:p>{gaya}{lari(str(i))}</w:p>", n, warna="F7F8F9", tengah=True)
                for i, n in enumerate(self.lebar, start=1)
            ]
            tinggi = GAYA["NomorKolom"].baris + ATAS_BAWAH + GARIS
            hasil.append(BarisTabel(baris_sel(sel, kepala=True), tinggi))
        return hasil

    # --- Body -------------------------------------------------------------------------

    def badan(self) -> list[BarisTabel]:
        tabel = self.tabel
        tercetak, tinggi = self.tercetak, self.tinggi
        sambung: set[int] = set()
        for awal, akhir in self._rangkaian():
            if sum(tinggi[awal:akhir]) <= self._batas(_TERIKAT):
                sambung |= set(range(awal, akhir - 1))
        hasil = []
        for i, baris in enumerate(tabel.baris):
            utuh = tinggi[i] <= self.tinggi_halaman // 2
            terakhir = i + 1 == len(tabel.baris)
            ikut = i in sambung or (baris.jenis == "kelompok" and not terakhir)
            ikut = ikut or (not terakhir and tabel.baris[i + 1].jenis == "jumlah")
            # Word keeps the last row with the note below; LibreOffice reads it, and does not.
            ikut = ikut or (terakhir and bool(tabel.catatan or tabel.sumber))
            bawah = tercetak[i + 1] if i + 1 < len(tabel.baris) else None
            sel = self._baris(baris, tercetak[i], i, bawah, sambung=ikut)
            hasil.append(BarisTabel(baris_sel(sel, utuh=utuh), tinggi[i], utuh, ikut))
        return hasil

    @cached_property
    def tercetak(self) -> tuple[tuple[str, ...], ...]:
        """What the rows print."""
        return baris_tercetak(self.tabel)

    @cached_property
    def tinggi(self) -> list[int]:
        """The height of every row."""
        pasangan = zip(self.tabel.baris, self.tercetak, strict=True)
        return [self._tinggi(b, t) for b, t in pasangan]

    def potongan(self) -> set[int]:
        """The rows at which runs too long to be tied are cut, as they are counted unnamed."""
        asal = self.tabel.asal if isinstance(self.tabel, TabelBernama) else range(len(self.tinggi))
        hasil: set[int] = set()
        for awal, akhir in self._rangkaian():
            if sum(self.tinggi[awal:akhir]) <= self._batas(_TERIKAT):
                continue
            y = 0
            for n in range(awal, akhir):
                sesudah_kelompok = n > awal and self.tabel.baris[n - 1].jenis == "kelompok"
                if y and y + self.tinggi[n] > self._batas(_TERPOTONG) and not sesudah_kelompok:
                    hasil.add(asal[n])
                    y = 0
                y += self.tinggi[n]
        return hasil

    def _rangkaian(self) -> Iterator[tuple[int, int]]:
        """Half-open runs of rows, each from one that says what it belongs to."""
        awal = [n for n, perlu in enumerate(tak_bernama(self.tabel)) if not n or not perlu]
        return pairwise((*awal, len(self.tabel.baris)))

    def _batas(self, bagian: tuple[int, int]) -> int:
        return self.tinggi_halaman * bagian[0] // bagian[1]

    def _bidang(self, letak: int, rentang: int, indent: int) -> int:
        return sum(self.lebar[letak : letak + rentang]) - 2 * SISI_SEL - indent

    def _inden(self, baris: Baris, letak: int) -> int:
        return _INDEN[min(baris.tingkat, 5)] if letak == self.pohon else 0

    def _tinggi(self, baris: Baris, tercetak: tuple[str, ...]) -> int:
        letak, paling = 0, 1
        for sel in baris.sel:
            tebal = sel.tebal or baris.jenis != "biasa"
            bidang = self._bidang(letak, sel.rentang, self._inden(baris, letak))
            if teks := tercetak[letak]:
                n = jumlah_baris([(teks, tebal, sel.miring)], self.gaya, bidang)
                paling = max(paling, n)
            letak += sel.rentang
        return paling * self.gaya.baris + ATAS_BAWAH + GARIS

    def _baris(
        self,
        baris: Baris,
        tercetak: tuple[str, ...],
        urutan: int,
        berikut: tuple[str, ...] | None,
        *,
        sambung: bool,
    ) -> list[str]:
        hasil, letak = [], 0
        bawah = _lanjutan(self.tabel.baris[urutan + 1]) if berikut is not None else {}
        for sel in baris.sel:
            teks = tercetak[letak]
            inden = self._inden(baris, letak)
            gaya = ppr(
                pStyle=elemen("pStyle", val=self.gaya.id),
                keepNext="<w:keepNext/>" if sambung else "",
                ind=elemen("ind", left=inden) if inden else "",
                jc=self._rata(sel, letak),
            )
            tebal = sel.tebal or baris.jenis != "biasa"
            warna = '<w:color w:val="5B646C"/>' if sel.lanjutan and teks else ""
            isi = f"<w:p>{gaya}{lari(teks, tebal=tebal, miring=sel.miring, rpr=warna)}</w:p>"
            menyambung = bool(berikut is not None and bawah.get(letak) and not berikut[letak])
            hasil.append(
                sel_xml(
                    isi,
                    sum(self.lebar[letak : letak + sel.rentang]),
                    rentang=sel.rentang,
                    tepi=_tepi(baris, putus_atas=sel.lanjutan and not teks, putus_bawah=menyambung),
                    warna="F5F6F7" if baris.jenis == "kelompok" else "",
                )
            )
            letak += sel.rentang
        return hasil

    def _rata(self, sel: Sel, letak: int) -> str:
        rata = _RATA[sel.rata or self.tabel.kolom[letak].rata]
        return "" if rata == "left" else elemen("jc", val=rata)


def _lanjutan(baris: Baris) -> dict[int, bool]:
    hasil, letak = {}, 0
    for sel in baris.sel:
        hasil[letak] = sel.lanjutan
        letak += sel.rentang
    return hasil


def _tepi(baris: Baris, *, putus_atas: bool, putus_bawah: bool) -> str:
    atas = ""
    if putus_atas:
        atas = elemen("top", val="nil")
    elif baris.jenis == "jumlah":
        atas = elemen("top", val="single", sz=7, space=0, color="16191D")
    elif baris.jenis == "subjumlah":
        atas = elemen("top", val="single", sz=4, space=0, color="4A525A")
    return atas + (elemen("bottom", val="nil") if putus_bawah else "")
