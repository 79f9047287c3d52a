"""The files: same figures in all of them, nothing unescaped, nothing fetched."""

import json
import subprocess
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO
from subprocess import PIPE
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

from laporan.cetak import html, pdf, xlsx
from laporan.cetak import json as ekspor_json
from laporan.cetak.dasar import Berkas
from laporan.cetak.huruf import FOLDER_HURUF
from laporan.cetak.registry import EXPORTERS
from laporan.cetak.tabel_cetak import lebar_kolom
from laporan.dokumen.penomoran import daftar_gambar, daftar_isi, daftar_tabel, nomori
from laporan.dokumen.unsur import (
    Bab,
    Baris,
    Blok,
    Dokumen,
    DokumenError,
    Gambar,
    Judul,
    Kolom,
    Lambang,
    Paragraf,
    Sampul,
    Sel,
    Tabel,
)
from tests.cetak.contoh_dokumen import ANGGARAN, contoh_dokumen
from tests.cetak.teks_pdf import teks_halaman

JAHAT = "<script>alert('x')</script> & <img src=file:///etc/passwd onerror=x>"


def rapat(teks: str) -> str:
    """Text without white space: line breaks in a cell do not matter."""
    return "".join(teks.split())


def dokumen(*isi: Blok, sampul: Sampul | None = None) -> Dokumen:
    return Dokumen("Laporan", "", "Dinas", "Pemda", 2024, "", sampul=sampul, bab=(Bab("BAB", isi),))


@pytest.fixture(scope="module")
def contoh() -> Dokumen:
    return nomori(contoh_dokumen())


@pytest.fixture(scope="module")
def cetakan(contoh: Dokumen, sekali: Any) -> Any:
    data = (Berkas("data.json", "application/json", b"{}"),)
    return sekali("contoh_dokumen berdata", lambda: pdf.cetak(contoh, data=data))


@pytest.fixture(scope="module")
def halaman(cetakan: tuple[Berkas, dict[str, str]]) -> list[str]:
    """The text of every page."""
    return teks_halaman(cetakan[0].isi)


@pytest.fixture(scope="module")
def buku(contoh: Dokumen) -> Workbook:
    return load_workbook(BytesIO(xlsx.ekspor(contoh).isi))


# --- All of them -----------------------------------------------------------------------


def test_pendaftaran_menyebut_setiap_bentuk(contoh):
    assert {"pdf", "docx", "xlsx", "html", "json"} <= set(EXPORTERS)
    for bentuk in ("docx", "xlsx", "html", "json"):
        berkas = EXPORTERS[bentuk](contoh)
        assert berkas.nama == f"LKjIP-2024-disnakertrans-contoh.{bentuk}"
        assert berkas.isi


def test_ekspor_html_dan_json_tetap_sama_bila_diulang(contoh):
    for bentuk in ("html", "json"):
        assert EXPORTERS[bentuk](contoh) == EXPORTERS[bentuk](contoh_dokumen())


# --- JSON against PDF ------------------------------------------------------------------


def test_setiap_baris_json_tercetak_persis_di_pdf(contoh, halaman):
    tercetak = rapat(" ".join(halaman))
    for tabel in ekspor_json.sebagai_data(contoh)["tabel"]:
        label = f"Tabel {tabel['nomor']}" if tabel["nomor"] else ""
        assert rapat(label + tabel["judul"]) in tercetak
        for baris in tabel["baris"]:
            assert rapat("".join(baris)) in tercetak, baris


def test_json_memuat_kolom_daun_dan_kelompoknya(contoh):
    tabel = {t["kunci"]: t for t in json.loads(EXPORTERS["json"](contoh).isi)["tabel"]}

    tahunan = tabel["tahunan"]
    assert tahunan["nomor"] == "3.2"
    assert len(tahunan["kolom"]) == 11
    assert tahunan["kolom"][4:6] == ["Realisasi", "Capaian"]
    assert tahunan["kelompok"][3:6] == ["", "Tahun 2024", "Tahun 2024"]
    for t in tabel.values():
        assert all(len(b) == len(t["kolom"]) for b in t["baris"])
    assert tabel["masalah"]["baris"][1][1] == ""
    assert tabel["masalah"]["baris_lengkap"][1][1] == "Terbatasnya kesempatan kerja"


def test_json_memuat_naskah_bab(contoh):
    bab = ekspor_json.sebagai_data(contoh)["bab"]

    assert [b["nomor"] for b in bab] == ["I", "II", "III", "IV"]
    teks = [i["teks"] for i in bab[2]["isi"] if i["jenis"] == "paragraf"]
    assert teks[0].startswith("Capaian seluruh indikator disajikan pada Tabel 3.1 dan Gambar 3.1.")


# --- PDF -------------------------------------------------------------------------------


def test_nomor_halaman_romawi_di_depan_lalu_mulai_dari_satu(cetakan, halaman):
    label = PdfReader(BytesIO(cetakan[0].isi)).page_labels

    assert label[:7] == ["Sampul", "i", "ii", "iii", "iv", "v", "1"]
    for nomor, hal in zip(label[1:], halaman[1:], strict=True):
        assert nomor in hal.split(), nomor


def test_sampul_tanpa_nomor_dan_tanpa_kepala(halaman, contoh):
    assert "LAPORAN KINERJA" in halaman[0]
    assert contoh.kepala not in halaman[0]
    assert contoh.kepala in halaman[1]


def test_daftar_menyebut_halaman_yang_sebenarnya(contoh, cetakan, halaman):
    berkas, jangkar = cetakan
    label = PdfReader(BytesIO(berkas.isi)).page_labels
    daftar = {n: rapat("".join(halaman[n])).replace(".", "") for n in range(3, 6)}
    for n, butir in (
        (3, daftar_isi(contoh)),
        (4, daftar_tabel(contoh)),
        (5, daftar_gambar(contoh)),
    ):
        for b in butir:
            tujuan = label.index(jangkar[b.kunci])
            judul = rapat(f"{b.nomor} {b.teks}")
            assert judul.lower() in rapat(halaman[tujuan]).lower(), b
            assert judul.replace(".", "") + jangkar[b.kunci] in daftar[n], b


def test_kepala_tabel_terulang_pada_setiap_halaman(cetakan, halaman):
    label = PdfReader(BytesIO(cetakan[0].isi)).page_labels
    awal = label.index(cetakan[1]["realisasi"])
    akhir = label.index(cetakan[1]["capaian"])
    kepala = rapat("Sasaran Strategis/Sasaran Kinerja Indikator Kinerja Satuan Target Realisasi")
    assert akhir - awal >= 2
    for n in range(awal, akhir):
        assert rapat(halaman[n]).count(kepala) == 1, n + 1


def test_tabel_lebar_mendatar_dan_sesudahnya_tegak_lagi(cetakan, halaman):
    berkas, jangkar = cetakan
    pembaca = PdfReader(BytesIO(berkas.isi))
    mendatar = {
        label
        for label, hal in zip(pembaca.page_labels, pembaca.pages, strict=True)
        if hal.mediabox.width > hal.mediabox.height
    }

    assert {jangkar["pohon"], jangkar["tahunan"]} <= mendatar
    assert mendatar.isdisjoint({jangkar[k] for k in ("realisasi", "pk", "tren", "bab-4")})
    ukuran = {(round(h.mediabox.width), round(h.mediabox.height)) for h in pembaca.pages}
    assert ukuran == {(595, 842), (842, 595)}


def test_teks_sesudah_tabel_lebar_tetap_bernomor_urut(cetakan):
    label = PdfReader(BytesIO(cetakan[0].isi)).page_labels
    assert label[6:] == [str(n) for n in range(1, len(label) - 5)]


def test_pdf_berbahasa_berjudul_bertanda_dan_membawa_data(cetakan):
    with pikepdf.open(BytesIO(cetakan[0].isi)) as berkas:
        assert berkas.Root.Lang == "id"
        assert berkas.docinfo.Title == "Laporan Kinerja Instansi Pemerintah Tahun 2024"
        assert berkas.Root.MarkInfo.Marked
        assert list(berkas.attachments) == ["data.json"]
        with berkas.open_outline() as markah:
            judul = [m.title for m in markah.root]
        kosong = pikepdf.Dictionary()
        huruf = {
            str(f.BaseFont).split("+")[-1]
            for h in berkas.pages
            for f in h.get("/Resources", kosong).get("/Font", kosong).values()
        }
    assert "BAB III AKUNTABILITAS KINERJA" in judul
    assert "KATA PENGANTAR" in judul
    assert huruf
    assert all(h.startswith(("Tinos", "Arimo")) for h in huruf), huruf


def test_markah_menyebut_bab_dengan_judul_di_bawahnya(cetakan):
    with pikepdf.open(BytesIO(cetakan[0].isi)) as berkas, berkas.open_outline() as markah:
        bab = next(m for m in markah.root if m.title.startswith("BAB III"))
        assert [m.title for m in bab.children] == [
            "A. Capaian Kinerja Organisasi",
            "B. Realisasi Anggaran",
        ]


def test_tanpa_varian_pun_dapat_dicetak_dan_gc_menyala_kembali():
    import gc

    berkas, jangkar = pdf.cetak(dokumen(Paragraf("Isi.")), varian=None)
    assert gc.isenabled()
    assert jangkar["bab-1"] == "1"
    assert berkas.isi.startswith(b"%PDF")


def test_baris_yang_lebih_tinggi_dari_halaman_terbelah_tanpa_hilang():
    panjang = " ".join(f"kata{n}" for n in range(3000))
    tabel = Tabel("t", "T", (Kolom("A"), Kolom("B")), (Baris((Sel(panjang), Sel("ujung"))),))

    berkas = pdf.ekspor(dokumen(tabel))

    teks = rapat(" ".join(h.extract_text() for h in PdfReader(BytesIO(berkas.isi)).pages))
    assert all(f"kata{n}" in teks for n in (0, 1500, 2999))


def test_tanpa_pango_alasan_dan_perintahnya_disebut(monkeypatch):
    def tiada(_nama: str) -> None:
        raise OSError

    monkeypatch.setattr("ctypes.CDLL", tiada)

    assert "apt-get install" in pdf.kendala()
    with pytest.raises(pdf.PdfTidakTersediaError, match="Pango"):
        pdf.ekspor(dokumen())


# --- Nothing is fetched ----------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x.png",
        "https://contoh.go.id/x.woff2",
        "ftp://contoh.go.id/x",
        "file:///etc/passwd",
        "file:///etc/hostname.woff2",
        f"{html.STATIK.as_uri()}/../config/settings.py",
        f"{html.STATIK.as_uri()}/%2e%2e/manage.css",
        "file://host-lain/static/x.woff2",
        "data:text/html,<b>x</b>",
    ],
)
def test_sumber_luar_ditolak(url):
    assert not pdf.diizinkan(url)
    with pytest.raises(ValueError, match="ditolak"):
        pdf.pengambil_lokal().fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        f"{html.STATIK.as_uri()}/fonts/Tinos-Regular.woff2",
        f"{html.STATIK.as_uri()}/css/laporan.css",
        "data:image/png;base64,AA==",
    ],
)
def test_sumber_sendiri_boleh(url):
    assert pdf.diizinkan(url)


def test_gambar_dalam_svg_tidak_diambil(tmp_path):
    """Even markup that slipped into a chart reaches no file and no network."""
    rahasia = tmp_path / "rahasia.svg"
    rahasia.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>RAHASIA</text></svg>')
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 9 9"><image width="9" height="9" xlink:href="{rahasia.as_uri()}"/>'
        '<image width="9" height="9" href="http://127.0.0.1:9/x.png"/></svg>'
    )

    berkas = pdf.ekspor(dokumen(Gambar("g", "G", svg, "g")))

    assert "RAHASIA" not in "".join(h.extract_text() for h in PdfReader(BytesIO(berkas.isi)).pages)


# --- HTML ------------------------------------------------------------------------------


class _Tanda(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tanda: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tanda.append((tag, dict(attrs)))


def test_teks_pengguna_diloloskan_di_semua_simpul():
    isi = dokumen(
        Judul(JAHAT),
        Paragraf(JAHAT),
        Tabel(
            "t",
            JAHAT,
            (Kolom(JAHAT, kelompok=JAHAT),),
            (Baris((Sel(JAHAT, asal=JAHAT),)),),
            catatan=(JAHAT,),
            sumber=JAHAT,
        ),
        Gambar("g", JAHAT, "<svg></svg>", JAHAT),
    )
    isi = replace(isi, judul=JAHAT, pd=JAHAT, sampul=Sampul((JAHAT,), JAHAT, JAHAT, JAHAT))

    for teks in (html.ekspor(isi).isi.decode(), html.cetak_html(nomori(isi))):
        pengurai = _Tanda()
        pengurai.feed(teks)
        assert not [t for t, _ in pengurai.tanda if t in {"script", "img"}]
        assert not [a for _, a in pengurai.tanda if "onerror" in a or "style" in a]


def test_html_berdiri_sendiri(contoh):
    teks = html.ekspor(contoh).isi.decode()

    assert '<html lang="id">' in teks
    assert "../fonts/" not in teks
    assert 'src="http' not in teks
    pengurai = _Tanda()
    pengurai.feed(teks)
    ids = [a["id"] for _, a in pengurai.tanda if "id" in a]
    tautan = [a["href"] for t, a in pengurai.tanda if t == "a"]
    assert len(ids) == len(set(ids))
    assert tautan
    assert all(t and t[1:] in ids for t in tautan)


def test_lambang_masuk_sebagai_data(contoh):
    sampul = replace(contoh.sampul, lambang=Lambang("image/png", b"\x89PNG", "Lambang"))
    teks = html.isi_html(nomori(replace(contoh, sampul=sampul)))
    assert 'src="data:image/png;base64,iVBORw=="' in teks


def test_lebar_kolom_tidak_memenggal_kata_atau_angka():
    t = Tabel(
        "t",
        "T",
        (Kolom("No", lebar=1), Kolom("Realisasi", lebar=1), Kolom("Uraian", lebar=200)),
        (Baris((Sel("1"), Sel("Rp 12.453.995.443", 12453995443, "rupiah"), Sel("x " * 200))),),
    )
    lebar = lebar_kolom(t)
    assert sum(lebar) == 1000
    # Arial: 11 digits of 0.556 em and 3 full stops of 0.278 em, at 8.7 pt, and 6.3 pt of sides,
    # of a text width of 439 pt.
    assert lebar[1] >= 152


# --- XLSX ------------------------------------------------------------------------------


def test_satu_lembar_per_tabel_dan_daftar_bertautan(contoh, buku):
    assert buku.sheetnames[:3] == ["Daftar Isi", "Tabel R.1", "Tabel 1"]
    assert "Tabel 3.2" in buku.sheetnames
    daftar = buku["Daftar Isi"]
    tautan = daftar["A6"].hyperlink
    assert (tautan.location or tautan.target).endswith("'Tabel 1'!A1")


def test_angka_tetap_angka(buku):
    lembar = buku["Tabel 3.1"]

    assert Decimal(str(lembar["E6"].value)) == Decimal("97.28")
    assert lembar["E6"].data_type == "n"
    assert lembar["E6"].number_format == "#,##0.00"
    assert lembar["G6"].number_format == '#,##0.00"%"'
    uang = buku["Tabel 3.3"]
    assert (uang["C5"].value, uang["C5"].number_format) == (8124512400, "#,##0")


def test_rumus_menunjuk_sel_yang_benar(buku):
    capaian, uang = buku["Tabel 3.1"], buku["Tabel 3.3"]

    assert capaian["G6"].value == "=ROUND(F6/E6*100,2)"
    jumlah = 5 + len(ANGGARAN)
    assert uang[f"C{jumlah}"].value == "=SUM(C5,C11,C14,C18)"


def test_rumus_menyimpan_nilainya_untuk_pembaca_yang_tidak_menghitung(contoh):
    nilai = load_workbook(BytesIO(xlsx.ekspor(contoh).isi), data_only=True)

    assert nilai["Tabel 3.3"][f"C{5 + len(ANGGARAN)}"].value == 11589281400
    assert nilai["Tabel 3.1"]["G6"].value == 100.02


def test_rentang_baris_dan_kunci_dalam_rumus():
    kolom = (Kolom("Nama"), Kolom("Nilai", kunci="n"))
    baris = (
        *(Baris((Sel(f"b{i}"), Sel(str(i), i, "angka"))) for i in range(3)),
        Baris((Sel("Lain"), Sel("7", 7, "angka")), "subjumlah", kunci="lain"),
        Baris((Sel("Semua"), Sel("10", 10, "angka", formula="SUM({n@*})+{n@lain}")), "jumlah"),
    )
    buku = load_workbook(BytesIO(xlsx.ekspor(dokumen(Tabel("t", "T", kolom, baris))).isi))
    assert buku["Tabel 1"]["B9"].value == "=SUM(B5:B7)+B8"


@pytest.mark.parametrize("formula", ["{tiada}", "{n@tiada}", "{n@#tiada}"])
def test_rumus_yang_menunjuk_ke_mana_pun_tidak_ditulis(formula):
    tabel = Tabel(
        "t", "T", (Kolom("N", kunci="n"),), (Baris((Sel("1", 1, "angka", formula=formula),)),)
    )
    with pytest.raises(DokumenError):
        xlsx.ekspor(dokumen(tabel))


@pytest.mark.parametrize("awal", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx"])
def test_teks_berawalan_rumus_tetap_teks(awal):
    kolom = (Kolom(awal, kelompok=awal), Kolom("B", kelompok=awal))
    tabel = Tabel("t", awal, kolom, (Baris((Sel(awal), Sel("b"))),), catatan=(awal,))

    buku = load_workbook(BytesIO(xlsx.ekspor(replace(dokumen(tabel), pd=awal)).isi))

    for lembar in buku:
        for baris in lembar.iter_rows():
            assert not [s for s in baris if s.data_type == "f"]
    assert buku["Tabel 1"]["A6"].value == awal
    assert buku["Tabel 1"]["A6"].quotePrefix


def test_aksara_kendali_dibuang():
    tabel = Tabel("t", "T", (Kolom("A"),), (Baris((Sel("a\x00b\x0bc"),)),))
    buku = load_workbook(BytesIO(xlsx.ekspor(dokumen(tabel)).isi))
    assert buku["Tabel 1"]["A5"].value == "abc"


def test_siap_cetak_dan_kepala_dibekukan(buku):
    tegak, mendatar = buku["Tabel 3.1"], buku["Tabel 3.2"]

    assert mendatar.page_setup.orientation == "landscape"
    assert tegak.page_setup.orientation == "portrait"
    assert mendatar.print_title_rows == "$4:$6"
    assert (mendatar.page_setup.fitToWidth, mendatar.page_setup.fitToHeight) == (1, 0)
    assert mendatar.sheet_properties.pageSetUpPr.fitToPage
    assert mendatar.freeze_panes == "C7"
    assert {"E4:F4", "A4:A5"} <= {str(r) for r in mendatar.merged_cells.ranges}


def test_nama_lembar_unik_dan_sahih():
    panjang = "Nama/yang: [sangat] panjang sekali dan sama"
    tabel = [Tabel(f"t{i}", panjang, (Kolom("A"),), (), bernomor=False) for i in range(3)]
    nama = load_workbook(BytesIO(xlsx.ekspor(dokumen(*tabel)).isi)).sheetnames
    assert len(set(nama)) == 4
    assert all(len(n) <= 31 for n in nama)


@pytest.mark.parametrize("berkas", sorted(FOLDER_HURUF.glob("*.ttf")), ids=lambda b: b.stem)
def test_huruf_dokumen_sama_dengan_huruf_halaman(berkas):
    """What the PDF and Word use is what the browser loads, table for table."""
    with TTFont(berkas) as ttf, TTFont(html.STATIK / "fonts" / f"{berkas.stem}.woff2") as woff2:
        assert set(ttf.reader.keys()) == set(woff2.reader.keys())
        assert ttf["hmtx"].metrics == woff2["hmtx"].metrics
        assert ttf.getBestCmap() == woff2.getBestCmap()
        for nama in ttf.getGlyphOrder():
            assert ttf["glyf"][nama] == woff2["glyf"][nama]
        for tabel in ("GPOS", "GSUB"):
            if tabel in ttf:
                assert ttf.getTableData(tabel) == woff2.getTableData(tabel)


# --- Charts in the PDF -----------------------------------------------------------------


def teks_gambar(svg: str) -> str:
    """What poppler reads on the page of a chart: letters that stand apart are words apart."""
    markah = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{svg}</svg>'
    berkas = pdf.ekspor(dokumen(Gambar("g", "Judul gambar", markah, "Uraian")))
    perintah = ["pdftotext", "-raw", "-", "-"]
    return subprocess.run(perintah, input=berkas.isi, stdout=PIPE, check=True).stdout.decode()


def test_teks_gambar_ditulis_sekaligus():
    assert "Serapan 79,02%" in teks_gambar('<text x="5" y="20" font-size="8">Serapan 79,02%</text>')


def test_huruf_bertempat_sendiri_tetap_di_tempatnya():
    assert "A B C" in teks_gambar('<text x="5 30 60" y="20">ABC</text>')


def test_gambar_yang_gagal_tidak_hilang_diam_diam(monkeypatch):
    from weasyprint import svg

    def rusak(*_):
        raise ValueError

    monkeypatch.setitem(svg.TAGS, "rect", rusak)
    with pytest.raises(RuntimeError, match="1 gambar tidak dapat digambar"):
        teks_gambar('<rect width="9" height="9"/>')
