"""An author writes a section in Chromium: figures that follow the data, conflicts, reloads."""

import json
import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.pasti import pasti
from tests.penulisan.bantu import SS1, laporan
from tests.peramban.test_isian_rute import layar_kedua


def _buka(layar, pd):
    from django.urls import reverse

    layar.buka(reverse("penulisan_bagian", args=[laporan(pd).pk, SS1]))
    layar.page.wait_for_selector("html[data-siap=penulisan]")
    return layar.page


def _ketik(page, teks):
    page.locator(".penulisan__isi").focus()
    page.locator(".penulisan__isi").press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type(teks)


def _tersimpan(page):
    expect(page.locator("[data-kabar]")).to_have_text(
        re.compile(r"Tersimpan pukul \d\d\.\d\d"), timeout=15000
    )


def _laporan_json(pd):
    from laporan.bahan.bahan import Bahan
    from laporan.cetak import json as ekspor
    from laporan.terbit.nomor import dokumen_bernomor

    return json.dumps(
        json.loads(ekspor.ekspor(dokumen_bernomor(Bahan(pd, 2024))).isi), ensure_ascii=False
    )


def test_angka_dari_pemilih_mengikuti_data(halaman, akun, contoh):
    """Inserted by the picker, saved, data changes: preview and exported JSON follow."""
    from kinerja.models import Realisasi
    from laporan.bahan.bahan import Bahan
    from laporan.penulisan.medan import Medan

    r = pasti(
        Realisasi.objects.filter(
            indikator__pd=contoh, tahun=2024, nilai__isnull=False, indikator__formula=""
        ).first()
    )
    kunci = f"realisasi:{r.indikator.kode}:2024"
    lama = Medan(Bahan(contoh, 2024)).nilai(kunci)
    halaman.masuk(akun["sekretariat"])
    page = _buka(halaman, contoh)
    _ketik(page, "Menurut penulis, hasilnya ")
    page.get_by_role("button", name="Sisipkan angka hidup").click()
    page.locator("#pilih-cari").fill(f"realisasi {r.indikator.kode}")
    page.locator(".penulisan-pilih__angka", has_text=r.indikator.nama).first.click()
    page.keyboard.type(" pada akhir tahun.")
    _tersimpan(page)
    assert f"Menurut penulis, hasilnya {lama} pada akhir tahun." in _laporan_json(contoh)
    expect(page.locator("[data-angka]")).to_contain_text(r.indikator.nama)

    Realisasi.objects.filter(pk=r.pk).update(nilai=Decimal("12.34"))
    baru = Medan(Bahan(contoh, 2024)).nilai(kunci)
    assert baru != lama
    page.get_by_role("button", name="Pratinjau").click()
    expect(page.locator("[data-cetak]")).to_contain_text(
        f"Menurut penulis, hasilnya {baru} pada akhir tahun."
    )
    assert f"Menurut penulis, hasilnya {baru} pada akhir tahun." in _laporan_json(contoh)
    page.reload()
    page.wait_for_selector("html[data-siap=penulisan]")
    expect(page.locator(".penulisan__isi")).to_contain_text(f"hasilnya {baru} pada")
    expect(page.locator(".penulisan-basi")).to_contain_text("Data di bawah bagian ini berubah")
    page.get_by_role("button", name="Sudah saya periksa").click()
    page.wait_for_selector("html[data-siap=penulisan]")
    expect(page.locator(".penulisan-basi")).to_have_count(0)


@pytest.mark.parametrize(
    ("pilihan", "ada"), [("Pakai teks saya", "Dari penulis dua"), ("Pakai teks mereka", "satu")]
)
def test_bentrok_dua_penulis(
    halaman, browser, browser_context_args, live_server, akun, contoh, pengguna, pilihan, ada
):
    from kinerja.peran import SEKRETARIAT
    from laporan.models import BagianNarasi

    halaman.izinkan("409")
    lain = pengguna(SEKRETARIAT, pd=contoh, first_name="Siti Rahmah")
    halaman.masuk(akun["sekretariat"])
    page = _buka(halaman, contoh)
    kedua = layar_kedua(browser, live_server.url, lain, browser_context_args)
    kedua.goto(page.url)
    kedua.wait_for_selector("html[data-siap=penulisan]")
    _ketik(kedua, "Dari penulis satu")
    _tersimpan(kedua)
    _ketik(page, "Dari penulis dua")
    dialog = page.locator("dialog[open]")
    for kata in ("Siti Rahmah", "Dari penulis satu", "Dari penulis dua"):
        expect(dialog).to_contain_text(kata, timeout=15000)
    assert "penulis satu" in BagianNarasi.objects.get(kunci=SS1).isi
    dialog.get_by_role("button", name=pilihan).click()
    expect(page.locator(".penulisan__isi")).to_contain_text(ada)
    if pilihan == "Pakai teks saya":
        _tersimpan(page)
    assert ada in BagianNarasi.objects.get(kunci=SS1).isi
    kedua.context.close()


def test_angka_hidup_tidak_hilang_karena_diketiki(halaman, akun, contoh):
    """I17: a click selected a figure, and the next letter replaced it without a word."""
    halaman.masuk(akun["sekretariat"])
    page = _buka(halaman, contoh)
    angka = page.locator(".penulisan__isi .penulisan-medan:not(.penulisan-medan--tanya)")
    banyak = angka.count()
    assert banyak
    angka.first.click()
    page.keyboard.type("kurang lebih")
    expect(page.locator(".penulisan__isi")).to_contain_text("kurang lebih")
    expect(angka).to_have_count(banyak)
    # Deleting takes two deliberate keys, is told, and can be undone.
    angka.first.click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Backspace")
    expect(angka).to_have_count(banyak)
    page.keyboard.press("Backspace")
    expect(angka).to_have_count(banyak - 1)
    expect(page.locator("[data-pesan]")).to_contain_text("Angka hidup terhapus")
    page.locator("[data-pesan]").get_by_role("button", name="Urungkan").click()
    expect(angka).to_have_count(banyak)
    _tersimpan(page)


def test_teks_belum_tersimpan_bertahan_melewati_muat_ulang(halaman, akun, contoh):
    from laporan.models import BagianNarasi

    halaman.izinkan("ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch")
    halaman.masuk(akun["sekretariat"])
    page = _buka(halaman, contoh)
    page.route("**/simpan/", lambda rute: rute.abort())
    _ketik(page, "Tidak boleh hilang")
    expect(page.locator("[data-kabar]")).to_contain_text("Jaringan terputus", timeout=15000)
    assert not BagianNarasi.objects.filter(disunting=True).exists()
    page.unroute("**/simpan/")
    page.reload()
    page.wait_for_selector("html[data-siap=penulisan]")
    expect(page.locator(".penulisan__isi")).to_contain_text("Tidak boleh hilang")
    _tersimpan(page)
    assert "Tidak boleh hilang" in BagianNarasi.objects.get(kunci=SS1).isi


def test_tempelan_word_dirapikan(halaman, akun, contoh):
    from laporan.models import BagianNarasi

    halaman.masuk(akun["sekretariat"])
    page = _buka(halaman, contoh)
    _ketik(page, "Awal. ")
    word = (
        "<html><head><style>p{color:red}</style></head><body>"
        "<p class=MsoNormal style='color:red'>Dari <b>Word</b><o:p></o:p></p>"
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>Butir satu</p>"
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        "<span style='mso-list:Ignore'>2.</span>Butir dua</p></body></html>"
    )
    page.evaluate(
        """(html) => {
          const d = new DataTransfer();
          d.setData("text/html", html);
          document.querySelector(".penulisan__isi").dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: d, bubbles: true, cancelable: true }));
        }""",
        word,
    )
    _tersimpan(page)
    isi = BagianNarasi.objects.get(kunci=SS1).isi
    assert "Dari <strong>Word</strong>" in isi
    # What stood after the caret joins the last item, as in any editor.
    assert "<ol><li><p>Butir satu</p></li><li><p>Butir dua" in isi
    assert "style" not in isi
    assert "Mso" not in isi


def test_tanpa_javascript_terbaca_dan_dapat_dikomentari(
    browser, browser_context_args, live_server, akun, contoh, client
):
    from django.conf import settings
    from django.urls import reverse

    client.force_login(akun["sekretariat"])
    kuki = client.cookies[settings.SESSION_COOKIE_NAME]
    konteks = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    konteks.add_cookies([{"name": kuki.key, "value": kuki.value, "url": live_server.url}])
    page = konteks.new_page()
    page.goto(live_server.url + reverse("penulisan_bagian", args=[laporan(contoh).pk, SS1]))
    expect(page.locator(".penulisan__tanpa-js")).to_contain_text("memerlukan JavaScript")
    expect(page.locator("[data-cetak]")).to_contain_text("Tabel")
    page.locator("#komentar-teks").fill("Tanpa JavaScript")
    page.get_by_role("button", name="Kirim komentar").click()
    expect(page.locator(".penulisan-komentar").first).to_contain_text("Tanpa JavaScript")
    konteks.close()
