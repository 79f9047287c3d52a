"""The guide within the product, and that every page leads to the right place in it."""

import re
from typing import Any

import pytest
from django.urls import get_resolver, reverse
from pytest_django.asserts import assertContains

from laporan.panduan.isi import berkas_panduan, halaman_panduan
from laporan.rangka.bantuan import BANTUAN, bantuan_bagi
from laporan.rangka.navigasi import alamat_bantuan
from tests.akses.rute import nama_rute

#: Routes that no person sees as a page.
TANPA = frozenset(
    {"alamat_lama", "keluar", "peta_situs", "robots", "sehat", "sehat_hidup", "sehat_metrik"}
)


def test_setiap_rute_punya_bantuan() -> None:
    rute = set(nama_rute(get_resolver().url_patterns))
    assert {r for r in rute if bantuan_bagi(r) is None} == TANPA


def test_setiap_bantuan_punya_rute() -> None:
    """A line for a page that is gone would never be seen."""
    rute = set(nama_rute(get_resolver().url_patterns))
    assert not [b for b in BANTUAN if not any(r == b or r.startswith(f"{b}_") for r in rute)]


def test_setiap_bantuan_menunjuk_judul_yang_ada() -> None:
    mati = []
    for rute in BANTUAN:
        halaman, jangkar = bantuan_bagi(rute) or ("", "")
        ada = halaman in berkas_panduan()
        if not ada or (jangkar and jangkar not in halaman_panduan(halaman).jangkar):
            mati.append((rute, BANTUAN[rute]))
    assert not mati


def test_alamat_bantuan() -> None:
    assert alamat_bantuan("perjanjian_isi") == (
        "/panduan/perjanjian/#sekretariat-menyiapkan-dan-mengajukan"
    )
    assert alamat_bantuan("bukti_pakai") == "/panduan/isian/#data-dukung"
    assert alamat_bantuan(None) == "/panduan/"


@pytest.mark.parametrize("nama", sorted(berkas_panduan()))
def test_halaman_terbuka_tanpa_masuk(client: Any, nama: str) -> None:
    """Who cannot sign in needs the page about signing in."""
    respons = client.get(reverse("panduan_halaman", args=[nama]))
    assertContains(respons, "</h1>", count=1)
    assert not re.search(r'href="[^"]*\.md', respons.content.decode())


def test_halaman_tidak_ada(client: Any) -> None:
    assert client.get(reverse("panduan_halaman", args=["../settings"[3:]])).status_code == 404


def test_cari(client: Any) -> None:
    respons = client.get(reverse("panduan"), {"q": "data dukung"})
    assertContains(respons, "/panduan/isian/#data-dukung")
    respons = client.get(reverse("panduan"), {"q": "zzzz"})
    assertContains(respons, "Tidak ada yang cocok")


def test_halaman_masuk_menuju_panduannya(client: Any, db: None) -> None:
    assertContains(client.get(reverse("masuk")), 'href="/panduan/masuk/"')
