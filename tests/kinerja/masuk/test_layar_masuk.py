"""Signing in with a second factor, and who has to have one."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.masuk import kebijakan
from kinerja.models import AplikasiKode, KodePemulihan, KunciSandi
from kinerja.peran import (
    ADMIN_PEMDA,
    EVALUATOR,
    KEPALA_DAERAH,
    KEPALA_DINAS,
    OPERATOR,
    PEJABAT,
    SEKRETARIAT,
    SEKRETARIS,
)
from tests.factories import SANDI, JabatanFactory, PenggunaFactory, UnitFactory
from tests.kinerja.masuk.conftest import Jam
from tests.kinerja.masuk.test_faktor import kode_pada, pasang

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang(db: None) -> Any:
    return PenggunaFactory()


def masuk(klien: Client, orang: Any, **isi: str) -> Any:
    return klien.post(reverse("masuk"), {"username": orang.username, "password": SANDI, **isi})


def kode(klien: Client, teks: str) -> Any:
    return klien.post(reverse("masuk_faktor"), {"kode": teks})


def sudah_masuk(klien: Client) -> bool:
    return klien.get(reverse("keamanan")).status_code == 200


def test_kata_sandi_saja_tidak_cukup(client: Client, jam: Jam, orang: Any) -> None:
    rahasia, _ = pasang(orang)
    jam.maju(seconds=60)
    tujuan = reverse("kunci_sandi")
    respons = masuk(client, orang, next=tujuan, sendiri="on")
    assert respons["Location"] == reverse("masuk_faktor")
    assert not sudah_masuk(client)
    assert "Enam angka" in client.get(reverse("masuk_faktor")).content.decode()
    respons = kode(client, kode_pada(rahasia, jam.kini))
    assert respons["Location"] == tujuan
    assert sudah_masuk(client)
    assert client.session.get_expiry_age() == 30 * 86400
    # The same code opens no second session.
    lain = Client()
    masuk(lain, orang)
    assert kode(lain, kode_pada(rahasia, jam.kini)).status_code == 422
    assert not sudah_masuk(lain)


def test_tujuan_di_luar_tapak_diabaikan(client: Client, jam: Jam, orang: Any) -> None:
    rahasia, _ = pasang(orang)
    jam.maju(seconds=60)
    masuk(client, orang, next="https://jahat.example/")
    assert kode(client, kode_pada(rahasia, jam.kini))["Location"] == reverse("beranda")


def test_kode_pemulihan_mengganti_aplikasi(client: Client, jam: Jam, orang: Any) -> None:
    _, pemulihan = pasang(orang)
    masuk(client, orang)
    respons = client.post(reverse("masuk_faktor"), {"kode": pemulihan[3]}, follow=True)
    assert "tersisa 9 kode" in respons.content.decode()
    assert sudah_masuk(client)
    lain = Client()
    masuk(lain, orang)
    assert kode(lain, pemulihan[3]).status_code == 422


def test_tanpa_langkah_pertama_tidak_ada_yang_kedua(
    client: Client, jam: Jam, orang: Any, settings: Any
) -> None:
    rahasia, _ = pasang(orang)
    jam.maju(seconds=60)
    for respons in (client.get(reverse("masuk_faktor")), kode(client, "123456")):
        assert respons["Location"] == reverse("masuk")
    for nama in ("masuk_faktor_mulai", "masuk_faktor_kunci"):
        assert client.get(reverse(nama)).status_code == 405
        respons = client.post(reverse(nama), {}, content_type="application/json")
        assert respons.status_code == 401
        assert respons.json()["jenis"] == "masuk"
    # Too late, switched off, another password meanwhile.
    masuk(client, orang)
    jam.maju(minutes=10)
    respons = kode(client, kode_pada(rahasia, jam.kini))
    assert respons["Location"] == reverse("masuk")
    masuk(client, orang)
    orang.set_password("Bintang-Laut-27-biru")
    orang.save()
    assert kode(client, kode_pada(rahasia, jam.kini))["Location"] == reverse("masuk")
    orang.set_password(SANDI)
    orang.save()
    masuk(client, orang)
    orang.is_active = False
    orang.save()
    assert kode(client, kode_pada(rahasia, jam.kini))["Location"] == reverse("masuk")
    assert not sudah_masuk(client)


def test_kode_salah_menunggu_makin_lama(client: Client, jam: Jam, orang: Any) -> None:
    """The right password in between does not let a guesser of codes start afresh."""
    rahasia, _ = pasang(orang)
    jam.maju(seconds=60)
    status = []
    for _ in range(5):
        masuk(client, orang)
        status.append(kode(client, "000000").status_code)
    assert status == [422] * 4 + [429]
    masuk(client, orang)
    respons = kode(client, kode_pada(rahasia, jam.kini))
    assert (respons.status_code, respons["Retry-After"]) == (429, "5")
    assert "Tunggu 5 detik" in respons.content.decode()
    jam.maju(seconds=5)
    assert kode(client, kode_pada(rahasia, jam.kini)).status_code == 302
    # Signed in: forgotten.
    client.post(reverse("keluar"))
    masuk(client, orang)
    assert [kode(client, "000000").status_code for _ in range(5)] == [422] * 4 + [429]


def test_memasang_lewat_layar(client: Client, jam: Jam, orang: Any) -> None:
    client.force_login(orang)
    halaman = client.get(reverse("faktor_pasang")).content.decode()
    assert "data:image/svg+xml" in halaman
    rahasia = re.sub(r"\s", "", re.findall(r"<code>([A-Z2-7 ]+)</code>", halaman)[0])
    assert rahasia in re.sub(r"\s", "", client.get(reverse("faktor_pasang")).content.decode())
    assert rahasia not in str(dict(client.session))
    benar = kode_pada(rahasia, jam.kini)
    respons = client.post(reverse("faktor_pasang"), {"kode": benar, "sandi": "salah"})
    assert respons.status_code == 422
    assert "Kata sandi salah." in respons.content.decode()
    respons = client.post(reverse("faktor_pasang"), {"kode": "000000", "sandi": SANDI})
    assert respons.status_code == 422
    assert "Kode itu tidak cocok" in respons.content.decode()
    assert not AplikasiKode.objects.exists()
    # The password was right a moment ago, and is not asked again.
    respons = client.post(reverse("faktor_pasang"), {"kode": benar})
    assert respons.status_code == 200
    pemulihan = re.findall(r"<code>([a-z2-9-]+)</code>", respons.content.decode())
    assert len(pemulihan) == 10
    assert client.get(reverse("faktor_pasang"))["Location"] == reverse("keamanan")
    assert "10 kode tersisa" in client.get(reverse("keamanan")).content.decode()
    assert pemulihan[0] not in client.get(reverse("keamanan")).content.decode()


def test_sandi_yang_salah_di_sini_pun_menunggu(client: Client, jam: Jam, orang: Any) -> None:
    pasang(orang)
    client.force_login(orang)
    isi = {"langkah": "lepas", "sandi": "salah"}
    status = [client.post(reverse("keamanan"), isi).status_code for _ in range(6)]
    assert status == [422] * 4 + [429] * 2
    assert AplikasiKode.objects.exists()
    jam.maju(seconds=5)
    respons = client.post(reverse("keamanan"), {"langkah": "lepas", "sandi": SANDI})
    assert respons["Location"] == reverse("keamanan")
    assert not AplikasiKode.objects.exists()
    assert not KodePemulihan.objects.exists()
    # Without any second factor there is nothing to recover.
    assert client.post(reverse("keamanan"), {"langkah": "pemulihan"}).status_code == 404


def test_sandi_lama_pun_menunggu(client: Client, jam: Jam, orang: Any) -> None:
    client.force_login(orang)
    baru = "Bintang-Laut-27-biru"

    def ganti(lama: str) -> str:
        isi = {"old_password": lama, "new_password1": baru, "new_password2": baru}
        return str(client.post(reverse("ganti_sandi"), isi).content.decode())

    for _ in range(4):
        assert "Tunggu" not in ganti("salah")
    assert "Tunggu 5 detik" in ganti("salah")
    assert "Tunggu 5 detik" in ganti(SANDI)
    orang.refresh_from_db()
    assert orang.check_password(SANDI)
    jam.maju(seconds=5)
    ganti(SANDI)
    orang.refresh_from_db()
    assert orang.check_password(baru)


def test_kode_pemulihan_baru(client: Client, jam: Jam, orang: Any) -> None:
    _, lama = pasang(orang)
    client.force_login(orang)
    respons = client.post(reverse("keamanan"), {"langkah": "pemulihan", "sandi": SANDI})
    baru = re.findall(r"<code>([a-z2-9-]+)</code>", respons.content.decode())
    assert len(baru) == 10
    assert not set(baru) & set(lama)


def test_diberitahu_saat_masuk(client: Client, jam: Jam, pengguna: Any) -> None:
    from kinerja.masuk.faktor import atur_ulang

    orang, admin = PenggunaFactory(), pengguna(ADMIN_PEMDA, first_name="Admin Pemda")
    masuk(client, orang)
    client.post(reverse("keluar"))
    pasang(orang)
    jam.maju(hours=1)
    atur_ulang(pengguna=orang, oleh=admin, pada=jam.kini, alasan="ponsel hilang")
    jam.maju(hours=1)
    isi = {"username": orang.username, "password": SANDI}
    respons = client.post(reverse("masuk"), isi, follow=True)
    assert "Faktor kedua akun Anda dihapus oleh Admin Pemda: ponsel hilang" in (
        respons.content.decode()
    )
    client.post(reverse("keluar"))
    respons = client.post(reverse("masuk"), isi, follow=True)
    assert "dihapus oleh" not in respons.content.decode()  # told once
    assert "ponsel hilang" in client.get(reverse("keamanan")).content.decode()


# --- the policy ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("peran", "berjabatan", "wajib"),
    [
        (OPERATOR, False, False),
        (OPERATOR, True, True),  # whoever has a post signs
        (PEJABAT, True, True),
        (SEKRETARIS, True, True),
        (KEPALA_DINAS, True, True),
        (KEPALA_DAERAH, False, True),
        (SEKRETARIAT, False, True),  # keeps the accounts of the agency
        (EVALUATOR, False, False),
        (ADMIN_PEMDA, False, True),
    ],
)
def test_siapa_yang_wajib(
    pengguna: Any, settings: Any, peran: str, berjabatan: bool, wajib: bool
) -> None:
    isi = {"jabatan": JabatanFactory(unit=UnitFactory())} if berjabatan else {}
    orang = pengguna(peran, **isi)
    settings.TAPAK_FAKTOR_KEDUA = "wajib"
    assert kebijakan.wajib(orang) is wajib
    settings.TAPAK_FAKTOR_KEDUA = "pilihan"
    assert not kebijakan.wajib(orang)


def test_pengelola_sistem_wajib(settings: Any) -> None:
    settings.TAPAK_FAKTOR_KEDUA = "wajib"
    assert kebijakan.wajib(PenggunaFactory(is_superuser=True))


def test_yang_wajib_dituntun_memasangnya(
    client: Client, jam: Jam, pengguna: Any, settings: Any
) -> None:
    settings.TAPAK_FAKTOR_KEDUA = "wajib"
    orang = pengguna(KEPALA_DINAS, jabatan=JabatanFactory(unit=UnitFactory()))
    assert masuk(client, orang)["Location"] == reverse("beranda")
    for nama in ("beranda", "pohon", "keamanan", "isian_siapa"):
        assert client.get(reverse(nama))["Location"] == reverse("faktor_pasang"), nama
    assert client.get("/data-induk/")["Location"] == reverse("faktor_pasang")
    for nama in ("kunci_sandi", "ganti_sandi", "verifikasi"):
        assert client.get(reverse(nama)).status_code == 200, nama
    halaman = client.get(reverse("faktor_pasang")).content.decode()
    assert "Peran Anda memerlukan faktor kedua" in halaman
    rahasia = re.sub(r"\s", "", re.findall(r"<code>([A-Z2-7 ]+)</code>", halaman)[0])
    isi = {"kode": kode_pada(rahasia, jam.kini), "sandi": SANDI}
    assert client.post(reverse("faktor_pasang"), isi).status_code == 200
    assert client.get(reverse("beranda")).status_code == 200


def test_kunci_sandi_pun_memenuhi(client: Client, jam: Jam, pengguna: Any, settings: Any) -> None:
    settings.TAPAK_FAKTOR_KEDUA = "wajib"
    settings.TAPAK_WEBAUTHN_RP_ID = "localhost"
    settings.TAPAK_WEBAUTHN_ORIGIN = "http://localhost"
    orang = pengguna(KEPALA_DINAS, jabatan=JabatanFactory(unit=UnitFactory()))
    masuk(client, orang)
    assert client.get(reverse("beranda")).status_code == 302
    KunciSandi.objects.create(
        pengguna=orang, nama="Ponsel", credential_id="AAAA", public_key=b"x", dibuat_pada=jam.kini
    )
    assert client.get(reverse("beranda")).status_code == 200
    client.post(reverse("keluar"))
    assert masuk(client, orang)["Location"] == reverse("masuk_faktor")
    halaman = client.get(reverse("masuk_faktor")).content.decode()
    assert "Pakai kunci sandi perangkat ini" in halaman
    assert 'name="kode"' not in halaman
    respons = client.post(reverse("masuk_faktor_mulai"), {}, content_type="application/json")
    assert respons.json()["pilihan"]["allowCredentials"][0]["id"] == "AAAA"
    for isi in ({}, {"kredensial": {"id": "AAAA"}}, {"kredensial": "x"}):
        respons = client.post(reverse("masuk_faktor_kunci"), isi, content_type="application/json")
        assert respons.status_code == 422
    assert not sudah_masuk(client)


def test_sesi_lama_pun_ditinjau(client: Client, jam: Jam, pengguna: Any, settings: Any) -> None:
    """A session from before the policy is asked within a minute, not after a month."""
    orang = pengguna(KEPALA_DINAS, jabatan=JabatanFactory(unit=UnitFactory()))
    masuk(client, orang)
    assert client.get(reverse("beranda")).status_code == 200
    settings.TAPAK_FAKTOR_KEDUA = "wajib"
    jam.maju(minutes=1)
    assert client.get(reverse("beranda"))["Location"] == reverse("faktor_pasang")


def test_bawaan_menurut_pemasangan() -> None:
    """In production signers need one; the sample installation, with debugging on, does not."""
    import subprocess
    import sys
    from pathlib import Path

    perintah = "from django.conf import settings; print(settings.TAPAK_FAKTOR_KEDUA)"
    hasil = {
        debug: subprocess.run(
            [sys.executable, "-c", perintah],
            cwd=Path(__file__).parents[3],
            env={
                "PATH": "/usr/bin:/bin",
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "TAPAK_DEBUG": debug,
                "TAPAK_SECRET_KEY": "x" * 60,
                "DATABASE_URL": "sqlite://:memory:",
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for debug in ("0", "1")
    }
    assert hasil == {"0": "wajib", "1": "pilihan"}
