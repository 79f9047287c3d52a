"""A new agency in an afternoon: from nothing, through the workbook, to tree and first report."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import expect

from kinerja.models import PerangkatDaerah, Target
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
    expect(halaman.get_by_text("Belum satu pun dari 9 langkah selesai")).to_be_visible()
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


@pytest.fixture
def dinuk(peran: None, tmp_path: Path) -> Any:
    """The Sekretariat of the small agency, whose data are loaded."""
    pengguna = PenggunaFactory(pd=None, username="pemuat")
    muat(tulis_folder(tmp_path / "kecil", kecil()), oleh=pengguna, pada=timezone.now())
    return PenggunaFactory(pd=PerangkatDaerah.objects.get(), peran=[SEKRETARIAT])


def _kisi(halaman: Any, macam: str, pilih: str = "") -> Any:
    halaman.buka(f"{reverse('persiapan_kisi', args=[macam])}?tahun=2024&pilih={pilih}")
    halaman.locator("[data-kisi][data-siap]").wait_for()
    return halaman.locator("[data-kisi]")


def _sel(halaman: Any, nama: str) -> Any:
    return halaman.locator(f"[name='{nama}']")


def _keadaan(sel: Any, keadaan: str) -> None:
    expect(sel.locator("xpath=ancestor::*[@data-sel]")).to_have_attribute("data-keadaan", keadaan)


def _nilai(kode: str, tahun: int, dokumen: str) -> list[str]:
    milik = Target.objects.filter(indikator__kode=kode, tahun=tahun, dokumen__kode=dokumen)
    return list(milik.values_list("teks", flat=True))


def test_kisi_tersimpan_selagi_diisi(halaman: Any, dinuk: Any) -> None:
    """Each cell on leaving it, by keyboard; a reason where the document is dated; another's change
    is shown and decided; a block is seen before it lands; Ctrl+Z takes back what was stored."""
    halaman.masuk(dinuk)
    kisi = _kisi(halaman, "target", "RD")
    sel = {n: _sel(halaman, f"sel|I2|{n}||RD|target") for n in range(2024, 2027)}
    expect(kisi.locator("[data-kisi-kabar]")).to_be_empty()  # nothing was stored yet
    expect(kisi.locator("[data-kisi-kaki] p .ikon")).to_be_hidden()
    sel[2025].focus()
    halaman.keyboard.type("250")
    halaman.keyboard.press("Tab")
    _keadaan(sel[2025], "tersimpan")
    expect(sel[2026]).to_be_focused()
    expect(kisi.locator("[data-kisi-kabar]")).to_have_text("Tersimpan.")
    expect(kisi.locator("[data-suara]")).to_contain_text("tersimpan")
    assert _nilai("I2", 2025, "RD") == ["250"]

    # Dated 4 March 2021: once stored, it changes for a reason, and is not stored before.
    sel[2025].focus()
    halaman.keyboard.type("260")
    halaman.keyboard.press("Enter")
    dialog = halaman.locator("[data-dialog]")
    expect(dialog).to_contain_text("ditetapkan 4 Maret 2021")
    assert _nilai("I2", 2025, "RD") == ["250"]
    potret(halaman, "persiapan-kisi-alasan")
    halaman.keyboard.type("Salah baca naskah")
    dialog.get_by_role("button", name="Simpan").click()
    _keadaan(sel[2025], "tersimpan")
    assert _nilai("I2", 2025, "RD") == ["260"]
    sel[2025].focus()
    halaman.keyboard.press("Control+z")
    expect(sel[2025]).to_have_value("250")
    expect(kisi.locator("[data-kisi-kabar]")).to_contain_text("diurungkan")

    # Somebody else was first.
    Target.objects.filter(indikator__kode="I2", tahun=2025).update(teks="270", nilai=270)
    sel[2025].focus()
    halaman.keyboard.type("280")
    halaman.keyboard.press("Enter")
    _keadaan(sel[2025], "bentrok")
    halaman.izinkan("409")
    potret(halaman, "persiapan-kisi-bentrok")
    halaman.get_by_role("button", name="Pakai milik saya").click()
    _keadaan(sel[2025], "tersimpan")
    assert _nilai("I2", 2025, "RD") == ["280"]

    # A block: seen first, then all of it.
    halaman.evaluate(TEMPEL, [sel[2025].element_handle(), "290\t300\n"])
    expect(dialog).to_contain_text("2 sel akan berubah")
    assert _nilai("I2", 2026, "RD") == []
    potret(halaman, "persiapan-kisi-pratinjau")
    dialog.get_by_role("button", name="Tempel semua").click()
    expect(dialog).to_be_hidden()
    expect(sel[2026]).to_have_value("300")
    assert (_nilai("I2", 2025, "RD"), _nilai("I2", 2026, "RD")) == (["290"], ["300"])
    halaman.get_by_role("button", name="Urungkan").click()
    expect(sel[2026]).to_have_value("")
    expect(sel[2025]).to_have_value("280")
    assert _nilai("I2", 2026, "RD") == []

    # Refused at its cell; closing the tab would lose it, and says so; Esc gives it up.
    sel[2026].focus()
    halaman.keyboard.type("dua ratus")
    halaman.keyboard.press("Enter")
    _keadaan(sel[2026], "ditolak")
    tanya: list[str] = []

    def jawab(d: Any) -> None:
        tanya.append(d.type)
        d.dismiss()

    halaman.page.once("dialog", jawab)
    halaman.page.close(run_before_unload=True)
    expect(kisi.locator("[data-kisi-kabar]")).to_contain_text("1 baris belum dapat disimpan.")
    assert tanya == ["beforeunload"]
    sel[2026].focus()
    halaman.keyboard.press("Escape")
    expect(sel[2026]).to_have_value("")
    potret(halaman, "persiapan-kisi")
    halaman.izinkan("422")


def test_kisi_baris_baru_dan_banyak_baris(halaman: Any, dinuk: Any) -> None:
    """A new row is stored when it is complete and left; one choice goes to the ticked rows."""
    halaman.masuk(dinuk)
    kisi = _kisi(halaman, "pemangku")
    baris = kisi.locator("tr[data-baru]").first
    nama, mulai = baris.locator("[data-isian]").nth(0), baris.locator("[type=date]").first
    nama.fill("Siti Uji")
    baris.locator("select").select_option("definitif")
    mulai.fill("2024-02-01")
    expect(kisi.locator("[data-kisi-kabar]")).to_contain_text("1 baris belum tersimpan.")
    kisi.locator("tr[data-baru]").nth(1).locator("[data-isian]").first.focus()
    expect(kisi.locator("[type=text][value='Siti Uji']")).to_be_visible()
    expect(kisi.locator("tr[data-baru]").nth(1).locator("[data-isian]").first).to_be_focused()
    potret(halaman, "persiapan-kisi-pemangku")

    kisi = _kisi(halaman, "indikator")
    salin = halaman.get_by_role("button", name="Salin sel ini")
    expect(salin).to_be_disabled()
    sel = [_sel(halaman, f"sel|{kode}|penanggung_jawab") for kode in ("I1", "I2")]
    lama = sel[1].input_value()
    sel[0].select_option("AN")
    _keadaan(sel[0], "tersimpan")
    halaman.locator("[data-kisi-pilih]").nth(1).check()
    sel[0].focus()
    salin.click()
    _keadaan(sel[1], "tersimpan")
    expect(sel[1]).to_have_value("AN")
    sel[0].focus()
    halaman.keyboard.press("Control+z")
    expect(sel[1]).to_have_value(lama)
    halaman.evaluate(TEMPEL, [sel[0].element_handle(), "ka\ttahunan\nTidak Ada\ttahunan\n"])
    dialog = halaman.locator("[data-dialog]")
    expect(dialog).to_contain_text("1 sel tidak dapat ditempel")
    dialog.get_by_role("button", name="Batal").click()
    potret(halaman, "persiapan-kisi-banyak")
    halaman.izinkan("422")


def test_formulir_setengah_terisi_ditawarkan_kembali(halaman: Any, dinuk: Any) -> None:
    """What was typed and left stands there again, for its user alone; stored, it is gone; a
    refusal keeps it; the NIP is in no browser."""
    halaman.masuk(dinuk)
    halaman.buka(f"{reverse('persiapan_isi', args=['unit_kerja'])}?tahun=2024")
    kode, nama, jenis = (halaman.locator(f"[name={n}]") for n in ("kode", "nama", "jenis"))
    kode.fill("UJI9")
    nama.fill("Seksi Ujicoba")
    halaman.buka("persiapan")
    halaman.buka(f"{reverse('persiapan_isi', args=['unit_kerja'])}?tahun=2024")
    expect(halaman.get_by_text("Isian yang belum disimpan dipulihkan")).to_be_visible()
    expect(nama).to_have_value("Seksi Ujicoba")
    potret(halaman, "persiapan-draf")
    halaman.get_by_role("button", name="Simpan").click()  # without its kind: refused
    expect(halaman.locator("[aria-invalid=true]").first).to_be_visible()
    jenis.select_option("seksi")
    halaman.buka("persiapan")
    halaman.buka(f"{reverse('persiapan_isi', args=['unit_kerja'])}?tahun=2024")
    expect(jenis).to_have_value("seksi")
    expect(kode).to_have_value("UJI9")
    halaman.locator("[name=induk]").select_option("D")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_text("Unit kerja disimpan.")).to_be_visible()
    expect(nama).to_have_value("")

    kunci = "Object.keys(localStorage).filter((k) => k.startsWith('tapak.formulir/'))"
    assert halaman.evaluate(kunci) == []
    halaman.buka(f"{reverse('persiapan_isi', args=['pemangku'])}?tahun=2024")
    halaman.locator("[name=nip]").fill("1")
    assert halaman.evaluate(kunci) == []
    halaman.locator("[name=nama]").fill("Siti Uji")
    halaman.masuk(PenggunaFactory(pd=dinuk.pd, peran=[SEKRETARIAT]))
    halaman.buka(f"{reverse('persiapan_isi', args=['pemangku'])}?tahun=2024")
    expect(halaman.locator("[name=nama]")).to_have_value("")
    halaman.izinkan("422")
