"""The entry page by keyboard alone: a whole quarter of a bidang, cell by cell, to submission."""

import pytest
from playwright.sync_api import expect

from tests.peramban.test_isian_rute import (
    TAHUN,
    TRIWULAN,
    buka_isi,
    bukakan,
    indikator_nilai,
    sel,
    tunggu,
)

#: What the operator reads from the paper list; anything else is 10, a budget line 1.000.000.
KERTAS = {
    "variabel:ditempatkan": "680",
    "variabel:terdaftar": "2.000",
    "variabel:dokumen_sebelumnya": "6",
    "variabel:dokumen_tahun_ini": "1",
    "variabel:dokumen_akhir_periode": "19",
    "variabel:difasilitasi": "25",
    "variabel:terdata": "25",
    "triwulan_ini": "1.000.000",
}


def _aktif(page):
    return page.evaluate(
        """() => { const a = document.activeElement;
        return {sasaran: a?.dataset?.sasaran ?? "", medan: a?.dataset?.medan ?? "",
                panjang: a?.matches?.("textarea") ?? false, teks: a?.textContent?.trim() ?? "",
                kolom: a?.dataset?.kolom ?? ""}; }"""
    )


def _sampai_tombol(page, awal):
    for _ in range(120):
        page.keyboard.press("Tab")
        if _aktif(page)["teks"].startswith(awal):
            return
    pytest.fail(f"no way to “{awal}” by Tab")


def test_satu_triwulan_dengan_papan_ketik_saja(halaman, akun, contoh):
    """Fill every row of the largest bidang, explain what a finding asks for, submit."""
    from anggaran.models import LaporanSubKegiatan
    from kinerja.models import JejakAudit, Realisasi

    bukakan(contoh)
    operator = akun["operator.naker"]
    buka_isi(halaman, operator)
    page = halaman.page
    terisi, terakhir = [], None
    for _ in range(60):
        kini = _aktif(page)
        tempat = (kini["sasaran"], kini["medan"])
        assert kini["kolom"] in ("isian", "ini"), kini
        if tempat == terakhir:
            break
        terakhir = tempat
        terisi.append(tempat)
        page.keyboard.type(KERTAS.get(kini["medan"], "10"))
        page.keyboard.press("Enter")
    assert len(terisi) > 15
    expect(page.locator("[data-kaki-teks]")).to_have_text("Semua tersimpan")
    expect(page.locator("[data-progres-teks]")).to_have_text("14 dari 14 baris")
    assert JejakAudit.objects.filter(aksi="isi", oleh=operator).count() == len(terisi)

    # From the last cell to the button by Tab: through the drawer, never trapped.
    for _ in range(12):
        _sampai_tombol(page, "Ajukan TW I")
        page.keyboard.press("Enter")
        expect(page.locator("[data-dialog]")).to_be_visible()
        judul = page.locator("[data-dialog-judul]").inner_text()
        if judul.startswith("Ajukan"):
            break
        page.keyboard.press("Enter")  # the first of what is missing
        expect(page.locator("[data-dialog]")).to_be_hidden()
        expect(page.locator("textarea[data-isian]:focus")).to_be_visible()
        page.keyboard.type("Angka triwulan pertama; pendataan baru berjalan.")
        page.keyboard.press("Tab")
        expect(page.locator("[data-kaki-teks]")).to_have_text("Semua tersimpan")
    assert judul == "Ajukan Triwulan I 2024?"
    page.keyboard.press("Enter")
    expect(page.locator("[data-keadaan-periode]")).to_contain_text("sudah diajukan")
    expect(page.locator("[data-kaki-teks]")).to_contain_text("diajukan: 14 baris")
    expect(page.locator("[data-ajukan]")).to_have_count(0)
    unit = operator.lingkup_unit
    baris = Realisasi.objects.filter(
        tahun=TAHUN, triwulan=TRIWULAN, indikator__penanggung_jawab__unit__in=unit
    )
    assert set(baris.values_list("status", flat=True)) == {"diajukan"}
    assert baris.count() == 6
    assert LaporanSubKegiatan.objects.filter(status="diajukan", triwulan=TRIWULAN).count() == 8
    assert page.locator("[data-lembar] input[data-isian]:not([readonly])").count() == 0


def test_berpindah_menyunting_membatalkan(halaman, akun, contoh):
    """Arrows, Tab, F2, Esc; what was typed stays as typed until the server answers."""
    bukakan(contoh)
    buka_isi(halaman, akun["operator.naker"])
    page = halaman.page
    i = indikator_nilai(contoh)
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    satu.focus()
    page.keyboard.type("12,5")
    page.keyboard.press("Escape")
    expect(satu).to_have_value("")
    expect(satu).to_be_focused()

    page.keyboard.type("1234")
    expect(satu).to_have_value("1234")
    page.keyboard.press("ArrowLeft")  # inside the text: the caret moves
    expect(satu).to_be_focused()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(satu).to_be_focused()  # nothing at the left to go to
    page.keyboard.press("ArrowDown")
    expect(satu).not_to_be_focused()
    expect(satu).to_have_value("1.234")
    page.keyboard.press("Shift+Enter")
    expect(satu).to_be_focused()
    assert page.evaluate("document.getSelection().toString()") == "1.234"
    page.keyboard.press("F2")
    page.keyboard.type("5")
    expect(satu).to_have_value("1.2345")
    page.keyboard.press("Escape")
    expect(satu).to_have_value("1.234")

    # In the budget grid Tab walks the row; the two columns are one figure.
    ini = page.locator('[data-kolom="ini"]').first
    ini.focus()
    page.keyboard.type("Rp 1.000")
    page.keyboard.press("Tab")
    kumulatif = page.locator('[data-kolom="kumulatif"]').first
    expect(kumulatif).to_be_focused()
    tunggu(page, ini, "tersimpan")
    expect(kumulatif).to_have_value("1.000")
    page.keyboard.press("ArrowLeft")
    expect(ini).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator('[data-kolom="fisik"]').first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(kumulatif).to_be_focused()


def test_sel_ditolak_tetap_berisi_ketikan(halaman, akun, contoh):
    """A bad cell keeps its text and says what is wrong; its neighbours are saved."""
    halaman.izinkan("422")
    bukakan(contoh)
    buka_isi(halaman, akun["operator.naker"])
    page = halaman.page
    satu = page.locator('[data-kolom="ini"]').first
    dua = page.locator('[data-kolom="ini"]').nth(1)
    satu.focus()
    page.keyboard.type("sejuta")
    page.keyboard.press("Enter")
    expect(dua).to_be_focused()
    page.keyboard.type("2.000")
    page.keyboard.press("Enter")
    tunggu(page, dua, "tersimpan")
    tunggu(page, satu, "ditolak")
    expect(satu).to_have_value("sejuta")
    pesan = page.locator(f"#{satu.get_attribute('id')}-pesan")
    expect(pesan).to_contain_text("sejuta")
    assert satu.get_attribute("aria-invalid") == "true"
    page.reload()
    page.wait_for_selector("[data-siap]")
    expect(satu).to_have_value("sejuta")
    expect(pesan).to_contain_text("sejuta")
    satu.focus()
    page.keyboard.press("Escape")
    expect(satu).to_have_value("")
    expect(page.locator("[data-kaki-teks]")).not_to_contain_text("belum tersimpan")


def test_analisis_dan_riwayat_di_laci(halaman, akun, contoh):
    """Shift+F2 goes to the analysis and Esc comes back; the drawer tells who changed the cell."""
    from kinerja.models import Realisasi

    bukakan(contoh)
    buka_isi(halaman, akun["operator.naker"])
    page = halaman.page
    i = indikator_nilai(contoh)
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    for teks in ("150", "175"):
        satu.focus()
        page.keyboard.type(teks)
        page.keyboard.press("Enter")
        tunggu(page, satu, "tersimpan")
    satu.focus()
    expect(page.locator(".laci__judul")).to_have_text(i.nama)
    riwayat = page.locator(".riwayat-sel li")
    expect(riwayat).to_have_count(2)
    expect(riwayat.first).to_contain_text("150 → 175")
    expect(riwayat.first).to_contain_text("Operator Bidang Tenaga Kerja")

    page.keyboard.press("Shift+F2")
    expect(sel(page, f"indikator:{i.pk}", "faktor_pendukung")).to_be_focused()
    page.keyboard.press("Tab")
    hambat = sel(page, f"indikator:{i.pk}", "faktor_penghambat")
    expect(hambat).to_be_focused()
    page.keyboard.type("Perusahaan belum melapor.")
    page.keyboard.press("Escape")  # back to the cell; a paragraph is not thrown away
    expect(satu).to_be_focused()
    tunggu(page, hambat, "tersimpan")
    r = Realisasi.objects.get(indikator=i, tahun=TAHUN, triwulan=TRIWULAN)
    assert r.faktor_penghambat == "Perusahaan belum melapor."


def test_bukti_dari_laci(halaman, akun, contoh):
    """Evidence added in the drawer counts in the row, whose version the next save then carries."""
    from kinerja.models import DataDukung

    bukakan(contoh)
    buka_isi(halaman, akun["operator.naker"])
    page = halaman.page
    i = indikator_nilai(contoh)
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    satu.focus()
    panel = page.locator(f'[data-laci-baris="indikator:{i.pk}"] [data-bukti]')
    panel.get_by_text("Tambah tautan").first.press("Enter")
    panel.locator("[name=tautan]").fill("https://contoh.go.id/laporan-tw-1")
    panel.locator("[name=tautan]").press("Enter")
    baris = page.locator(f'tbody[data-baris="indikator:{i.pk}"]')
    expect(baris.locator('[data-isi="bukti"]')).to_have_text("1")
    assert DataDukung.objects.filter(realisasi__indikator=i, realisasi__triwulan=1).count() == 1
    satu.focus()
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    tunggu(page, satu, "tersimpan")
