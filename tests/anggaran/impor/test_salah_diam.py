"""Files whose every cell reads well and that would still load wrong: what people do in Excel, one
workbook each. It is refused with the place, or told, or read as it is shown. Nothing is stored.
"""

import zipfile
from collections import Counter
from decimal import Decimal as D
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from anggaran.impor import peta_xlsx
from anggaran.impor.aliran import BERKAS_ANGGARAN, buka
from anggaran.impor.baca import baca_berkas
from anggaran.impor.banding import KunciGaris
from anggaran.impor.bentuk import BerkasTakDikenalError, HasilBacaBerkas, RincianBerkas
from anggaran.impor.fisik import baca_persen
from anggaran.impor.lingkup import lingkup_skpd
from anggaran.impor.nilai import AngkaPersen
from anggaran.impor.susun_jenis import susun_jenis
from kinerja.himpunan.mentah import SumberTerlaluBesarError
from kinerja.himpunan.ukur_xlsx import Tenggat
from tests.anggaran.impor.bentuk_buatan import KELUARAN
from tests.anggaran.impor.conftest import CONTOH, F1
from tests.himpunan.test_batas_buku import LEMBAR, buku
from tests.pasti import pasti

SUB, LAIN = "2.07.03.2.01.0001", "2.07.04.2.03.0003"
JUDUL = ["KODE SUB KEGIATAN", "NAMA SUB KEGIATAN", "KODE REKENING", "PAGU"]
#: 5.000.000 + 250.000 + 750.000 by hand.
ISI = [
    [SUB, "Pelatihan", "5.1.02.01.01.0024", 5_000_000],
    [SUB, "Pelatihan", "5.1.02.01.01.0052", 250_000],
    [LAIN, "Job Fair", "5.1.02.01.01.0052", 750_000],
]


def simpan(satu: Workbook) -> HasilBacaBerkas:
    aliran = BytesIO()
    satu.save(aliran)
    return baca_berkas("a.xlsx", aliran.getvalue(), tahun=2026)


def rekap(*lembar: str, isi=ISI, jumlah=None) -> tuple[Workbook, Any]:
    satu = Workbook()
    satu.remove(pasti(satu.active))
    for nama in lembar or ("Rekap",):
        kini = satu.create_sheet(nama)
        for baris in [JUDUL, *isi, *([[None, "JUMLAH", None, jumlah]] if jumlah else [])]:
            kini.append(baris)
    return satu, satu.worksheets


def _rumus(lembar: Worksheet) -> None:
    lembar["D3"] = "=1*250000"


def _galat(lembar: Worksheet) -> None:
    lembar["B3"].value, lembar["B3"].data_type = "#REF!", "e"


def _ribuan(lembar: Worksheet) -> None:
    lembar.insert_rows(1)
    lembar["A1"] = "REKAP PAGU (dalam ribuan rupiah)"


def _titik_hilang(lembar: Worksheet) -> None:
    """150.000 and 1.250.000 as English Excel takes them from a CSV of here."""
    lembar["D2"], lembar["D3"] = "1.250.000", 150


def _angka_lain(lembar: Worksheet) -> None:
    """Digits to Python, 150 to nobody here."""
    lembar["D3"] = "\u0661\u0665\u0660"


def _persen(lembar: Worksheet) -> None:
    lembar["D3"].number_format = "0%"


@pytest.mark.parametrize(
    ("ubah", "pesan", "tempat"),
    [
        (_rumus, "belum dihitung", "lembar Rekap, baris 3, kolom PAGU"),
        (_galat, "galat di Excel", "lembar Rekap, baris 3, kolom NAMA SUB KEGIATAN"),
        (_ribuan, "bukan rupiah penuh", "lembar Rekap, kolom PAGU"),
        (_titik_hilang, "titik ribuannya mungkin hilang", "lembar Rekap, baris 3, kolom PAGU"),
        (_angka_lain, "bukan jumlah rupiah", "lembar Rekap, baris 3, kolom PAGU"),
        (_persen, "berformat persen", "lembar Rekap, baris 3, kolom PAGU"),
    ],
    ids=["rumus", "galat", "ribuan", "titik hilang", "angka lain", "persen"],
)
def test_ditolak_dengan_tempatnya(ubah, pesan, tempat):
    satu, (lembar,) = rekap()
    ubah(lembar)
    (tolak,) = simpan(satu).tolak
    assert pesan in tolak.pesan
    assert tolak.tempat == tempat


def test_yang_tidak_dapat_disimpan_tidak_ikut_terbaca():
    """Excel writes what XML cannot hold as `_x0000_`; a database takes neither it nor half of a
    pair.
    """
    satu, (lembar,) = rekap()
    lembar["B2"] = "Pela_xD800_ti_x0000_han_x0007_"
    assert simpan(satu).simpul[SUB] == "Pelatihan"


def test_jumlah_yang_belum_dihitung_disebut_saja():
    satu, _ = rekap(jumlah="=SUM(D2:D4)")
    hasil = simpan(satu)
    assert (hasil.tolak, hasil.total_pagu) == ([], 6_000_000)
    assert any("baris 5" in c and "tidak dibandingkan" in c for c in hasil.catatan)


@pytest.mark.parametrize(
    ("jumlah", "pesan"),
    [(6_000_000, []), (750_000, ["jumlah pada berkas tidak sama dengan jumlah barisnya, "
                                 "Rp6.000.000."])],
    ids=["sama", "berbeda"],
)  # fmt: skip
def test_jumlah_di_atas_rinciannya_dibandingkan_dengan_semua(jumlah, pesan):
    satu, (lembar,) = rekap()
    lembar.insert_rows(2)
    lembar["B2"], lembar["D2"] = "JUMLAH", jumlah
    hasil = simpan(satu)
    assert (hasil.total_pagu, [t.pesan for t in hasil.tolak]) == (6_000_000, pesan)


BER_SKPD = ["KODE SKPD", "NAMA SKPD"]
DINAS = ["2.07.3.32.0.00.01.0000", "Dinas Tenaga Kerja"]


def ber_skpd(*skpd):
    """The three lines of `ISI`, each with the agency that stands before it."""
    satu = Workbook()
    lembar = pasti(satu.active)
    lembar.append([*BER_SKPD, *JUDUL])
    for depan, baris in zip(skpd, ISI, strict=True):
        lembar.append([*depan, *baris])
    return simpan(satu)


def test_satu_kode_skpd_dua_nama_ditolak():
    lain = [DINAS[0], "Dinas Kesehatan"]
    (tolak,) = ber_skpd(DINAS, lain, lain).tolak
    assert tolak.tempat == "lembar Sheet, baris 3, kolom NAMA SKPD"
    assert "menyebut SKPD 2.07.3.32.0.00.01.0000 sebagai Dinas Tenaga Kerja." in tolak.pesan
    assert ber_skpd(DINAS, [DINAS[0], "DINAS TENAGA KERJA KAB. CONTOH"], DINAS).tolak == []


def test_baris_tanpa_skpd_di_antara_yang_bernama_ditolak():
    """They are nobody's: not left out with those of other agencies."""
    baca = ber_skpd(DINAS, [None, None], ["1.02.0.00.0.00.01.0000", "Dinas Kesehatan"])
    u: Any = SimpleNamespace(
        pilihan=SimpleNamespace(skpd=""), tolak=[], catatan=[], asing=Counter(), skpd=""
    )
    keadaan: Any = SimpleNamespace(kenali_skpd=lambda *_: DINAS[0])
    assert [r.pagu for r in lingkup_skpd(u, keadaan, baca)] == [5_000_000]
    assert [(t.baris, t.asing) for t in u.tolak] == [(3, False), (4, True)]
    assert "tidak menyebut SKPD" in u.tolak[0].pesan


def test_lembar_yang_berulang_ditolak_dan_yang_bersambung_dibaca():
    satu, _ = rekap("Murni", "Murni (2)")
    (tolak,) = simpan(satu).tolak
    assert "3 baris lembar ini sudah ada pada lembar “Murni”" in tolak.pesan
    satu, (_, kedua) = rekap("Halaman 1", "Halaman 2")
    kedua.delete_rows(2, 2)  # the last line goes on, cut in two
    kedua.append([LAIN, "Job Fair", "5.1.02.02.01.0003", 1_000_000])
    hasil = simpan(satu)
    assert (hasil.tolak, hasil.total_pagu) == ([], 7_750_000)
    satu, (_, kedua) = rekap("Murni", "Simpanan")
    kedua.sheet_state = "hidden"
    hasil = simpan(satu)
    assert hasil.total_pagu == 6_000_000
    (catatan,) = hasil.catatan
    assert "Lembar tersembunyi “Simpanan” tidak dibaca." in catatan


def test_tabel_di_lembar_tersembunyi_disebut_dalam_penolakannya():
    satu, (_, kedua) = rekap("Sampul", "Isi")
    satu["Sampul"].delete_rows(1, 9)
    satu["Sampul"].append(["Laporan"])
    kedua.sheet_state = "veryHidden"
    with pytest.raises(BerkasTakDikenalError, match="Lembar tersembunyi “Isi” tidak dibaca"):
        simpan(satu)


def test_yang_tersembunyi_dibaca_dan_disebut():
    satu, (lembar,) = rekap()
    lembar.row_dimensions[3].hidden = True
    lembar.row_dimensions[9].hidden = True  # nothing stands there
    lembar.column_dimensions["C"].hidden = True
    hasil = simpan(satu)
    assert (hasil.tolak, hasil.total_pagu) == ([], 6_000_000)
    baris, kolom = hasil.catatan
    assert "1 baris tersembunyi" in baris
    assert "250.000" in baris
    assert "(baris 3)" in baris
    assert "“KODE REKENING”" in kolom


def test_angka_kecil_tanpa_teks_bertitik_disebut_saja():
    satu, _ = rekap(isi=[[SUB, "Pelatihan", "5.1.02.01.01.0024", 150], *ISI[1:]])
    hasil = simpan(satu)
    assert hasil.tolak == []
    assert any("1 baris berjumlah di bawah Rp 1.000 (baris 2)" in c for c in hasil.catatan)


def keluaran(satuan, *format_persen):
    satu = Workbook()
    lembar = pasti(satu.active)
    for baris in KELUARAN[:7]:
        lembar.append(baris)
    for kolom, isi in zip("HIJKLMNO", (0.9, satuan, 0.2, 0.4, 0.6, 0.9, 0.25, 0.5), strict=True):
        lembar[f"{kolom}7"] = isi
        if kolom in format_persen:
            lembar[f"{kolom}7"].number_format = "0.00%"
    return simpan(satu)


def test_keluaran_berformat_persen_dibaca_seperti_tampak():
    """Nine tenths that the sheet shows as 90%."""
    hasil = keluaran("Persen", *"HJKLMNO")
    assert hasil.tolak == []
    (satu,) = hasil.rincian
    isian = pasti(satu.isian)
    assert [isian[m] for m in ("volume", "target_1", "target_4", "realisasi_2")] == [
        "90", "20", "90", "50",
    ]  # fmt: skip
    assert "satuannya Orang" in keluaran("Orang", *"HJKLMNO").tolak[0].pesan
    assert "samakan formatnya" in keluaran("%", "H").tolak[0].pesan


def test_fisik_berformat_persen_dibaca_seperti_tampak():
    satu = load_workbook(CONTOH / F1)
    lembar = pasti(satu.active)
    for baris in range(7, lembar.max_row + 1):
        sel = lembar[f"M{baris}"]
        if isinstance(sel.value, (int, float)):
            sel.value, sel.number_format = sel.value / 100, "0.00%"
    fisik = {r.nama: r.fisik for r in simpan(satu).rincian}
    assert baca_persen(fisik["Penyediaan Gaji dan Tunjangan ASN"]) == D("16.67")


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
         "OpenDocument"),
        (b"\r\n<HTML><table><tr><td>PAGU</td></tr></table></HTML>", "halaman web"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "halaman web atau XML"),
        (bytes(80), "bukan XLSX dan bukan CSV"),
    ],
    ids=["ods", "html", "xml 2003", "lain"],
)  # fmt: skip
def test_yang_hanya_bernama_excel_disebut_apa_adanya(isi, pesan):
    with pytest.raises(BerkasTakDikenalError, match=pesan):
        baca_berkas("rekap.xls", isi, tahun=2026)


def test_teks_unicode_dari_excel_dibaca():
    baris = [JUDUL, [SUB, "Pelatihan Kafé", "5.1.02.01.01.0024", "5.000.000"]]
    teks = "".join("\t".join(b) + "\r\n" for b in baris)
    hasil = baca_berkas("rekap.txt", teks.encode("utf-16"), tahun=2026)
    assert (hasil.tolak, hasil.total_pagu) == ([], 5_000_000)
    assert hasil.simpul[SUB] == "Pelatihan Kafé"


# -- the reader itself

_GAYA = {
    # cellXfs as openpyxl writes them: one; three more by hand.
    '<cellXfs count="1">': '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="10"/>',
}


def _baca(data: str, sesudah: str = "", **ganti: str) -> list[tuple[int, tuple[object, ...]]]:
    (lembar,) = buka("a.xlsx", buku(data, sesudah, ganti=_GAYA | ganti))
    return list(lembar.baris)


def test_sel_dibaca_menurut_jenisnya():
    isi = _baca(
        '<row r="2">'
        '<c r="A2"><v>5</v></c><c r="B2"><v>5.0</v></c><c r="C2"><v>1E3</v></c>'
        '<c r="E2" t="b"><v>1</v></c><c r="F2" t="str"><f>A1</f><v>a_x000D_b</v></c>'
        '<c r="G2" t="str"><f>A1</f><v></v></c><c r="H2" s="1"><v>46025</v></c>'
        '<c r="I2" s="2"><v>0.85</v></c><c r="J2"><f>A1</f></c><c r="K2" t="e"><v>#N/A</v></c>'
        '<c r="L2" t="inlineStr"><is><r><t>ka</t></r><r><t>ta</t></r>'
        "<rPh><t>baca</t></rPh></is></c>"
        '<c r="M2" t="inlineStr"><is><t> </t></is></c></row>'
        "<row><c><v>7</v></c><c/><c><v>9</v></c></row>"
    )
    (nomor, sel), (sesudah, kedua) = isi
    assert (nomor, sesudah) == (2, 3)
    assert kedua == (7, None, 9)
    assert sel[:5] == (5, 5.0, 1000.0, None, True)
    assert [type(sel[n]) for n in (0, 1)] == [int, D]
    assert (sel[5], sel[6]) == ("a\rb", None)
    assert str(sel[7]).startswith("2026-01-03")
    assert isinstance(sel[8], AngkaPersen)
    assert sel[8].tampak == 85
    assert (str(sel[9]), str(sel[10])) == ("rumus", "#N/A")
    assert sel[11] == "kata"
    assert len(sel) == 12


def test_tanpa_tinggi_dan_tanpa_lebar_tersembunyi_juga():
    isi = '<row r="1" ht="0"><c><v>1</v></c></row><row r="2" ht="15"><c><v>2</v></c></row>'
    (lembar,) = buka("a.xlsx", buku(isi, '<cols><col min="2" max="3" width="0"/></cols>'))
    assert [nomor for nomor, _ in lembar.baris] == [1, 2]
    assert lembar.catatan.baris_tersembunyi == {1}
    assert lembar.catatan.kolom_tersembunyi == [(2, 3)]


def test_ruang_nama_di_bawah_awalan_apa_pun():
    asal, hasil = BytesIO(buku()), BytesIO()
    ruang = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    lembar = (
        f'<x:worksheet xmlns:x="{ruang}" xmlns:y="{ruang}"><x:sheetData><x:row r="1">'
        '<y:c r="A1"><x:v>1</x:v></y:c></x:row></x:sheetData></x:worksheet>'
    )
    with zipfile.ZipFile(asal) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for nama in lama.namelist():
            baru.writestr(nama, lembar if nama == LEMBAR else lama.read(nama))
    (satu,) = buka("a.xlsx", hasil.getvalue())
    assert list(satu.baris) == [(1, (1,))]


@pytest.mark.parametrize(
    "data",
    [
        '<row r="2"/><row r="2"/>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1_0</v></c></row>',
        '<row r="1"><c r="A1"><v>1E999</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
        '<row r="1"><c r="A1" s="-1"><v>9</v></c></row>',
        '<row r="x"/>',
        '<row r="1"><c r="11"><v>1</v></c></row>',
    ],
    ids=[
        "baris dua kali",
        "sel mundur",
        "bukan angka",
        "tak hingga",
        "tanpa teks",
        "gaya mundur",
        "nomor",
        "kolom",
    ],
)
def test_buku_yang_tidak_utuh_ditolak(data):
    with pytest.raises(BerkasTakDikenalError, match="bukan buku kerja XLSX yang utuh"):
        _baca(data)


_TEKS = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'


def test_teks_dibatasi_selagi_dibaca(monkeypatch):
    """Three hundred kilobytes unpack to one text of three hundred megabytes."""
    assert len(str(_baca(_TEKS.format("a" * 32_767))[0][1][0])) == 32_767
    with pytest.raises(BerkasTakDikenalError, match=r"Satu sel buku kerja melebihi 32\.767 huruf"):
        _baca(_TEKS.format("a" * 32_768))
    monkeypatch.setattr(peta_xlsx, "HURUF_BUKU", 1_000_000)
    with pytest.raises(BerkasTakDikenalError, match="melebihi 1 juta huruf"):
        _baca("<row>" + '<c t="str"><v>{}</v></c>'.format("a" * 30_000) * 40 + "</row>")


def test_teks_bersama_dibatasi_selagi_dibaca():
    ruang = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    potongan = f"<r><t>{'a' * 20_000}</t></r>"
    isi = f'<sst xmlns="{ruang}"><si>{potongan * 2}</si></sst>'
    aliran = BytesIO()
    with zipfile.ZipFile(aliran, "w") as arsip:
        arsip.writestr("xl/sharedStrings.xml", isi)
    with (
        zipfile.ZipFile(aliran) as arsip,
        pytest.raises(SumberTerlaluBesarError, match="Satu sel buku kerja"),
    ):
        peta_xlsx._teks_bersama(
            arsip, "xl/sharedStrings.xml", peta_xlsx.HitunganBuku(BERKAS_ANGGARAN, Tenggat(60))
        )


def test_jenis_dokumen_ditolak():
    with pytest.raises(BerkasTakDikenalError, match="bukan buku kerja XLSX yang utuh"):
        _baca("", **{"<worksheet": '<!DOCTYPE a [<!ENTITY b "c">]><worksheet'})


@pytest.mark.parametrize(
    ("realisasi", "ditolak"),
    [([30, 60, 90], True), ([30, 60, 10], False), ([20, 30, 40], False), ([90, 95, 120], False)],
    ids=["kumulatif", "turun", "berjumlah tidak melebihi", "melebihi sendiri"],
)
def test_realisasi_per_jenis_yang_kumulatif_ditolak(realisasi, ditolak):
    """Of a pagu of 100."""
    rincian = [
        RincianBerkas("", n, "", "5.1", pagu=1, realisasi=r, bulan=n)
        for n, r in enumerate(realisasi, 1)
    ]
    u: Any = SimpleNamespace(tolak=[], catatan=[], rincian=rincian, dapat=True)
    tersimpan = SimpleNamespace(berlaku=lambda _: {})
    keadaan: Any = SimpleNamespace(
        pagu={KunciGaris(1, "5.1.01"): 100}, jenis_bulanan={}, realisasi=tersimpan
    )
    susun_jenis(u, keadaan)
    assert [t.kolom for t in u.tolak] == (["realisasi"] if ditolak else [])
