"""Readers: merged cells, page breaks, and files that must end with a sentence."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from laporan.periksa_lkjip.baca.batas import NaskahDitolakError
from laporan.periksa_lkjip.baca.bentuk import baca_naskah
from laporan.periksa_lkjip.tabel.judul import daftar_tabel
from tests.periksa_lkjip.susun import BERSIH, docx


def _tabel(isi: bytes):
    return daftar_tabel(baca_naskah(isi), 2024)[0]


def test_kepala_dua_baris_dan_sel_gabungan():
    isi = b"""<table><caption>Tabel 3.3 Perbandingan</caption><thead>
    <tr><th rowspan=2>No.</th><th rowspan=2>Indikator Kinerja</th>
        <th colspan=2>Tahun 2024</th><th colspan=2>Tahun 2023</th></tr>
    <tr><th>Realisasi</th><th>Capaian (%)</th><th>Realisasi</th><th>Capaian (%)</th></tr></thead>
    <tr><td>1</td><td>Angka harapan hidup</td><td>70,1</td><td>100%</td>
        <td>69,9</td><td>99%</td></tr>
    </table>"""

    (satu,) = _tabel(isi)

    assert [(k.peran.value, k.tahun) for k in satu.kolom[2:]] == [
        ("realisasi", 2024),
        ("capaian", 2024),
        ("realisasi", 2023),
        ("capaian", 2023),
    ]


def test_baris_yang_terputus_halaman_disambung():
    isi = (
        b"Tabel 3.2\nRealisasi Kinerja Tahun 2024\n\n"
        b"No\tIndikator Kinerja\tTarget\tRealisasi\tCapaian (%)\n"
        b"1\tPersentase administrasi\t100%\t90%\t90%\n\n\n"
        b"\tkepegawaian tepat waktu\t\t\t\n"
        b"2\tJumlah dokumen rencana\t4 Dokumen\t4 Dokumen\t100%\n"
    )

    (satu,) = _tabel(isi)

    assert (satu.nomor, satu.judul) == ("3.2", "Realisasi Kinerja Tahun 2024")
    assert [satu.sebut_baris(b) for b in satu.baris] == [
        "Persentase administrasi kepegawaian tepat waktu",
        "Jumlah dokumen rencana",
    ]


def test_teks_rata_spasi_adalah_tabel():
    isi = (
        b"Uraian              Anggaran        Realisasi      Persentase\n"
        b"Belanja Operasi     1.000.000       900.000        90,00%\n"
        b"Belanja Modal       500.000         250.000        50,00%\n"
    )

    (satu,) = _tabel(isi)

    assert [k.peran.value for k in satu.kolom] == [
        "program",
        "pagu",
        "realisasi anggaran",
        "serapan",
    ]


def test_judul_yang_dipatahkan_kolom_sempit_tetap_dikenali():
    isi = (
        b"| No . | Indikator Kinerj a | Realisa si | Capaia n Kinerja (%) | Tingka t Efisien si |\n"
        b"|---|---|---|---|---|\n"
        b"| 1 | Persentase jalan mantap | 72% | 90% | 25% |\n"
        b"| 2 | Panjang saluran | 12 Meter | 105% | 10% |\n"
    )

    (satu,) = _tabel(isi)

    assert [k.peran.value for k in satu.kolom] == [
        *("nomor", "indikator", "realisasi", "capaian", "efisiensi"),
    ]
    assert satu.kolom[3].judul == "Capaian Kinerja (%)"


def _zip(**isi: str) -> bytes:
    aliran = BytesIO()
    with ZipFile(aliran, "w") as arsip:
        for nama, teks in isi.items():
            arsip.writestr(nama.replace("__", "/").replace("_xml", ".xml"), teks)
    return aliran.getvalue()


BURUK = {
    "kosong": (b"  \n", "kosong"),
    "berkata-sandi": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "sandi"),
    "zip-lain": (_zip(a_xml="<a/>"), "bukan dokumen Word"),
    "zip-putus": (docx(BERSIH)[:4000], "rusak"),
    "entitas": (
        _zip(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "DOCTYPE",
    ),
    "dalam": (_zip(word__document_xml="<a>" * 300 + "</a>" * 300), "rumit"),
    "biner": (b"\x00\x01\x02" * 100, "tidak dikenal"),
    "tabel-bersarang": (b"<html>" + b"<table><tr><td>" * 9, "lapis"),
    "sel": (b"<html><table><tr>" + b"<td colspan=400>1</td>" * 800, "sel"),
    "pdf-rusak": (b"%PDF-1.4\n" + b"x" * 200, "PDF"),
}


@pytest.mark.parametrize("nama", BURUK)
def test_berkas_buruk_ditolak_dengan_kalimat(nama):
    isi, kata = BURUK[nama]
    with pytest.raises(NaskahDitolakError) as ditolak:
        baca_naskah(isi)
    assert kata in ditolak.value.pesan
