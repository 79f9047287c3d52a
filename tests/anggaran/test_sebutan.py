"""Names of programs as sentences and tables print them (B12)."""

import pytest

from anggaran.sebutan import baris_mata, nama_mata, rapikan_kapital, sebut_mata


@pytest.mark.parametrize(
    ("tingkat", "nama", "harapan"),
    [
        ("program", "PROGRAM DUKUNGAN MANAJEMEN", "Program Dukungan Manajemen"),
        ("program", "Program Dukungan Manajemen", "Program Dukungan Manajemen"),
        ("program", "program dukungan Manajemen", "Program Dukungan Manajemen"),
        ("program", "Dukungan Manajemen", "Program Dukungan Manajemen"),
        ("program", "Programa Siaran", "Program Programa Siaran"),
        ("program", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
         "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"),
        ("kegiatan", "KEGIATAN PENYUSUNAN KUA DAN PPAS", "Kegiatan Penyusunan KUA dan PPAS"),
        ("sub_kegiatan", "SUB KEGIATAN PENYEDIAAN GAJI ASN", "Sub Kegiatan Penyediaan Gaji ASN"),
        ("sub_kegiatan", "Subkegiatan Pembinaan", "Sub Kegiatan Pembinaan"),
        ("sub_kegiatan", "Kegiatan Pembinaan", "Sub Kegiatan Kegiatan Pembinaan"),
    ],
)  # fmt: skip
def test_sebut_mata(tingkat, nama, harapan):
    assert sebut_mata(tingkat, nama) == harapan


def test_baris_tabel_tanpa_kata_ganda():
    assert baris_mata("program", "PROGRAM DUKUNGAN MANAJEMEN") == "Program: Dukungan Manajemen"
    assert nama_mata("kegiatan", "Kegiatan  Rapat") == "Rapat"


@pytest.mark.parametrize(
    ("nama", "harapan"),
    [
        ("PEMBANGUNAN JALAN TAHAP II", "Pembangunan Jalan Tahap II"),
        ("PENGEMBANGAN SPBE (E-GOV)", "Pengembangan SPBE (E-GOV)"),
        ("SD DAN SMP", "SD dan SMP"),
        ("Pembinaan UMKM", "Pembinaan UMKM"),
        ("ASN", "ASN"),
    ],
)
def test_kapital_terbaca(nama, harapan):
    assert rapikan_kapital(nama) == harapan
