"""Two tabs of one browser on two years: each writes to the year that it shows."""

from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import PerjanjianKinerja
from laporan.models import EvaluasiAKIP


def _nilai(pd: Any) -> dict[int, str]:
    return {e.tahun: f"{e.nilai:.2f}" for e in EvaluasiAKIP.objects.filter(pd=pd)}


@pytest.mark.django_db(transaction=True)
def test_dua_tab_dua_tahun(halaman: Any, akun: dict[str, Any], contoh: Any) -> None:
    """F3: agreements were prepared for the year that the other tab had chosen."""
    halaman.masuk(akun["sekretariat"])
    halaman.buka(f"{reverse('perjanjian')}?tahun=2024")
    lain = halaman.page.context.new_page()
    lain.goto(f"{halaman.alamat}{reverse('perjanjian')}?tahun=2025")
    assert "2025" in lain.locator("h1").inner_text()

    with halaman.expect_navigation():
        halaman.locator("button:has-text('Siapkan')").first.click()
    assert set(PerjanjianKinerja.objects.values_list("tahun", flat=True)) == {2024}
    assert "2024" in halaman.locator("h1").inner_text()  # it goes on in its own year


@pytest.mark.django_db(transaction=True)
def test_yang_mendahului_tidak_tertimpa(halaman: Any, akun: dict[str, Any], contoh: Any) -> None:
    """The same year in both tabs: the later one is told, and keeps what was typed."""
    halaman.izinkan("409")
    halaman.masuk(akun["sekretariat"])
    halaman.buka(f"{reverse('lhe_nilai')}?tahun=2023")
    lain = halaman.page.context.new_page()
    lain.goto(f"{halaman.alamat}{reverse('lhe_nilai')}?tahun=2023")
    for tab, nilai in ((halaman.page, "61,25"), (lain, "73,50")):
        for kode in "ABCD":
            for nama in ("keberadaan", "kualitas", "pemanfaatan"):
                tab.locator(f"[name={nama}_{kode}]").fill("")
            tab.locator(f"[name=nilai_{kode}]").fill("15")
        tab.locator("[name=nilai]").fill(nilai)
        with tab.expect_navigation():
            tab.get_by_role("button", name="Simpan", exact=False).first.click()
    assert _nilai(contoh)[2023] == "61.25"
    assert "baru saja diubah orang lain" in lain.locator("main").inner_text()
    assert lain.locator("[name=nilai]").input_value() == "73,50"
