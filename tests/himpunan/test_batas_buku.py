"""Every bound of reading a workbook, each with the smallest file that passes it (finding F7)."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kinerja.himpunan import baca_csv, ukur_xlsx
from kinerja.himpunan.baca_xlsx import baca_buku
from kinerja.himpunan.batas import BUKU_KERJA, HIMPUNAN, UNGGAHAN, BatasBuku
from kinerja.himpunan.mentah import KOLOM_MAKSIMUM, SumberError, SumberTerlaluBesarError
from laporan.isian.buku_kerja.tandai import tandai

LEMBAR = "xl/worksheets/sheet1.xml"
KECIL = replace(
    UNGGAHAN, lembar=2, baris=10, baris_dilalui=30, sel=60, unsur=900, rentang=50, rumus=500
)


def buku(data: str = "", sesudah: str = "", *, ganti: dict[str, str] | None = None) -> bytes:
    """A workbook of one sheet whose XML is written by hand: `data` its rows."""
    aliran, hasil = BytesIO(), BytesIO()
    Workbook().save(aliran)
    lembar = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{data}</sheetData>{sesudah}</worksheet>"
    )
    with zipfile.ZipFile(aliran) as asal, zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as z:
        for nama in asal.namelist():
            isi = lembar if nama == LEMBAR else asal.read(nama).decode()
            for lama, baru in (ganti or {}).items():
                isi = isi.replace(lama, baru)
            z.writestr(nama, isi)
    return hasil.getvalue()


def baris(nomor: int, *nilai: int) -> str:
    return f'<row r="{nomor}">{"".join(f"<c><v>{n}</v></c>" for n in nilai)}</row>'


ISI = "".join(baris(n, n) for n in range(1, 5))


def test_teks_bersama_dihitung_tiap_sel() -> None:
    """One text of thirty thousand characters, which a kilobyte names three hundred thousand times:
    every cell had a copy of its own.
    """
    judul = '<row r="1"><c t="inlineStr"><is><t>a</t></is></c></row>'
    isi = "".join(f'<row r="{n}"><c t="s"><v>0</v></c></row>' for n in range(2, 42))
    jenis = (
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    aliran = BytesIO(buku(judul + isi, ganti={"</Types>": jenis}))
    with zipfile.ZipFile(aliran, "a", zipfile.ZIP_DEFLATED) as arsip:
        nama_ruang = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        teks = f'<sst xmlns="{nama_ruang}"><si><t>{"x" * 30_000}</t></si></sst>'
        arsip.writestr("xl/sharedStrings.xml", teks)
    lembar = baca_buku(aliran.getvalue(), UNGGAHAN).lembar["sheet"]
    assert [len(str(satu.sel["a"])) for satu in lembar.baris] == [30_000] * 40
    with pytest.raises(SumberTerlaluBesarError, match="melebihi 1 juta huruf"):
        baca_buku(aliran.getvalue(), replace(UNGGAHAN, terurai=1024 * 1024))


SERANGAN: dict[str, tuple[bytes, str]] = {
    "baris kosong": (buku(ISI + "<row/>" * 27), "melebihi 30 baris, termasuk yang kosong"),
    "baris bernomor jauh": (buku(ISI + baris(31, 1)), "melebihi 30 baris, termasuk yang kosong"),
    "baris berisi": (buku("".join(baris(n, n) for n in range(1, 13))), "melebihi 10 baris"),
    "sel dalam satu baris": (buku(f"<row>{'<c/>' * 61}</row>"), "melebihi 60 sel"),
    "unsur di luar lembar": (buku(ISI, "<x/>" * 900), "melebihi 900 unsur"),
    "sel gabungan": (
        buku(ISI, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "lebih dari 50 sel",
    ),
    "sel gabungan yang ditulis dengan rujukan huruf": (
        buku(ISI, '<mergeCells><mergeCell ref="&#65;1:B26"/></mergeCells>'),
        "lebih dari 50 sel",
    ),
    "tautan": (
        buku(ISI, '<hyperlinks><hyperlink ref="A1:C17" location="x"/></hyperlinks>'),
        "lebih dari 50 sel",
    ),
    "rumus bersama": (
        buku(
            f'<row><c r="A1"><f t="shared" ref="A1:A9" si="0">{"1+" * 40}1</f></c></row>'
            + '<row><c><f t="shared" si="0"/></c></row>' * 8
        ),
        "melebihi 500 karakter",
    ),
}


@pytest.mark.parametrize("nama", SERANGAN)
def test_batas_disebut_dan_di_bawahnya_dibaca(nama: str) -> None:
    isi, pesan = SERANGAN[nama]
    with pytest.raises(SumberTerlaluBesarError, match=pesan):
        baca_buku(isi, KECIL)


def test_tepat_pada_batas_masih_dibaca() -> None:
    """Four rows that hold anything, thirty in all, sixty cells, fifty of them merged."""
    isi = ISI + "<row/>" * 24 + f"<row>{'<c/>' * 55}</row>" + "<row><c><v>9</v></c></row>"
    himpunan = baca_buku(
        buku(isi, '<mergeCells><mergeCell ref="A1:AX1"/></mergeCells>'),
        replace(KECIL, sel=60),
    )
    assert [b.nomor for b in himpunan.lembar["sheet"].baris] == [2, 3, 4, 30]


def test_berhenti_selagi_membaca(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a hundred thousand rows no more are looked at than the bound lets, and none is made."""
    dilihat: list[str | None] = []
    asli = ukur_xlsx.Pengukur._baris_baru

    def lihat(pengukur: ukur_xlsx.Pengukur, nomor: str | None) -> None:
        dilihat.append(nomor)
        asli(pengukur, nomor)

    monkeypatch.setattr(ukur_xlsx.Pengukur, "_baris_baru", lihat)
    monkeypatch.setattr(
        "kinerja.himpunan.baca_xlsx.load_workbook", lambda *_, **__: pytest.fail("dibuka")
    )
    with pytest.raises(SumberTerlaluBesarError):
        baca_buku(buku("<row/>" * 100_000), KECIL)
    assert len(dilihat) == KECIL.baris_dilalui + 1


def test_lembar() -> None:
    banyak = Workbook()
    for n in range(2):
        banyak.create_sheet(f"L{n}")
    aliran = BytesIO()
    banyak.save(aliran)
    with pytest.raises(SumberTerlaluBesarError, match="melebihi 2 lembar"):
        baca_buku(aliran.getvalue(), KECIL)
    # a hundred sheets that show one and the same part: each would be read anew
    satu = buku(
        ISI,
        ganti={"</sheets>": '<sheet name="b" sheetId="2" state="visible" r:id="rId1"/></sheets>'},
    )
    with pytest.raises(SumberError, match="utuh"):
        baca_buku(satu, replace(KECIL, lembar=10))


def test_kolom() -> None:
    """A header of more columns is named, and only so many are read."""
    lebar = KOLOM_MAKSIMUM + 1
    himpunan = baca_buku(buku(baris(1, *range(lebar))), replace(KECIL, sel=100))
    assert [g.pesan for g in himpunan.galat] == ["kolom paling banyak 40."]


def test_bita_dan_bita_terurai(tmp_path: Path) -> None:
    isi = buku(ISI)
    with pytest.raises(SumberTerlaluBesarError, match="melebihi 5 MB"):
        baca_buku(isi + bytes(UNGGAHAN.bita), UNGGAHAN)
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(isi)
    with pytest.raises(SumberTerlaluBesarError, match="MB"):
        baca_buku(berkas, replace(HIMPUNAN, bita=len(isi) - 1))
    assert baca_buku(berkas, replace(HIMPUNAN, bita=len(isi))).lembar
    bom = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/workbook.xml", b"0" * (HIMPUNAN.terurai + 1))
    assert bom.stat().st_size < 200_000
    with pytest.raises(SumberTerlaluBesarError, match="64 MB setelah dibuka"):
        baca_buku(bom)
    with pytest.raises(SumberTerlaluBesarError, match="setelah dibuka"):
        baca_buku(isi, replace(KECIL, bagian=3))


@pytest.mark.parametrize("pada_panggilan", [2, 5])
def test_waktu(pada_panggilan: int) -> None:
    """The clock is asked while the archive is walked and while rows are made."""
    panggilan = 0

    def jam() -> float:
        nonlocal panggilan
        panggilan += 1
        return 0.0 if panggilan < pada_panggilan else UNGGAHAN.detik + 1.0

    with pytest.raises(SumberTerlaluBesarError, match="tidak selesai dibaca dalam 20 detik"):
        baca_buku(buku("".join(baris(n, n) for n in range(1, 3000))), UNGGAHAN, jam=jam)


def test_folder_csv(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("k\n" + "1\n" * 11)
    with pytest.raises(SumberTerlaluBesarError, match="melebihi 10 baris"):
        baca_csv.baca_folder(tmp_path, KECIL)
    with pytest.raises(SumberTerlaluBesarError, match="MB"):
        baca_csv.baca_folder(tmp_path, replace(KECIL, bita=23))
    assert baca_csv.baca_folder(tmp_path, replace(KECIL, baris=11, bita=24)).lembar["a"].baris


@pytest.mark.parametrize("sandi", ["utf-8", "utf-16"])
def test_pembaca_tidak_dapat_dikelabui(sandi: str) -> None:
    """A prefix, another encoding: the parser that counts is the one that reads."""
    lembar = (
        f'<?xml version="1.0" encoding="{sandi}"?><s:worksheet '
        'xmlns:s="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><s:sheetData>'
        + "<s:row/>" * 31
        + "</s:sheetData></s:worksheet>"
    )
    aliran = BytesIO()
    with zipfile.ZipFile(BytesIO(buku())) as asal, zipfile.ZipFile(aliran, "w") as z:
        for nama in asal.namelist():
            z.writestr(nama, lembar.encode(sandi) if nama == LEMBAR else asal.read(nama))
    with pytest.raises(SumberTerlaluBesarError, match="30 baris"):
        baca_buku(aliran.getvalue(), KECIL)


def test_menandai_tidak_membuat_sel_yang_tidak_ada() -> None:
    """A cell in the last column: marking must not make a row of 16.384 beside it."""
    isi = buku('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>')
    baca_buku(isi, BUKU_KERJA)
    kembali = load_workbook(BytesIO(tandai(isi, [])))
    assert len(kembali["Sheet"]._cells) == 2


@pytest.mark.parametrize("batas", [HIMPUNAN, UNGGAHAN, BUKU_KERJA], ids=["h", "u", "b"])
def test_yang_sah_muat(batas: BatasBuku) -> None:
    """A thousand full rows of ten columns fit through every door."""
    isi = buku("".join(baris(n, *range(10)) for n in range(1, 1001)), ganti={})
    assert len(baca_buku(isi, batas).lembar["sheet"].baris) == 999
