"""Codes: the shapes that are taken, files of the ministry, old codes to new ones."""

import re
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from anggaran.kode import POLA_KEGIATAN, POLA_PROGRAM, POLA_SUB_KEGIATAN, kunci_kode, kunci_umum
from anggaran.nomenklatur.baca import TANPA_KEPALA, baca_nomenklatur
from anggaran.nomenklatur.langkah import baca_berkas_nomenklatur
from anggaran.nomenklatur.padanan import kode_asing, usul_padanan

KEPALA = (
    "URUSAN", "BIDANG URUSAN", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", "NOMENKLATUR", "KINERJA",
    "INDIKATOR", "SATUAN",
)  # fmt: skip


def _baca(*baris: tuple[Any, ...]) -> Any:
    return baca_nomenklatur(enumerate((("KODEFIKASI",), KEPALA, *baris), 1))


def _b(*kode: Any, nama: str = "Nama", lain: tuple[str, ...] = ()) -> tuple[Any, ...]:
    return (*kode, *[None] * (5 - len(kode)), nama, *lain)


def test_bentuk_kode() -> None:
    """One of now, of the supporting programs, of before 2021, of a central agency; no others."""
    sah = {
        POLA_PROGRAM: ("2.07.03", "X.XX.01", "1.14.01.15", "1.14.1.14.01.15", "026.13.DG"),
        POLA_KEGIATAN: ("2.07.03.2.01", "X.XX.01.2.02", "1.14.01.15.01", "026.13.DG.4459"),
        POLA_SUB_KEGIATAN: (
            "2.07.03.2.01.0001", "2.07.03.2.01.01", "X.XX.01.2.02.0001", "1.14.01.15.01.01",
            "026.13.DG.4459.QDC.001",
        ),
    }  # fmt: skip
    for pola, semua in sah.items():
        for kode in semua:
            assert re.match(pola, kode), kode
            assert [p for p in sah if re.match(p, kode)] == [pola], kode
    for pola, kode in (
        (POLA_PROGRAM, "2.07.1"),
        (POLA_PROGRAM, "2.07.03.2.01"),
        (POLA_KEGIATAN, "2.07.03.3.01"),
        (POLA_SUB_KEGIATAN, "2.07.03.2.01"),
    ):
        assert not re.match(pola, kode), kode


def test_kunci_kode() -> None:
    assert kunci_kode("2.07.03.2.01.01") == kunci_kode("2.07.03.2.01.0001")
    assert kunci_umum("2.07.01.2.02.0001") == kunci_kode("X.XX.01.2.02.0001")
    assert kunci_umum("2.07.03") == kunci_kode("2.07.03")


def test_berkas_kepmendagri() -> None:
    hasil = _baca(
        _b("X", nama="NON URUSAN"), _b("X", "XX", nama="URUSAN"), _b("X", "XX", "01", nama="P"),
        _b("2", nama="U"), _b(2, 7, nama="B"), _b(2, 7, 3, nama="Pelatihan"),
        _b("2", "07", "03", "2.01", nama="Keg"),
        _b("2", "07", "03", "2.01", "0001", nama="Sub", lain=("Kinerja", "Jumlah Orang", "Orang")),
        (None, None, None, None, None, "Jakarta, 2023"),
    )  # fmt: skip
    assert hasil.utuh
    assert list(hasil.isi) == [
        "X", "X.XX", "X.XX.01", "2", "2.07", "2.07.03", "2.07.03.2.01", "2.07.03.2.01.0001"
    ]  # fmt: skip
    sub = hasil.isi["2.07.03.2.01.0001"]
    assert (sub.tingkat, sub.kinerja, sub.indikator, sub.satuan) == (
        "sub_kegiatan", "Kinerja", "Jumlah Orang", "Orang",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        (_b("2", "07", "03", 2.1), "diubah Excel menjadi angka"),
        (_b("2", "07", "03", "2.01", 1), "bentuknya tidak dikenal"),
        (_b("2", None, "03"), "kolom sesudahnya terisi"),
        (_b("2", nama=""), "namanya kosong"),
        (_b("2", "07", "03"), "kode di atasnya, 2.07, tidak ada"),
    ],
    ids=["angka", "nol hilang", "berlubang", "tanpa nama", "yatim"],
)
def test_kode_rusak_tidak_ditebak(baris: tuple[Any, ...], pesan: str) -> None:
    hasil = _baca(_b("1", nama="U"), baris)
    assert not hasil.utuh
    assert pesan in hasil.galat[0][1]


def test_daftar_biasa_dan_bukan_nomenklatur() -> None:
    daftar = baca_nomenklatur(
        enumerate([("tingkat", "kode", "nama"), ("program", "2.07.02", "Perencanaan")], 1)
    )
    assert daftar.utuh
    assert daftar.isi["2.07.02"].nama == "Perencanaan"
    lain = baca_nomenklatur([(1, ("tanggal", "uraian")), (2, ("a", "b"))])
    assert lain.galat == [(0, TANPA_KEPALA)]
    assert "dua kali" in _baca(_b("2"), _b("2")).galat[0][1]


def test_lembar_tersembunyi_disebut() -> None:
    """It is not read, before or behind the sheet that is."""
    buku, aliran = Workbook(), BytesIO()
    for nama in ("Lama", "Isi", "Catatan"):
        lembar = buku.create_sheet(nama)
        for baris in (KEPALA, _b("2", nama=f"Urusan {nama}")):
            lembar.append(baris)
        lembar.sheet_state = "visible" if nama == "Isi" else "hidden"
    buku.remove(buku.worksheets[0])
    buku.active = 1
    buku.save(aliran)
    hasil = baca_berkas_nomenklatur("a.xlsx", aliran.getvalue())
    assert [k.nama for k in hasil.isi.values()] == ["Urusan Isi"]
    (catatan,) = hasil.catatan
    assert catatan.startswith("Lembar tersembunyi “Lama”, “Catatan” tidak dibaca.")


def test_usulan_padanan() -> None:
    baru = [
        ("2.07.03", "Pelatihan Kerja"),
        ("2.07.03.2.05", "Konsultansi  Produktivitas"),
        ("2.07.03.2.01", "Unit Kompetensi"),
        ("2.07.04", "Sama"),
        ("2.07.05", "Sama"),
    ]
    lama = [
        ("2.07.03", "PELATIHAN KERJA"),
        ("2.07.03.2.04", "Konsultansi Produktivitas"),
        ("2.07.03.2.01", "Klaster Kompetensi"),
        ("2.07.06", "Sama"),
        ("2.07.07", "Hilang"),
    ]
    hasil = {u.lama: (u.baru, u.yakin, u.alasan) for u in usul_padanan(lama, baru)}
    assert hasil == {
        "2.07.03": ("2.07.03", True, "kode dan nama sama"),
        "2.07.03.2.04": ("2.07.03.2.05", True, "nama sama, kode lain"),
        "2.07.03.2.01": ("2.07.03.2.01", False, "kode sama, nama lain"),
        "2.07.06": ("", False, "2 kode bernama sama"),
        "2.07.07": ("", False, "tidak ada padanannya"),
    }


def test_kode_versi_lain() -> None:
    """Supporting programs are of every bidang; a bidang that the file lacks is not judged."""
    versi = ["X.XX.01.2.02.0001", "2.07.03", "2.07.03.2.01.0001"]
    dipakai = ["2.07.03.2.01.01", "2.07.01.2.02.0001", "2.07.09", "1.02.02"]
    assert kode_asing(dipakai, versi) == ["2.07.09"]
