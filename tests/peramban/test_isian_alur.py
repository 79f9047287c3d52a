"""A quarter goes back and forth in a browser: returned, mended, endorsed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from kinerja.models import PengesahanTriwulan, Realisasi
from laporan.isian.pengajuan import ajukan
from tests.isian.dunia import PADA, TAHUN, Dunia
from tests.peramban.test_rangka import INGGRIS

pytestmark = pytest.mark.django_db(transaction=True)

TAK_BERHINGGA = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEBAR = (1366, 768, 360)


@pytest.fixture
def dunia(pengguna: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Dunia:
    d = Dunia(pengguna)
    d.isi_semua()
    ajukan(
        kunci=uuid4(), unit=d.bidang, tahun=TAHUN, triwulan=1, oleh=d.operator, pada=PADA
    )  # fmt: skip
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    return d


def _potret(halaman: Any, nama: str) -> None:
    """Look at the page at three widths; with TAPAK_POTRET set, keep the pictures there."""
    folder = os.environ.get("TAPAK_POTRET")
    asing = INGGRIS.findall(halaman.inner_text("body"))
    assert not asing, (nama, asing)
    for lebar in LEBAR:
        halaman.set_viewport_size({"width": lebar, "height": 800})
        assert halaman.evaluate(TAK_BERHINGGA) <= 0, (nama, lebar, "scrolls sideways")
        if folder:
            halaman.screenshot(path=Path(folder) / f"{nama}-{lebar}.png", full_page=True)
    halaman.set_viewport_size({"width": LEBAR[0], "height": 800})


def test_kembali_diperbaiki_lalu_disahkan(halaman: Any, dunia: Dunia) -> None:
    d = dunia
    halaman.masuk(d.sekretariat)
    halaman.buka("beranda")
    _potret(halaman, "beranda-sekretariat")
    with halaman.expect_navigation():  # until the script that knows the keys runs, too
        halaman.get_by_role("link", name="Buka kotak masuk").click()
    _potret(halaman, "periksa")
    halaman.keyboard.press("j")
    expect(halaman.get_by_role("link", name=d.bidang.nama)).to_be_focused()
    with halaman.expect_navigation():
        halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("Verifikasi yang dipilih")).to_be_visible()
    halaman.keyboard.press("j")
    expect(halaman.locator(".periksa-baris").first).to_be_focused()
    halaman.keyboard.press("x")
    expect(halaman.locator(".periksa-baris").first.locator("[data-pilih]")).to_be_checked()
    halaman.keyboard.press("j")
    expect(halaman.locator(".periksa-baris").nth(1)).to_be_focused()
    _potret(halaman, "periksa-unit")
    baris = halaman.locator(f"#baris-indikator-{d.rumus.pk}")
    baris.get_by_text("Kembalikan dengan catatan").click()
    baris.get_by_label("Apa yang perlu diperbaiki").fill("Angka Februari belum final.")
    baris.get_by_role("button", name="Kembalikan").click()
    halaman.get_by_text("dikembalikan dengan catatan").wait_for()
    # The operator sees the note, mends the value, submits again.
    halaman.masuk(d.operator)
    halaman.buka("beranda")
    assert halaman.get_by_text("Angka Februari belum final.").is_visible()
    _potret(halaman, "beranda-operator")
    with halaman.expect_navigation():  # until the grid's script runs, too
        halaman.get_by_role("link", name="Perbaiki").first.click()
    sel = halaman.locator(f"#sel-indikator-{d.rumus.pk}-variabel-bekerja")
    sel.fill("310.000")
    sel.press("Enter")
    halaman.get_by_text("Tersimpan").first.wait_for()
    halaman.get_by_role("button", name="Ajukan TW I").click()
    # A double click sends it once, and leaves no error behind.
    halaman.locator("dialog[open]").get_by_role("button", name="Ajukan").dblclick()
    expect(halaman.locator("[data-keadaan-periode]")).to_contain_text("sudah diajukan")
    # Verified in one go: "Pilih semua" is a comfort, the list is what counts.
    halaman.masuk(d.sekretariat)
    halaman.buka(reverse("periksa_unit", args=[d.bidang.pk, TAHUN, 1]))
    assert halaman.get_by_text("Berubah sejak pengajuan sebelumnya").is_visible()
    _potret(halaman, "periksa-unit-berubah")
    halaman.get_by_label("Pilih semua").check()
    halaman.get_by_role("button", name="Verifikasi yang dipilih").click()
    halaman.get_by_text("4 baris diverifikasi.").wait_for()
    # Endorsed on a phone.
    halaman.masuk(d.kadis)
    halaman.set_viewport_size({"width": 360, "height": 740})
    halaman.buka(f"{reverse('beranda')}?tahun={TAHUN}")
    halaman.get_by_role("link", name="Baca dan sahkan").click()
    _potret(halaman, "pengesahan")
    halaman.get_by_label("Saya telah membaca").check()
    halaman.get_by_role("button", name="Sahkan Triwulan I 2024").click()
    halaman.get_by_text("Isiannya terkunci.").first.wait_for()
    assert PengesahanTriwulan.objects.get().oleh == d.kadis
    assert set(Realisasi.objects.values_list("status", flat=True)) == {"disahkan"}
    _potret(halaman, "pengesahan-sudah")


def test_halaman_lain_di_tiga_lebar(halaman: Any, akun: dict[str, Any]) -> None:
    """On the sample, with its real number of units and indicators."""
    halaman.masuk(akun["sekretariat"])
    for nama, jalur in (
        ("kelengkapan", f"{reverse('kelengkapan')}?tahun=2024"),
        ("pengecualian", reverse("pengecualian")),
        ("riwayat", reverse("riwayat")),
        ("prestasi", f"{reverse('pelengkap_isi', args=['prestasi'])}?tahun=2024"),
        ("rencana-tindak", f"{reverse('pelengkap_isi', args=['rencana_tindak'])}?tahun=2024"),
        ("rencana-kosong", f"{reverse('rencana_aksi')}?tahun=2024"),
    ):
        assert halaman.buka(jalur).status == 200
        if nama == "kelengkapan":
            halaman.locator("details.kelengkapan-ingat > summary").first.click()
        _potret(halaman, nama)
    halaman.get_by_role("button", name="Susun rencana aksi 2024").click()
    halaman.locator(".rencana input:not([type=hidden])").first.fill("bukan angka")
    halaman.get_by_role("button", name="Simpan draf").click()
    halaman.izinkan("422")
    halaman.get_by_text("1 target belum tersimpan").wait_for()
    _potret(halaman, "rencana-aksi")


def test_pengingat_disalin(halaman: Any, akun: dict[str, Any]) -> None:
    halaman.context.grant_permissions(["clipboard-read", "clipboard-write"])
    halaman.masuk(akun["sekretariat"])
    halaman.buka(f"{reverse('kelengkapan')}?tahun=2024&tw=1")
    satu = halaman.locator("details.kelengkapan-ingat").first
    satu.locator("summary").click()
    satu.get_by_role("button", name="Salin").click()
    satu.get_by_role("button", name="Tersalin").wait_for()
    assert halaman.evaluate("navigator.clipboard.readText()").startswith("Yth. ")
