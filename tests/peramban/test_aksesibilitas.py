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
    assert not salah, "\n".join(["", *salah])
