"""One walk over every table of the sample: each figure is the same string in every file."""

import json
import re
from html.parser import HTMLParser
from io import BytesIO

import pytest
from docx import Document

from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.penomoran import nomori, semua_gambar, semua_tabel
from laporan.dokumen.unsur import baris_lengkap, baris_tercetak
from tests.cetak.teks_pdf import teks_halaman
from tests.cetak.test_docx import teks_tabel
from tests.cetak.test_exporters import rapat
from tests.lkjip.test_susun import susun

# Not repeated on PostgreSQL: the files are made from the document model, not by the database.
pytestmark = pytest.mark.sqlite


class _Tabel(HTMLParser):
    """Body rows of every table: one text per column, "" under a spanning cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tabel: list[list[list[str]]] = []
        self.badan = self.sel = False

    def handle_starttag(self, tag, attrs):
        atribut = dict(attrs)
        if tag == "table":
            self.tabel.append([])
        self.badan = (self.badan or tag == "tbody") and tag != "thead"
        if self.badan and tag == "tr":
            self.tabel[-1].append([])
        elif self.badan and tag == "td":
            self.sel = True
            self.tabel[-1][-1] += ["", *[""] * (int(atribut.get("colspan", 1)) - 1)]
            self.letak = len(self.tabel[-1][-1]) - int(atribut.get("colspan", 1))
        elif self.sel and tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag):
        if tag == "td":
            self.sel = False
        elif tag == "tbody":
            self.badan = False

    def handle_data(self, data):
        if self.sel:
            self.tabel[-1][-1][self.letak] += data


def _tanpa_lanjutan(word, benar, lengkap):
    """The Word file's rows without the names that its cut tables tell again: only the row's own
    name may stand where the others have a blank. That they are told: test_lanjutan.py.
    """
    assert len(word) == len(benar) or benar == word
    hasil = []
    for ada, kosong, penuh in zip(word, benar, lengkap or benar, strict=True):
        hasil.append(
            [
                k if k == "" and a in (p, f"{p} (lanjutan)") else a
                for a, k, p in zip(ada, kosong, penuh, strict=True)
            ]
        )
    return hasil


def _dengan_lanjutan(baris, penuh):
    """The row as it begins a page: its blanks told, the first of them as a continuation."""
    kosong = [n for n, k in enumerate(baris) if k == "" and penuh[n]]
    return "".join(
        f"{p} (lanjutan)" if kosong and n == kosong[0] else p for n, p in enumerate(penuh)
    )


@pytest.mark.django_db
def test_setiap_sel_sama_di_json_html_docx_dan_pdf(contoh, sekali):
    """The workbook's cells are compared in test_xlsx.py, as LibreOffice shows them."""
    dokumen = nomori(susun(contoh))
    semua = semua_tabel(dokumen)
    data = json.loads(EXPORTERS["json"](dokumen).isi)
    halaman = _Tabel()
    halaman.feed(EXPORTERS["html"](dokumen).isi.decode())
    word = teks_tabel(Document(BytesIO(EXPORTERS["docx"](dokumen).isi)))
    pdf = sekali(f"pdf {dokumen!r}", lambda: EXPORTERS["pdf"](dokumen).isi)
    cetak = rapat("".join(teks_halaman(pdf)))
    assert len(semua) == len(data["tabel"]) > len(halaman.tabel) == len(word) > 15
    for t, j in zip(semua, data["tabel"], strict=True):
        if not t.baris:  # the caption over one sentence
            assert (j["baris"], j["kosong"]) == ([], t.kalimat_kosong)
            assert rapat(f"{t.label}{t.judul}{t.kalimat_kosong}") in cetak
    data["tabel"] = [j for j in data["tabel"] if j["baris"]]
    semua = tuple(t for t in semua if t.baris)

    sel = 0
    for t, j, h, w in zip(semua, data["tabel"], halaman.tabel, word, strict=True):
        benar = [list(b) for b in baris_tercetak(t)]
        assert j["baris"] == h == benar, t.kunci
        assert _tanpa_lanjutan(w, benar, baris_lengkap(t)) == benar, t.kunci
        assert re.sub(r"\s", "", f"{t.label}{t.judul}") in cetak
        for baris, penuh in zip(benar, baris_lengkap(t), strict=True):
            tertulis = (rapat("".join(baris)), rapat(_dengan_lanjutan(baris, penuh)))
            assert any(x in cetak for x in tertulis), (t.kunci, baris)
            sel += len(baris)
    assert sel > 2000
    for g, j in zip(semua_gambar(dokumen), data["gambar"], strict=True):
        assert (g.nomor, g.judul, g.alt) == (j["nomor"], j["judul"], j["alt"])
        assert rapat(f"{g.label}{g.judul}") in cetak
