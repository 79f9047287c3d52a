"""Charts on screens: the same drawing once for a page and once for a phone."""

import re
from typing import Any

import pytest

from laporan.bahan.bahan import Bahan
from laporan.lkjip.gambar_layar import LEBAR_PONSEL, grafik_jalur, grafik_serapan

pytestmark = pytest.mark.django_db
TERSISA = 16
"""Points of a window of 360 that the page keeps free at each side."""


def _lebar(svg: str) -> int:
    cocok = re.search(r'viewBox="0 0 (\d+) ', svg)
    assert cocok
    return int(cocok[1])


def test_utuh_di_ponsel(contoh: Any) -> None:
    """No text of it lies beyond the frame of a phone."""
    bahan = Bahan(contoh, 2024)
    jalur, serapan = grafik_jalur(bahan), grafik_serapan(bahan)
    assert jalur
    assert serapan
    assert _lebar(jalur.svg) > _lebar(jalur.sempit) == LEBAR_PONSEL
    assert _lebar(serapan.sempit) == LEBAR_PONSEL <= 390 - 2 * TERSISA
    for x in re.findall(r'<text[^>]* x="([\d.]+)"', jalur.sempit):
        assert float(x) < LEBAR_PONSEL
