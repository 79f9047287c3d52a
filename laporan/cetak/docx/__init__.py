"""DOCX: the report for Word and LibreOffice, from the same nodes as the PDF.

Written as WordprocessingML directly: styles, numbering and tables are ours, the bytes depend on
nothing but the report, and no template has to be kept beside the code.
"""

from laporan.cetak.dasar import Berkas
from laporan.cetak.docx.gaya import font_table_xml, numbering_xml, settings_xml, styles_xml
from laporan.cetak.docx.paket import Paket
from laporan.cetak.docx.susunan import Susunan
from laporan.cetak.docx.taksiran import halaman_jangkar
from laporan.cetak.docx.xml import akar
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import Dokumen

MIME_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def ekspor(dokumen: Dokumen) -> Berkas:
    """Write the Word file."""
    dokumen = nomori(dokumen)
    paket = Paket()
    paket.tambah("styles", "styles.xml", styles_xml())
    paket.tambah("settings", "settings.xml", settings_xml())
    paket.tambah("fontTable", "fontTable.xml", font_table_xml())
    susunan = Susunan(dokumen, paket)
    susunan.susun()
    susunan.isi_daftar(halaman_jangkar(susunan.butir, susunan.seksi))
    paket.tambah("numbering", "numbering.xml", numbering_xml(susunan.daftar))
    badan = "".join(b.xml() for b in susunan.butir) + susunan.seksi.xml()
    isi = paket.tulis(
        akar("w:document", f"<w:body>{badan}</w:body>", "r", "wp", "a", "pic", "asvg", "mc", "w15"),
        judul=dokumen.judul,
        pokok=dokumen.subjudul,
        penulis=dokumen.pd,
        bahasa="id-ID" if dokumen.bahasa == "id" else dokumen.bahasa,
    )
    return Berkas(f"{dokumen.nama_berkas}.docx", MIME_DOCX, isi)
