"""Attacks on signing in: past the second factor, over many names, from a session begun before."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.models import AplikasiKode, HitunganMasuk, KunciSandi
from kinerja.peran import KEPALA_DINAS
from tests.factories import SANDI, JabatanFactory, PenggunaFactory, UnitFactory
from tests.kinerja.masuk.conftest import Jam
from tests.kinerja.masuk.test_faktor import kode_pada, pasang
from tests.kinerja.masuk.test_layar_masuk import masuk
from tests.kinerja.masuk.test_percobaan import coba

pytestmark = pytest.mark.django_db
KlienDari = Callable[[str], Any]


@pytest.fixture
def kepala(pengguna: Any, settings: Any) -> Any:
    orang = pengguna(KEPALA_DINAS, jabatan=JabatanFactory(unit=UnitFactory()))
    settings.TAPAK_FAKTOR_KEDUA = "wajib"
    return orang


def rahasia_dari(klien: Client) -> str:
    klien.get(reverse("faktor_pasang"))
    from kinerja.masuk.sidik import buka_sandi

    return buka_sandi(klien.session["faktor_rahasia"]) or ""


@pytest.mark.parametrize("kebijakan", ["wajib", "pilihan"])
def test_sesi_tanpa_faktor_berakhir_saat_pemiliknya_memasang(
    jam: Jam, kepala: Any, settings: Any, kebijakan: str
) -> None:
    """Who had only the password was held back until the owner set a factor up, then free."""
    settings.TAPAK_FAKTOR_KEDUA = kebijakan
    pencuri, pemilik = Client(), Client()
    masuk(pencuri, kepala)
    masuk(pemilik, kepala)
    kode = kode_pada(rahasia_dari(pemilik), jam.kini)
    isi = {"kode": kode, "sandi": SANDI}
    assert pemilik.post(reverse("faktor_pasang"), isi).status_code == 200
    assert pemilik.get(reverse("beranda")).status_code == 200
    jam.maju(minutes=2)
    assert pencuri.get(reverse("beranda"))["Location"].startswith(reverse("masuk"))
    masuk(pencuri, kepala)
    assert pencuri.get(reverse("beranda"))["Location"].startswith(reverse("masuk"))


def test_melepas_faktor_menahan_sesi_yang_wajib(jam: Jam, kepala: Any) -> None:
    """A session lives a month on one's own device: without the factor it is held at once."""
    klien = Client()
    masuk(klien, kepala)
    kode = kode_pada(rahasia_dari(klien), jam.kini)
    klien.post(reverse("faktor_pasang"), {"kode": kode, "sandi": SANDI})
    klien.post(reverse("keamanan"), {"langkah": "lepas", "sandi": SANDI})
    assert not AplikasiKode.objects.filter(pengguna=kepala).exists()
    assert klien.get(reverse("beranda"))["Location"] == reverse("faktor_pasang")


def test_menghapus_kunci_sandi_terakhir_pun_menahan(jam: Jam, kepala: Any, settings: Any) -> None:
    settings.TAPAK_WEBAUTHN_RP_ID = "localhost"
    settings.TAPAK_WEBAUTHN_ORIGIN = "http://localhost"
    klien = Client()
    masuk(klien, kepala)
    satu = KunciSandi.objects.create(
        pengguna=kepala, nama="Ponsel", credential_id="AAAA", public_key=b"x", dibuat_pada=jam.kini
    )
    sesi = klien.session
    sesi["faktor"] = "kunci"
    sesi.save()
    assert klien.get(reverse("beranda")).status_code == 200
    isi = {"langkah": "hapus", "kunci": satu.pk, "sandi": SANDI}
    assert klien.post(reverse("kunci_sandi"), isi).status_code == 302
    assert klien.get(reverse("beranda"))["Location"] == reverse("faktor_pasang")


def test_satu_klien_menebak_banyak_akun(jam: Jam, klien_dari: KlienDari) -> None:
    """One common password tried on every account: four failures each cost nothing at all."""
    klien, diuji = klien_dari("198.51.100.7"), 0
    for n in range(300):
        jam.maju(seconds=1)
        diuji += coba(klien, f"pegawai.{n}", "Dinas2026!").status_code != 429
    assert diuji <= 60
    # What nobody judged left no rows: two each at most, and its own.
    assert HitunganMasuk.objects.count() <= 2 * 60 + 1
    # Another client is not held up, nor a device that has signed in behind the same address.
    orang = PenggunaFactory()
    assert coba(klien_dari("198.51.100.8"), orang.username, SANDI).status_code == 302


def test_kantor_yang_sama_tidak_menunggu_tebakan_orang(jam: Jam, klien_dari: KlienDari) -> None:
    lama, baru = PenggunaFactory(), PenggunaFactory()
    meja = klien_dari("198.51.100.7")
    assert coba(meja, lama.username, SANDI).status_code == 302
    meja.post(reverse("keluar"))
    for n in range(80):
        coba(klien_dari("198.51.100.7"), f"pegawai.{n}", "Dinas2026!")
    assert coba(meja, lama.username, SANDI).status_code == 302
    assert coba(klien_dari("198.51.100.7"), lama.username, SANDI).status_code == 302
    # Someone who has never signed in from here waits a minute at most.
    respons = coba(klien_dari("198.51.100.7"), baru.username, SANDI)
    assert respons.status_code == 429
    jam.maju(seconds=int(respons["Retry-After"]))
    assert timedelta(seconds=int(respons["Retry-After"])) <= timedelta(minutes=1)
    assert coba(klien_dari("198.51.100.7"), baru.username, SANDI).status_code == 302


def test_masuk_dengan_benar_tidak_menghabiskan_jatah_kantor(
    jam: Jam, klien_dari: KlienDari
) -> None:
    """A hundred people of one office on the first morning."""
    for _ in range(70):
        orang = PenggunaFactory()
        assert coba(klien_dari("198.51.100.7"), orang.username, SANDI).status_code == 302


def test_tempat_yang_lama_tidak_dibuang_selagi_dipakai(jam: Jam, klien_dari: KlienDari) -> None:
    """Its owner came back after a month: the row was locked, swept away, and then saved (500)."""
    orang, rumah, asing = PenggunaFactory(), "203.0.113.9", "198.51.100.66"
    coba(klien_dari(rumah), orang.username, SANDI)
    jam.maju(days=2)
    coba(klien_dari(asing), "karangan", "salah")  # sweeps the count of all places
    jam.maju(days=29)
    assert coba(klien_dari(rumah), orang.username, SANDI).status_code == 302


def test_kode_ditebak_bersama_tidak_dipakai_dua_kali(jam: Jam) -> None:
    orang = PenggunaFactory()
    rahasia, _ = pasang(orang)
    jam.maju(seconds=60)
    satu, dua = Client(), Client()
    masuk(satu, orang)
    masuk(dua, orang)
    isi = {"kode": kode_pada(rahasia, jam.kini)}
    assert satu.post(reverse("masuk_faktor"), isi).status_code == 302
    assert dua.post(reverse("masuk_faktor"), isi).status_code == 422


def test_sesi_yang_berakhir_disapu(jam: Jam) -> None:
    """Nobody swept what strangers and people who never came back had left."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session

    from kinerja.masuk.sesi import buang_semua_yang_berakhir
    from kinerja.models import SesiMasuk

    for _ in range(5):
        asing = SessionStore()
        asing["identitas"] = {"state": "x"}
        asing.save()
    klien, orang = Client(), PenggunaFactory()
    masuk(klien, orang)
    jam.maju(hours=9)  # without use a session ends after eight
    lain = Client()
    masuk(lain, PenggunaFactory())
    assert buang_semua_yang_berakhir(jam.kini) == 6
    assert Session.objects.count() == SesiMasuk.objects.count() == 1
    assert lain.get(reverse("keamanan")).status_code == 200
