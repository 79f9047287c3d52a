"""Wrong passwords make whoever typed them wait, and nobody else."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from config.klien import pengenal_klien
from kinerja.masuk.asal import KUKI_PERANGKAT
from kinerja.models import HitunganMasuk
from tests.factories import SANDI, PenggunaFactory
from tests.kinerja.masuk.conftest import Jam

pytestmark = pytest.mark.django_db
RUMAH, KANTOR, ASING = "203.0.113.9", "203.0.113.20", "198.51.100.66"
KlienDari = Callable[[str], Any]


@pytest.fixture
def orang(db: None) -> Any:
    return PenggunaFactory()


def coba(klien: Client, nama: str, sandi: str) -> Any:
    return klien.post(reverse("masuk"), {"username": nama, "password": sandi})


def test_jedanya_bertambah_dan_dikatakan(jam: Jam, klien_dari: KlienDari, orang: Any) -> None:
    """F4. A quarter of an hour was the answer to the fifth failure, whoever it was."""
    klien = klien_dari(ASING)
    for _ in range(4):
        respons = coba(klien, orang.username, "salah")
        assert respons.status_code == 200
        assert "Nama pengguna atau kata sandi salah." in respons.content.decode()
    for detik, teks in ((5, "5 detik"), (15, "15 detik"), (60, "60 detik"), (120, "2 menit")):
        respons = coba(klien, orang.username, "salah")
        assert respons.status_code == 429
        assert respons["Retry-After"] == str(detik)
        assert f"kata sandi salah. Tunggu {teks}, lalu coba lagi." in respons.content.decode()
        # Too early: the right one is not even looked at, and the pause does not grow.
        jam.maju(seconds=detik - 1)
        respons = coba(klien, orang.username, SANDI)
        assert respons.status_code == 429
        assert respons["Retry-After"] == "1"
        jam.maju(seconds=1)
    assert coba(klien, orang.username, SANDI).status_code == 302


def test_orang_asing_tidak_mengunci_pemiliknya(jam: Jam, klien_dari: KlienDari, orang: Any) -> None:
    """F4. Not from another address, not from the same one, not from everywhere at once."""
    rumah = klien_dari(RUMAH)
    assert coba(rumah, orang.username, SANDI).status_code == 302
    for _ in range(8):
        coba(klien_dari(ASING), orang.username, "salah")
        coba(klien_dari(RUMAH), orang.username, "salah")  # a colleague on the same line
    for n in range(60):
        coba(klien_dari(f"192.0.2.{n}"), orang.username, "salah")
    assert coba(klien_dari(ASING), orang.username, SANDI).status_code == 429
    rumah.post(reverse("keluar"))
    assert coba(rumah, orang.username, SANDI).status_code == 302


def test_alamat_yang_dikenal_tanpa_kuki(jam: Jam, klien_dari: KlienDari, orang: Any) -> None:
    coba(klien_dari(KANTOR), orang.username, SANDI)
    for n in range(40):
        coba(klien_dari(f"192.0.2.{n}"), orang.username, "salah")
    assert coba(klien_dari(KANTOR), orang.username, SANDI).status_code == 302
    assert coba(klien_dari(RUMAH), orang.username, SANDI).status_code == 429
    # The wait over all places is a minute at most, however long the attack was.
    jam.maju(seconds=60)
    assert coba(klien_dari(RUMAH), orang.username, SANDI).status_code == 302


@pytest.mark.sqlite  # six hundred times the counting of which the others ask PostgreSQL
def test_serangan_dari_banyak_alamat_melambat(jam: Jam, klien_dari: KlienDari, orang: Any) -> None:
    hasil = [
        coba(klien_dari(f"192.0.2.{n}"), orang.username, "salah").status_code for n in range(24)
    ]
    assert hasil == [200] * 20 + [429] * 4  # the 21st is judged and says 5 seconds
    lolos = 0
    for n in range(600):  # ten minutes, a new address every second
        jam.maju(seconds=1)
        sebelum = HitunganMasuk.objects.get(asal="").gagal
        coba(klien_dari(f"2001:db8:{n:x}::1"), orang.username, "salah")
        lolos += HitunganMasuk.objects.get(asal="").gagal - sebelum
    # After 5 s, 15 s and 30 s one a minute: 50 s are gone, 550 s hold nine whole minutes.
    assert lolos == 3 + 9


def test_ipv6_satu_jaringan_satu_hitungan(jam: Jam, klien_dari: KlienDari, orang: Any) -> None:
    for n in range(1, 6):
        respons = coba(klien_dari(f"2001:db8:1:2::{n}"), orang.username, "salah")
    assert respons.status_code == 429
    assert coba(klien_dari("2001:db8:1:2:ffff::"), orang.username, SANDI).status_code == 429
    assert coba(klien_dari("2001:db8:1:3::1"), orang.username, SANDI).status_code == 302


def test_dilupakan_sesudah_berhasil_dan_sesudah_sehari(
    jam: Jam, klien_dari: KlienDari, orang: Any
) -> None:
    klien = klien_dari(RUMAH)
    for _ in range(4):
        coba(klien, orang.username, "salah")
    assert coba(klien, orang.username, SANDI).status_code == 302
    klien.post(reverse("keluar"))
    assert [coba(klien, orang.username, "salah").status_code for _ in range(5)] == [200] * 4 + [429]
    jam.maju(days=1)
    assert [coba(klien, orang.username, "salah").status_code for _ in range(5)] == [200] * 4 + [429]


def test_akun_yang_tidak_ada_dijawab_sama(jam: Jam, klien_dari: KlienDari, orang: Any) -> None:
    def jawab(nama: str) -> list[Any]:
        klien = klien_dari(ASING)
        hasil = [coba(klien, nama, "salah") for _ in range(6)]
        return [(r.status_code, r.get("Retry-After")) for r in hasil]

    assert jawab("tidak.ada") == jawab(orang.username)
    # Written another way it is the same count.
    assert coba(klien_dari(ASING), f" {orang.username.upper()}", "salah").status_code == 429


def test_tidak_ada_yang_terbaca_di_basis_data(jam: Jam, klien_dari: KlienDari, orang: Any) -> None:
    coba(klien_dari(ASING), "rahasia-terketik-di-nama", "salah")
    semua = str(list(HitunganMasuk.objects.values()))
    assert "rahasia" not in semua
    assert ASING not in semua


def test_yang_lama_dibuang(jam: Jam, klien_dari: KlienDari, orang: Any) -> None:
    for n in range(5):
        coba(klien_dari(ASING), f"karangan-{n}", "salah")
    coba(klien_dari(RUMAH), orang.username, SANDI)
    assert HitunganMasuk.objects.count() > 10
    jam.maju(days=2)
    coba(klien_dari(ASING), "karangan-baru", "salah")
    # Two of the new name, one of the client; of the owner the known places, and nothing else.
    assert HitunganMasuk.objects.filter(berhasil=None).count() == 3
    assert HitunganMasuk.objects.exclude(berhasil=None).exists()


def test_kuki_perangkat_tidak_dapat_dibuat_sendiri(
    jam: Jam, klien_dari: KlienDari, orang: Any
) -> None:
    """The cookie of one account is none of another, and a changed one is nothing."""
    lain = PenggunaFactory()
    klien = klien_dari(ASING)
    coba(klien, lain.username, SANDI)
    klien.post(reverse("keluar"))
    kuki = klien.cookies[KUKI_PERANGKAT].value
    assert klien.cookies[KUKI_PERANGKAT]["httponly"]
    for palsu in (kuki, f"{kuki}x", "x"):
        klien.cookies[KUKI_PERANGKAT] = palsu
        for _ in range(5):
            respons = coba(klien, orang.username, "salah")
        assert respons.status_code == 429
    # All of these counted at one place: the address.
    assert coba(klien_dari(ASING), orang.username, SANDI).status_code == 429


def test_kuki_kedaluwarsa(jam: Jam, klien_dari: KlienDari, orang: Any) -> None:
    klien = klien_dari(RUMAH)
    coba(klien, orang.username, SANDI)
    assert int(klien.cookies[KUKI_PERANGKAT]["max-age"]) == 180 * 86400


def test_serentak_tidak_lebih_dari_satu_demi_satu(jam: Jam, orang: Any, rf: Any) -> None:
    """Counted before judged: attempts sent together do not all slip through."""
    from kinerja.masuk.percobaan import TungguError, mulai

    minta = rf.get("/", REMOTE_ADDR=ASING)
    lolos = [mulai(minta, orang.username, jam.kini) for _ in range(5)]  # none is judged yet
    with pytest.raises(TungguError):
        mulai(minta, orang.username, jam.kini)
    assert len(lolos) == 5


def test_satu_satunya_pintu_sandi() -> None:
    """`authenticate` is called behind the gate, and nowhere else."""
    akar = Path(__file__).parents[3]
    pemanggil = {
        p.relative_to(akar).as_posix()
        for app in ("config", "kinerja", "anggaran", "laporan")
        for p in (akar / app).rglob("*.py")
        if re.search(r"(?<!\w)(?<!def )authenticate\(", p.read_text(encoding="utf-8"))
    }
    assert pemanggil == {"kinerja/masuk/percobaan.py"}


def test_pengenal_klien_dipakai_halaman_publik(rf: Any, jam: Jam) -> None:
    """Public limits count one IPv6 network once."""
    from laporan.segel.laju import melebihi

    assert pengenal_klien("2001:db8:9:9::1") == pengenal_klien("2001:db8:9:9::2")
    hasil = [
        melebihi(rf.get("/", REMOTE_ADDR=f"2001:db8:9:9::{n}"), "uji", 3, pada=jam.kini)
        for n in range(1, 6)
    ]
    assert hasil == [False, False, False, True, True]
    assert not melebihi(rf.get("/", REMOTE_ADDR="2001:db8:9:8::1"), "uji", 3, pada=jam.kini)
