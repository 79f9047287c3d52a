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
    halaman.masuk(akun["sekretariat"])
    halaman.buka("anggaran")
    halaman.keyboard.press("/")
    halaman.keyboard.type("penganggur")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("h1")).to_contain_text("Hasil pencarian")
    halaman.get_by_role("link", name="Tingkat Pengangguran Terbuka").click()
    expect(halaman.locator("h1")).to_have_text("Tingkat Pengangguran Terbuka")


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
