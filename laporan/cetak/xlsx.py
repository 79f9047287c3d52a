"""XLSX: a contents sheet and one sheet per table; numbers stay numbers, sums stay formulas."""

import re
from collections.abc import Hashable, Iterable
from copy import copy
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kinerja.angka import format_angka as angka_tercetak
from laporan.cetak.dasar import Berkas
from laporan.cetak.paket import zip_tetap
from laporan.cetak.xlsx_ukur import LEBAR_KALIMAT, atur_lebar, atur_tinggi
from laporan.dokumen.penomoran import nomori, semua_tabel
from laporan.dokumen.unsur import (
    Baris,
    Dokumen,
    DokumenError,
    Kolom,
    Sel,
    Tabel,
    kelompok_kolom,
    teks_polos,
)

MIME_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_HURUF = "Arial"
_TIPIS, _TEBAL = Side("thin", "B4BAC0"), Side("medium", "16191D")
_ABU = PatternFill("solid", fgColor="ECEFF1")
_ABU_MUDA = PatternFill("solid", fgColor="F5F6F7")
_RATA = {"kiri": "left", "kanan": "right", "tengah": "center"}
_KUNCI_RUMUS = re.compile(r"\{([A-Za-z0-9_]+)(?:@([^{}]+))?\}")
_WAKTU = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def ekspor(dokumen: Dokumen) -> Berkas:
    """Write the workbook."""
    dokumen = nomori(dokumen)
    buku = Workbook()
    buku.properties.title = dokumen.judul
    buku.properties.creator = dokumen.pd
    # Excel recomputes on opening; the values stored beside the formulas serve other readers.
    buku.calculation.fullCalcOnLoad = True
    isi = buku.active
    assert isinstance(isi, Worksheet)
    isi.title = "Daftar Isi"
    tabel = semua_tabel(dokumen)
    nama = _nama_lembar(tabel)
    _tulis_daftar(isi, dokumen, tabel, nama)
    nilai: dict[str, dict[str, Decimal | int | str]] = {}
    for urutan, (t, judul_lembar) in enumerate(zip(tabel, nama, strict=True), start=2):
        lembar = buku.create_sheet(judul_lembar)
        nilai[f"xl/worksheets/sheet{urutan}.xml"] = _tulis_tabel(lembar, t, dokumen)
    aliran = BytesIO()
    buku.save(aliran)
    return Berkas(f"{dokumen.nama_berkas}.xlsx", MIME_XLSX, _isi_nilai(aliran.getvalue(), nilai))


def tulis_teks(sel: Cell, teks: str) -> None:
    """Write text as text: nothing that starts with = + - @ may become a formula.

    The cell is typed as a string, which is enough for Excel; the quote prefix keeps it so
    when somebody edits it. Characters that XML forbids are dropped.
    """
    sel.value = _KENDALI.sub("", teks)
    sel.data_type = "s"
    if teks[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        sel.quotePrefix = True


def _nama_lembar(tabel: Iterable[Tabel]) -> list[str]:
    """Sheet names: "Tabel 3.2", or the start of the title; unique, 31 characters at most."""
    terpakai = {"daftar isi"}
    hasil: list[str] = []
    for t in tabel:
        dasar = re.sub(r"[\[\]:*?/\\']", " ", t.label or t.judul or t.kunci).strip()[:31] or "Tabel"
        nama, urutan = dasar, 2
        while nama.lower() in terpakai:
            akhiran = f" ({urutan})"
            nama, urutan = dasar[: 31 - len(akhiran)] + akhiran, urutan + 1
        terpakai.add(nama.lower())
        hasil.append(nama)
    return hasil


def _tulis_daftar(
    lembar: Worksheet, dokumen: Dokumen, tabel: tuple[Tabel, ...], nama: list[str]
) -> None:
    tulis_teks(_sel(lembar, 1, 1), dokumen.judul)
    _sel(lembar, 1, 1).font = Font(_HURUF, 14, bold=True)
    tulis_teks(_sel(lembar, 2, 1), dokumen.pd)
    _sel(lembar, 2, 1).font = Font(_HURUF, 11)
    for kolom, judul in enumerate(("Tabel", "Judul", "Baris"), start=1):
        sel = _sel(lembar, 4, kolom)
        sel.value = judul
        _gaya_kepala(sel)
    for urutan, (t, tujuan) in enumerate(zip(tabel, nama, strict=True), start=5):
        sel = _sel(lembar, urutan, 1)
        tulis_teks(sel, tujuan)
        sel.hyperlink = Hyperlink(sel.coordinate, location=f"'{tujuan}'!A1")
        sel.font = Font(_HURUF, 10, underline="single", color="1F5C4A")
        tulis_teks(_sel(lembar, urutan, 2), t.judul)
        _sel(lembar, urutan, 2).alignment = Alignment(wrap_text=True, vertical="top")
        _sel(lembar, urutan, 2).font = Font(_HURUF, 10)
        _sel(lembar, urutan, 3).value = len(t.baris)
        _sel(lembar, urutan, 3).font = Font(_HURUF, 10)
    for huruf, lebar in zip("ABC", (34, 80, 8), strict=True):
        lembar.column_dimensions[huruf].width = lebar
    atur_tinggi(lembar)
    lembar.freeze_panes = "A5"
    _siapkan_cetak(lembar, mendatar=False, kepala="4:4")


def _tulis_tabel(
    lembar: Worksheet, tabel: Tabel, dokumen: Dokumen
) -> dict[str, Decimal | int | str]:
    """Fill one sheet; return the value to store beside each formula."""
    banyak = len(tabel.kolom)
    tulis_teks(_sel(lembar, 1, 1), f"{tabel.label} {tabel.judul}".strip())
    _sel(lembar, 1, 1).font = Font(_HURUF, 11, bold=True)
    tulis_teks(_sel(lembar, 2, 1), f"{dokumen.pd}, tahun {dokumen.tahun}")
    _sel(lembar, 2, 1).font = Font(_HURUF, 9, color="4A525A")
    if not tabel.baris:
        _tulis_kosong(lembar, tabel)
        return {}
    awal_kepala = 4
    awal = _tulis_kepala(lembar, tabel, awal_kepala)
    alamat = _Alamat(tabel, awal)
    nilai: dict[str, Decimal | int | str] = {}
    gaya: dict[Hashable, StyleArray] = {}
    pohon = next((i for i, k in enumerate(tabel.kolom) if k.pohon), None)
    for urutan, baris in enumerate(tabel.baris):
        letak = 0
        for sel in baris.sel:
            xl = _sel(lembar, awal + urutan, letak + 1)
            indent = baris.tingkat if letak == pohon else 0
            _tulis_sel(xl, sel, tabel.kolom[letak], baris, indent, gaya)
            if sel.formula:
                xl.value = "=" + alamat.uraikan(sel.formula.removeprefix("="), urutan)
                nilai[xl.coordinate] = sel.teks if sel.nilai is None else sel.nilai
            if sel.rentang > 1:
                for geser in range(1, sel.rentang):
                    _gaya_isi(_sel(lembar, awal + urutan, letak + 1 + geser), baris)
                lembar.merge_cells(
                    start_row=awal + urutan,
                    end_row=awal + urutan,
                    start_column=letak + 1,
                    end_column=letak + sel.rentang,
                )
            letak += sel.rentang
    akhir = awal + len(tabel.baris)
    kaki = [teks_polos(c) for c in tabel.catatan]
    kaki += [f"Sumber: {tabel.sumber}"] if tabel.sumber else []
    atur_lebar(lembar, tabel)
    for urutan, teks in enumerate(kaki, start=akhir + 1):
        _tulis_catatan(lembar, urutan, teks, banyak)
    atur_tinggi(lembar)
    lembar.freeze_panes = _sel(lembar, awal, min(3, banyak) if tabel.lebar else 1).coordinate
    _siapkan_cetak(
        lembar, mendatar=tabel.lebar, kepala=f"{awal_kepala}:{awal - 1}", judul=tabel.label
    )
    return nilai


def _tulis_kosong(lembar: Worksheet, tabel: Tabel) -> None:
    """A sheet without rows: what is missing in one sentence, then the notes."""
    lembar.column_dimensions["A"].width = LEBAR_KALIMAT
    tulis_teks(_sel(lembar, 4, 1), tabel.kalimat_kosong)
    _sel(lembar, 4, 1).font = Font(_HURUF, 10, italic=True)
    _sel(lembar, 4, 1).alignment = Alignment(wrap_text=True, vertical="top")
    kaki = [teks_polos(c) for c in tabel.catatan]
    kaki += [f"Sumber: {tabel.sumber}"] if tabel.sumber else []
    for urutan, teks in enumerate(kaki, start=6):
        _tulis_catatan(lembar, urutan, teks, 1)
    atur_tinggi(lembar)
    _siapkan_cetak(lembar, mendatar=False, kepala="", judul=tabel.label)


def _tulis_catatan(lembar: Worksheet, baris: int, teks: str, banyak: int) -> None:
    """A note over the width of the table."""
    sel = _sel(lembar, baris, 1)
    tulis_teks(sel, teks)
    sel.font = Font(_HURUF, 9, italic=True)
    sel.alignment = Alignment(wrap_text=True, vertical="top")
    if banyak > 1:
        lembar.merge_cells(start_row=baris, end_row=baris, start_column=1, end_column=banyak)


def _tulis_kepala(lembar: Worksheet, tabel: Tabel, awal: int) -> int:
    """Write the header rows; return the first row of the body."""
    kelompok = kelompok_kolom(tabel)
    baris = awal
    if any(teks for teks, _ in kelompok):
        letak = 1
        for teks, banyak in kelompok:
            tulis_teks(_sel(lembar, awal, letak), teks or tabel.kolom[letak - 1].judul)
            for geser in range(banyak):
                _gaya_kepala(_sel(lembar, awal, letak + geser))
                _gaya_kepala(_sel(lembar, awal + 1, letak + geser))
            if not teks:
                lembar.merge_cells(
                    start_row=awal, end_row=awal + 1, start_column=letak, end_column=letak
                )
            else:
                for geser in range(banyak):
                    judul = tabel.kolom[letak - 1 + geser].judul
                    tulis_teks(_sel(lembar, awal + 1, letak + geser), judul)
                if banyak > 1:
                    lembar.merge_cells(
                        start_row=awal, end_row=awal, start_column=letak,
                        end_column=letak + banyak - 1,
                    )  # fmt: skip
            letak += banyak
        baris += 2
    else:
        for letak, kolom in enumerate(tabel.kolom, start=1):
            tulis_teks(_sel(lembar, awal, letak), kolom.judul)
            _gaya_kepala(_sel(lembar, awal, letak))
        baris += 1
    if tabel.nomor_kolom:
        for letak in range(1, len(tabel.kolom) + 1):
            sel = _sel(lembar, baris, letak)
            sel.value = letak
            _gaya_kepala(sel)
            sel.font = Font(_HURUF, 8)
        baris += 1
    return baris


def _tulis_sel(
    xl: Cell, sel: Sel, kolom: Kolom, baris: Baris, indent: int, gaya: dict[Hashable, StyleArray]
) -> None:
    """Fill one cell. `gaya`: how cells of the sheet look so far; openpyxl compares each font and
    border with all others, which took half of the time of a workbook.
    """
    if sel.nilai is not None:
        xl.value = sel.nilai
    elif sel.teks:
        tulis_teks(xl, sel.teks)
    rata = _RATA[sel.rata or kolom.rata]
    # Figures keep off the line at the right, and so off the words beyond it.
    indent = indent or int(rata == "right")
    angka = format_angka(sel) if sel.nilai is not None or sel.formula else ""
    if not angka and sel.teks[:1] in {"=", "+", "-", "@"}:
        xl.quotePrefix = True
    tebal = sel.tebal or baris.jenis != "biasa"
    warna = "6B747C" if sel.lanjutan else "16191D"
    kunci = (baris.jenis, tebal, sel.miring, warna, rata, indent, angka, bool(xl.quotePrefix))
    if kunci in gaya:
        xl._style = copy(gaya[kunci])  # type: ignore[attr-defined]
        return
    _gaya_isi(xl, baris)
    xl.font = Font(_HURUF, 10, bold=tebal, italic=sel.miring, color=warna)
    xl.alignment = Alignment(horizontal=rata, vertical="top", wrap_text=True, indent=indent)
    if angka:
        xl.number_format = angka
    gaya[kunci] = copy(xl._style)  # type: ignore[attr-defined]


def format_angka(sel: Sel) -> str:
    """The number format that shows the figure as it is printed, unit and all.

    The stored figure is the printed one (97,30 not 0,973), so that "%" is a literal as well.
    Excel shows the separators of the reader's own locale.
    """
    angka = "#,##0" + ("." + "0" * sel.desimal if sel.desimal else "")
    if sel.nilai is not None:
        tercetak = angka_tercetak(sel.nilai, sel.desimal)
        awal, ada, akhir = sel.teks.partition(tercetak)
        if ada:
            return f"{_harfiah(awal)}{angka}{_harfiah(akhir)}"
    return f'{angka}"%"' if sel.format == "persen" else angka


def _harfiah(teks: str) -> str:
    """Literal text in a number format."""
    bersih = _KENDALI.sub("", teks).replace('"', "'").replace("\n", " ")
    return f'"{bersih}"' if bersih else ""


class _Alamat:
    """Turns `{kolom@baris}` patterns into cell addresses."""

    def __init__(self, tabel: Tabel, awal: int) -> None:
        self.tabel = tabel
        self.awal = awal
        self.kolom = {
            k.kunci: get_column_letter(i) for i, k in enumerate(tabel.kolom, start=1) if k.kunci
        }

    def uraikan(self, pola: str, urutan: int) -> str:
        """Return the formula for row `urutan`. Raises DokumenError for an unknown name."""

        def ganti(cocok: re.Match[str]) -> str:
            kolom, baris = cocok[1], cocok[2]
            if kolom not in self.kolom:
                raise DokumenError(f"Tabel {self.tabel.kunci}: kolom {kolom!r} tidak ada.")
            huruf = self.kolom[kolom]
            if baris is None:
                return f"{huruf}{self.awal + urutan}"
            nomor = [self.awal + i for i in self._baris(baris)]
            if not nomor:
                raise DokumenError(f"Tabel {self.tabel.kunci}: baris {baris!r} tidak ada.")
            return ",".join(
                f"{huruf}{a}" if a == b else f"{huruf}{a}:{huruf}{b}" for a, b in _ruas(nomor)
            )

        return _KUNCI_RUMUS.sub(ganti, pola)

    def _baris(self, tanda: str) -> list[int]:
        semua = list(enumerate(self.tabel.baris))
        if tanda == "*":
            return [i for i, b in semua if b.jenis == "biasa"]
        if tanda.startswith("#"):
            return [i for i, b in semua if b.grup == tanda[1:]]
        return [i for i, b in semua if b.kunci == tanda]


def _ruas(nomor: list[int]) -> list[tuple[int, int]]:
    """Join consecutive row numbers into ranges."""
    hasil: list[tuple[int, int]] = []
    for n in nomor:
        if hasil and hasil[-1][1] == n - 1:
            hasil[-1] = (hasil[-1][0], n)
        else:
            hasil.append((n, n))
    return hasil


def _sel(lembar: Worksheet, baris: int, kolom: int) -> Cell:
    sel = lembar.cell(baris, kolom)
    assert isinstance(sel, Cell)
    return sel


def _gaya_kepala(sel: Cell) -> None:
    sel.font = Font(_HURUF, 10, bold=True)
    sel.fill = _ABU
    sel.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sel.border = Border(left=_TIPIS, right=_TIPIS, top=_TIPIS, bottom=_TIPIS)


def _gaya_isi(sel: Cell, baris: Baris) -> None:
    atas = _TEBAL if baris.jenis == "jumlah" else _TIPIS
    sel.border = Border(left=_TIPIS, right=_TIPIS, top=atas, bottom=_TIPIS)
    if baris.jenis == "kelompok":
        sel.fill = _ABU_MUDA


def _siapkan_cetak(lembar: Worksheet, *, mendatar: bool, kepala: str, judul: str = "") -> None:
    lembar.page_setup.orientation = "landscape" if mendatar else "portrait"
    lembar.page_setup.paperSize = 9  # A4
    lembar.page_setup.fitToWidth = 1
    lembar.page_setup.fitToHeight = 0
    lembar.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if kepala:
        lembar.print_title_rows = kepala
    lembar.sheet_view.showGridLines = False
    lembar.page_margins.left = lembar.page_margins.right = 0.5
    kaki = lembar.oddFooter
    assert kaki is not None
    if judul:
        kaki.left.text = judul.replace("&", "&&")
    kaki.right.text = "Halaman &P dari &N"


def _isi_nilai(buku: bytes, nilai: dict[str, dict[str, Any]]) -> bytes:
    """Store each formula's value: openpyxl writes none, and a viewer that does not
    calculate (a phone, pandas) would show an empty cell. The time of writing is left out: the
    same report gives the same bytes."""
    bagian: dict[str, bytes] = {}
    with ZipFile(BytesIO(buku)) as lama:
        for info in lama.infolist():
            isi = lama.read(info)
            if sel := nilai.get(info.filename):
                isi = _sisipkan(isi.decode(), sel).encode()
            elif info.filename == "docProps/core.xml":
                isi = _WAKTU.sub(b"", isi)
            bagian[info.filename] = isi
    return zip_tetap(bagian)


def _sisipkan(xml: str, nilai: dict[str, Any]) -> str:
    def ganti(cocok: re.Match[str]) -> str:
        alamat, atribut, formula = cocok[1], cocok[2], cocok[3]
        isi = nilai.get(alamat)
        if isi is None:
            return cocok[0]
        jenis = ' t="str"' if isinstance(isi, str) else ""
        return f'<c r="{alamat}"{atribut}{jenis}><f>{formula}</f><v>{escape(str(isi))}</v></c>'

    return re.sub(r'<c r="([A-Z]+\d+)"((?: s="\d+")?)><f>(.*?)</f><v ?/?>(?:</v>)?</c>', ganti, xml)
