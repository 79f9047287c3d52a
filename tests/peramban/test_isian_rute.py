"""The entry page's routes, and what its browser tests share."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

#: The quarter of the sample that is empty and that the tests open: its year has a budget.
TAHUN, TRIWULAN = 2024, 1


def bukakan(pd: Any, *, buka: int = -5, tutup: int = 6) -> Any:
    """Open TW I 2024 around the real today (days from it)."""
    from kinerja.models import PeriodePengukuran

    hari = timezone.localdate()
    periode = PeriodePengukuran.objects.get(pd=pd, tahun=TAHUN, triwulan=TRIWULAN)
    periode.buka, periode.tutup = hari + timedelta(days=buka), hari + timedelta(days=tutup)
    periode.save()
    return periode


def buka_isi(halaman: Any, pengguna: Any, **kueri: Any) -> None:
    """Log in and open the entry page, ready for keys."""
    halaman.masuk(pengguna)
    tambahan = "".join(f"&{k}={v}" for k, v in kueri.items())
    halaman.buka(f"/isian/?tahun={TAHUN}&triwulan={TRIWULAN}{tambahan}")
    halaman.page.wait_for_selector("[data-halaman-isian][data-siap]")


def layar_kedua(browser: Any, alamat: str, pengguna: Any, ukuran: dict[str, Any]) -> Any:
    """Another person's browser on the same page."""
    klien = Client()
    klien.force_login(pengguna)
    kuki = klien.cookies[settings.SESSION_COOKIE_NAME]
    context = browser.new_context(**ukuran)
    context.add_cookies([{"name": kuki.key, "value": kuki.value, "url": alamat}])
    page = context.new_page()
    page.goto(f"{alamat}/isian/?tahun={TAHUN}&triwulan={TRIWULAN}")
    page.wait_for_selector("[data-halaman-isian][data-siap]")
    return page


def sel(page: Any, sasaran: str, medan: str) -> Any:
    """An input by what it writes."""
    return page.locator(f'[data-isian][data-sasaran="{sasaran}"][data-medan="{medan}"]')


def keadaan(masukan: Any) -> Any:
    """The frame of a cell, which carries its state."""
    return masukan.locator("xpath=ancestor::*[@data-sel][1]")


def isi_sel(page: Any, masukan: Any, teks: str) -> None:
    """Type into a cell and leave it downwards."""
    masukan.focus()
    page.keyboard.type(teks)
    page.keyboard.press("Enter")


def tunggu(page: Any, masukan: Any, nama: str) -> None:
    """Wait for a cell's state."""
    from playwright.sync_api import expect

    expect(keadaan(masukan)).to_have_attribute("data-keadaan", nama, timeout=15_000)


def indikator_nilai(pd: Any, unit: str = "NAKER") -> Any:
    """An indicator without formula, of a unit or below it."""
    from kinerja.models import Indikator

    return (
        Indikator.objects.filter(
            pd=pd, formula="", skala=None, penanggung_jawab__unit__kode__startswith=unit
        )
        .berlaku(TAHUN)
        .order_by("pk")
        .first()
    )


def test_rute():
    assert reverse("isian") == "/isian/"
    for nama in ("isian_sel", "isian_laci", "isian_riwayat", "isian_siapa"):
        assert reverse(nama).startswith("/isian/")
