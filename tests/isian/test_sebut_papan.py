"""What one cell of the completeness matrix says: a word that stands for itself."""

from dataclasses import replace

import pytest

from laporan.isian.sebut_papan import HitunganSel, sebut_sel

KOSONG = HitunganSel(14, 0, 0, 0, 0, 0, dibuka=True, ditutup=False)


@pytest.mark.parametrize(
    ("sel", "kata"),
    [
        (replace(KOSONG, diharapkan=0), "–"),
        (KOSONG, "kosong"),
        (replace(KOSONG, dibuka=False), "nanti"),
        (replace(KOSONG, dibuka=False, terisi=3), "isi 3/14"),
        (replace(KOSONG, terisi=3), "isi 3/14"),
        (replace(KOSONG, terisi=14), "terisi"),
        (replace(KOSONG, terisi=14, diajukan=5), "ajuan 5/14"),
        (replace(KOSONG, terisi=14, diajukan=14), "diajukan"),
        (replace(KOSONG, terisi=14, diajukan=13, dikembalikan=1), "1 kembali"),
        (replace(KOSONG, terisi=14, diajukan=14, diverifikasi=14), "diverifikasi"),
        (
            replace(KOSONG, terisi=14, diajukan=14, diverifikasi=14, disahkan=14),
            "disahkan",
        ),
        (replace(KOSONG, ditutup=True), "lewat 0/14"),
        (replace(KOSONG, ditutup=True, terisi=14, diajukan=13), "lewat 13/14"),
        (replace(KOSONG, ditutup=True, terisi=14, diajukan=14), "diajukan"),
    ],
)
def test_kata_sel(sel: HitunganSel, kata: str) -> None:
    assert sebut_sel(sel).kata == kata
    assert sebut_sel(sel).kalimat
