"""A target with its unit, told once."""

import pytest

from kinerja.satuan import bersatuan


@pytest.mark.parametrize(
    ("target", "satuan", "tercetak"),
    [
        ("87,50", "%", "87,50%"),
        ("87,50%", "%", "87,50%"),
        ("87,50", "Persen", "87,50%"),
        ("900", "Orang", "900 Orang"),
        ("900 Orang", "Orang", "900 Orang"),
        ("85,00 Nilai", "Nilai Indeks", "85,00 Nilai Indeks"),
        ("≥ 4", "Kawasan", "≥ 4 Kawasan"),
        ("BB (75)", "Nilai", "BB (75) Nilai"),
        ("100 dari 110 organisasi", "organisasi", "100 dari 110 organisasi"),
        ("100 dari 110 organisasi", "Persen", "100 dari 110 organisasi"),
        ("1.000 dari 1.100 orang", "%", "1.000 dari 1.100 orang"),
        ("100 dari 110", "Orang", "100 dari 110 Orang"),
        ("Opini WTP", "Tingkat", "Opini WTP"),
        ("BB", "Predikat", "BB"),
        ("", "Orang", ""),
        ("Opini WTP", "", "Opini WTP"),
    ],
)
def test_satuan_tercetak_sekali(target: str, satuan: str, tercetak: str) -> None:
    assert bersatuan(target, satuan) == tercetak
