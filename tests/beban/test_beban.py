"""The load test in small (`script/beban` is the whole). Its servers have their own database."""

import subprocess
import sys

import pytest

from tests.beban.beban import Operator, _laporkan, _p95, uji
from tests.isian.uji_mati import AKAR


@pytest.mark.lama(detik=11)
@pytest.mark.parametrize("jenis", ["sqlite", "postgresql"])
def test_operator_menyimpan_tanpa_galat(jenis: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert uji(jenis, operator=10, instansi=5, simpan=4, jeda=0.2, detik=120) == []
    assert "40 simpan" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("banyak", "nilai"), [(1, 1), (2, 2), (20, 19), (21, 20), (100, 95), (200, 190)]
)
def test_p95(banyak: int, nilai: int) -> None:
    assert _p95([float(n) for n in range(1, banyak + 1)]) == nilai


def _operator(**isi: object) -> Operator:
    satu = Operator(0, "", [], 0, simpan=[0.1, 0.2], kosong=[0.1, 0.1])
    for nama, nilai in isi.items():
        setattr(satu, nama, nilai)
    return satu


ADA = {"tulisan": 2, "jejak": 2, "versi": 2}


def test_bersih_tidak_bermasalah() -> None:
    assert _laporkan("sqlite", [_operator()], 1.0, ADA) == []


@pytest.mark.parametrize(
    ("operator", "ada", "pesan"),
    [
        (_operator(galat=["simpan: 500 b''"]), ADA, "1 galat"),
        (_operator(belum=3), ADA, "3 tulisan tidak sempat"),
        (_operator(), ADA | {"tulisan": 1}, "1 tulisan tersimpan, 2 diakui"),
        (_operator(), ADA | {"jejak": 3}, "3 jejak tersimpan"),
        (_operator(simpan=[]), {"tulisan": 0, "jejak": 0, "versi": 0}, "terlalu sedikit"),
    ],
)
def test_masalah_tertangkap(operator: Operator, ada: dict[str, int], pesan: str) -> None:
    assert pesan in " ".join(_laporkan("postgresql", [operator], 1.0, ada))


def test_dibatasi() -> None:
    """Nobody starts ten thousand by a slip."""
    hasil = subprocess.run(
        [sys.executable, "-m", "tests.beban.beban", "--operator", "10000"],
        cwd=AKAR, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert hasil.returncode == 2
    assert "At most 400 operators" in hasil.stderr
