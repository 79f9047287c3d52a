"""A passkey registered and removed in Chromium, with its virtual authenticator."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from tests.factories import SANDI, perjanjian_berstatus

pytestmark = pytest.mark.django_db(transaction=True)

#: A phone with a fingerprint reader that always recognises its owner.
PONSEL = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def pasang_ponsel(halaman: Any) -> tuple[Any, str]:
    """Give the page a virtual authenticator; return the CDP session and its id."""
    cdp = halaman.page.context.new_cdp_session(halaman.page)
    cdp.send("WebAuthn.enable")
    hasil = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": PONSEL})
    return cdp, hasil["authenticatorId"]


def daftarkan_ponsel(halaman: Any, settings: Any) -> tuple[Any, str]:
    """Turn passkeys on, and register the virtual phone as the signed-in person does."""
    settings.TAPAK_WEBAUTHN_RP_ID, settings.TAPAK_WEBAUTHN_ORIGIN = "localhost", halaman.alamat
    alat = pasang_ponsel(halaman)
    halaman.buka("kunci_sandi")
    halaman.get_by_label("Nama perangkat").fill("Ponsel kantor")
    halaman.get_by_label("Kata sandi akun Anda").fill(SANDI)
    halaman.get_by_role("button", name="Daftarkan perangkat ini").click()
    halaman.get_by_text("Kunci sandi “Ponsel kantor” terdaftar.").wait_for()
    return alat


def test_daftar_dan_hapus(halaman: Any, akun: dict[str, Any], settings: Any) -> None:
    orang = akun["kepala.dinas"]
    halaman.masuk(orang)
    halaman.buka("kunci_sandi")
    assert halaman.get_by_text("belum diaktifkan").is_visible()
    cdp, alat = daftarkan_ponsel(halaman, settings)
    assert len(cdp.send("WebAuthn.getCredentials", {"authenticatorId": alat})["credentials"]) == 1
    assert orang.kunci_sandi.count() == 1
    # The same phone a second time, and a wrong password.
    halaman.izinkan("422")
    halaman.get_by_label("Nama perangkat").fill("Ponsel lagi")
    halaman.get_by_label("Kata sandi akun Anda").last.fill(SANDI)
    halaman.get_by_role("button", name="Daftarkan perangkat ini").click()
    halaman.get_by_text("Perangkat ini sudah terdaftar pada akun Anda.").wait_for()
    halaman.get_by_label("Kata sandi akun Anda").last.fill("salah")
    halaman.get_by_role("button", name="Daftarkan perangkat ini").click()
    halaman.get_by_text("Kata sandi salah.").wait_for()
    halaman.get_by_text("Hapus", exact=True).click()
    halaman.get_by_label("Kata sandi akun Anda").first.fill(SANDI)
    halaman.get_by_role("button", name="Hapus kunci sandi ini").click()
    halaman.get_by_text("Kunci sandi “Ponsel kantor” dihapus.").wait_for()
    assert not orang.kunci_sandi.exists()


def test_menandatangani_dengan_kunci_sandi(
    halaman: Any, akun: dict[str, Any], settings: Any, sertifikat_segel: Any
) -> None:
    orang = akun["kepala.bidang"]
    p = perjanjian_berstatus(
        "diajukan", nyata=True, jabatan=orang.jabatan, pihak_kedua=orang.jabatan.atasan
    )
    # The factory's naskah is no real PDF, so the seal itself is refused; the proof is what counts.
    halaman.masuk(orang)
    daftarkan_ponsel(halaman, settings)
    halaman.set_viewport_size({"width": 360, "height": 740})
    halaman.buka(reverse("perjanjian_tanda_tangan", args=[p.pk]))
    # Registering asked for the password a moment ago: forget that, so that the key alone counts.
    kuki = {k["name"]: k["value"] for k in halaman.page.context.cookies()}
    sesi = Session.objects.get(pk=kuki[settings.SESSION_COOKIE_NAME])
    isi = sesi.get_decoded()
    isi.pop("bukti_diri")
    sesi.session_data = Session.objects.encode(isi)
    sesi.save()
    halaman.reload()
    tombol = halaman.get_by_role("button", name="Tandatangani dengan kunci sandi")
    tombol.click()  # not ticked yet: nothing happens
    assert not orang.kunci_sandi.get().dipakai_pada
    halaman.get_by_label("Saya telah membaca perjanjian ini").check()
    # Dated 2024, signed today.
    halaman.get_by_label("Alasan tanggal perjanjian mendahului").fill("Ditandatangani susulan.")
    halaman.izinkan("422")
    with halaman.expect_navigation():
        tombol.click()
    assert orang.kunci_sandi.get().dipakai_pada
    assert halaman.get_by_text("Identitas Anda sudah dibuktikan").is_visible()
