"""A day that somebody typed: bounds, and every field that takes one."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from kinerja.admin.isian import isian_untuk
from kinerja.hari_wajar import HariJanggalError, baca_hari
from kinerja.medan_hari import MedanHari, periksa_hari
from kinerja.models import PeriodePengukuran
from kinerja.penolakan import TidakSahError
from laporan.perjanjian.formulir import hari_tertulis
from laporan.rangka.hari import hari_diketik
from laporan.reviu.layar_inspektorat import _tanggal

AKAR = Path(__file__).parents[2]


@pytest.mark.parametrize("teks", ["9999-12-31", "0202-01-05", "1899-12-31", "2101-01-01"])
def test_tahun_janggal_disebut(teks: str) -> None:
    with pytest.raises(HariJanggalError, match=r"di luar 1900 sampai 2100; periksa ketikannya"):
        baca_hari(teks)
    with pytest.raises(TidakSahError, match="di luar 1900 sampai 2100"):
        hari_diketik(teks, "bukan tanggal")
    with pytest.raises(ValidationError, match="di luar 1900 sampai 2100"):
        MedanHari().clean(teks)
    assert "di luar 1900 sampai 2100" in hari_tertulis(teks, "bukan tanggal")[1]
    with pytest.raises(TidakSahError, match="di luar 1900 sampai 2100"):
        _tanggal(teks)


def test_yang_wajar() -> None:
    assert baca_hari(" 2100-12-31 ") == date(2100, 12, 31)
    assert MedanHari().clean("01/01/1900") == date(1900, 1, 1)
    assert hari_diketik("  ", "bukan tanggal") is None
    with pytest.raises(TidakSahError, match="bukan tanggal"):
        hari_diketik("31-31-2025", "bukan tanggal")
    assert hari_tertulis("31-31-2025", "bukan tanggal") == (None, "bukan tanggal")
    assert hari_tertulis("31-12-2025", "bukan tanggal") == (date(2025, 12, 31), "")


def test_data_induk_memakai_batas_yang_sama() -> None:
    isian = isian_untuk(PeriodePengukuran._meta.get_field("tutup"))
    assert isian == {"validators": [periksa_hari]}


def test_tidak_ada_medan_tanggal_lain() -> None:
    """A page that takes a day takes it by these."""
    lain = [
        str(satu.relative_to(AKAR))
        for folder in ("laporan", "kinerja", "anggaran")
        for satu in sorted((AKAR / folder).rglob("*.py"))
        if re.search(r"forms\.DateField\(", satu.read_text())
    ]
    assert lain == []
