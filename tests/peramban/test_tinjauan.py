"""The Sekda's five minutes: who is behind, and why, in three clicks."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from kinerja.peran import PEMANTAU
from tests.pemda.tinjauan.conftest import instansi


@pytest.mark.django_db(transaction=True)
def test_siapa_yang_tertinggal_dan_mengapa(halaman: Any, pengguna: Any, potret_peran: Any) -> None:
    instansi("Dinas Anggrek", beres=True)
    telat = instansi("Badan Bakung", beres=False)
    sekda = pengguna(PEMANTAU, pd=None)
    halaman.masuk(sekda)
    halaman.buka(f"{reverse('tinjauan')}?tahun=2024&triwulan=1")
    expect(halaman.get_by_text("2 perangkat daerah; 1 terlambat.")).to_be_visible()

    with halaman.expect_navigation():
        halaman.get_by_role("link", name="1 Terlambat").click()
    baris = halaman.get_by_role("region", name="Tinjauan perangkat daerah").locator("tbody tr")
    expect(baris).to_have_count(1)

    with halaman.expect_navigation():
        halaman.get_by_role("link", name="Badan Bakung").click()
    sebab = halaman.get_by_role("region", name="Unit yang belum mengajukan").locator("tbody tr")
    expect(sebab).to_contain_text("2 dari 3 baris belum diisi")
    expect(sebab).to_contain_text(telat.indikator[0].nama)

    with halaman.expect_navigation():
        halaman.get_by_role("link", name=f"Bidang {telat.pd.nama}").click()
    expect(halaman.get_by_role("heading", name="Papan Kelengkapan 2024")).to_be_visible()
    expect(halaman.locator("#rincian")).to_contain_text(telat.indikator[0].nama)
