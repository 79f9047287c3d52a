"""A person sets up a second factor, signs in with it, and ends sessions, in the browser."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import AplikasiKode, SesiMasuk
from tests.factories import SANDI
from tests.kinerja.masuk.test_faktor import kode_pada
from tests.peramban.test_kunci_sandi import daftarkan_ponsel

pytestmark = pytest.mark.django_db(transaction=True)


def _maju(orang: Any) -> None:
    """Half a minute goes by without waiting for it: the last code taken was an older one."""
    AplikasiKode.objects.filter(pengguna=orang).update(langkah=0)


def _keluar(halaman: Any) -> None:
    halaman.locator("details.orang summary").click()
    halaman.get_by_role("button", name="Keluar").click()
    halaman.get_by_role("heading", name="Masuk ke Tapak").wait_for()


def _kini() -> datetime:
    return datetime.now(UTC)


def test_perjalanan_faktor_kedua(
    halaman: Any, akun: dict[str, Any], settings: Any, browser: Any
) -> None:
    settings.TAPAK_FAKTOR_KEDUA = "wajib"
    orang = akun["kepala.dinas"]
    # At the first sign-in one is led to set it up, wherever one goes.
    halaman.masuk_lewat_layar(orang.username, SANDI)
    halaman.get_by_text("Peran Anda memerlukan faktor kedua").wait_for()
    halaman.buka("pohon")
    assert halaman.url.endswith(reverse("faktor_pasang"))
    rahasia = re.sub(r"\s", "", halaman.locator("code").inner_text())
    assert halaman.get_by_alt_text("Kode QR untuk aplikasi pembuat kode").is_visible()
    halaman.get_by_label("Kode dari aplikasi").fill(kode_pada(rahasia, _kini()))
    halaman.get_by_label("Kata sandi akun Anda").fill(SANDI)
    halaman.get_by_role("button", name="Pasang").click()
    halaman.get_by_text("Aplikasi pembuat kode terpasang").wait_for()
    pemulihan = halaman.locator(".kode-pemulihan code").all_inner_texts()
    assert len(pemulihan) == 10
    halaman.get_by_role("link", name="Sudah saya simpan").click()
    halaman.locator("details.orang").wait_for()

    # Out, and in again with a code; a wrong one first.
    _keluar(halaman)
    halaman.masuk_lewat_layar(orang.username, SANDI)
    halaman.izinkan("422")
    halaman.get_by_label("Kode", exact=True).fill("000000")
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    halaman.get_by_text("Kode itu salah atau sudah pernah dipakai.").wait_for()
    _maju(orang)
    halaman.get_by_label("Kode", exact=True).fill(kode_pada(rahasia, _kini()))
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    halaman.locator("details.orang").wait_for()

    # Without the phone: a recovery code.
    _keluar(halaman)
    halaman.masuk_lewat_layar(orang.username, SANDI)
    halaman.get_by_label("Kode", exact=True).fill(pemulihan[0])
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    halaman.get_by_text("tersisa 9 kode").wait_for()

    # A second device, seen and ended from the first.
    lain = browser.new_context()
    try:
        dua = lain.new_page()
        dua.goto(halaman.alamat + reverse("masuk"))
        dua.locator("[name=username]").fill(orang.username)
        dua.locator("[name=password]").fill(SANDI)
        dua.locator("[name=password]").press("Enter")
        _maju(orang)
        dua.get_by_label("Kode", exact=True).fill(kode_pada(rahasia, _kini()))
        dua.get_by_role("button", name="Masuk", exact=True).click()
        dua.locator("details.orang").wait_for()
        halaman.buka("keamanan")
        assert SesiMasuk.objects.filter(pengguna=orang).count() == 2
        assert halaman.get_by_text("perangkat ini").count() == 1
        halaman.get_by_role("button", name="Akhiri", exact=True).click()
        halaman.get_by_text("1 sesi diakhiri.").wait_for()
        dua.goto(halaman.alamat + reverse("pohon"))
        assert dua.get_by_role("heading", name="Masuk ke Tapak").is_visible()
    finally:
        lain.close()


def test_masuk_dengan_kunci_sandi(halaman: Any, akun: dict[str, Any], settings: Any) -> None:
    halaman.alamat = halaman.alamat.replace("127.0.0.1", "localhost")
    orang = akun["kepala.dinas"]
    halaman.masuk(orang)
    daftarkan_ponsel(halaman, settings)
    _keluar(halaman)
    halaman.masuk_lewat_layar(orang.username, SANDI)
    halaman.get_by_role("button", name="Pakai kunci sandi perangkat ini").click()
    halaman.locator("details.orang").wait_for()
    assert orang.kunci_sandi.get().dipakai_pada


def test_yang_terlalu_sering_salah_menunggu(halaman: Any, akun: dict[str, Any]) -> None:
    orang = akun["sekretariat"]
    halaman.izinkan("429")
    for _ in range(5):
        halaman.masuk_lewat_layar(orang.username, "salah")
    assert halaman.get_by_text("Tunggu 5 detik, lalu coba lagi.").is_visible()
    # The name stays typed.
    assert halaman.locator("[name=username]").input_value() == orang.username
