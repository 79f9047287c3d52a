"""PURE. Which reader a file needs, by what it holds rather than by its name."""

from collections.abc import Callable

from laporan.periksa_lkjip.baca.arsip import OLE, Arsip
from laporan.periksa_lkjip.baca.batas import BITA, MB, NaskahDitolakError, NaskahTerlaluBesarError
from laporan.periksa_lkjip.baca.html import baca_html
from laporan.periksa_lkjip.baca.teks import baca_teks
from laporan.periksa_lkjip.baca.xlsx import baca_xlsx
from laporan.periksa_lkjip.naskah import Naskah

BENTUK = ("docx", "xlsx", "pdf", "html", "md", "txt")
_BERWADAH = {"docx": "dokumen Word", "xlsx": "buku kerja Excel", "pdf": "dokumen PDF"}
Maju = Callable[[int, int], None]
"""Told which page of how many is being read."""


def diam(_ke: int, _dari: int) -> None:
    """For a reader whose progress nobody asks about."""


def kenali(isi: bytes, nama: str = "") -> str:
    """`docx`, `xlsx`, `pdf`, `html` or `teks`. Raises NaskahDitolakError."""
    if not isi.strip():
        raise NaskahDitolakError("Berkas kosong.")
    if len(isi) > BITA:
        raise NaskahTerlaluBesarError(f"Berkas lebih dari {BITA // MB} MB.")
    if isi.startswith(OLE):
        raise NaskahDitolakError(
            "Berkas ini berkata sandi atau berformat Office lama (.doc, .xls). Simpan "
            "sebagai .docx "
            "atau .xlsx tanpa kata sandi, lalu unggah lagi."
        )
    if b"%PDF-" in isi[:1024]:
        return "pdf"
    if isi.startswith(b"PK"):
        ada = Arsip(isi).nama
        for bentuk, tanda in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")):
            if tanda in ada:
                return bentuk
        raise NaskahDitolakError("Berkas ini bukan dokumen Word atau buku kerja Excel.")
    if b"\x00" in isi[:4096] and not isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NaskahDitolakError(
            "Bentuk berkas ini tidak dikenal. Pakai DOCX, XLSX, PDF, HTML, atau teks."
        )
    awal = isi[:2048].lower()
    if b"<html" in awal or b"<!doctype html" in awal or b"<table" in awal:
        return "html"
    if (akhir := nama.rpartition(".")[2].lower()) in _BERWADAH:
        # Read as text it would hold no table, and pass for a report without a fault.
        raise NaskahDitolakError(
            f"Berkas ini bernama .{akhir}, tetapi isinya bukan {_BERWADAH[akhir]}: mungkin rusak "
            "atau terpotong. Simpan ulang dari asalnya."
        )
    return "teks"


def baca_naskah(isi: bytes, nama: str = "", maju: Maju = diam) -> Naskah:
    """Read a report of any form. Raises NaskahDitolakError with a sentence for its owner.

    The readers of Word and PDF are loaded when they are wanted: a worker that prints goes without.
    """
    match kenali(isi, nama):
        case "pdf":
            from laporan.periksa_lkjip.baca.pdf import baca_pdf

            return baca_pdf(isi, maju)
        case "docx":
            from laporan.periksa_lkjip.baca.docx import baca_docx

            return baca_docx(isi)
        case "xlsx":
            return baca_xlsx(isi)
        case "html":
            return baca_html(_teks(isi))
        case _:
            return baca_teks(_teks(isi))


def _teks(isi: bytes) -> str:
    for sandi in ("utf-8-sig", "utf-16" if isi[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            return isi.decode(sandi)
        except UnicodeDecodeError:
            continue
    return isi.decode("utf-8", "replace")
