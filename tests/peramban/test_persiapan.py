"""A new agency in an afternoon: from nothing, through the workbook, to tree and first report."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import expect

from kinerja.models import PerangkatDaerah
from kinerja.peran import SEKRETARIAT
from laporan.data.himpunan import muat
from laporan.perencanaan.lembar_sini import DI_SINI
from tests.factories import PDFactory, PenggunaFactory
from tests.himpunan.kecil import kecil, tulis_folder
from tests.peramban.test_perjanjian import potret

pytestmark = pytest.mark.django_db(transaction=True)


def _isi(berkas: Path, kode: str) -> None:
    """Fill the template as a planner would, from her papers."""
    buku = load_workbook(berkas)
    for nama, baris in kecil().items():
        if nama not in DI_SINI:
            continue
        lembar = buku[nama]
        kolom = [str(sel.value).removesuffix(" *") for sel in lembar[1]]
        for nomor, satu in enumerate(baris, 2):
            for urut, judul in enumerate(kolom, 1):
                isi = kode if (nama, judul) == ("perangkat_daerah", "kode") else satu.get(judul)
                sel = lembar.cell(nomor, urut, isi or None)
                if sel.data_type == "f":
                    sel.data_type = "s"
    buku.save(berkas)


def _unggah(halaman: Any, berkas: Path) -> None:
    halaman.buka("persiapan_buku")
    halaman.locator("#berkas").set_input_files(berkas)
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Periksa berkas").click()


def test_dari_kosong_sampai_laporan_pertama(peran: None, halaman: Any, tmp_path: Path) -> None:
    pd = PDFactory(kode="dinas-baru", nama="Dinas Baru", alamat="")
    perencana = PenggunaFactory(pd=pd, peran=[SEKRETARIAT], is_staff=True)
    halaman.masuk(perencana)
    halaman.buka("beranda")
    expect(halaman.get_by_text("0 dari 8 langkah selesai")).to_be_visible()
    potret(halaman, "persiapan-kosong")
    halaman.get_by_role("link", name="Muat dari buku kerja Excel").click()
    with halaman.expect_download() as unduhan:
        halaman.locator("li", has_text="Seluruh data").get_by_role("link", name="Unduh").click()
    berkas = tmp_path / "data.xlsx"
    unduhan.value.save_as(berkas)
    _isi(berkas, pd.kode)

    # One slip: it is named at its cell, and nothing is stored.
    buku = load_workbook(berkas)
    buku["jabatan"]["E3"] = "SS"
    salah = tmp_path / "salah.xlsx"
    buku.save(salah)
    _unggah(halaman, salah)
    expect(halaman.get_by_role("heading", name="1 hal harus diperbaiki")).to_be_visible()
    expect(halaman.get_by_role("cell", name="E3", exact=True)).to_be_visible()
    potret(halaman, "persiapan-galat")

    _unggah(halaman, berkas)
    expect(halaman.get_by_role("heading", name="Pratinjau")).to_be_visible()
    potret(halaman, "persiapan-pratinjau")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Terapkan").click()
    expect(halaman.get_by_text("Sudah diterapkan")).to_be_visible()

    halaman.buka(f"{reverse('pohon')}?tahun=2024")
    expect(halaman.get_by_role("region", name="Pohon kinerja")).to_be_visible()
    potret(halaman, "persiapan-pohon")
    halaman.buka(f"{reverse('persiapan')}?tahun=2024")
    expect(halaman.locator("#renstra").get_by_text("Selesai")).to_be_visible()
    potret(halaman, "persiapan-langkah")
    halaman.buka(f"{reverse('lkjip')}?tahun=2024")
    expect(halaman.get_by_text("BAB III").first).to_be_visible()


TEMPEL = """([sel, teks]) => {
  const data = new DataTransfer();
  data.setData("text/plain", teks);
  const jenis = { clipboardData: data, bubbles: true, cancelable: true };
  sel.dispatchEvent(new ClipboardEvent("paste", jenis));
}"""


def test_kisi_dengan_papan_ketik(peran: None, halaman: Any, tmp_path: Path) -> None:
    """Arrows move, a block from Excel lands, Ctrl+Z takes it back, what is stored is one save."""
    pengguna = PenggunaFactory(pd=None, username="pemuat")
    muat(tulis_folder(tmp_path / "kecil", kecil()), oleh=pengguna, pada=timezone.now())
    pd = PerangkatDaerah.objects.get()
    halaman.masuk(PenggunaFactory(pd=pd, peran=[SEKRETARIAT]))
    halaman.buka(f"{reverse('persiapan_kisi', args=['pagu'])}?tahun=2024")
    baris = halaman.locator("[data-kisi] tbody tr")
    sel = [baris.nth(n).locator("input:not([type=hidden])").first for n in (0, 1)]
    lama = sel[0].input_value()
    sel[0].focus()
    halaman.keyboard.press("ArrowDown")
    expect(sel[1]).to_be_focused()
    halaman.keyboard.press("Shift+Enter")
    expect(sel[0]).to_be_focused()
    halaman.evaluate(TEMPEL, [sel[0].element_handle(), "1.500.000\n2.500.000\n"])
    expect(sel[1]).to_have_value("2.500.000")
    expect(halaman.get_by_text("2 sel berubah, belum disimpan.")).to_be_visible()
    halaman.keyboard.press("Control+z")
    expect(sel[0]).to_have_value(lama)
    halaman.evaluate(TEMPEL, [sel[0].element_handle(), "1.500.000\n2.500.000"])
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_text("2 baris disimpan.")).to_be_visible()
    expect(sel[0]).to_have_value("1.500.000")
    potret(halaman, "persiapan-kisi")


def test_satu_sel_disalin_ke_baris_yang_dicentang(
    peran: None, halaman: Any, tmp_path: Path
) -> None:
    """One choice goes to the ticked rows, Ctrl+Z takes it back; a block is matched by its words."""
    pengguna = PenggunaFactory(pd=None, username="pemuat")
    muat(tulis_folder(tmp_path / "kecil", kecil()), oleh=pengguna, pada=timezone.now())
    pd = PerangkatDaerah.objects.get()
    halaman.masuk(PenggunaFactory(pd=pd, peran=[SEKRETARIAT]))
    halaman.buka(f"{reverse('persiapan_kisi', args=['indikator'])}?tahun=2024")
    salin = halaman.get_by_role("button", name="Salin sel ini")
    expect(salin).to_be_disabled()
    sel = [halaman.locator(f"select[name='sel|{kode}|penanggung_jawab']") for kode in ("I1", "I2")]
    sel[0].select_option("AN")
    halaman.locator("[data-kisi-pilih]").nth(1).check()
    halaman.locator("[data-kisi-pilih]").nth(2).check()
    salin.click()
    expect(sel[1]).to_have_value("AN")
    expect(halaman.get_by_text("3 sel berubah, belum disimpan.")).to_be_visible()
    halaman.keyboard.press("Control+z")
    expect(sel[1]).to_have_value("SEK")
    halaman.evaluate(TEMPEL, [sel[0].element_handle(), "ka\ttahunan\nTidak Ada\ttahunan\n"])
    expect(halaman.get_by_text("1 isi tempelan tidak dikenal dan dilewati.")).to_be_visible()
    salin.click()
    expect(sel[1]).to_have_value("KA")
    potret(halaman, "persiapan-kisi-banyak")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_text("3 baris disimpan.")).to_be_visible()
