"""The report from its author to the statement of the Inspektorat, as each of them clicks it."""

import re
from typing import Any

import pytest

from laporan.models import Laporan
from laporan.reviu.butir import BUTIR

SEMPIT = {"width": 360, "height": 740}
LAPTOP = {"width": 1366, "height": 768}
BAGIAN = "bab3:a1:IK-E3.4"  # an indicator of Bidang Tenaga Kerja


def _tanpa_geser(halaman: Any) -> None:
    lebar = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert halaman.evaluate(lebar)


def _klik(halaman: Any, nama: str) -> None:
    halaman.get_by_role("button", name=nama, exact=True).first.click()
    halaman.wait_for_load_state()


def _pilih_semua(halaman: Any) -> None:
    for kotak in halaman.locator("[data-pilih]").all():
        kotak.check()


@pytest.mark.django_db(transaction=True)
def test_dari_penulis_sampai_pernyataan_inspektorat(akun: dict[str, Any], halaman: Any) -> None:
    halaman.set_viewport_size(LAPTOP)
    # The author hands a section in; Perencanaan returns it with a reason, the author again.
    halaman.masuk(akun["operator.naker"])
    halaman.buka(f"/reviu/bagian/{BAGIAN}/")
    _klik(halaman, "Ajukan untuk diperiksa")
    halaman.masuk(akun["sekretariat"])
    halaman.buka(f"/reviu/bagian/{BAGIAN}/")
    halaman.get_by_text("Kembalikan kepada penulisnya").click()
    halaman.locator("#alasan-kembali").fill("Sebutkan sumber jumlah pencari kerja.")
    _klik(halaman, "Kembalikan")
    halaman.masuk(akun["operator.naker"])
    halaman.buka("beranda")
    halaman.get_by_text("Sebutkan sumber jumlah pencari kerja.").wait_for()
    halaman.get_by_role("link", name="Perbaiki").first.click()
    _klik(halaman, "Ajukan untuk diperiksa")

    # Perencanaan accepts many at once and sends the report up.
    halaman.masuk(akun["sekretariat"])
    halaman.buka("reviu")
    _pilih_semua(halaman)
    _klik(halaman, "Terima yang dipilih")
    halaman.locator("#catatan-langkah").fill("Lengkap.")
    _klik(halaman, "Teruskan laporan")

    halaman.masuk(akun["sekretaris"])
    halaman.buka("reviu")
    halaman.get_by_text("Lengkap.").first.wait_for()
    _klik(halaman, "Teruskan kepada Kepala")

    # The Kepala Dinas returns one section, then approves; all of it on a phone.
    halaman.set_viewport_size(SEMPIT)
    halaman.masuk(akun["kepala.dinas"])
    halaman.buka("beranda")
    halaman.get_by_role("link", name="Baca dan setujui").click()
    halaman.wait_for_load_state()
    _tanpa_geser(halaman)
    halaman.get_by_label("Pilih B. Saran").check()
    _klik(halaman, "Kembalikan yang dipilih")
    _tanpa_geser(halaman)
    halaman.locator("#alasan-1").fill("Saran belum menyebut tenggat.")
    halaman.locator("#catatan").fill("Satu bagian saja.")
    _klik(halaman, "Kembalikan laporan")
    assert Laporan.objects.get().status == "disusun"
    for nama, tombol in (
        ("sekretariat", "Teruskan laporan"),
        ("sekretaris", "Teruskan kepada Kepala"),
    ):
        halaman.masuk(akun[nama])
        halaman.buka("reviu")
        if nama == "sekretariat":
            halaman.get_by_label("Pilih B. Saran").check()
            _klik(halaman, "Terima yang dipilih")
        _klik(halaman, tombol)
    halaman.masuk(akun["kepala.dinas"])
    halaman.buka("reviu")
    halaman.locator("#setuju").check()
    _klik(halaman, "Setujui laporan")
    assert Laporan.objects.get().status == "disetujui"

    # The Inspektorat answers the checklist, writes a note, signs off with an exception.
    halaman.set_viewport_size(LAPTOP)
    halaman.masuk(akun["evaluator"])
    halaman.buka("reviu_inspektorat")
    _klik(halaman, "Mulai reviu")
    halaman.get_by_role("button", name=re.compile("pakai .* usulan")).click()
    halaman.wait_for_load_state()
    for b in BUTIR:
        if not halaman.locator(f'[name="jawab:{b.kode}"]:checked').count():
            halaman.locator(f'[name="jawab:{b.kode}"][value=ya]').check()
    _klik(halaman, "Simpan jawaban")
    halaman.locator("#uraian").fill("Data dukung belum terlampir.")
    _klik(halaman, "Tambah catatan")
    halaman.get_by_label("Dengan pengecualian").check()
    halaman.locator("#pengecualian").fill("Data dukung capaian belum terlampir.")
    _klik(halaman, "Selesaikan reviu")
    assert Laporan.objects.get().status == "direviu_inspektorat"

    halaman.buka("lkjip")
    pernyataan = halaman.locator("section:has(#pernyataan-reviu)").inner_text()
    assert "keyakinan terbatas" in pernyataan
    assert "Data dukung capaian belum terlampir." in pernyataan
    assert "Inspektur" in pernyataan
