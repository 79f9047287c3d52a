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


def test_kiriman_diteruskan_dengan_isinya(client: Any, pengguna: Any) -> None:
    """308: the browser sends what was typed to today's address, as a POST."""
    client.force_login(pengguna())
    respons = client.post("/isi/?unit=3", {"nilai": "1,5"})
    assert (respons.status_code, respons["Location"]) == (308, "/isian/?unit=3")
    assert client.put("/isi/").status_code == 405
