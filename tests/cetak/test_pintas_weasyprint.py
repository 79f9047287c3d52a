"""The shorter ways through WeasyPrint lead to the same pages."""

import re
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
from laporan.cetak.html import CSS_LAPORAN, cetak_html
from laporan.cetak.markah import baca, kunci_letak, pohon
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


def test_letak_memuat_semua_yang_ditanyakan_lembar_gaya():
    """A selector that asks for more than `kunci_letak` holds gets a neighbour's answer."""
    css = re.sub(r"/\*.*?\*/", "", CSS_LAPORAN.read_text(encoding="utf-8"), flags=re.DOTALL)
    pemilih = [
        satu.strip()
        for semua in re.findall(r"([^{}@;]+)\{", css)
        for satu in semua.split(",")
        if not satu.strip().startswith(("page", "media", "font-face", ":nth("))
    ]
    assert ".lk h1[data-markah]" in pemilih
    semu = {m for p in pemilih for m in re.findall(r"(?<!:):[a-z-]+(?:\([^)]*\))?", p)}
    assert semu <= {
        ":first-child", ":nth-child(2)", ":not(.lk-citra)", ":hover", ":focus-visible",
    }  # fmt: skip
    assert {re.sub(r"\d", "n", p.partition("+")[2].strip()) for p in pemilih if "+" in p} == {"hn"}
    assert not [p for p in pemilih if "~" in p or "#" in p or ":last" in p]
    assert {"class", "data-markah", "data-halaman"} <= set(baca("<p></p>", "", None).diuji)


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("<p>a</p><p>b</p><p class='x'>c</p><p>d</p>", (2, 3)),
        ("<p>a</p><p>b</p><p>c</p>", (0, 1)),
        ("<p>a</p><p>b</p><p>c</p>", (1, 2)),
        ("<p>a</p><p>b</p><p>c</p><h1>d</h1><h2>e</h2><p>f</p><h2>g</h2>", (4, 6)),
        ("<a>a</a><a>b</a><a data-halaman='1'>c</a><a>d</a>", (2, 3)),
        ("<a>a</a><a>b</a><a href='#1'>c</a><a>d</a>", (2, 3)),
    ],
)
def test_letak_membedakan(satu, lain):
    markah = baca(f"<html><body>{satu}</body></html>", "", None)
    badan = next(iter(markah.wrapper_element.iter_children()))
    kunci = [kunci_letak(u, 1, markah.diuji) for u in badan.iter_children()]
    assert kunci[lain[0]] != kunci[lain[1]]


def test_letak_yang_sama_bagi_yang_ditanyai_sama():
    baris = "<p>a</p><p>b</p><p id='x'>c</p><p>d</p><a href='#1'>e</a><a href='#2'>f</a>"
    markah = baca(f"<html><body>{baris}</body></html>", "", None)
    badan = next(iter(markah.wrapper_element.iter_children()))
    kunci = [kunci_letak(u, 1, markah.diuji) for u in badan.iter_children()]
    assert kunci[2] == kunci[3]
    assert kunci[4] == kunci[5]


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
