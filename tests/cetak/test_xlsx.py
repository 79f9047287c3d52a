"""The workbook of the sample: live formulas, the figures of the report, ready to print.

LibreOffice calculates every formula anew and shows every cell in Indonesian form; both must be
what the report prints.
"""

import csv
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from kinerja.angka import format_angka
from laporan.cetak import xlsx
from laporan.dokumen.penomoran import nomori, semua_tabel
from laporan.dokumen.unsur import Baris, Dokumen, Kolom, Sel, Tabel, baris_lengkap
from tests.cetak.test_docx import dokumen
from tests.libreoffice import LibreOffice
from tests.lkjip.test_susun import susun

# Not repeated on PostgreSQL: the files are made from the document model, not by the database.
pytestmark = pytest.mark.sqlite

#: Formulas in the sample's workbook, by kind of table: none may quietly become a bare number.
RUMUS = {
    "ringkasan_anggaran": 5, "kepegawaian": 16, "perjanjian_kinerja": 1, "capaian": 25,
    "akhir_renstra": 15, "capaian_sasaran": 25, "efisiensi": 20,
    "jenis_belanja": 8, "realisasi_anggaran": 100, "anggaran_sasaran": 45,
}  # fmt: skip


@pytest.fixture(scope="module")
def kantor(tmp_path_factory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture
def laporan(contoh) -> Dokumen:
    return nomori(susun(contoh))


@pytest.fixture
def buku(laporan) -> Workbook:
    return load_workbook(BytesIO(xlsx.ekspor(laporan).isi))


def letak_badan(lembar) -> int:
    """First row of a sheet's body: below the repeated header rows, where it has rows."""
    if not lembar.print_title_rows:
        return 4
    return int(lembar.print_title_rows.rpartition("$")[2]) + 1


def test_setiap_rumus_dihitung_ulang_menjadi_angka_yang_tercetak(laporan, buku, kantor):
    hitung = load_workbook(
        BytesIO(kantor.ubah(_tanpa_nilai(xlsx.ekspor(laporan).isi), "xlsx", "xlsx")),
        data_only=True,
    )
    banyak: dict[str, int] = {}
    for t, nama in zip(semua_tabel(laporan), buku.sheetnames[1:], strict=True):
        awal = letak_badan(buku[nama])
        for i, baris in enumerate(t.baris):
            letak = 0
            for sel in baris.sel:
                if sel.formula:
                    alamat = (awal + i, letak + 1)
                    assert str(buku[nama].cell(*alamat).value).startswith("=")
                    nilai = hitung[nama].cell(*alamat).value
                    assert isinstance(nilai, int | float), (nama, alamat)
                    dibaca = format_angka(Decimal(repr(nilai)), sel.desimal)
                    assert dibaca in sel.teks, (nama, sel.formula, nilai, sel.teks)
                    assert sel.teks == (dibaca + "%" if sel.format == "persen" else dibaca)
                    banyak[t.jenis] = banyak.get(t.jenis, 0) + 1
                letak += sel.rentang
    assert {j: n for j, n in banyak.items() if n < RUMUS.get(j, 0)} == {}
    assert set(RUMUS) <= set(banyak)


def _tanpa_nilai(buku: bytes) -> bytes:
    """The workbook as openpyxl writes it again: formulas without stored values."""
    hasil = BytesIO()
    load_workbook(BytesIO(buku)).save(hasil)
    return hasil.getvalue()


def test_setiap_sel_terlihat_seperti_tercetak(laporan, buku, kantor):
    """Each sheet as Indonesian text, with units and separators, against the printed cells."""
    isi = kantor.lembar_teks(xlsx.ekspor(laporan).isi)
    assert set(isi) == set(buku.sheetnames)
    diperiksa = 0
    for t, nama in zip(semua_tabel(laporan), buku.sheetnames[1:], strict=True):
        awal = letak_badan(buku[nama])
        terlihat = list(csv.reader(StringIO(isi[nama])))
        for i, baris in enumerate(baris_lengkap(t)):
            assert [s.strip() for s in terlihat[awal - 1 + i][: len(baris)]] == [
                s.strip() for s in baris
            ], (nama, i)
            diperiksa += len(baris)
    assert diperiksa > 2000


def test_bita_tidak_bergantung_pada_waktu(laporan, monkeypatch):
    satu = xlsx.ekspor(laporan)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert xlsx.ekspor(laporan) == satu
    with ZipFile(BytesIO(satu.isi)) as berkas:
        assert b"dcterms:modified" not in berkas.read("docProps/core.xml")


def test_siap_cetak_di_setiap_lembar(laporan, buku):
    for t, lembar in zip(semua_tabel(laporan), buku.worksheets[1:], strict=True):
        arah = "landscape" if t.lebar else "portrait"
        assert (lembar.page_setup.orientation, lembar.page_setup.paperSize) == (arah, 9)
        assert (lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight) == (1, 0)
        assert lembar.sheet_properties.pageSetUpPr.fitToPage
        assert lembar.oddFooter.right.text == "Halaman &P dari &N"
        if not t.baris:  # one sentence
            assert not lembar.print_title_rows
            continue
        assert lembar.print_title_rows.startswith("$4:$")
        assert int(lembar.freeze_panes.lstrip("ABC")) == letak_badan(lembar)
        assert not lembar.conditional_formatting


def test_daftar_isi_menaut_ke_setiap_lembar(laporan, buku):
    isi = buku["Daftar Isi"]
    tautan = {s.value: s.hyperlink.location for (s,) in isi.iter_rows(5, max_col=1) if s.hyperlink}
    assert list(tautan) == buku.sheetnames[1:]
    assert all(tautan[n] == f"'{n}'!A1" for n in tautan)


@pytest.mark.parametrize(
    ("sel", "format_angka"),
    [
        (Sel("Rp 22.884/Jam", 22884, "angka"), '"Rp "#,##0"/Jam"'),
        (Sel("389 Lowongan", 389, "angka"), '#,##0" Lowongan"'),
        (Sel("97,30%", Decimal("97.30"), "persen", 2), '#,##0.00"%"'),
        (Sel("1.026", 1026, "angka"), "#,##0"),
    ],
)
def test_format_angka_menampilkan_satuan_yang_tercetak(sel, format_angka):
    assert xlsx.format_angka(sel) == format_angka


def test_catatan_selebar_tabel_dan_dibungkus():
    catatan = "Catatan yang panjang sekali. " * 20
    t = Tabel(
        "t", "T", (Kolom("A"), Kolom("B")), (Baris((Sel("x"), Sel("y"))),), catatan=(catatan,)
    )
    lembar = load_workbook(BytesIO(xlsx.ekspor(dokumen(t)).isi))["Tabel 1"]
    assert "A7:B7" in {str(r) for r in lembar.merged_cells.ranges}
    assert lembar["A7"].alignment.wrap_text
    assert lembar.row_dimensions[7].height > 51  # five lines of Arial 9 at 10.35 points


def test_baris_setinggi_teksnya():
    """LibreOffice prints a row as high as it is stored: 12.8 points hold one line of Arial 10."""
    panjang = "Persentase perusahaan yang menerapkan tata kelola kerja yang layak " * 4
    t = Tabel(
        "t", "T", (Kolom("No."), Kolom("Indikator")), (Baris((Sel("1"), Sel(panjang))),
                                                       Baris((Sel("2"), Sel("Pendek"))))
    )  # fmt: skip
    lembar = load_workbook(BytesIO(xlsx.ekspor(dokumen(t)).isi))["Tabel 1"]
    lebar = lembar.column_dimensions["B"].width
    baris = -(-len(panjang) // lebar)  # the least number of lines, at one character a unit
    assert baris >= 2
    assert 11.5 * baris <= lembar.row_dimensions[5].height <= 14 * (baris + 1)
    assert 12.8 <= lembar.row_dimensions[6].height <= 16


def test_sel_berupa_sama_di_samping_siapa_pun():
    """What a cell takes from the first like it is what it would have been given alone."""
    isi = (
        Sel("biasa"), Sel("-5"), Sel("=1"), Sel("1,5", Decimal("1.5"), desimal=1),
        Sel("1,5%", Decimal("1.5"), desimal=1), Sel("2", formula="{a}", format="persen"),
        Sel("tebal", tebal=True), Sel("miring", miring=True), Sel("lanjut", lanjutan=True),
        Sel("tengah", rata="tengah"), Sel("kanan", rata="kanan"), Sel(),
    )  # fmt: skip
    semua = [
        (sel, Kolom("K", rata), Baris((), jenis), indent)
        for sel in isi
        for rata in ("kiri", "kanan")
        for jenis in ("biasa", "jumlah", "kelompok")
        for indent in (0, 2)
    ]
    lembar = Workbook().create_sheet()
    bersama: dict = {}
    for n, (sel, kolom, baris, indent) in enumerate(semua * 2, start=1):
        satu, dua = xlsx._sel(lembar, n, 1), xlsx._sel(lembar, n, 2)
        xlsx._tulis_sel(satu, sel, kolom, baris, indent, bersama)
        xlsx._tulis_sel(dua, sel, kolom, baris, indent, {})
        assert satu.style_id == dua.style_id, (sel, kolom, baris, indent)
    assert 20 < len(bersama) < len(semua)
