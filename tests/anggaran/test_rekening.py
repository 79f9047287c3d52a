"""Names of account codes."""

import pytest

from anggaran.rekening import nama_rekening


@pytest.mark.parametrize(
    ("kode", "nama"),
    [
        ("5", "Belanja (jenis tidak dirinci)"),
        ("5.1.02", "Belanja Barang dan Jasa"),
        # A budget file is loaded down to the sub rincian: the row is not its code twice.
        ("5.1.02.01.01.0024", "Belanja Barang dan Jasa"),
        ("5.3.01.01", "Belanja Tidak Terduga"),
        ("5.9", "Rekening 5.9"),
        ("5.1.09.01", "Rekening 5.1.09.01"),
    ],
)
def test_nama(kode: str, nama: str) -> None:
    assert nama_rekening(kode) == nama
