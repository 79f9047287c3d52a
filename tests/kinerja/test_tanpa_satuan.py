"""A unit that has a column of its own is not said twice."""

import pytest

from kinerja.satuan import tanpa_satuan


@pytest.mark.parametrize(
    ("target", "satuan", "harapan"),
    [
        ("900 Orang", "Orang", "900"),
        ("1.000 orang", "Orang", "1.000"),
        ("87,50%", "%", "87,50"),
        ("87,50%", "Persen", "87,50%"),
        ("≥ 80 Nilai", "Nilai", "≥ 80"),
        ("7–8 Hari", "Hari", "7–8"),
        ("100 dari 110 organisasi", "organisasi", "100 dari 110 organisasi"),
        ("Opini WTP", "Opini", "Opini WTP"),
        ("BB", "Predikat", "BB"),
        ("Level 3 (3,35)", "Level", "Level 3 (3,35)"),
        ("900", "Orang", "900"),
        ("", "Orang", ""),
        ("900", "", "900"),
        ("5 kelompok", "pok", "5 kelompok"),
        ("85,00 Nilai", "Nilai Indeks", "85,00"),
    ],
)
def test_satuan_sekali(target: str, satuan: str, harapan: str) -> None:
    assert tanpa_satuan(target, satuan) == harapan
