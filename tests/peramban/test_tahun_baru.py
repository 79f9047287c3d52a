"""A Renstra 2025–2029 and the year 2027, prepared from the sample by copying."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from anggaran.models import PaguBaris, SubKegiatan
from kinerja.models import Indikator, Target
from tests.peramban.test_perjanjian import potret

pytestmark = pytest.mark.django_db(transaction=True)


def test_renstra_2025_2029_lalu_tahun_2027(halaman: Any, akun: dict[str, Any]) -> None:
    pd = akun["sekretariat"].pd
    lama = Indikator.objects.filter(pd=pd).berlaku(2024).count()
    halaman.masuk(akun["sekretariat"])
    halaman.buka(f"{reverse('persiapan')}?tahun=2024")
    with halaman.expect_navigation():
        halaman.locator("#renstra").get_by_role("link", name="Renstra berikutnya").click()
    isi = {
        "kode": "RENSTRA-2025-2029", "nama": "Renstra 2025–2029", "tahun_awal": "2025",
        "tahun_akhir": "2029", "mulai": "2025",
    }  # fmt: skip
    for nama, nilai in isi.items():
        halaman.locator(f"[name={nama}]").fill(nilai)
    kaitan = halaman.locator("select[name^='isi|indikator|']")
    expect(kaitan).to_have_count(lama)
    kaitan.nth(1).select_option("definisi_berubah")
    kaitan.nth(2).select_option("diganti")
    potret(halaman, "tahun-renstra")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Simpan Renstra").click()
    expect(halaman.get_by_text("Renstra 2025–2029 disiapkan")).to_be_visible()

    # Its targets, where the years of the Renstra stand side by side.
    sel = halaman.locator("input[name*='|2027|'][name^='sel|']").first
    sel.fill("3,10")
    sel.press("Enter")
    kotak = sel.locator("xpath=ancestor::*[@data-sel]")
    expect(kotak).to_have_attribute("data-keadaan", "tersimpan")

    halaman.buka(f"{reverse('persiapan_tahun')}?dari=2024&ke=2027")
    expect(halaman.locator("input[name='isi|periode|4|buka']")).to_have_value("2028-01-03")
    target = halaman.locator("input[name^='isi|target|']")
    expect(target).to_have_count(lama)
    expect(target.first).to_have_value("3,10")
    target.nth(1).fill("5")
    potret(halaman, "tahun-usulan")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Simpan tahun 2027").click()
    expect(halaman.get_by_text("Tahun 2027 disiapkan")).to_be_visible()
    potret(halaman, "tahun-siap")
    # What was typed on the way is stored: nothing of it waits as a draft.
    assert halaman.evaluate("Object.keys(localStorage).filter((k) => k.includes('formulir'))") == []

    assert Indikator.objects.filter(pd=pd).berlaku(2027).count() == lama
    sub = SubKegiatan.objects.filter(pd=pd)
    assert sub.filter(tahun=2027).count() == sub.filter(tahun=2024).count()
    assert PaguBaris.objects.filter(versi__pd=pd, versi__tahun=2027).exists()
    milik = Target.objects.filter(indikator__pd=pd, tahun=2027, dokumen__jenis="pk")
    assert milik.count() == 2
