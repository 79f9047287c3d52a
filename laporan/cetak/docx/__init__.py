"""DOCX: the report for Word and LibreOffice, from the same nodes as the PDF.

Written as WordprocessingML directly: styles, numbering and tables are ours, the bytes depend on
nothing but the report, and no template has to be kept beside the code.
"""

from laporan.cetak.aksara import rapikan
from laporan.cetak.alir import Kertas, Tata, alirkan
from laporan.cetak.arah import arahkan
from laporan.cetak.dasar import Berkas
from laporan.cetak.docx.gaya import (
    MENDATAR,
    TEGAK,
    font_table_xml,
    numbering_xml,
    settings_xml,
    styles_xml,
)
from laporan.cetak.docx.paket import Paket
from laporan.cetak.docx.susunan import Susunan
from laporan.cetak.docx.taksiran import halaman_jangkar, letak_butir
from laporan.cetak.docx.xml import akar
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import Dokumen, Gambar, Tabel

MIME_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def ekspor(dokumen: Dokumen) -> Berkas:
    """Write the Word file."""
    dokumen = arahkan(rapikan(nomori(dokumen)))
    paket, susunan = _susun(dokumen)
    beralir, _ = alirkan(dokumen, _ukur(susunan), Kertas(TEGAK.isi, MENDATAR.isi))
    if beralir != dokumen:
        paket, susunan = _susun(beralir)
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


def _susun(dokumen: Dokumen) -> tuple[Paket, Susunan]:
    paket = Paket()
    paket.tambah("styles", "styles.xml", styles_xml())
    paket.tambah("settings", "settings.xml", settings_xml())
    paket.tambah("fontTable", "fontTable.xml", font_table_xml())
    susunan = Susunan(dokumen, paket)
    susunan.susun()
    return paket, susunan


def _ukur(susunan: Susunan) -> Tata:
    """The heights of blocks, with what is left empty at the foot of pages between them."""
    letak = letak_butir(susunan.butir, susunan.seksi)
    tata = Tata({}, {}, {})
    for tempat, (blok, awal, akhir) in susunan.rentang.items():
        if akhir == awal:
            continue
        sebelum = letak[awal - 1] if awal and letak[awal - 1].seksi == letak[awal].seksi else None
        if tempat[1] == 0 and sebelum:
            tata.awal[tempat[0]] = sebelum.y
        if isinstance(blok, Gambar) or (isinstance(blok, Tabel) and blok.lebar):
            tata.tinggi[tempat] = sum(b.tinggi for b in susunan.butir[awal:akhir])
        else:
            tata.tinggi[tempat] = letak[akhir - 1].y - (sebelum.y if sebelum else 0)
    return tata
