"""The real client behind proxies: believed as far as a trusted proxy wrote it, and no further."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from config.klien import (
    AlamatKlien,
    alamat_klien,
    alamat_permintaan,
    baca_jaringan,
    pengenal_klien,
)

PROXY, _ = baca_jaringan("127.0.0.1, ::1, 10.1.0.0/16, fd00::/8")


@pytest.mark.parametrize(
    ("tetangga", "diteruskan", "klien"),
    [
        # No proxy: what the client says of itself is nothing.
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        # One proxy, which appends whom it heard; the client had written something before.
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "10.1.0.5, 203.0.113.9", "203.0.113.9"),
        ("::1", "2001:db8::7", "2001:db8::7"),
        # Two proxies.
        ("127.0.0.1", "203.0.113.9, 10.1.0.5", "203.0.113.9"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9, 10.1.0.5", "203.0.113.9"),
        # The second one is none of ours: it is the client.
        ("127.0.0.1", "203.0.113.9, 192.0.2.1", "192.0.2.1"),
        # From within: the office's own address behind both.
        ("127.0.0.1", "10.1.7.7, 10.1.0.5", "10.1.7.7"),
        # Ports, brackets, IPv4 written as IPv6, rubbish.
        ("127.0.0.1", "203.0.113.9:51000", "203.0.113.9"),
        ("127.0.0.1", "[2001:db8::7]:443", "2001:db8::7"),
        ("::ffff:127.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "unknown", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.9, sampah", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
    ],
)
def test_alamat_klien(tetangga: str, diteruskan: str, klien: str) -> None:
    assert alamat_klien(tetangga, diteruskan, PROXY, lewat_soket=False) == klien


def test_lewat_soket_hanya_bila_disebut() -> None:
    assert alamat_klien("", "203.0.113.9", PROXY, lewat_soket=True) == "203.0.113.9"
    assert alamat_klien("", "203.0.113.9", PROXY, lewat_soket=False) == ""
    assert baca_jaringan("unix, 127.0.0.1")[1] is True


@pytest.mark.parametrize(
    ("alamat", "pengenal"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::1", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("", ""),
    ],
)
def test_ipv6_dihitung_menurut_jaringannya(alamat: str, pengenal: str) -> None:
    assert pengenal_klien(alamat) == pengenal


def test_setelan_yang_salah_menyebut_bagiannya() -> None:
    with pytest.raises(ValueError, match=r"10\.1\.0\.0/99"):
        baca_jaringan("127.0.0.1, 10.1.0.0/99")


@pytest.mark.parametrize(("tetangga", "tinggal"), [("203.0.113.9", False), ("127.0.0.1", True)])
def test_kepala_dari_yang_tidak_dipercaya_dibuang(tetangga: str, tinggal: bool) -> None:
    """A stranger's scheme and host never reach what decides about cookies and links."""
    dilihat: dict[str, Any] = {}
    palsu: dict[str, Any] = {
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_HOST": "palsu.example",
        "HTTP_X_FORWARDED_FOR": "198.51.100.1",
    }
    permintaan = RequestFactory().get("/", REMOTE_ADDR=tetangga, **palsu)
    AlamatKlien(lambda r: dilihat.update(r.META))(permintaan)  # type: ignore[arg-type,return-value]
    assert (palsu.keys() <= dilihat.keys()) is tinggal
    assert dilihat["REMOTE_ADDR"] == ("198.51.100.1" if tinggal else "203.0.113.9")
    assert alamat_permintaan(permintaan) == dilihat["REMOTE_ADDR"]


@pytest.mark.django_db
def test_lima_sandi_salah_dari_satu_alamat_tidak_mengunci_pemiliknya(
    pengguna: Any,
) -> None:
    """Behind the proxy an attacker and the owner come from one neighbour, and are two clients."""
    from kinerja.peran import SEKRETARIAT
    from tests.factories import SANDI, PDFactory

    orang = pengguna(SEKRETARIAT, pd=PDFactory())

    def masuk(alamat: str, sandi: str) -> int:
        isi = {"username": orang.username, "password": sandi}
        klien = Client(REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": alamat})
        return klien.post("/masuk/", isi).status_code

    hasil = [masuk("198.51.100.66", "salah") for _ in range(6)]
    assert hasil[-1] == 429
    assert masuk("198.51.100.66", SANDI) == 429
    assert masuk("1.2.3.4, 198.51.100.66", SANDI) == 429  # writing a new one does not help
    assert masuk("203.0.113.9", SANDI) == 302
