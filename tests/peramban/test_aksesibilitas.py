"""axe-core finds no violation of WCAG 2 A and AA on the pages whose scripts build them."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from laporan.bahan.bahan import Bahan
from laporan.models import laporan_tahun
from laporan.penulisan.bagian import daftar_bagian
from tests.peramban.axe import pelanggaran

pytestmark = pytest.mark.django_db(transaction=True)

#: Pages whose scripts build what is to be seen, and what an account sees otherwise than the first
#: that reaches it: every page without its scripts is looked at in tests/latihan/test_jelajah.py.
HALAMAN = {
    "sekretariat": ("kelengkapan", "pohon_gambar", "berkas"),
    "operator.naker": ("beranda", "isian", "rencana_aksi"),
    "kepala.dinas": ("beranda", "pengesahan"),
    "evaluator": ("beranda", "reviu_inspektorat"),
    "kepala.daerah": ("beranda",),
}

#: The second line of a cell (its only element) that does not begin below the first.
BERDAMPINGAN = """() => [...document.querySelectorAll(".tabel--kartu .silang__kecil")]
  .filter(e => e.parentElement.matches("td"))
  .filter(e => {
    const atas = document.createRange();
    atas.selectNode(e.parentElement.firstChild);
    return e.getBoundingClientRect().top < atas.getBoundingClientRect().bottom - 1;
  }).map(e => e.parentElement.innerText)"""


def _kartu_di_ponsel(halaman: Any) -> list[str]:
    """A row that becomes a block keeps the two lines of a cell below each other."""
    halaman.set_viewport_size({"width": 360, "height": 740})
    halaman.buka(f"{reverse('silang')}?tahun=2024")
    assert halaman.locator("td .silang__kecil").count()
    salah = halaman.evaluate(BERDAMPINGAN)
    halaman.set_viewport_size({"width": 1366, "height": 768})
    return [f"crosscutting: {s}" for s in salah]


@pytest.mark.lama(detik=20)
def test_halaman_utama_setiap_peran(halaman: Any, akun: dict[str, Any], contoh: Any) -> None:
    axe, salah = Axe(), []
    halaman.set_viewport_size({"width": 1366, "height": 768})
    bagian = daftar_bagian(Bahan(contoh, 2024))[2].kunci
    tambahan = {
        "sekretariat": (reverse("penulisan_bagian", args=[laporan_tahun(contoh, 2024).pk, bagian]),)
    }
    for nama, semua in HALAMAN.items():
        halaman.masuk(akun[nama])
        for jalur in (*map(reverse, semua), *tambahan.get(nama, ())):
            respons = halaman.buka(jalur)
            assert respons.status == 200, (nama, jalur)
            salah += [f"{nama} {jalur} {s}" for s in pelanggaran(axe, halaman.page)]
        if nama == "sekretariat":
            salah += _kartu_di_ponsel(halaman)
    assert not salah, "\n".join(["", *salah])
