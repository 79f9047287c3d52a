"""PURE. Notes on the cells of a workbook, written into its package.

Only the parts that hold notes are touched: charts, pictures, formulas and what they last showed
stay as they were, which a program that reads and saves the whole workbook would lose.
"""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils import get_column_letter

from laporan.periksa_lkjip.tandai.komentar import BANYAK, teks_komentar
from laporan.periksa_lkjip.tandai.xlsx_bagian import (
    lembar_buku,
    sel_pertama,
    tambah_jenis,
)
from laporan.periksa_lkjip.tandai.xlsx_catatan import catat_lembar
from laporan.periksa_lkjip.temuan import TemuanLkjip

PISAH = "\n\n"


def tandai_xlsx(isi: bytes, temuan: Sequence[TemuanLkjip]) -> bytes:
    """The workbook with a note on each cell that has findings."""
    with ZipFile(BytesIO(isi)) as lama:
        bagian = {b.filename: lama.read(b) for b in lama.infolist() if not b.is_dir()}
    letak = lembar_buku(bagian)
    menurut: dict[str, dict[str, list[str]]] = {}
    for t in temuan[:BANYAK]:
        if (nama := letak.get(t.tempat.lembar)) and t.tempat.baris:
            sel = (
                f"{get_column_letter(t.nomor_kolom + 1)}{t.tempat.baris}"
                if t.nomor_kolom >= 0
                else sel_pertama(bagian[nama], t.tempat.baris)
            )
            menurut.setdefault(nama, {}).setdefault(sel, []).append(teks_komentar(t))
    for nama, catatan in menurut.items():
        catat_lembar(bagian, nama, {sel: PISAH.join(teks) for sel, teks in catatan.items()})
    if menurut:
        tambah_jenis(bagian)
    aliran = BytesIO()
    with ZipFile(aliran, "w", ZIP_DEFLATED) as baru:
        for nama, satu in bagian.items():
            baru.writestr(nama, satu)
    return aliran.getvalue()
