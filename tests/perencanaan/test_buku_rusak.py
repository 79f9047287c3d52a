"""Workbooks as agencies really send them: each is told in at most three lines, or simply read."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.models import JejakAudit, Pengguna
from laporan.data.himpunan import muat
from laporan.perencanaan.kenali import BerkasAsingError, pastikan_dikenal
from tests.himpunan.kecil import Himpunan, kecil, tulis_folder
from tests.perencanaan.conftest import PADA, Memeriksa, buku

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Ubah = Callable[[Workbook], Any]


def _zip(*nama: str) -> bytes:
    aliran = BytesIO()
    with zipfile.ZipFile(aliran, "w") as arsip:
        for satu in nama:
            arsip.writestr(satu, "<a/>")
    return aliran.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
#: What is no workbook at all: the sentence names it.
ASING = {
    "kosong": (b"", "kosong"),
    "hanya spasi": (b" \r\n ", "kosong"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "gambar png": (b"\x89PNG\r\n\x1a\n....", "gambar"),
    "foto jpg": (b"\xff\xd8\xff\xe0....", "gambar"),
    "xls lama": (_OLE, "bentuk lama"),
    "bersandi": (_OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    "html bernama xls": (b"<html><table><tr><td>kode</td></tr></table>", "halaman web"),
    "xml 2003": (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "halaman web"),
    "word": (_zip("word/document.xml"), "Word"),
    "powerpoint": (_zip("ppt/presentation.xml"), "PowerPoint"),
    "ods": (_zip("mimetype", "content.xml"), "OpenDocument"),
    "xlsb": (_zip("xl/workbook.bin"), "xlsb"),
    "zip berisi csv": (_zip("unit_kerja.csv"), "arsip ZIP"),
    "zip terpotong": (b"PK\x03\x04rusak", "rusak"),
    "rar": (b"Rar!\x1a\x07....", "arsip"),
    "rtf": (b"{\\rtf1 kode}", "RTF"),
    "biner": (b"abc\0def", "bukan teks"),
}


@pytest.mark.parametrize("kasus", ASING)
def test_bukan_buku_kerja(kasus: str) -> None:
    isi, sebutan = ASING[kasus]
    with pytest.raises(BerkasAsingError, match=sebutan):
        pastikan_dikenal(isi)


def _pilih(*nama: str) -> Himpunan:
    semua = kecil()
    return {satu: semua[satu] for satu in nama}


def _tambah_atas(nama: str, *baris: list[Any]) -> Ubah:
    def ubah(xl: Workbook) -> None:
        xl[nama].insert_rows(1, len(baris))
        for nomor, isi in enumerate(baris, 1):
            for urut, teks in enumerate(isi, 1):
                xl[nama].cell(nomor, urut, teks)

    return ubah


def _sel(nama: str, alamat: str, isi: Any) -> Ubah:
    return lambda xl: xl[nama].__setitem__(alamat, isi)


def _lembar(nama: str, *baris: list[Any]) -> Ubah:
    def ubah(xl: Workbook) -> None:
        lembar = xl.create_sheet(nama)
        for isi in baris:
            lembar.append(isi)

    return ubah


def _nomor_kolom(nama: str, bentuk: str | None) -> Ubah:
    """The row of column numbers below the header, as (1) or as a number."""

    def ubah(xl: Workbook) -> None:
        xl[nama].insert_rows(2)
        for n in range(1, 9):
            xl[nama].cell(2, n, bentuk.format(n) if bentuk else n)

    return ubah


def _rusak(nama: str, alamat: str) -> Ubah:
    def ubah(xl: Workbook) -> None:
        xl[nama][alamat] = "#REF!"
        xl[nama][alamat].data_type = "e"

    return ubah


def _ganti(lama: str, baru: str) -> Ubah:
    return lambda xl: setattr(xl[lama], "title", baru)


def _gabung(nama: str, rentang: str) -> Ubah:
    return lambda xl: xl[nama].merge_cells(rentang)


_ORG = ("perangkat_daerah", "unit_kerja", "jabatan")
_BUJUR = [["DINAS UJICOBA"], ["Tahun 2026"], []]

#: Foreign shapes that are read all the same; what is told of them.
TERBACA: dict[str, tuple[Himpunan, Ubah | None, str]] = {
    "judul di atas": (_pilih(*_ORG), _tambah_atas("unit_kerja", *_BUJUR), "pada baris 4"),
    "satu baris judul": (_pilih(*_ORG), _tambah_atas("jabatan", ["DAFTAR JABATAN"]), "baris 1 di"),
    "baris nomor kolom": (_pilih(*_ORG), _nomor_kolom("jabatan", "({})"), ""),
    "nomor kolom sebagai angka": (_pilih(*_ORG), _nomor_kolom("unit_kerja", None), ""),
    "lembar catatan": (_pilih(*_ORG), _lembar("Catatan", ["Isi paling lambat Jumat"]), "catatan"),
    "lembar lain berkolom": (
        _pilih(*_ORG), _lembar("Rekap", ["No", "Uraian", "Nilai"], [1, "x", 2]), "bukan lembar",
    ),
    "lembar salah ketik": (
        {**_pilih(*_ORG), "kebijakann": [{"tahun": 2024, "isi": "x", "lain": "y"}]}, None,
        "Bila maksudnya kebijakan",
    ),
    "lembar kosong": (_pilih(*_ORG), _lembar("Sheet2"), ""),
    "lembar petunjuk": (_pilih(*_ORG), _lembar("Petunjuk", ["a", "b"]), ""),
    "nama lembar berspasi": (_pilih(*_ORG), _ganti("unit_kerja", "Unit Kerja"), ""),
    "nama lembar salinan": (_pilih(*_ORG), _ganti("jabatan", "jabatan (2)"), ""),
    "nama lembar sendiri": (_pilih(*_ORG), _ganti("jabatan", "Posisi"), "dibaca sebagai jabatan"),
    "judul kolom berspasi": (
        _pilih("perangkat_daerah", "renstra"), _sel("renstra", "C1", "Tahun Awal *"), "",
    ),
    "kolom tambahan": (_pilih(*_ORG), _sel("unit_kerja", "I1", "Keterangan kami"), "dilewati"),
    "kolom tanpa judul": (_pilih(*_ORG), _sel("unit_kerja", "I3", "coretan"), ""),
    "judul digabung": (
        _pilih(*_ORG),
        lambda xl: (
            _tambah_atas("unit_kerja", ["UNIT KERJA"])(xl), _gabung("unit_kerja", "A1:H1")(xl),
        ),
        "pada baris 2",
    ),
    "tanpa perangkat_daerah": (_pilih("unit_kerja", "jabatan"), None, ""),
    "satu lembar saja": (_pilih("renstra"), None, ""),
    "lembar server": (_pilih("perangkat_daerah", "latihan"), None, "tidak dimuat di sini"),
    "lembar sejarah": (_pilih("perangkat_daerah", "unit_kerja_lama"), None, "tidak dimuat"),
}  # fmt: skip


@pytest.mark.parametrize("kasus", TERBACA)
def test_bentuk_asing_terbaca(kasus: str, periksakan: Memeriksa) -> None:
    himpunan, ubah, sebutan = TERBACA[kasus]
    hasil = periksakan(buku(himpunan, ubah))
    assert not hasil.galat, hasil.garis_besar
    assert hasil.perubahan == 0
    catatan = [satu.pesan for satu in hasil.catatan]
    assert len(catatan) <= 3
    assert any(sebutan in satu for satu in catatan) if sebutan else not catatan


def test_kedua_pintu_membaca_sama(
    periksakan: Memeriksa, perencana: Pengguna, tmp_path: Path
) -> None:
    """The command line reads what the browser reads, and says the same of what is left out."""
    for kasus in ("judul di atas", "baris nomor kolom", "lembar lain berkolom",
                  "lembar salah ketik", "nama lembar sendiri", "kolom tambahan"):  # fmt: skip
        himpunan, ubah, sebutan = TERBACA[kasus]
        berkas = tmp_path / "data.xlsx"
        berkas.write_bytes(buku(himpunan, ubah))
        lewat_peramban = periksakan(berkas.read_bytes())
        hasil = muat(berkas, oleh=perencana, pada=PADA, periksa=True)
        assert hasil.berubah == 0, kasus
        assert [(g.lembar, g.pesan) for g in hasil.catatan] == [
            (g.lembar, g.pesan) for g in lewat_peramban.catatan
        ], kasus
        assert not sebutan or any(sebutan in g.pesan for g in hasil.catatan)


def test_folder_csv_berjudul_di_atas(perencana: Pengguna, tmp_path: Path) -> None:
    """A folder of CSV as well: `sep=`, tabs, a title above the header, a file of notes."""
    folder = tulis_folder(tmp_path / "csv", {k: kecil()[k] for k in _ORG})
    unit, jabatan = folder / "unit_kerja.csv", folder / "jabatan.csv"
    unit.write_text("DAFTAR UNIT\n\n" + unit.read_text("utf-8"), "utf-8")
    isi = "\n".join(b.replace(",", "\t") for b in jabatan.read_text("utf-8").splitlines())
    jabatan.write_text("sep=\t\n" + isi, "utf-8")
    (folder / "catatan.csv").write_text("Isi paling lambat Jumat\n", "utf-8")
    hasil = muat(folder, oleh=perencana, pada=PADA, periksa=True)
    assert hasil.berubah == 0
    assert {g.lembar for g in hasil.catatan} == {"unit_kerja", "catatan"}
    # What a missing quotation mark pushes beyond the named columns is never lost in silence.
    unit.write_text(unit.read_text("utf-8") + "U9,a, b,bidang,D,f,g,h,i,j,k\n", "utf-8")
    with pytest.raises(HimpunanDitolakError, match="apit teks"):
        muat(folder, oleh=perencana, pada=PADA, periksa=True)


#: What must be mended: the sheet, the cell (or nothing) and words of the first lines.
SALAH: dict[str, tuple[Himpunan, Ubah | None, str, str, str]] = {
    "tanpa judul kolom": (
        _pilih(*_ORG), lambda xl: xl["jabatan"].delete_rows(1), "jabatan", "", "judul kolom",
    ),
    "sel digabung": (
        _pilih(*_ORG), _gabung("unit_kerja", "B3:B4"), "unit_kerja", "B4", "digabung",
    ),
    "perangkat daerah lain": (
        _pilih(*_ORG), _sel("perangkat_daerah", "A2", "dinlain"), "perangkat_daerah", "A2",
        "perangkat daerah lain",
    ),
    "kode tak dikenal": (_pilih(*_ORG), _sel("jabatan", "E3", "SS"), "jabatan", "E3", "SS"),
    "wajib kosong": (_pilih(*_ORG), _sel("jabatan", "B3", None), "jabatan", "B3", "wajib diisi"),
    "pilihan salah": (
        _pilih(*_ORG), _sel("unit_kerja", "C3", "dept"), "unit_kerja", "C3", "bidang",
    ),
    "judul kolom keliru": (
        _pilih(*_ORG), _sel("jabatan", "D1", "eselonn"), "jabatan", "D1", "“eselon”",
    ),
    "kolom wajib hilang": (
        _pilih(*_ORG), lambda xl: xl["jabatan"].delete_cols(5), "jabatan", "", "kolom wajib",
    ),
    "kode jadi tanggal": (
        _pilih(*_ORG),
        _sel("unit_kerja", "A3", date(2026, 10, 2)),
        "unit_kerja", "A3", "tanggal",
    ),
    "rumus tanpa hasil": (
        _pilih(*_ORG), _sel("unit_kerja", "B3", '="Sekre"&"tariat"'), "unit_kerja", "B3", "rumus",
    ),
    "rujukan rusak": (
        _pilih(*_ORG), _rusak("unit_kerja", "B3"), "unit_kerja", "B3", "galat",
    ),
    "dua lembar sama": (
        _pilih(*_ORG),
        lambda xl: xl.copy_worksheet(xl["jabatan"]).__setattr__("title", "jabatan (2)"),
        "jabatan", "", "sama-sama dibaca",
    ),
    "kunci berulang": (_pilih(*_ORG), _sel("unit_kerja", "A4", "S"), "unit_kerja", "A4", "sama"),
    "dua perangkat daerah": (
        _pilih(*_ORG),
        lambda xl: xl["perangkat_daerah"].append([s.value for s in xl["perangkat_daerah"][2]]),
        "perangkat_daerah", "A3", "sama dengan baris 2",
    ),
    "realisasi tahun berjalan": (
        {**_pilih("perangkat_daerah"),
         "realisasi": [{"indikator": "I1", "tahun": 2026, "triwulan": 1, "tidak_berlaku": "x"}]},
        None, "realisasi", "B2", "Isi Realisasi",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kasus", SALAH)
def test_kesalahan_pada_selnya(kasus: str, periksakan: Memeriksa) -> None:
    himpunan, ubah, lembar, alamat, sebutan = SALAH[kasus]
    sebelum = JejakAudit.objects.count()
    hasil = periksakan(buku(himpunan, ubah))
    assert any(
        satu.lembar == lembar and satu.alamat == alamat and sebutan in satu.pesan
        for satu in hasil.galat
    ), hasil.galat
    assert 1 <= len(hasil.garis_besar) <= 3
    assert sebutan in "\n".join(hasil.garis_besar)
    assert not hasil.lembar
    assert JejakAudit.objects.count() == sebelum


_UNIT = "kode;nama;jenis;induk\r\nD;Dinas;dinas;\r\nS;Sekretariat;sekretariat;D\r\n"
CSV: dict[str, tuple[bytes, str, str]] = {
    "titik koma": (_UNIT.encode(), "unit_kerja.csv", ""),
    "sep=": (b"sep=;\r\n" + _UNIT.encode(), "unit_kerja.csv", ""),
    "bom": (_UNIT.encode("utf-8-sig"), "Unit Kerja (1).csv", ""),
    "tab": (_UNIT.replace(";", "\t").encode(), "unit kerja.csv", ""),
    "teks unicode Excel": (_UNIT.replace(";", "\t").encode("utf-16"), "unit_kerja.txt", ""),
    "judul di atas": (("UNIT KERJA\r\n\r\n" + _UNIT).encode(), "unit_kerja.csv", ""),
    "nama lain": (b"No;Uraian;Nilai\r\n1;x;2\r\n", "ekspor.csv", "tidak ada lembar yang dikenali"),
    "latin-1": (_UNIT.replace("Dinas", "Dinás").encode("latin-1"), "unit_kerja.csv", "UTF-8"),
    "nama lain, judul dikenal": (_UNIT.encode(), "ekspor.csv", ""),
    "kutip tak berpasangan": (
        (_UNIT + 'B;"Bidang;bidang;D\r\n' * 2_000).encode(), "unit_kerja.csv", "tanda kutip",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kasus", CSV)
def test_csv(kasus: str, periksakan: Memeriksa) -> None:
    isi, nama, sebutan = CSV[kasus]
    hasil = periksakan(isi, nama)
    assert len(hasil.garis_besar) <= 3
    if sebutan:
        assert sebutan in " ".join(hasil.garis_besar)
    else:
        assert not hasil.galat, hasil.galat
        assert [satu.nama for satu in hasil.lembar] == ["unit_kerja"]


def test_terlalu_banyak_lembar_satu_kalimat(periksakan: Memeriksa) -> None:
    """What is not read to its end is told in one line that names the bound."""

    def banyak(xl: Workbook) -> None:
        for n in range(101):
            xl.create_sheet(f"L{n}")

    hasil = periksakan(buku(_pilih("renstra"), banyak))
    assert hasil.garis_besar == ["Himpunan data: Buku kerja melebihi 100 lembar."]


def test_ribuan_kesalahan_satu_sebab_satu_baris(periksakan: Memeriksa) -> None:
    """Every row of one sheet refers to a code that is nowhere: one line, not two thousand."""
    himpunan = _pilih("perangkat_daerah")
    himpunan["renstra"] = kecil()["renstra"]
    himpunan["tujuan"] = [
        {"renstra": "TIDAK-ADA", "kode": f"T{n}", "uraian": "x"} for n in range(1_200)
    ]
    hasil = periksakan(buku(himpunan))
    assert hasil.banyak_galat == 1_200
    assert len(hasil.galat) == 1_000
    assert len(hasil.garis_besar) == 1
    assert "1199 sel lain" in hasil.garis_besar[0]
