"""The checked document with comments: each at its figure, everything else as it was."""

from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table
from pdfplumber import open as buka_pdf
from pypdf import PdfReader, PdfWriter

from laporan.periksa_lkjip.baca.bentuk import baca_naskah
from laporan.periksa_lkjip.naskah import TabelNaskah, Tempat
from laporan.periksa_lkjip.periksa import periksa_naskah
from laporan.periksa_lkjip.tandai.bentuk import tandai
from laporan.periksa_lkjip.tandai.komentar import cari, teks_komentar
from laporan.periksa_lkjip.tandai.xlsx_catatan import _tambah_teks
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan
from tests.periksa_lkjip.susun import BERSIH, docx, ganti, xlsx

CONTOH = Path(__file__).parent / "contoh"
#: The mean of three capaian is 94,17; the sentence counts three and writes four.
SALAH = ganti(ganti(BERSIH, "94,17%", "94,71%"), "3 (tiga)", "3 (empat)")
RERATA = "Tercetak: 94,71%. Seharusnya: 94,17%."


def _tandai(isi: bytes) -> bytes:
    naskah = baca_naskah(isi)
    return tandai(isi, naskah.bentuk, periksa_naskah(naskah).temuan)


def _temuan(**lain) -> TemuanLkjip:
    isi = {"tercetak": "94,71%", "seharusnya": "94,17%", "penyebab": "Dua digit tertukar"} | lain
    return TemuanLkjip("PL13", TingkatTemuan.GALAT, "Rata-rata tidak cocok.", **isi)


def test_isi_komentar():
    assert teks_komentar(_temuan()).splitlines() == [
        "Galat (PL13)",
        "Tercetak: 94,71%. Seharusnya: 94,17%.",
        "Rata-rata tidak cocok.",
        "Kemungkinan sebab: Dua digit tertukar.",
    ]
    assert teks_komentar(_temuan(seharusnya="", penyebab="")).splitlines() == [
        "Galat (PL13)",
        "Rata-rata tidak cocok.",
    ]
    assert "\x0b" not in teks_komentar(_temuan(penyebab="a\x0bb"))


@pytest.mark.parametrize(
    ("teks", "isi", "kena"),
    [
        ("dari 5,00 ke 15,00", {"tercetak": "5,00"}, (5, 9)),
        ("Rp1.500.000 dan Rp500.000", {"tercetak": "500.000"}, (18, 25)),
        ("12.300  Meter", {"tercetak": "12.300 Meter"}, (0, 13)),
        # The name that the finding is about stands before the second of two like figures.
        ("jalan 80%; air 80%", {"tercetak": "80%", "baris": "air"}, (15, 18)),
        ("4 (empat) kegiatan", {"tercetak": "4 kegiatan"}, (0, 1)),
        ("tanpa angka", {"tercetak": "5,00"}, None),
        ("apa saja", {"tercetak": ""}, None),
    ],
    ids=["angka-utuh", "bagian-angka", "spasi", "setelah-nama", "terbilang", "tidak-ada", "kosong"],
)
def test_cari_angka_di_teks(teks, isi, kena):
    assert cari(teks, _temuan(**isi)) == kena


# --- Word ----------------------------------------------------------------------------------------


def _dikomentari(isi: bytes) -> dict[str, str]:
    """Text of each comment → the text that it is anchored at."""
    dokumen = Document(BytesIO(isi))
    hasil = {}
    for k in dokumen.comments:
        semua = list(dokumen.element.body.iter())
        tanda = [
            n for n, e in enumerate(semua)
            if str(e.tag).endswith(("}commentRangeStart", "}commentRangeEnd"))
            and e.get(e.tag.partition("}")[0] + "}id") == str(k.comment_id)
        ]  # fmt: skip
        potong = semua[tanda[0] : tanda[1]]
        hasil[k.text] = "".join(e.text or "" for e in potong if str(e.tag).endswith("}t"))
    return hasil


def test_docx_komentar_di_angkanya():
    ada = _dikomentari(_tandai(docx(SALAH)))

    assert [angka for teks, angka in ada.items() if RERATA in teks] == ["94,71%"]
    assert [angka for teks, angka in ada.items() if teks.startswith("Galat (PL42)")] == ["empat"]


def test_docx_teks_tidak_berubah():
    asli = docx(SALAH)

    assert baca_naskah(_tandai(asli)).unsur == baca_naskah(asli).unsur


def test_docx_gaya_potongan_tetap():
    dokumen = Document()
    lari = dokumen.add_paragraph().add_run("capaian 94,71% tahun ini")
    lari.bold = True
    isi = BytesIO()
    dokumen.save(isi)

    baru = Document(BytesIO(tandai(isi.getvalue(), "docx", [_temuan()])))

    potong = [(r.text, r.bold) for r in baru.paragraphs[0].runs if r.text]
    assert potong == [("capaian ", True), ("94,71%", True), (" tahun ini", True)]


def test_docx_sel_gabungan_dan_komentar_lama():
    dokumen = Document()
    lama = dokumen.add_paragraph("Kalimat")
    dokumen.add_comment(lama.runs, "Catatan pembaca", "Pembaca", "P")
    tabel = dokumen.add_table(2, 3)
    tabel.cell(0, 0).merge(tabel.cell(0, 1)).text = "Jumlah"
    tabel.cell(0, 2).text = "94,71%"
    tabel.cell(1, 0).merge(tabel.cell(1, 1))
    tabel.cell(1, 2).text = ""
    isi = BytesIO()
    dokumen.save(isi)
    di_sel = _temuan(tempat=Tempat(1), nomor_baris=0, nomor_kolom=2)
    kosong = _temuan(tempat=Tempat(1), nomor_baris=1, nomor_kolom=2, seharusnya="5")
    jauh = _temuan(tempat=Tempat(99), seharusnya="6")

    baru = tandai(isi.getvalue(), "docx", [di_sel, kosong, jauh])

    ada = Document(BytesIO(baru)).comments
    assert [k.author for k in ada] == ["Pembaca", "Periksa LKjIP", "Periksa LKjIP"]
    assert _dikomentari(baru) == {
        "Catatan pembaca": "Kalimat",
        teks_komentar(di_sel): "94,71%",
        teks_komentar(kosong): "",
    }


# --- Excel ---------------------------------------------------------------------------------------


def _catatan(isi: bytes) -> dict[tuple[str, str], str]:
    buku = load_workbook(BytesIO(isi))
    return {
        (lembar.title, sel.coordinate): sel.comment.text
        for lembar in buku
        for baris in lembar.iter_rows()
        for sel in baris
        if sel.comment
    }


def test_xlsx_catatan_di_selnya():
    ada = _catatan(_tandai(xlsx(SALAH)))

    # The caption, an empty line, the head and its numbers, three indicators: the mean is line 8.
    assert RERATA in ada["Tabel 2", "F8"]
    assert ada["Sheet", "A2"].startswith("Galat (PL42)")


def test_xlsx_bagian_lain_sama_bita():
    asli = xlsx(SALAH)
    with ZipFile(BytesIO(asli)) as a, ZipFile(BytesIO(_tandai(asli))) as b:
        tetap = [n for n in a.namelist() if not n.startswith(("xl/worksheets/", "[Content"))]
        assert all(a.read(n) == b.read(n) for n in tetap)
    assert baca_naskah(_tandai(asli)).unsur == baca_naskah(asli).unsur


def test_xlsx_catatan_lama_tetap():
    buku = load_workbook(BytesIO(xlsx(SALAH)))
    buku["Tabel 2"]["F8"].comment = Comment("Sudah dicek?", "Pembaca")
    buku["Tabel 2"]["A1"].comment = Comment("Judul baru", "Pembaca")
    isi = BytesIO()
    buku.save(isi)

    ada = _catatan(_tandai(isi.getvalue()))

    assert ada["Tabel 2", "A1"] == "Judul baru"
    assert ada["Tabel 2", "F8"].startswith("Sudah dicek?")
    assert RERATA in ada["Tabel 2", "F8"]


def test_xlsx_rujukan_catatan_di_urutannya():
    """Excel repairs a sheet whose parts stand in another order than the standard's."""
    buku = load_workbook(BytesIO(xlsx(SALAH)))
    buku["Tabel 2"].add_table(Table(displayName="Kinerja", ref="A3:G8"))
    isi = BytesIO()
    buku.save(isi)

    with ZipFile(BytesIO(_tandai(isi.getvalue()))) as arsip:
        lembar = arsip.read("xl/worksheets/sheet3.xml").decode()

    assert 0 < lembar.index("</sheetData>") < lembar.index("<legacyDrawing")
    assert lembar.index("<legacyDrawing") < lembar.index("<tableParts")


def test_xlsx_catatan_lama_tanpa_isi():
    bagian = {"c.xml": b'<comments><authors/><commentList><comment ref="A1" authorId="0"><text/>'
                       b'</comment><comment ref="B1" authorId="0"><text><t>b</t></text></comment>'
                       b"</commentList></comments>"}  # fmt: skip

    baru = _tambah_teks(bagian, "c.xml", {"A1": "satu", "C1": "tiga"})

    teks = {c.get("ref"): "".join(c.itertext()).strip() for c in fromstring(bagian["c.xml"])[1]}
    assert baru == ["C1"]
    assert teks == {"A1": "satu", "B1": "b", "C1": "tiga"}


def test_xlsx_beberapa_temuan_satu_catatan():
    di = {"tempat": Tempat(0, 0, "Sheet", 2), "nomor_baris": 0, "nomor_kolom": 3}
    temuan = [_temuan(**di), _temuan(**di, penyebab="Angka <lain> & lama")]

    (teks,) = _catatan(tandai(xlsx(SALAH), "xlsx", temuan)).values()

    assert teks.count("Galat (PL13)") == 2
    assert "Angka <lain> & lama" in teks


# --- PDF -----------------------------------------------------------------------------------------


def _anotasi(isi: bytes) -> dict[str, str]:
    """Text of each annotation → the letters of the page beneath it, in their order of printing."""
    hasil = {}
    with buka_pdf(BytesIO(isi)) as dibuka:
        for halaman, dilihat in zip(PdfReader(BytesIO(isi)).pages, dibuka.pages, strict=True):
            for a in (x.get_object() for x in halaman.get("/Annots", [])):
                kiri, bawah, kanan, atas = map(float, a["/Rect"])
                hasil[str(a["/Contents"])] = "".join(
                    h["text"] for h in dilihat.chars
                    if kiri - 1 < (h["x0"] + h["x1"]) / 2 < kanan + 1
                    and bawah - 1 < (h["y0"] + h["y1"]) / 2 < atas + 1
                )  # fmt: skip
    return hasil


def test_pdf_anotasi_di_angkanya():
    asli = (CONTOH / "salah.pdf").read_bytes()
    temuan = periksa_naskah(baca_naskah(asli)).temuan

    ada = _anotasi(tandai(asli, "pdf", temuan))

    # Words that a narrow cell breaks over two lines are marked by their first.
    bernilai = {
        t.tercetak.split()[0]: ada[teks_komentar(t)].split() for t in temuan if t.seharusnya
    }
    assert len(ada) == len(temuan)
    assert len(bernilai) >= 3
    assert all(angka in teks[0] for angka, teks in bernilai.items())


def test_pdf_halaman_yang_berputar():
    asli = (CONTOH / "putar.pdf").read_bytes()
    nomor = next(
        b.tempat.halaman
        for u in baca_naskah(asli).unsur if isinstance(u, TabelNaskah)
        for b in u.baris if "94,17%" in b.sel
    )  # fmt: skip
    t = _temuan(tercetak="94,17%", tempat=Tempat(0, nomor), nomor_baris=1)

    assert list(_anotasi(tandai(asli, "pdf", [t])).values()) == ["94,17%"]


@pytest.mark.parametrize("putar", [90, 180, 270])
def test_pdf_lembar_yang_diputar_saat_ditampilkan(putar):
    hasil = PdfWriter(clone_from=PdfReader(CONTOH / "salah.pdf"))
    for halaman in hasil.pages:
        halaman.rotate(-putar).transfer_rotation_to_content()
        halaman.rotate(putar)
    isi = BytesIO()
    hasil.write(isi)
    t = _temuan(tercetak="1.050.000.000", tempat=Tempat(0, len(hasil.pages)))

    baru = PdfReader(BytesIO(tandai(isi.getvalue(), "pdf", [t])))
    tegak = PdfWriter(clone_from=baru)
    for halaman in tegak.pages:
        halaman.rotate(-putar)
    isi = BytesIO()
    tegak.write(isi)

    assert list(_anotasi(isi.getvalue()).values()) == ["1.050.000.000"]


def test_pdf_angka_yang_tidak_tampak_dicatat_di_barisnya():
    asli = (CONTOH / "salah.pdf").read_bytes()
    t = _temuan(tercetak="77.777", tempat=Tempat(0, 1), kutipan="LAPORAN KINERJA INSTANSI")

    (catatan,) = PdfReader(BytesIO(tandai(asli, "pdf", [t]))).pages[0].annotations or []
    isi = catatan.get_object()

    assert (isi["/Subtype"], isi["/Contents"]) == ("/Text", teks_komentar(t))
