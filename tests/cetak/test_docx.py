"""The Word file: well-formed, readable by python-docx, right as LibreOffice lays it out."""

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DokumenWord
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfReader

from laporan.cetak import docx
from laporan.cetak import json as ekspor_json
from laporan.cetak.docx.judul import PenomorJudul
from laporan.dokumen.penomoran import daftar_isi, nomori
from laporan.dokumen.unsur import (
    Bab,
    Baris,
    Butir,
    Daftar,
    Dokumen,
    Gambar,
    Judul,
    Kolom,
    Lambang,
    Mendatar,
    Paragraf,
    Penandatangan,
    Rujukan,
    Sampul,
    Sel,
    Tabel,
    Teks,
)
from laporan.dokumen.unsur import BlokTandaTangan as Tanda
from tests.cetak.contoh_dokumen import contoh_dokumen
from tests.cetak.daftar_tercetak import periksa_daftar, rapat
from tests.cetak.skema_word import periksa_urutan
from tests.libreoffice import LibreOffice
from tests.pasti import pasti

# Not repeated on PostgreSQL: the files are made from the document model, not by the database.
pytestmark = pytest.mark.sqlite

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPASI = re.compile(r"\s+")


def dokumen(*isi, **medan) -> Dokumen:
    return Dokumen("Laporan", "", "Dinas", "Pemda", 2024, "", bab=(Bab("BAB", isi),), **medan)


def bagian_xml(isi: bytes) -> dict[str, etree._Element]:
    """Every XML part, parsed."""
    with ZipFile(BytesIO(isi)) as berkas:
        return {
            n: etree.fromstring(berkas.read(n))
            for n in berkas.namelist()
            if n.endswith((".xml", ".rels"))
        }


def teks_tabel(word: DokumenWord) -> list[list[list[str]]]:
    """Body rows of every report table, one text per grid column ("" under a spanning cell)."""
    hasil = []
    for tabel in word.tables:
        if pasti(tabel.style).name != "Tabel Laporan":
            continue
        baris = []
        for tr in tabel._tbl.tr_lst:
            if tr.trPr is not None and tr.trPr.find(qn("w:tblHeader")) is not None:
                continue
            sel = []
            for tc in tr.tc_lst:
                isi = "\n".join(
                    "".join("\n" if r.tag == qn("w:br") else r.text or "" for r in p.iter(
                        qn("w:t"), qn("w:br")))
                    for p in tc.p_lst
                )  # fmt: skip
                sel += [isi, *[""] * (tc.grid_span - 1)]
            baris.append(sel)
        hasil.append(baris)
    return hasil


@pytest.fixture(scope="module")
def contoh() -> Dokumen:
    return nomori(contoh_dokumen())


@pytest.fixture(scope="module")
def berkas(contoh):
    return docx.ekspor(contoh)


@pytest.fixture(scope="module")
def word(berkas) -> DokumenWord:
    return Document(BytesIO(berkas.isi))


@pytest.fixture(scope="module")
def kantor(tmp_path_factory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="module")
def hasil_cetak(berkas, kantor) -> bytes:
    return kantor.ubah(berkas.isi, "docx", "pdf")


@pytest.fixture(scope="module")
def pdf(hasil_cetak) -> PdfReader:
    return PdfReader(BytesIO(hasil_cetak))


# --- The file as a file ----------------------------------------------------------------


def test_bita_tidak_bergantung_pada_waktu(contoh, berkas, monkeypatch):
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert docx.ekspor(contoh) == berkas
    with ZipFile(BytesIO(berkas.isi)) as isi:
        assert {i.date_time for i in isi.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("dok", [contoh_dokumen(ulang=1), dokumen(Paragraf("Satu."))])
def test_unsur_tersusun_menurut_skema(dok):
    for nama, akar in bagian_xml(docx.ekspor(dok).isi).items():
        assert periksa_urutan(akar) == [], nama


def test_pengenal_unik_dan_relasi_terpecahkan(berkas):
    bagian = bagian_xml(berkas.isi)
    with ZipFile(BytesIO(berkas.isi)) as isi:
        ada = set(isi.namelist())
    tipe = bagian["[Content_Types].xml"]
    bawaan = {e.get("Extension") for e in tipe if e.tag.endswith("Default")}
    khusus = {e.get("PartName").lstrip("/") for e in tipe if e.tag.endswith("Override")}
    assert khusus <= ada
    assert {n for n in ada if n.endswith(".xml") and not n.startswith("[")} <= khusus
    assert {n.rpartition(".")[2] for n in ada} <= bawaan

    relasi = {e.get("Id"): e.get("Target") for e in bagian["word/_rels/document.xml.rels"]}
    assert {f"word/{t}" for t in relasi.values()} <= ada
    badan = bagian["word/document.xml"]
    dipakai = set(badan.xpath("//@*[namespace-uri()=$r]", r=badan.nsmap["r"]))
    assert dipakai <= set(relasi)

    for cari in ("w:bookmarkStart/@w:id", "w:bookmarkStart/@w:name", "wp:docPr/@id"):
        kali = Counter(badan.xpath(f"//{cari}", namespaces=badan.nsmap))
        assert kali
        assert max(kali.values()) == 1, cari
    awal = badan.xpath("//w:bookmarkStart/@w:id", namespaces=badan.nsmap)
    akhir = badan.xpath("//w:bookmarkEnd/@w:id", namespaces=badan.nsmap)
    assert sorted(awal) == sorted(akhir)
    nama = set(badan.xpath("//w:bookmarkStart/@w:name", namespaces=badan.nsmap))
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", n) for n in nama)
    for kode in badan.itertext(f"{W}instrText"):
        if cocok := re.match(r" (?:PAGEREF|REF) (\S+)", kode):
            assert cocok[1] in nama
    assert set(badan.xpath("//w:hyperlink/@w:anchor", namespaces=badan.nsmap)) <= nama
    gaya = set(bagian["word/styles.xml"].xpath("//@w:styleId", namespaces=badan.nsmap))
    dipakai = badan.xpath("//w:pStyle/@w:val | //w:tblStyle/@w:val", namespaces=badan.nsmap)
    assert set(dipakai) <= gaya
    nomor = bagian["word/numbering.xml"].xpath("//w:num/@w:numId", namespaces=badan.nsmap)
    dipakai = badan.xpath("//w:numPr/w:numId/@w:val", namespaces=badan.nsmap)
    assert set(dipakai) - {"0"} <= set(nomor)


@pytest.mark.parametrize("tampilan", ["Choice", "Fallback"])
def test_medan_berpasangan_bagi_setiap_pembaca(berkas, tampilan):
    """Word reads the choices, LibreOffice the fallbacks: fields must nest rightly in both."""
    badan = bagian_xml(berkas.isi)["word/document.xml"]
    lain = {"Choice": "Fallback", "Fallback": "Choice"}[tampilan]
    for e in badan.xpath(f"//mc:{lain}", namespaces=badan.nsmap):
        e.getparent().remove(e)
    dalam = 0
    for e in badan.iter(f"{W}fldChar"):
        match e.get(f"{W}fldCharType"):
            case "begin":
                dalam += 1
            case "end":
                dalam -= 1
        assert dalam >= 0
    assert dalam == 0
    kode = [k.split()[0] for k in badan.itertext(f"{W}instrText") if not k.startswith(" \\")]
    if tampilan == "Choice":
        assert Counter(kode)["TOC"] == 3
        assert {"REF", "PAGEREF", "SEQ"} <= set(kode)
    else:
        assert "TOC" not in kode


def test_sifat_berkas(word, contoh, berkas):
    sifat = word.core_properties
    assert (sifat.title, sifat.author, sifat.language) == (contoh.judul, contoh.pd, "id-ID")
    bagian = bagian_xml(berkas.isi)
    bahasa = bagian["word/styles.xml"].xpath("//w:lang/@w:val", namespaces={"w": W[1:-1]})
    assert bahasa == ["id-ID"]
    assert bagian["word/settings.xml"].find(f"{W}updateFields").get(f"{W}val") == "true"


# --- What it says ----------------------------------------------------------------------


def test_setiap_sel_sama_dengan_json(word, contoh):
    semua = ekspor_json.sebagai_data(contoh)["tabel"]
    data = [t for t in semua if t["baris"]]
    tabel = teks_tabel(word)
    assert len(tabel) == len(data) > 5
    for t, isi in zip(data, tabel, strict=True):
        assert isi == t["baris"]
    # One without rows is a sentence under its caption.
    alinea = [p.text for p in word.paragraphs]
    assert len(data) < len(semua)
    for t in semua:
        assert t["baris"] or t["kosong"] in alinea


def test_kepala_tabel_diulang_dan_baris_tidak_terbelah(word):
    for tabel in word.tables:
        if pasti(tabel.style).name != "Tabel Laporan":
            continue
        sifat = [tr.trPr for tr in tabel._tbl.tr_lst]
        kepala = [s is not None and s.find(qn("w:tblHeader")) is not None for s in sifat]
        assert kepala[0]
        assert kepala == sorted(kepala, reverse=True)
        assert all(s is not None and s.find(qn("w:cantSplit")) is not None for s in sifat)
        lebar = [int(k.get(qn("w:w"))) for k in tabel._tbl.tblGrid]
        penuh = int(tabel._tbl.tblPr.find(qn("w:tblW")).get(qn("w:w")))
        assert sum(lebar) == penuh


def test_bagian_halaman_dan_penomorannya(word):
    arah = Counter(s.orientation.name for s in word.sections if s.orientation is not None)
    assert arah["LANDSCAPE"] >= 2
    nomor = [s._sectPr.find(qn("w:pgNumType")) for s in word.sections]
    rupa = [(n.get(qn("w:fmt")), n.get(qn("w:start"))) for n in nomor]
    assert rupa[1] == ("lowerRoman", "1")
    assert rupa.count(("decimal", "1")) == 1
    assert [r for r in rupa[1:] if r[1] == "1"] == [("lowerRoman", "1"), ("decimal", "1")]
    # Asking python-docx for a header would make one.
    assert word.sections[0]._sectPr.find(qn("w:headerReference")) is None
    assert word.sections[1]._sectPr.find(qn("w:headerReference")) is not None


def test_judul_bergaya_dan_bernomor_sungguhan(word):
    judul = [p for p in word.paragraphs if p.style.name.startswith("heading")]
    judul += [p for p in word.paragraphs if p.style.name.startswith("Heading")]
    tingkat = Counter(p.style.name.casefold() for p in judul)
    assert tingkat["heading 1"] == 4
    assert tingkat["heading 2"] >= 4
    # The numbers are Word's own: none is typed into the text.
    assert not [p.text for p in judul if re.match(r"[A-Z]\.\d? ", p.text)]


def test_gambar_bermatra_teks_pengganti_dan_vektor(word, contoh):
    gambar = word.element.body.findall(f".//{qn('wp:docPr')}")
    assert len(gambar) == len(ekspor_json.sebagai_data(contoh)["gambar"])
    assert all(g.get("descr") for g in gambar)
    jenis = Counter(p.partname.ext for p in word.part.package.iter_parts() if "media" in p.partname)
    assert jenis["png"] == jenis["svg"] == len(gambar)


@pytest.mark.parametrize(
    ("judul", "hasil"),
    [
        (("A. Satu", 1), (1, "A.", "Satu")),
        (("C. Loncat", 1), (None, "C.", "Loncat")),
        (("A.1 Rinci", 3), (2, "A.1", "Rinci")),
        (("1. Butir", 3), (3, "1.", "Butir")),
        (("Tanpa nomor", 2), (None, "", "Tanpa nomor")),
        (("2024 tahun berjalan", 2), (None, "", "2024 tahun berjalan")),
    ],
)
def test_nomor_judul_hanya_bila_word_mencetak_yang_sama(judul, hasil):
    penomor = PenomorJudul()
    penomor.bab()
    if judul[0].startswith(("A.1", "1.")):
        penomor.pisah("A. Atas", 1)
    assert penomor.pisah(*judul) == hasil


def test_tingkat_nomor_bersarang():
    penomor = PenomorJudul()
    penomor.bab()
    urut = [("A. x", 1), ("A.1 x", 2), ("1. x", 3), ("2. x", 3), ("A.2 x", 2), ("1. x", 3),
            ("2.1 x", 3), ("A.2.1 x", 3), ("A.2.2 x", 3), ("B. x", 1), ("B.1 x", 3)]  # fmt: skip
    assert [penomor.pisah(*u)[0] for u in urut] == [1, 2, 3, 3, 2, 3, 4, 5, 5, 1, 2]


def test_teks_jahat_tetap_teks():
    jahat = "<w:p/> & \x00\x0b ]]> \"'"
    tabel = Tabel("t", jahat, (Kolom(jahat),), (Baris((Sel(jahat),)),), catatan=(jahat,))
    isi = docx.ekspor(replace(dokumen(Judul(jahat), Paragraf(jahat), tabel), pd=jahat, judul=jahat))
    word = Document(BytesIO(isi.isi))
    assert teks_tabel(word) == [[["<w:p/> &   ]]> \"'"]]]  # a vertical tab is a space
    assert word.core_properties.title == "<w:p/> &   ]]> \"'"


PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x01\x08\x02\x00\x00\x00{@\xe8"
    b"\xdd\x00\x00\x00\x0fIDATx\x9cc\xf8\xcf\xc0\x00D\x00\x08\xfc\x01\xff\xfd\xc3h\xd1\x00\x00\x00"
    b"\x00IEND\xaeB`\x82"
)


def test_lambang_di_sampul():
    sampul = Sampul(("LAPORAN",), "Dinas", "Pemda", "2025", Lambang("image/png", PNG, "Lambang X"))
    word = Document(BytesIO(docx.ekspor(dokumen(Paragraf("x"), sampul=sampul)).isi))
    (gambar,) = word.element.body.findall(f".//{qn('wp:docPr')}")
    assert gambar.get("descr") == "Lambang X"


def test_daftar_bertingkat_mulai_dari_angkanya():
    anak = Daftar((Butir("b"),), bernomor=True, penomor="a")
    isi = docx.ekspor(dokumen(Daftar((Butir("x", (anak, Paragraf("lanjut"))),), True, "1", 4)))
    nomor = bagian_xml(isi.isi)["word/numbering.xml"]
    mulai = nomor.xpath("//w:startOverride/@w:val", namespaces=nomor.nsmap)
    assert mulai == ["4", "1"]


def test_pengantar_daftar_tidak_tertinggal_di_kaki_halaman():
    """The line before a list, and an item with items of its own, keep with what follows."""
    anak = Butir("Anak.")
    isi = [
        Paragraf("Lain."),
        Paragraf("Faktor:"),
        Daftar((Butir("Induk:", (Daftar((anak,)),)),)),
    ]
    word = Document(BytesIO(docx.ekspor(dokumen(*isi)).isi))
    sambung = {p.text: bool(p.paragraph_format.keep_with_next) for p in word.paragraphs}
    benar = {"Lain.": False, "Faktor:": True, "Induk:": True, "Anak.": False}
    assert {k: sambung[k] for k in benar} == benar


def test_rujukan_adalah_medan_dan_tautan():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5"/>'
    gambar = Gambar("g", "Judul", svg, "Alt")
    isi = docx.ekspor(dokumen(Paragraf((Teks("Lihat "), Rujukan("g"), Teks("."))), gambar))
    badan = bagian_xml(isi.isi)["word/document.xml"]
    (kode,) = [k for k in badan.itertext(f"{W}instrText") if " REF " in k]
    nama = kode.split()[1]
    assert badan.xpath(f"//w:bookmarkStart[@w:name='{nama}']", namespaces=badan.nsmap)
    assert "Lihat Gambar 1." in "".join(badan.itertext(f"{W}t"))


# --- As LibreOffice prints it -----------------------------------------------------------


def test_daftar_menyebut_halaman_tempat_judulnya_berdiri(hasil_cetak, contoh):
    """Each line of the three lists against the page that LibreOffice put the heading on."""
    periksa_daftar(hasil_cetak, contoh)


def test_tidak_ada_halaman_kosong_dan_sampul_tanpa_nomor(pdf, contoh):
    for i, h in enumerate(pdf.pages):
        teks = rapat(h.extract_text())
        for luar in (contoh.kepala, contoh.pd):
            teks = teks.replace(rapat(luar), "")
        assert len(teks) > 40 or "/XObject" in h["/Resources"], i + 1
    assert contoh.kepala not in pdf.pages[0].extract_text()
    nomor = [h.extract_text().split()[-1] for h in pdf.pages[1:]]
    depan = [n for n in nomor if n.isalpha()]
    assert depan == ["i", "ii", "iii", "iv", "v"]
    assert nomor[len(depan) :] == [str(n) for n in range(1, len(nomor) - len(depan) + 1)]


def test_mendatar_hanya_bagi_yang_lebar(pdf):
    lebar = [i for i, h in enumerate(pdf.pages) if h.mediabox.width > h.mediabox.height]
    assert lebar
    assert lebar != list(range(len(pdf.pages)))
    for i in lebar:
        assert i + 1 == len(pdf.pages) or pdf.pages[i].mediabox.height > 500


def test_judul_tercetak_dengan_nomornya(pdf, contoh):
    isi = rapat("".join(h.extract_text() for h in pdf.pages[6:]))
    for b in daftar_isi(contoh):
        assert b.romawi or rapat(f"{b.nomor}{b.teks}") in isi


def test_tanda_tangan_dua_pihak_bersebelahan(kantor):
    pihak = (
        Penandatangan("Pihak Kedua,", "Nama Dua"),
        Penandatangan("Pihak Pertama,", "Nama Satu"),
    )
    isi = docx.ekspor(dokumen(Paragraf("x"), Tanda(pihak, "Martapura, 2 Januari 2024")))
    (hal,) = PdfReader(BytesIO(kantor.ubah(isi.isi, "docx", "pdf"))).pages
    baris = [b for b in hal.extract_text(extraction_mode="layout").splitlines() if "Nama" in b]
    assert [SPASI.sub(" ", b).strip() for b in baris] == ["Nama Dua Nama Satu"]


def test_tabel_lebar_di_dalam_mendatar_tidak_membuka_bagian_baru(kantor):
    kolom = tuple(Kolom(f"Kolom {n}") for n in range(12))
    tabel = Tabel("t", "T", kolom, (Baris((Sel("Pertanggungjawaban"),) * 12),))
    isi = docx.ekspor(
        dokumen(
            Paragraf("satu"),
            Mendatar((Paragraf("dua"), tabel, replace(tabel, kunci="u"))),
            Judul("tiga"),
        )
    )
    hal = PdfReader(BytesIO(kantor.ubah(isi.isi, "docx", "pdf"))).pages
    arah = [h.mediabox.width > h.mediabox.height for h in hal]
    assert arah == [False, True, False]
    assert "dua" in hal[0].extract_text()


def test_nomor_bab_di_keterangan_adalah_medan():
    """Word repeats the chapter's hidden count; LibreOffice is told it."""
    tabel = Tabel("t", "Judul", (Kolom("A"),), (Baris((Sel("x"),)),))
    bab = (Bab("SATU", (tabel,)), Bab("DUA", (replace(tabel, kunci="u"),)))
    isi = docx.ekspor(replace(dokumen(), bab=bab)).isi
    with ZipFile(BytesIO(isi)) as berkas:
        xml = berkas.read("word/document.xml").decode()
    perintah = re.findall(r"<w:instrText[^>]*> *([^<]*?) *</w:instrText>", xml)
    assert perintah.count("SEQ Bab \\h") == 2  # one in each chapter's heading
    # Chapter I numbers its tables 1, 2 …, the others 2.1, 2.2 …
    assert [p for p in perintah if p.startswith("SEQ Bab \\*")] == ["SEQ Bab \\* ARABIC"]
    assert "\\c" in perintah
    assert "\\r 2" in perintah
    keterangan = re.findall(r"<w:p>(?:(?!</w:p>).)*Caption(?:(?!</w:p>).)*</w:p>", xml)
    teks = ["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", k)) for k in keterangan]
    assert teks == ["Tabel 1 Judul", "Tabel 2.1 Judul"]
