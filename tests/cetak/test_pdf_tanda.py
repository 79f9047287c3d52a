"""Tables, alternative texts, fonts and addresses of the PDF, as a reader's program finds them."""

import re
import subprocess
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from pikepdf.pdfa import check

from laporan.cetak import pdf
from laporan.dokumen.penomoran import nomori, semua_gambar, semua_tabel
from laporan.dokumen.unsur import (
    Bab,
    Baris,
    Butir,
    Daftar,
    Dokumen,
    Gambar,
    Judul,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
)
from tests.cetak.contoh_dokumen import contoh_dokumen
from tests.cetak.tanda_pdf import unsur
from tests.cetak.teks_pdf import teks_halaman

pytestmark = pytest.mark.sqlite
ALAMAT = "https://contoh.go.id/" + "data-kinerja-tahun-2024/" * 12 + "a" * 300


def dokumen(*isi) -> Dokumen:
    return Dokumen("Laporan", "", "Dinas", "Pemda", 2024, "", bab=(Bab("BAB", isi),))


def _tabel(banyak: int) -> Tabel:
    kolom = (Kolom("Nama"), Kolom("Target", "kanan", kelompok="2024"),
             Kolom("Realisasi", "kanan", kelompok="2024"))  # fmt: skip
    baris = tuple(Baris((Sel(f"Baris {n}"), Sel(str(n)), Sel(str(n)))) for n in range(banyak))
    return Tabel("t", "Judul", kolom, baris, nomor_kolom=True)


@pytest.fixture(scope="module")
def panjang():
    """A table of four pages between two paragraphs."""
    isi = pdf.ekspor(dokumen(Paragraf("Sebelum."), _tabel(140), Paragraf("Sesudah."))).isi
    with pikepdf.open(BytesIO(isi)) as berkas:
        yield berkas


def _perintah(halaman: Any) -> list[tuple[Any, str]]:
    """Operands and operator of everything that a page draws."""
    return [(x.operands, str(x.operator)) for x in pikepdf.parse_content_stream(halaman)]


def test_tabel_empat_halaman_satu_tanda_dengan_satu_kepala(panjang):
    assert len(panjang.pages) >= 3
    tanda = [t for t in unsur(panjang.Root.StructTreeRoot.K) if t.S == "/Table"]
    (tabel,) = tanda
    jenis = [str(b.S) for b in tabel.K]
    assert jenis[0] == "/THead"
    assert set(jenis[1:]) == {"/TBody"}
    baris = [b for b in unsur(tabel.K) if b.S == "/TR"]
    assert len(baris) == 3 + 140
    assert {b.Pg.objgen for b in baris} == {h.objgen for h in panjang.pages}
    # Every body names its table as its parent.
    assert {b.P.objgen for b in tabel.K} == {tabel.objgen}


def test_setiap_sel_menunjuk_kepala_yang_ada(panjang):
    kepala = [s for s in unsur(panjang.Root.StructTreeRoot.K) if s.S == "/TH"]
    pengenal = {str(s.ID) for s in kepala}
    assert len(pengenal) == len(kepala) == 4
    sel = [s for s in unsur(panjang.Root.StructTreeRoot.K) if s.S == "/TD"]
    menunjuk = [{str(h) for h in s.A.Headers} for s in sel if "/Headers" in s.A]
    assert len(menunjuk) >= 3 * 140
    assert set().union(*menunjuk) <= pengenal


def test_kepala_yang_berulang_adalah_artefak(panjang):
    for urut, halaman in enumerate(panjang.pages):
        isi = _perintah(halaman)
        artefak = [
            o for o, perintah in isi
            if perintah == "BDC" and str(o[0]) == "/Artifact"
            and o[1].get("/Subtype") == "/Header"
        ]  # fmt: skip
        # Nama, 2024, Target, Realisasi and the numbers 1 to 3 below them.
        assert len(artefak) == (7 if urut else 0)
    # What is marked is in the tree, and what is not has left no number behind.
    pohon = panjang.Root.StructTreeRoot
    nomor = {int(pohon.ParentTree.Nums[i]): pohon.ParentTree.Nums[i + 1]
             for i in range(0, len(pohon.ParentTree.Nums), 2)}  # fmt: skip
    for urut, halaman in enumerate(panjang.pages):
        terpakai = {
            int(o[1].MCID) for o, perintah in _perintah(halaman)
            if perintah == "BDC" and "/MCID" in o[1]
        }  # fmt: skip
        terisi = {n for n, x in enumerate(nomor[urut]) if x is not None}
        assert terpakai == terisi


def test_teks_pengganti_menyebut_temuan_bukan_judul():
    d = nomori(contoh_dokumen())
    with pikepdf.open(BytesIO(pdf.ekspor(d).isi)) as berkas:
        alt = [str(g.Alt) for g in unsur(berkas.Root.StructTreeRoot.K) if g.S == "/Figure"]
        tanda = [t for t in unsur(berkas.Root.StructTreeRoot.K) if t.S == "/Table"]
        assert len(tanda) == sum(bool(t.baris) for t in semua_tabel(d))  # a sentence is none
    gambar = [g.alt for g in semua_gambar(d)]
    assert [a for a in alt if a in gambar] == gambar
    assert not {g.judul for g in semua_gambar(d)} & set(alt)


@pytest.mark.parametrize("flavour", ["2b", "3b"])
def test_pemeriksa_pdfa_tidak_menemukan_apa_pun(flavour):
    """pikepdf knows levels 1b to 3b. Level A, which we declare, asks for tags besides: the other
    tests of this file look at those.
    """
    d = contoh_dokumen()
    with pikepdf.open(BytesIO(pdf.ekspor(d).isi)) as berkas:
        with berkas.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
            xmp["pdfaid:part"], xmp["pdfaid:conformance"] = flavour[0], "B"
        laporan = check(berkas, flavour)
        assert laporan.passed, [str(f) for f in laporan.findings]
        # A checker that lets everything pass would be none.
        berkas.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x")
        assert not check(berkas, flavour).passed


def test_hanya_huruf_sendiri_walau_ada_aksara_asing():
    asing = "漢字 😀 ✓ ① \x0b ﬁ ر \u0b95"
    gambar = Gambar("g", "G", f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20" '
                    f'font-family="Inter, Arimo, sans-serif"><text y="9">{asing[:2]}</text></svg>',
                    asing)  # fmt: skip
    sel = Sel(asing)
    isi = pdf.ekspor(
        dokumen(
            Judul(asing),
            Paragraf(asing),
            gambar,
            Tabel("t", asing, (Kolom(asing),), (Baris((sel,)),)),
        )
    ).isi
    with pikepdf.open(BytesIO(isi)) as berkas:
        huruf = {
            str(o.FontName).partition("+")[2]
            for o in berkas.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        }
    assert huruf
    assert all(re.match(r"(Arimo|Tinos)\b", h) for h in huruf), huruf
    teks = " ".join(teks_halaman(isi))
    assert "[U+6F22]" in teks
    assert "√ 1" in teks


def test_alamat_panjang_tetap_di_dalam_halaman_dan_tetap_alamat():
    sel = Baris((Sel("1"), Sel(ALAMAT), Sel("100,00%")))
    tabel = Tabel("t", "T", (Kolom("No."), Kolom("Alamat"), Kolom("Nilai")), (sel,))
    isi = pdf.ekspor(
        dokumen(Paragraf(ALAMAT), Daftar((Butir(ALAMAT),)), tabel, Paragraf(ALAMAT, "kecil"))
    ).isi
    keluar = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=isi, capture_output=True, check=True
    ).stdout
    kata = list(ET.fromstring(keluar).iter("{http://www.w3.org/1999/xhtml}word"))
    # A4 upright: 30 mm at the left, 25 mm at the right; half a point for the edges of letters.
    assert max(float(k.get("xMax", "")) for k in kata) <= (210 - 25) * 72 / 25.4 + 0.5
    rapat = re.sub(r"\s", "", " ".join(teks_halaman(isi)))
    assert rapat.count(ALAMAT) == 4
    assert "Http://" not in rapat
