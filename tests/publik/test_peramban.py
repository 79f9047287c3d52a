"""The public pages in a browser: accessible by axe, whole on a phone, nothing from elsewhere."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from laporan.models import BagianRilis
from laporan.publik.aksi import rilis_bagian
from tests import factories as f
from tests.isian.tahap import SESUDAH

pytestmark = pytest.mark.django_db(transaction=True)
ATURAN = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "best-practice"]},
}


def test_bersih_menurut_axe_dan_utuh_di_ponsel(halaman: Any, disahkan: Any) -> None:
    d = disahkan
    f.perjanjian_berstatus("berlaku", nyata=True, jabatan=d.jabatan)
    f.KomponenAKIPFactory(evaluasi=f.EvaluasiAKIPFactory(pd=d.pd))
    B = BagianRilis
    for b in (B.POHON, B.PK, B.TW1, B.LHE):
        rilis_bagian(pd=d.pd, tahun=2024, bagian=b, oleh=d.sekretariat, pada=SESUDAH)
    tahun = [d.pd.kode, 2024]
    alamat = [
        *map(reverse, ("publik", "publik_cari", "publik_tentang", "publik_api")),
        *(reverse(f"publik_{n}", args=tahun) for n in ("tahun", "pohon", "anggaran", "perjanjian")),
        reverse("publik_indikator", args=[d.pd.kode, d.angka.kode]),
        reverse("publik_riwayat", args=[d.pd.kode]),
    ]
    ringan = {reverse("publik_cari"), reverse("publik_riwayat", args=[d.pd.kode]), alamat[7]}
    axe, salah = Axe(), []
    halaman.set_viewport_size({"width": 360, "height": 740})
    for satu in alamat:
        assert halaman.buka(satu).status == 200
        if not halaman.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            salah.append(f"{satu}: wider than a phone")
        if satu in ringan:  # of the same parts as others
            continue
        for v in axe.run(halaman.page, options=ATURAN).response["violations"]:
            salah.append(f"{satu}: {v['id']}: {v['help']}: {v['nodes'][0]['html'][:160]}")
    assert not salah, "\n".join(["", *salah])
