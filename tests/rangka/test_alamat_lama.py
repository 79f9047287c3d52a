"""Addresses of earlier versions lead to today's page."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("lama", "kini"),
    [
        ("/isi/?unit=3&tahun=2024", "/isian/?unit=3&tahun=2024"),
        ("/narasi/1/bab3:a5/versi/", "/penulisan/1/bab3:a5/versi/"),
        ("/ekspor/", "/berkas/"),
    ],
)
def test_alamat_lama_dialihkan(client: Any, pengguna: Any, lama: str, kini: str) -> None:
    client.force_login(pengguna())
    respons = client.get(lama)
    assert (respons.status_code, respons["Location"]) == (301, kini)


def test_alamat_lama_tidak_menerima_kiriman(client: Any, pengguna: Any) -> None:
    client.force_login(pengguna())
    assert client.post("/isi/api/sel/").status_code == 405
