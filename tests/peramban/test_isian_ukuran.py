"""The entry page on a phone, on a tablet, at 200 % zoom, for a screen reader, without script."""

import pytest
from playwright.sync_api import expect

from tests.peramban.test_isian_rute import buka_isi, bukakan, indikator_nilai, isi_sel, sel, tunggu


def _melebar(page):
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


#: The field in focus and whether anything lies over its middle.
DI_ATASNYA = """() => {
  const e = document.activeElement, k = e.getBoundingClientRect();
  const atas = document.elementFromPoint(k.left + k.width / 2, k.top + k.height / 2);
  return atas === null || !(e.contains(atas) || atas.contains(e)) ? e.ariaLabel : null;
}"""


def _tertutup(page):
    """Fields that Tab reaches below the bars that stay at the foot of the window."""
    nama = []
    for _ in range(14):
        page.keyboard.press("Tab")
        nama.append(page.evaluate(DI_ATASNYA))
    return [n for n in nama if n]


@pytest.mark.parametrize(
    ("lebar", "tinggi"), [(1366, 768), (1280, 720), (768, 1024), (683, 384), (360, 740)]
)
def test_ukuran_layar(halaman, akun, contoh, lebar, tinggi):
    """683 × 384 is an office laptop at 200 %. The page itself never scrolls sideways."""
    bukakan(contoh)
    halaman.page.set_viewport_size({"width": lebar, "height": tinggi})
    buka_isi(halaman, akun["operator.naker"])
    page = halaman.page
    assert not _melebar(page)
    satu = sel(page, f"indikator:{indikator_nilai(contoh).pk}", "nilai")
    isi_sel(page, satu, "12")
    tunggu(page, satu, "tersimpan")
    kotak = satu.bounding_box()
    assert kotak["width"] > 70
    assert not _melebar(page)
    assert not _tertutup(page)


def test_laci_menutupi_layar_ponsel(halaman, akun, contoh):
    """The drawer is a sheet over the page, and gives the focus back."""
    bukakan(contoh)
    halaman.page.set_viewport_size({"width": 360, "height": 740})
    buka_isi(halaman, akun["operator.naker"])
    page = halaman.page
    laci = page.locator("[data-laci]")
    expect(laci).to_be_hidden()
    i = indikator_nilai(contoh)
    page.locator(f'[data-laci-buka="indikator:{i.pk}"]').click()
    expect(laci).to_be_visible()
    kotak = laci.bounding_box()
    assert (kotak["x"], kotak["width"]) == (0, 360)
    hambat = sel(page, f"indikator:{i.pk}", "faktor_penghambat")
    hambat.fill("Data belum lengkap.")
    hambat.blur()
    tunggu(page, hambat, "tersimpan")
    page.get_by_role("button", name="Tutup rincian").click()
    expect(laci).to_be_hidden()
    assert not _melebar(page)


def test_nama_bagi_pembaca_layar(halaman, akun, contoh):
    """Every input says what it is and where its state is told; saving is announced."""
    bukakan(contoh)
    buka_isi(halaman, akun["operator.naker"])
    page = halaman.page
    tanpa = page.evaluate(
        """() => [...document.querySelectorAll("[data-isian]")].filter((m) =>
          !(m.getAttribute("aria-label") || m.labels?.length) ||
          !document.getElementById(m.getAttribute("aria-describedby"))).map((m) => m.id)"""
    )
    assert tanpa == []
    kepala = page.locator("[data-lembar] tbody tr:not(.baris__pesan)")
    assert kepala.count() == page.locator("[data-lembar] tbody tr > th[scope=row]").count()
    i = indikator_nilai(contoh)
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    isi_sel(page, satu, "12")
    expect(page.locator("[data-suara]")).to_contain_text("tersimpan")
    ganda = page.evaluate(
        """() => { const id = [...document.querySelectorAll("[id]")].map((u) => u.id);
        return id.filter((x, n) => id.indexOf(x) !== n); }"""
    )
    assert ganda == []


def test_tanpa_skrip(browser, browser_context_args, live_server, akun, contoh, client):
    """A plain form per row does the same, with the same refusals."""
    from django.conf import settings

    from kinerja.models import Realisasi

    bukakan(contoh)
    client.force_login(akun["operator.naker"])
    kuki = client.cookies[settings.SESSION_COOKIE_NAME]
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    context.add_cookies([{"name": kuki.key, "value": kuki.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/isian/?tahun=2024&triwulan=1")
    i = indikator_nilai(contoh)
    satu = page.locator(f"#sel-indikator-{i.pk}-nilai")
    satu.fill("abc")
    satu.press("Enter")
    expect(page.locator(".pesan--bahaya")).to_contain_text("abc")
    expect(satu).to_have_value("abc")
    satu.fill("1.250")
    page.locator(f'button[form="f-indikator:{i.pk}"]').first.click()
    expect(page.locator(".pesan--baik")).to_contain_text("1 isian tersimpan")
    expect(satu).to_have_value("1.250")
    assert Realisasi.objects.get(indikator=i, tahun=2024, triwulan=1).nilai == 1250
    page.locator("[data-ajukan] button").click()
    expect(page.locator(".pesan--bahaya")).to_contain_text("Belum dapat diajukan")
    context.close()


def test_angka_panjang_tidak_terpotong(halaman, akun, contoh):
    """A figure of fourteen digits stands whole in its cell."""
    bukakan(contoh)
    buka_isi(halaman, akun["operator.lattrans"])
    page = halaman.page
    for medan, teks in (
        ("variabel:pdrb", "13.829.330.000.000"),
        ("triwulan_ini", "112.453.995.443"),
    ):
        satu = page.locator(f'[data-medan="{medan}"]').first
        isi_sel(page, satu, teks)
        tunggu(page, satu, "tersimpan")
        expect(satu).to_have_value(teks)
        assert satu.evaluate("(u) => u.scrollWidth <= u.clientWidth")
    assert not _melebar(page)
