"""Reading files: separators, encodings, Excel's own types, limits, injection."""

import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell import Cell

from kinerja.himpunan.baca import baca
from kinerja.himpunan.mentah import Persen, SumberError
from kinerja.himpunan.teks_aman import buka_teks, kunci_teks
from tests.orakel import BANYAK


def _buku(tmp_path: Path, *baris: list[Any], bentuk: str = "General") -> Path:
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.title = "pagu"
    for satu in baris:
        lembar.append(satu)
    for isi in lembar.iter_rows(min_row=2):
        for sel in isi:
            if isinstance(sel, Cell) and not sel.is_date:
                sel.number_format = bentuk
    berkas = tmp_path / "buku.xlsx"
    buku.save(berkas)
    return berkas


def _sel(tmp_path: Path, nilai: Any, bentuk: str = "General") -> Any:
    himpunan = baca(_buku(tmp_path, ["a"], [nilai], bentuk=bentuk))
    if himpunan.galat:
        return str(himpunan.galat[0])
    return himpunan.lembar["pagu"].baris[0].sel["a"]


@pytest.mark.parametrize(
    ("bita", "kolom", "sel"),
    [
        (b"kode,nama\nA,B\n", ["kode", "nama"], {"kode": "A", "nama": "B"}),
        (b"kode;nama\r\nA;1,5\r\n", ["kode", "nama"], {"kode": "A", "nama": "1,5"}),
        (b"\xef\xbb\xbfkode,nama\nA,B\n", ["kode", "nama"], {"kode": "A", "nama": "B"}),
        (b" Kode* ,NAMA\nA,B\n", ["kode", "nama"], {"kode": "A", "nama": "B"}),
        (b'kode,nama\nA,"B, C\nD"\n', ["kode", "nama"], {"kode": "A", "nama": "B, C\nD"}),
        (b"kode,nama,,\nA,B,,\n", ["kode", "nama"], {"kode": "A", "nama": "B"}),
        ("kode,nama\nA,“é”\n".encode(), ["kode", "nama"], {"kode": "A", "nama": "“é”"}),
    ],
    ids=["koma", "titik-koma", "bom", "judul-longgar", "kutip", "kolom-hampa", "utf8"],
)
def test_csv(bita: bytes, kolom: list[str], sel: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "Unit.CSV").write_bytes(bita)
    himpunan = baca(tmp_path)
    assert not himpunan.galat
    assert himpunan.lembar["unit"].kolom == kolom
    assert himpunan.lembar["unit"].baris[0].sel == sel


def test_nomor_baris_seperti_di_excel(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('k,l\n1,"x\ny"\n\n  ,\n4,z\n')
    assert [(b.nomor, b.sel["k"]) for b in baca(tmp_path).lembar["a"].baris] == [(2, "1"), (5, "4")]


@pytest.mark.parametrize(
    ("teks", "baris", "kolom", "pesan"),
    [
        ("k,l\n1,2,3\n", 2, "ke-3", "di luar kolom yang bernama"),
        ("k,k\n1,2\n", 1, "k", "tertulis dua kali"),
        ("k,,l\n1,2,3\n", 1, "ke-2", "tidak bernama"),
        ("\n1,2\n", 1, "", "baris pertama harus berisi nama kolom"),
        ('k,l\n1,"2\n', 2, "", "tidak berbentuk CSV"),
        ("k\n" + "x" * 32_768 + "\n", 2, "k", "melebihi 32767 karakter"),
    ],
    ids=["lebih", "ganda", "tanpa-nama", "tanpa-judul", "kutip", "panjang"],
)
def test_csv_yang_salah(teks: str, baris: int, kolom: str, pesan: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(teks)
    galat = baca(tmp_path).galat[0]
    assert (galat.baris, galat.kolom) == (baris, kolom)
    assert pesan in galat.pesan


def test_dua_berkas_untuk_satu_lembar(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("k\n1\n")
    (tmp_path / "A.CSV").write_text("k\n2\n")
    assert "dua berkas" in baca(tmp_path).galat[0].pesan


@pytest.mark.parametrize(
    ("nilai", "bentuk", "diharapkan"),
    [
        (0.1, "General", Decimal("0.1")),
        (97.3, "0.00", Decimal("97.3")),
        (12453995443, "#,##0", Decimal(12453995443)),
        (1.234, "General", Decimal("1.234")),
        (1e-7, "General", Decimal("0.0000001")),
        (0, "General", Decimal(0)),
        (0.973, "0.0%", Persen(Decimal("97.3"))),
        (0.07, "0%", Persen(Decimal(7))),
        (5, '0"%"', Decimal(5)),
        (True, "General", True),
        ("  teks ", "General", "  teks "),
        (date(2024, 12, 31), "General", date(2024, 12, 31)),
        (datetime(2024, 12, 31), "General", date(2024, 12, 31)),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_sel_excel(nilai: Any, bentuk: str, diharapkan: Any, tmp_path: Path) -> None:
    hasil = _sel(tmp_path, nilai, bentuk)
    assert hasil == diharapkan
    assert type(hasil) is type(diharapkan)


@pytest.mark.parametrize(
    ("nilai", "pesan"),
    [
        ("=1+1", "rumus tanpa hasil tersimpan"),
        (datetime(2024, 1, 1, 7, 30), "tanggal tanpa jam"),  # noqa: DTZ001
        (time(7, 30), "sebagai jam"),
        ("#N/A", "menghasilkan galat"),
    ],
)  # fmt: skip
def test_sel_excel_yang_ditolak(nilai: Any, pesan: str, tmp_path: Path) -> None:
    hasil = _sel(tmp_path, nilai)
    assert hasil.startswith("lembar pagu, baris 2, kolom a")
    assert pesan in hasil


def _ganti_xml(berkas: Path, lama: str, baru: str) -> Path:
    """Rewrite the sheet as Excel would have saved it."""
    hasil = berkas.with_name("diubah.xlsx")
    with zipfile.ZipFile(berkas) as asal, zipfile.ZipFile(hasil, "w") as tujuan:
        for satu in asal.infolist():
            isi = asal.read(satu)
            if satu.filename == "xl/worksheets/sheet1.xml":
                assert lama.encode() in isi
                isi = isi.replace(lama.encode(), baru.encode())
            tujuan.writestr(satu, isi)
    return hasil


@pytest.mark.parametrize(
    ("tersimpan", "diharapkan"),
    [("2", Decimal(2)), ("97.300000000000011", Decimal("97.3")), ("0.1", Decimal("0.1"))],
)
def test_hasil_rumus_dibaca_sebagaimana_excel_menampilkannya(
    tersimpan: str, diharapkan: Decimal, tmp_path: Path
) -> None:
    berkas = _buku(tmp_path, ["a"], ["=1+1"])
    berkas = _ganti_xml(berkas, "<v></v>", f"<v>{tersimpan}</v>")
    (baris,) = baca(berkas).lembar["pagu"].baris
    assert baris.sel["a"] == diharapkan


def test_baris_kosong_dan_sel_jauh_di_buku_kerja(tmp_path: Path) -> None:
    berkas = _buku(tmp_path, ["a", None], [1], [None], [3, None, "catatan"])
    himpunan = baca(berkas)
    assert [b.nomor for b in himpunan.lembar["pagu"].baris] == [2, 4]
    assert "di luar kolom" in himpunan.galat[0].pesan


def test_entitas_xml_ditolak(tmp_path: Path) -> None:
    berkas = _ganti_xml(
        _buku(tmp_path, ["a"], [1]), "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'
    )
    with pytest.raises(SumberError, match="utuh"):
        baca(berkas)


@BANYAK
@given(st.text() | st.from_regex(r"\A'*[=+\-@\t\r].*", fullmatch=False))
def test_teks_berbahaya_terkunci_dan_kembali(teks: str) -> None:
    terkunci = kunci_teks(teks)
    assert buka_teks(terkunci) == teks
    assert not terkunci.startswith(("=", "+", "-", "@", "\t", "\r"))
