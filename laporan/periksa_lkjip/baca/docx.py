"""PURE. Word files, structurally: paragraphs, heading levels, tables with merged cells."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from laporan.periksa_lkjip.baca.arsip import Arsip, anak, lokal, sifat
from laporan.periksa_lkjip.baca.batas import (
    DALAM,
    NaskahDitolakError,
    NaskahTerlaluBesarError,
    Penghitung,
)
from laporan.periksa_lkjip.baca.sel_gabung import SelAsli, hamparkan
from laporan.periksa_lkjip.naskah import (
    AlineaNaskah,
    BarisNaskah,
    Naskah,
    TabelNaskah,
    Tempat,
    Unsur,
)

_TAK_TAMPAK = frozenset({"del", "pPr", "rPr", "instrText", "drawing", "pict", "AlternateContent"})
_BUNGKUS = frozenset({"sdt", "sdtContent", "ins", "smartTag", "customXml", "moveTo", "hyperlink"})


def baca_docx(isi: bytes) -> Naskah:
    """The document's body, in order."""
    arsip = Arsip(isi)
    if "word/document.xml" not in arsip.nama:
        raise NaskahDitolakError("Berkas ini bukan dokumen Word.")
    badan = next(anak(arsip.bagian("word/document.xml"), "body"), None)
    if badan is None:
        raise NaskahDitolakError("Dokumen Word ini kosong.")
    gaya = _tingkat_gaya(arsip)
    pembaca = _PembacaDocx(gaya)
    pembaca.badan(badan)
    return Naskah("docx", tuple(pembaca.unsur), bertanda=bool(gaya))


def _tingkat_gaya(arsip: Arsip) -> dict[str, int]:
    """Style → heading level."""
    if "word/styles.xml" not in arsip.nama:
        return {}
    hasil = {}
    for gaya in anak(arsip.bagian("word/styles.xml"), "style"):
        nama = sifat(next(anak(gaya, "name"), None), "val").lower()
        if cocok := re.fullmatch(r"(?:heading|judul) (\d)", nama):
            hasil[sifat(gaya, "styleId")] = int(cocok[1])
    return hasil


class _PembacaDocx:
    def __init__(self, gaya: dict[str, int]) -> None:
        self.unsur: list[Unsur] = []
        self._gaya = gaya
        self._hitung = Penghitung()

    def badan(self, wadah: Element) -> None:
        for satu in unsur_badan(wadah):
            if lokal(satu) == "p":
                self._alinea(satu)
            else:
                self._tabel(satu)

    def _alinea(self, p: Element) -> None:
        teks = teks_alinea(p).strip()
        self._hitung.tambah(alinea=1)
        sifat_p = next(anak(p, "pPr"), None)
        gaya = garis = ""
        if sifat_p is not None:
            gaya = sifat(next(anak(sifat_p, "pStyle"), None), "val")
            garis = sifat(next(anak(sifat_p, "outlineLvl"), None), "val")
        tingkat = self._gaya.get(gaya, 0)
        if not tingkat and garis.isdecimal() and int(garis) < 9:
            tingkat = int(garis) + 1
        self.unsur.append(AlineaNaskah(teks, Tempat(len(self.unsur)), tingkat))

    def _tabel(self, tbl: Element) -> None:
        asli: list[list[SelAsli]] = []
        kepala: list[bool] = []
        for tr in baris_tabel(tbl):
            sel = []
            for tc, rentang, lanjut in sel_baris(tr):
                sel.append(SelAsli(_teks_sel(tc, 0), rentang, 1, lanjut))
            self._hitung.tambah(baris=1, sel=sum(min(s.kolom, 400) for s in sel))
            trpr = next(anak(tr, "trPr"), None)
            tanda = None if trpr is None else next(anak(trpr, "tblHeader"), None)
            kepala.append(tanda is not None and sifat(tanda, "val") not in {"0", "false"})
            asli.append(sel)
        tempat = Tempat(len(self.unsur))
        self.unsur.append(
            TabelNaskah(
                tuple(
                    BarisNaskah(sel, tempat, k)
                    for sel, k in zip(hamparkan(asli, kepala), kepala, strict=True)
                ),
                tempat,
            )
        )


def unsur_badan(wadah: Any, dalam: int = 0) -> Iterator[Any]:
    """Paragraphs with text and tables, in their order: a piece's turn is its number here."""
    for satu in wadah:
        nama = lokal(satu)
        if nama == "tbl" or (nama == "p" and teks_alinea(satu).strip()):
            yield satu
        elif nama in _BUNGKUS and dalam < 40:
            yield from unsur_badan(satu, dalam + 1)


def baris_tabel(tbl: Any) -> list[Any]:
    """The rows of a table."""
    return [b for b in _lurus(tbl) if lokal(b) == "tr"]


def sel_baris(tr: Any) -> Iterator[tuple[Any, int, bool]]:
    """The cells of a row, each with the columns it covers and whether it goes on with the last."""
    for tc in _lurus(tr):
        if lokal(tc) != "tc":
            continue
        pr = next(anak(tc, "tcPr"), None)
        rentang, lanjut = 1, False
        if pr is not None:
            lebar = sifat(next(anak(pr, "gridSpan"), None), "val")
            rentang = int(lebar) if lebar.isdecimal() and len(lebar) < 4 else 1
            tegak = next(anak(pr, "vMerge"), None)
            lanjut = tegak is not None and sifat(tegak, "val") != "restart"
        yield tc, rentang, lanjut


def _lurus(wadah: Element, dalam: int = 0) -> list[Element]:
    """Children, those within content controls included."""
    hasil: list[Element] = []
    for satu in wadah:
        if lokal(satu) in _BUNGKUS and dalam < 20:
            hasil += _lurus(satu, dalam + 1)
        else:
            hasil.append(satu)
    return hasil


def _teks_sel(tc: Element, dalam: int) -> str:
    if dalam > DALAM:
        raise NaskahTerlaluBesarError(
            f"Dokumen memuat tabel di dalam tabel lebih dari {DALAM} lapis."
        )
    bagian = []
    for satu in _lurus(tc):
        if lokal(satu) == "p":
            bagian.append(teks_alinea(satu))
        elif lokal(satu) == "tbl":
            bagian += [
                _teks_sel(c, dalam + 1)
                for r in _lurus(satu) if lokal(r) == "tr"
                for c in _lurus(r) if lokal(c) == "tc"
            ]  # fmt: skip
    return "\n".join(b for b in bagian if b.strip())


def teks_alinea(p: Element) -> str:
    """The text of a paragraph as it shows: deleted text and field codes left out."""
    potong: list[str] = []
    _kumpul(p, potong, 0)
    return "".join(potong)


def _kumpul(unsur: Element, potong: list[str], dalam: int) -> None:
    for satu in unsur:
        nama = lokal(satu)
        if nama == "t":
            potong.append(satu.text or "")
        elif nama in {"tab", "ptab"}:
            potong.append("\t")
        elif nama in {"br", "cr"}:
            potong.append("\n")
        elif nama == "noBreakHyphen":
            potong.append("-")
        elif nama not in _TAK_TAMPAK and dalam < 60:
            _kumpul(satu, potong, dalam + 1)
