"""The budget in the columns of SIPD's rekap: as a workbook, as CSV, as a template to be filled."""

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from anggaran.impor.banding import pagu_berlaku
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.susun_rekap import KOLOM_REKAP, GarisRekap, baris_rekap
from anggaran.models import SubKegiatan
from anggaran.rekening import NAMA
from kinerja.himpunan.teks_aman import kunci_teks
from laporan.cetak.dasar import Berkas

_TEBAL, _LATAR = Font(bold=True), PatternFill("solid", fgColor="E7EDF5")
_TENGAH = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LIPAT = Alignment(vertical="top", wrap_text=True)
#: Beginning of a heading → width of its column.
_LEBAR = {
    "NO": 5, "TAHUN": 7, "PAGU": 17, "NAMA URUSAN": 9, "NAMA SUB UNIT": 9, "NAMA BIDANG": 9,
    "NAMA PAKET": 9,
    "NAMA SUB KEGIATAN": 36, "NAMA SUMBER": 12, "NAMA": 24, "KODE URUSAN": 9, "KODE BIDANG": 9,
    "KODE PROGRAM": 10, "KODE KEGIATAN": 13, "KODE SUB KEGIATAN": 18, "KODE SUB UNIT": 9,
    "KODE SUMBER": 10, "KODE REKENING": 18, "KODE SKPD": 22, "PAKET": 11,
}  # fmt: skip
MIME_BUKU = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def garis_pagu(keadaan: KeadaanImpor) -> list[GarisRekap]:
    """Pagu in force, line by line in the order of the tree."""
    berlaku = pagu_berlaku(keadaan.versi, max(keadaan.versi, default=0))
    urut = sorted(berlaku, key=lambda k: (_letak(keadaan.sub[k.sub]), k.rekening, k.sumber))
    return [_garis(keadaan.sub[k.sub], k.rekening, k.sumber, berlaku[k]) for k in urut]


def garis_templat(keadaan: KeadaanImpor) -> list[GarisRekap]:
    """One row for each sub kegiatan, whose rekening, source and pagu are to be filled in."""
    return [_garis(s, "", "", None) for s in sorted(keadaan.sub.values(), key=_letak)]


def _letak(s: SubKegiatan) -> tuple[object, ...]:
    k, p = s.kegiatan, s.kegiatan.program
    return (p.urutan, p.kode, k.urutan, k.kode, s.urutan, s.kode)


def _garis(s: SubKegiatan, rekening: str, sumber: str, pagu: int | None) -> GarisRekap:
    k, p = s.kegiatan, s.kegiatan.program
    return GarisRekap(
        (p.kode, p.nama), (k.kode, k.nama), (s.kode, s.nama), rekening,
        NAMA.get(rekening, ""), sumber, pagu,
    )  # fmt: skip


def _baris(
    keadaan: KeadaanImpor, garis: Iterable[GarisRekap]
) -> Iterator[tuple[str | int | None, ...]]:
    skpd = next((m.skpd for m in reversed(keadaan.muatan) if m.skpd), "")
    kode = skpd if skpd[:1].isdecimal() else ""
    yield KOLOM_REKAP
    yield from baris_rekap(garis, tahun=keadaan.tahun, skpd=(kode, keadaan.pd.nama))


def rekap_xlsx(keadaan: KeadaanImpor, garis: Iterable[GarisRekap], nama: str) -> Berkas:
    """As a workbook; amounts are numbers, codes are text."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Rekap")
    _atur(lembar)
    for n, baris in enumerate(_baris(keadaan, garis)):
        sel = []
        for judul, isi in zip(KOLOM_REKAP, baris, strict=True):
            satu = WriteOnlyCell(lembar, value=isi)
            if isinstance(isi, str):
                satu.data_type = "s"  # text, even where it begins like a formula
            if not n:
                satu.font, satu.fill, satu.alignment = _TEBAL, _LATAR, _TENGAH
            elif judul == "PAGU":
                satu.number_format = "#,##0"
            elif judul.startswith("NAMA"):
                satu.alignment = _LIPAT
            sel.append(satu)
        lembar.append(sel)
    aliran = BytesIO()
    buku.save(aliran)
    return Berkas(f"{nama}.xlsx", MIME_BUKU, aliran.getvalue())


def _atur(lembar: Any) -> None:
    """Widths by what stands in a column, the heading in sight and on every printed page."""
    for n, judul in enumerate(KOLOM_REKAP, 1):
        lebar = next((w for awal, w in _LEBAR.items() if judul.startswith(awal)), 9)
        lembar.column_dimensions[get_column_letter(n)].width = lebar
    lembar.freeze_panes = "A2"
    lembar.print_title_rows = "1:1"
    lembar.page_setup.orientation = "landscape"
    lembar.page_setup.paperSize = 8  # A3
    lembar.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight = 1, 0


def rekap_csv(keadaan: KeadaanImpor, garis: Iterable[GarisRekap], nama: str) -> Berkas:
    """As CSV with semicolons, which Excel opens in columns here."""
    teks = StringIO()
    penulis = csv.writer(teks, delimiter=";", lineterminator="\r\n")
    for baris in _baris(keadaan, garis):
        penulis.writerow([kunci_teks(isi) if isinstance(isi, str) else isi for isi in baris])
    return Berkas(f"{nama}.csv", "text/csv; charset=utf-8", ("\ufeff" + teks.getvalue()).encode())
