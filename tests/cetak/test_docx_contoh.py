"""The sample's Word file, as LibreOffice lays it out."""

from datetime import date

import pytest

from laporan.bahan.bahan import Bahan
from laporan.cetak import docx
from laporan.terbit.nomor import dokumen_lkjip
from tests.cetak.daftar_tercetak import periksa_daftar
from tests.libreoffice import LibreOffice


# Not repeated on PostgreSQL: the file is made from the document model, not by the database.
@pytest.mark.sqlite
def test_setiap_baris_daftar_menyebut_halaman_yang_benar(contoh, tmp_path):
    """Contents, tables and figures: the page a line names is the page the thing stands on."""
    dokumen = dokumen_lkjip(Bahan(contoh, 2024), date(2025, 2, 28))
    pdf = LibreOffice(tmp_path).ubah(docx.ekspor(dokumen).isi, "docx", "pdf")
    periksa_daftar(pdf, dokumen)
