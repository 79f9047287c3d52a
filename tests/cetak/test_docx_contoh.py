"""The sample's Word file, as LibreOffice lays it out."""

from datetime import date
from itertools import pairwise

import pytest

from laporan.bahan.bahan import Bahan
from laporan.cetak import docx
from laporan.terbit.nomor import dokumen_lkjip
from tests.cetak.daftar_tercetak import periksa_daftar
from tests.cetak.tanda_pdf import halaman_pdf
from tests.libreoffice import LibreOffice


# Not repeated on PostgreSQL: the file is made from the document model, not by the database.
@pytest.mark.sqlite
def test_setiap_baris_daftar_menyebut_halaman_yang_benar_dan_halamannya_terisi(contoh, tmp_path):
    """Contents, tables and figures: the page a line names is the page the thing stands on. No page
    under 40 % filled where the same part goes on (11, B9): one conversion answers both.
    """
    dokumen = dokumen_lkjip(Bahan(contoh, 2024), date(2025, 2, 28))
    pdf = LibreOffice(tmp_path).ubah(docx.ekspor(dokumen).isi, "docx", "pdf")
    periksa_daftar(pdf, dokumen)
    halaman = halaman_pdf(pdf)
    for nomor, (kini, berikut) in enumerate(pairwise(halaman), start=1):
        if kini.bagian and kini.bagian == berikut.bagian:
            # Paper that is turned begins a page: what stands before it cannot be followed by words.
            batas = 0.4 if kini.mendatar == berikut.mendatar else 0.3
            assert kini.terisi >= batas, (nomor, kini)
