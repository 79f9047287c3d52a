"""What the public page says of an agreement on a day; expected by hand."""

from datetime import date
from typing import Any

import pytest

from laporan.segel.kabar import kabar_berlaku

MASA = (date(2024, 1, 20), date(2024, 12, 31))
PENGGAL = (date(2024, 1, 20), date(2024, 9, 30))
RENTANG = "Berlaku dari 20 Januari 2024 sampai dengan 31 Desember 2024"
DIGANTI = "Berlaku dari 20 Januari 2024 sampai dengan 30 September 2024"


@pytest.mark.parametrize(
    ("isi", "hari", "judul", "kalimat"),
    [
        ({}, date(2024, 6, 1), "dan berlaku", f"{RENTANG}."),
        ({}, date(2024, 12, 31), "dan berlaku", f"{RENTANG}."),
        ({}, date(2024, 1, 19), "belum mulai berlaku", f"{RENTANG}."),
        ({}, date(2026, 11, 30), "sudah berakhir", f"{RENTANG}."),
        ({"masa": PENGGAL, "pengganti": 1}, date(2024, 9, 30), "dan berlaku", f"{DIGANTI}."),
        (
            {"masa": PENGGAL, "pengganti": 1},
            date(2024, 10, 1),
            "sudah digantikan",
            f"{DIGANTI}, lalu digantikan perubahan ke-1.",
        ),
        (
            {"masa": None, "lengkap_pada": date(2026, 11, 30)},
            date(2026, 11, 30),
            "tidak pernah berlaku",
            "Ditandatangani 30 November 2026, sesudah masa berlakunya, sehingga tidak pernah "
            "berlaku.",
        ),
        (
            {"masa": None, "pengganti": 1},
            date(2024, 10, 1),
            "tidak pernah berlaku",
            "Digantikan perubahannya sebelum mulai berlaku, sehingga tidak berlaku.",
        ),
        ({"lengkap": False}, date(2024, 6, 1), "pihak pertama", "Perjanjian ini belum "),
    ],
    ids=[
        *("berlaku", "hari-terakhir", "belum", "berakhir", "sehari-sebelum-diganti", "diganti"),
        *("sesudah-tahunnya", "diganti-dahulu", "satu-pihak"),
    ],
)
def test_menurut_hari(isi: dict[str, Any], hari: date, judul: str, kalimat: str) -> None:
    dasar: dict[str, Any] = {
        "lengkap": True,
        "masa": MASA,
        "tahun": 2024,
        "lengkap_pada": date(2024, 1, 20),
        "pengganti": None,
    }
    kabar = kabar_berlaku(hari=hari, **{**dasar, **isi})
    assert judul in kabar.judul
    assert kabar.kalimat.startswith(kalimat)
    assert "hari ini" not in kabar.kalimat + kabar.judul
