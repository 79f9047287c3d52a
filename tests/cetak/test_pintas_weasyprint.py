"""The shorter ways through WeasyPrint lead to the same pages."""

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Thread
from xml.etree.ElementTree import tostring

import pytest
import tinyhtml5

from laporan.cetak import pdf, pintas_weasyprint
from laporan.cetak.html import cetak_html
from laporan.cetak.markah import pohon
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import Dokumen
from tests.cetak.contoh_dokumen import contoh_dokumen

TANPA_PINTAS = """
import hashlib
from laporan.cetak import markah, pdf, pintas_weasyprint
from tests.cetak.test_pintas_weasyprint import sebagian

markah.pohon = lambda _: None
markah._TanpaCatatan = lambda lembar: lembar
pintas_weasyprint.pasang = pintas_weasyprint.pasang_padat
print(hashlib.sha256(pdf.ekspor(sebagian()).isi).hexdigest())
"""


def sebagian() -> Dokumen:
    """A cover, a signature, a list of contents, and a chapter with tables, a chart and lists."""
    d = contoh_dokumen(ulang=1)
    return replace(d, bagian_depan=(d.bagian_depan[0], d.bagian_depan[2]), bab=d.bab[2:3])


def test_pustaka_yang_dibaca_adalah_yang_terpasang():
    """Another version: read what `pintas_weasyprint` replaces there, mend it, then name it."""
    assert pintas_weasyprint.cocok(), (
        f"pintas_weasyprint ditulis untuk {pintas_weasyprint.VERSI}; versi lain terpasang, "
        "sehingga PDF dicetak tanpa jalan pintas dan jauh lebih lama."
    )


def test_versi_lain_tidak_disentuh(monkeypatch):
    monkeypatch.setattr(pintas_weasyprint, "VERSI", {"weasyprint": "0"})
    for nama in vars(pintas_weasyprint).copy():
        if nama.startswith(("_pasang_", "pasang_")):
            monkeypatch.setattr(pintas_weasyprint, nama, pytest.fail)
    pintas_weasyprint.pasang.__wrapped__()


def test_berkas_sama_sampai_bita_terakhir():
    """With the library as it is, in a process of its own, and by every shorter way."""
    tanpa = subprocess.run(
        [sys.executable, "-c", TANPA_PINTAS],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    dengan = pdf.ekspor(sebagian()).isi
    assert sha256(dengan).hexdigest() == tanpa.stdout.strip()


def test_pembaca_xml_membangun_pohon_yang_sama():
    markah = cetak_html(nomori(contoh_dokumen(ulang=1)))
    html = tinyhtml5.parse(markah, namespace_html_elements=False)
    for gambar in html.iter("{http://www.w3.org/2000/svg}svg"):
        del gambar.attrib["{http://www.w3.org/2000/xmlns/}xmlns"]  # to XML it is no attribute
    milik = pohon(markah)
    assert milik is not None
    assert tostring(milik) == tostring(html)


@pytest.mark.parametrize(
    "markah",
    [
        "<p>Belum selesai",
        "<p>1 &gt; 0 &copy;</p>",
        "<p>\x0b</p>",
        '<p><svg viewBox="0 0 1 1"></svg></p>',
    ],
    ids=["tak-ditutup", "entitas", "tak-boleh-di-xml", "svg-tanpa-ruang-nama"],
)
def test_markah_lain_diserahkan_kepada_pembaca_html(markah):
    assert pohon(markah) is None


def test_dua_utas_tidak_mencetak_bersamaan(monkeypatch):
    """Threads of one server process would take kept lines and objects from each other's PDF."""
    mulai: list[str] = []

    def tata(dokumen: Dokumen, *_: object) -> None:
        mulai.append(dokumen.judul)
        if len(mulai) == 1:
            kedua.start()
            kedua.join(0.1)
            mulai.append("pertama selesai")
        raise ValueError(dokumen.judul)

    def cetak(judul: str) -> None:
        with pytest.raises(ValueError, match=judul):
            pdf.ekspor(replace(kosong, judul=judul))

    kosong = replace(sebagian(), sampul=None, bagian_depan=(), bab=(), lampiran=())
    monkeypatch.setattr(pdf, "tata_semua", tata)
    kedua = Thread(target=cetak, args=["kedua"])
    cetak("pertama")
    kedua.join()
    assert mulai == ["pertama", "pertama selesai", "kedua"]
