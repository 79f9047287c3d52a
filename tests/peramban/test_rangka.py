"""Every page as every role, in a browser, at three widths: no error, no sideways scroll."""

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from kinerja.models import Indikator
from laporan.lkjip.tabel import TABEL

pytestmark = pytest.mark.django_db(transaction=True)

LEBAR = (1280, 768, 360)
PERAN = (
    "sekretariat",
    "kepala.dinas",
    "kepala.bidang",
    "evaluator",
    "admin.pemda",
    "operator.lattrans",
)
TABEL_LENGKAP = frozenset({"sekretariat", "operator.lattrans"})
#: Words that would show that a string was left untranslated.
INGGRIS = re.compile(
    r"\b(save|cancel|search|delete|download|upload|password|username|log ?in|log ?out|home|page|"
    r"next|previous|loading|error|warning|unknown|none|true|false|null|nan|undefined)\b",
    re.IGNORECASE,
)
TAK_BERHINGGA = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _jalur(pengguna: Any) -> list[str]:
    """Paths that the user may open."""
    semua = [
        ("", reverse("beranda")),
        ("kinerja.view_indikator", reverse("pohon")),
        ("kinerja.view_indikator", f"{reverse('pohon')}?saring=belum_tercapai"),
        ("anggaran.view_program", reverse("anggaran")),
        ("anggaran.view_program", f"{reverse('anggaran')}?q=kerja"),
        ("laporan.lihat_tabel", reverse("tabel_daftar")),
        ("laporan.unduh_laporan", reverse("lkjip")),
        ("laporan.unduh_laporan", reverse("lkjip_halaman", args=["bab-3-a-2"])),
        ("", f"{reverse('cari')}?q=kerja"),
        ("", reverse("ganti_sandi")),
    ]
    # Whoever sees the whole agency sees the same tables: all of them once, else the widest two.
    tabel = TABEL if pengguna.username in TABEL_LENGKAP else ("capaian", "kepegawaian")
    semua += [("laporan.lihat_tabel", reverse("tabel", args=[k])) for k in tabel]
    jalur = [j for izin, j in semua if not izin or pengguna.has_perm(izin)]
    indikator = Indikator.objects.untuk(pengguna).order_by("pk")[:2]
    return jalur + [reverse("indikator", args=[i.pk]) for i in indikator]


@pytest.mark.parametrize("nama", PERAN)
def test_setiap_halaman(halaman: Any, akun: dict[str, Any], nomor_sekali: None, nama: str) -> None:
    pengguna = akun[nama]
    halaman.masuk(pengguna)
    for jalur in _jalur(pengguna):
        halaman.set_viewport_size({"width": LEBAR[0], "height": 780})
        respons = halaman.buka(jalur)
        assert respons.status == 200, jalur
        asing = INGGRIS.findall(halaman.inner_text("body"))
        assert not asing, (jalur, asing)
        assert halaman.locator("h1").count() >= 1, jalur
        for lebar in LEBAR:
            halaman.set_viewport_size({"width": lebar, "height": 780})
            assert halaman.evaluate(TAK_BERHINGGA) <= 0, (jalur, lebar, "scrolls sideways")
        assert not halaman.keluhan_tersisa(), (jalur, halaman.keluhan_tersisa())


def test_masuk_dan_keluar(halaman: Any, akun: dict[str, Any]) -> None:
    from tests.factories import SANDI

    halaman.masuk_lewat_layar("sekretariat", "salah")
    assert halaman.get_by_text("Belum dapat masuk").is_visible()
    halaman.masuk_lewat_layar("sekretariat", SANDI)
    assert halaman.locator("h1").inner_text() == "Beranda"
    halaman.locator("details.orang > summary").click()
    halaman.get_by_role("button", name="Keluar").click()
    halaman.wait_for_url(f"**{reverse('masuk')}")


def test_cari_dengan_papan_ketik(halaman: Any, akun: dict[str, Any]) -> None:
    """As one types, by arrows and Enter; Enter without a choice shows all."""
    halaman.masuk(akun["sekretariat"])
    halaman.buka("anggaran")
    halaman.keyboard.press("/")
    halaman.keyboard.type("penganggur")
    kotak = halaman.get_by_role("combobox", name="Cari indikator")
    expect(kotak).to_have_attribute("aria-expanded", "true")
    expect(halaman.get_by_role("listbox", name="Temuan")).to_contain_text("Pengangguran Terbuka")
    halaman.keyboard.press("ArrowDown")
    expect(halaman.locator("[role=option][aria-selected=true]")).to_have_count(1)
    halaman.keyboard.press("Escape")
    expect(halaman.get_by_role("listbox", name="Temuan")).to_be_hidden()
    halaman.keyboard.press("Enter")
    expect(halaman.locator("h1")).to_contain_text("Hasil pencarian")
    halaman.locator("main").get_by_role("link", name="Tingkat Pengangguran Terbuka").click()
    expect(halaman.locator("h1")).to_have_text("Tingkat Pengangguran Terbuka")
    expect(kotak).to_have_attribute("aria-expanded", "false")  # its script has begun
    halaman.keyboard.press("/")
    halaman.keyboard.type("kesiapan versi")
    expect(halaman.get_by_role("option", name="LKjIP").first).to_be_visible()
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("h1")).to_contain_text("LKjIP")


def test_rel_dan_lembar_ponsel(halaman: Any, akun: dict[str, Any]) -> None:
    """Areas open in place, beside a narrow rail, and above the bar of a phone."""
    halaman.masuk(akun["sekretariat"])
    halaman.buka("pohon")
    rel = halaman.get_by_role("navigation", name="Menu utama")
    expect(rel.get_by_role("link", name="Rencana Aksi")).to_be_visible()
    expect(rel.locator("[aria-current=page]")).to_have_text("Pohon Kinerja")
    rel.locator("summary", has_text="Laporan").click()
    expect(rel.get_by_role("link", name="Berkas")).to_be_visible()
    expect(rel.get_by_role("link", name="Rencana Aksi")).to_be_hidden()
    halaman.get_by_role("button", name="Ciutkan menu").click()
    expect(rel.get_by_role("link", name="Berkas")).to_be_hidden()
    rel.locator("summary", has_text="Laporan").click()
    expect(rel.get_by_role("link", name="Berkas")).to_be_visible()
    halaman.keyboard.press("Escape")
    expect(rel.get_by_role("link", name="Berkas")).to_be_hidden()
    halaman.set_viewport_size({"width": 360, "height": 740})
    bilah = halaman.get_by_role("navigation", name="Menu bawah")
    bilah.locator("summary", has_text="Lainnya").click()
    with halaman.page.expect_navigation():
        bilah.get_by_role("link", name="Tindak Lanjut LHE").click()
    expect(halaman.locator("h1")).to_contain_text("LHE")


def test_diperbesar_200_persen(halaman: Any, akun: dict[str, Any]) -> None:
    """What stays over the page takes less than an eighth of a window of 683 × 384 points."""
    halaman.masuk(akun["sekretariat"])
    halaman.set_viewport_size({"width": 683, "height": 384})
    halaman.buka("pohon")
    tetap = halaman.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((u) => ["fixed", "sticky"].includes(getComputedStyle(u).position))
          .filter((u) => u.matches(".atas, .rel, .bilah-bawah"))
          .reduce((jumlah, u) => jumlah + u.getBoundingClientRect().height, 0)"""
    )
    assert 0 < tetap < 384 / 8


def test_panduan_halaman_ini(halaman: Any, akun: dict[str, Any]) -> None:
    halaman.masuk(akun["sekretariat"])
    halaman.buka("rencana_aksi")
    with halaman.page.context.expect_page() as baru:
        halaman.get_by_role("link", name="Panduan halaman ini").click()
    expect(baru.value.locator("#rencana-aksi")).to_be_in_viewport()
    baru.value.close()


def test_tahun_berganti_di_tempat(halaman: Any, akun: dict[str, Any]) -> None:
    halaman.masuk(akun["sekretariat"])
    halaman.buka("pohon")
    halaman.locator("select[name=tahun]").select_option("2023")
    halaman.wait_for_url("**tahun=2023**")
    assert reverse("pohon") in halaman.url
    halaman.buka("anggaran")
    assert halaman.locator("h1").inner_text() == "Anggaran 2023"


def test_asal_angka_terbuka_dan_tertutup(halaman: Any, akun: dict[str, Any]) -> None:
    halaman.masuk(akun["sekretariat"])
    halaman.buka("pohon")
    asal = halaman.locator("details.asal").first
    asal.locator("summary").focus()
    halaman.keyboard.press("Enter")
    panel = asal.locator(".asal__panel")
    assert panel.is_visible()
    kotak = panel.bounding_box()
    ukuran = halaman.viewport_size
    assert kotak["x"] >= 0
    assert kotak["x"] + kotak["width"] <= ukuran["width"]
    halaman.keyboard.press("Escape")
    assert not panel.is_visible()


def test_saringan_dan_urutan_tabel(halaman: Any, akun: dict[str, Any]) -> None:
    halaman.masuk(akun["sekretariat"])
    halaman.buka(reverse("tabel", args=["capaian"]))
    halaman.locator("form.saring [name=q]").fill("pelatihan")
    halaman.get_by_role("button", name="Saring").click()
    expect(halaman.locator("main")).to_contain_text("Menampilkan 1 dari 24 baris")
    halaman.get_by_role("link", name="Hapus saringan").click()
    halaman.get_by_role("link", name="Capaian (%)").click()
    expect(halaman.locator("th[aria-sort=ascending]")).to_have_count(1)


def test_tanpa_javascript(
    browser: Any, live_server: Any, client: Any, akun: dict[str, Any]
) -> None:
    """The pages work without it: switch of year, explanation of a figure, search."""
    from django.conf import settings

    client.force_login(akun["sekretariat"])
    kuki = client.cookies[settings.SESSION_COOKIE_NAME]
    konteks = browser.new_context(java_script_enabled=False)
    konteks.add_cookies([{"name": kuki.key, "value": kuki.value, "url": live_server.url}])
    layar = konteks.new_page()
    layar.goto(live_server.url + reverse("pohon"))
    layar.locator("details.asal summary").first.click()
    assert layar.locator("details.asal .asal__panel").first.is_visible()
    layar.locator("select[name=tahun]").select_option("2023")
    layar.get_by_role("button", name="Tampilkan").click()
    layar.wait_for_url("**tahun=2023**")
    konteks.close()


def test_galat_formulir_dituju(halaman: Any, akun: dict[str, Any]) -> None:
    """The focus goes to the summary, and from there by its link to the field."""
    halaman.masuk(akun["sekretariat"])
    halaman.buka("ganti_sandi")
    for nama, isi in (
        ("old_password", "bukan-sandi-saya"),
        ("new_password1", "satu-kalimat-panjang"),
        ("new_password2", "kalimat-lain-panjang"),
    ):
        halaman.locator(f"[name={nama}]").fill(isi)
    with halaman.page.expect_navigation():
        halaman.locator("main form").first.locator("button[type=submit]").click()
    ringkasan = halaman.locator(".pesan:has([data-ringkasan-galat])")
    expect(ringkasan).to_be_focused()
    ringkasan.get_by_role("link").first.click()
    expect(halaman.locator("[name=old_password]")).to_be_focused()
