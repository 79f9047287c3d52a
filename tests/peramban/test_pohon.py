"""The drawn tree in a browser: drawn as planned, by keyboard, by search, folded, and as a tree."""

import re
from random import Random
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from kinerja.models import Sasaran
from kinerja.peran import SEKRETARIAT
from laporan.cetak.denah.tata import JARAK_LAYAR, Kotak, tata_pohon
from tests import factories as f

pytestmark = pytest.mark.django_db(transaction=True)

_TATA = """async ([alamat, kotak]) => {
  const { tataPohon } = await import(alamat);
  const d = tataPohon(kotak);
  return {
    letak: kotak.map(({ kode }) => [d.letak.get(kode).x, d.letak.get(kode).y]),
    garis: d.garis, lebar: d.lebar, tinggi: d.tinggi,
  };
}"""


def _sama_dengan_denah(halaman: Any) -> None:
    """Both plans of the same boxes agree to the pixel."""
    acak = Random(7)
    induk = ["", *(str(acak.randrange(n)) if n % 40 else "" for n in range(1, 150))]
    kotak = [
        Kotak(str(n), atas, acak.randint(9, 99), acak.randint(9, 99))
        for n, atas in enumerate(induk)
    ]
    denah = tata_pohon(kotak, JARAK_LAYAR)
    letak = {p.kode: [p.x, p.y] for p in denah.letak}
    alamat = halaman.locator('script[src*="pohon/mulai"]').get_attribute("src")
    isi = [vars(k) for k in kotak]
    hasil = halaman.evaluate(_TATA, [alamat.replace("mulai", "tata"), isi])
    assert hasil["letak"] == [letak[k.kode] for k in kotak]
    assert hasil["garis"] == [[list(t) for t in g] for g in denah.garis]
    assert (hasil["lebar"], hasil["tinggi"]) == (denah.lebar, denah.tinggi)


def test_pohon_digambar_dan_dijelajahi(halaman: Any, akun: dict[str, Any], contoh: Any) -> None:
    halaman.set_viewport_size({"width": 1366, "height": 900})
    halaman.masuk(akun["sekretariat"])
    halaman.buka(reverse("pohon_gambar"))
    pohon = halaman.get_by_role("tree", name="Pohon kinerja")
    expect(pohon).to_be_visible()
    kartu = pohon.get_by_role("treeitem")
    expect(kartu).to_have_count(24)
    _sama_dengan_denah(halaman)
    # No two cards overlap, whatever size the browser gave them.
    kotak = kartu.evaluate_all("s => s.map((x) => x.getBoundingClientRect().toJSON())")
    for n, a in enumerate(kotak):
        for b in kotak[n + 1 :]:
            assert (
                a["right"] <= b["left"] or b["right"] <= a["left"]
                or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
            )  # fmt: skip
    # By keyboard: from the tujuan to its first child, fold it, and up again.
    kartu.first.focus()
    halaman.keyboard.press("ArrowRight")
    ss1 = kartu.filter(has_text="Sasaran strategis SS1")
    expect(ss1).to_be_focused()
    expect(ss1).to_have_attribute("aria-level", "2")
    expect(ss1).to_have_attribute("aria-setsize", "2")
    halaman.keyboard.press("ArrowLeft")
    expect(ss1).to_have_attribute("aria-expanded", "false")
    expect(kartu).not_to_have_count(24)
    halaman.keyboard.press("ArrowLeft")
    expect(kartu.first).to_be_focused()
    # Search opens what is folded.
    halaman.get_by_label("Cari simpul").fill("satuan permukiman")
    expect(halaman.get_by_role("status").filter(has_text="simpul cocok")).to_be_visible()
    halaman.get_by_label("Cari simpul").press("Enter")
    halaman.get_by_label("Cari simpul").fill("antarkerja")
    halaman.get_by_label("Cari simpul").press("Enter")
    expect(kartu.filter(has_text="Antarkerja").first).to_be_visible()
    # A filter keeps what stands above.
    halaman.get_by_label("Unit").select_option(index=1)
    expect(kartu.first).to_be_visible()
    halaman.get_by_label("Unit").select_option(index=0)
    halaman.get_by_label("Sampai jenjang").select_option("2")
    expect(kartu).to_have_count(3)
    halaman.get_by_label("Sampai jenjang").select_option("")
    semula = halaman.locator("[data-denah-skala]").inner_text()
    halaman.get_by_role("button", name="Muat di layar").click()
    expect(halaman.locator("[data-denah-skala]")).not_to_have_text(semula)


def test_kartu_diseret_lalu_diurungkan(halaman: Any, akun: dict[str, Any], contoh: Any) -> None:
    halaman.set_viewport_size({"width": 1366, "height": 900})
    halaman.masuk(akun["sekretariat"])
    halaman.buka(reverse("pohon_gambar"))
    e34, ss2 = (Sasaran.objects.get(pd=contoh, kode=k) for k in ("E3.4", "SS2"))
    kartu = halaman.locator(f"#sasaran-{e34.pk}")
    semula = halaman.locator("[data-denah-skala]").inner_text()
    halaman.get_by_role("button", name="Muat di layar").click()
    expect(halaman.locator("[data-denah-skala]")).not_to_have_text(semula)
    halaman.locator("[data-denah-bidang]").scroll_into_view_if_needed()
    # Its form opens over the tree, with what it knows.
    kartu.focus()
    kartu.get_by_role("link", name="Tambah di bawahnya").click()
    dialog = halaman.get_by_role("dialog")
    expect(dialog.get_by_label("Induk")).to_have_value("E3.4")
    dialog.get_by_role("button", name="Batal").click()
    dari, ke = (halaman.locator(f"#sasaran-{s.pk} .kp__teks").bounding_box() for s in (e34, ss2))
    halaman.mouse.move(dari["x"] + 5, dari["y"] + 3)
    halaman.mouse.down()
    halaman.mouse.move(ke["x"] + 9, ke["y"] + 6, steps=4)
    with halaman.page.expect_navigation():
        halaman.mouse.up()
    expect(halaman.get_by_text("beserta 3 sasaran di bawahnya")).to_be_visible()
    with halaman.page.expect_navigation():
        halaman.get_by_role("button", name="Pindahkan").click()
    expect(kartu).to_be_focused()
    expect(kartu).to_have_attribute("data-induk", f"sasaran-{ss2.pk}")
    with halaman.page.expect_navigation():
        halaman.get_by_role("button", name="Urungkan pemindahan").click()
    expect(kartu).to_have_attribute("data-induk", f"sasaran-{e34.induk_id}")


def test_pohon_besar_digambar_cabang_demi_cabang(halaman: Any, pengguna: Any) -> None:
    """Of a tree above 120 cards the third level and below is drawn, and its links are written, when
    they are reached.
    """
    tujuan = f.TujuanFactory(renstra__tahun_awal=2021, renstra__tahun_akhir=2026)
    pd = tujuan.pd
    jabatan = f.JabatanFactory(unit=f.puncak(pd))

    def sasaran(n: int, induk: Any, tingkat: str) -> Sasaran:
        return Sasaran(
            pd=pd, tujuan=tujuan, induk=induk, tingkat=tingkat, kode=f"S{n}", urutan=n,
            uraian=f"Terwujudnya hasil nomor {n}", penanggung_jawab=jabatan,
        )  # fmt: skip

    atas = Sasaran.objects.bulk_create([sasaran(n, None, "strategis") for n in range(4)])
    anak = [sasaran(n, atas[n % 4], "eselon_iii") for n in range(4, 130)]
    Sasaran.objects.bulk_create(anak)
    halaman.set_viewport_size({"width": 1366, "height": 900})
    halaman.masuk(pengguna(SEKRETARIAT, pd=pd))
    halaman.buka(f"{reverse('pohon_gambar')}?tahun=2024")
    kartu = halaman.get_by_role("tree", name="Pohon kinerja").get_by_role("treeitem")
    expect(kartu).to_have_count(1 + 4)
    expect(kartu.first).to_have_attribute("tabindex", "0")  # Tab reaches the tree
    satu = halaman.locator("[role=treeitem][data-kode=S1]")
    buka = satu.get_by_role("button", name="Buka 32 di bawahnya")
    buka.click()
    expect(kartu).to_have_count(1 + 4 + 32)
    _sama_dengan_denah(halaman)
    # Search knows what is not drawn yet, and opens its branch.
    halaman.get_by_label("Cari simpul").fill("nomor 4")
    halaman.get_by_label("Cari simpul").press("Enter")
    s4 = Sasaran.objects.get(pd=pd, kode="S4")
    satu = halaman.locator(f"#sasaran-{s4.pk}")
    expect(satu).to_be_visible()
    expect(satu.get_by_role("link")).to_have_count(0)
    satu.hover()
    tautan = satu.get_by_role("link")
    expect(tautan.filter(has_text="Pindahkan")).to_have_attribute(
        "href", reverse("pohon_pindah", args=[s4.pk])
    )
    expect(tautan.filter(has_text="Tambah di bawahnya")).to_have_attribute(
        "href", re.compile(rf"induk=S4&tujuan={tujuan.kode}&")
    )
    expect(tautan).to_have_count(7)
