"""From where an attempt comes: a device that the account knows, else the address.

A browser that has signed in keeps a signed cookie. What it fails is counted apart from everybody
else at its address, so that a stranger behind the same office line never makes the owner wait.
"""

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex
from typing import Any
from unicodedata import normalize

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from config.klien import alamat_permintaan
from kinerja.masuk.sidik import semua_sidik, sidik

KUKI_PERANGKAT = "tapak_perangkat"
UMUR_KUKI = timedelta(days=180)
_GARAM = "tapak.perangkat"
_MAKS_AKUN = 8


@dataclass(frozen=True)
class AsalMasuk:
    """`kunci`: what is counted by. `perangkat`: a device that the account has signed in on."""

    kunci: str
    perangkat: bool


def sidik_akun(nama: str, *, kode: bool = False) -> str:
    """Under what an account is counted, or its second factor; also where no such account exists."""
    return sidik("kode" if kode else "akun", baku(nama))


def sidik_klien(request: HttpRequest) -> str:
    """Under what a client is counted that tries many accounts."""
    return sidik("klien", alamat_permintaan(request))


def baku(nama: str) -> str:
    """One spelling of a name: another one must not be another count."""
    return normalize("NFKC", nama).strip().casefold()


def asal(request: HttpRequest, nama: str) -> AsalMasuk:
    """From where this request tries to sign in as `nama`."""
    isi = _baca(request)
    # The fingerprint changes with the key; a device that an earlier key knew stays known.
    if set(semua_sidik("akun", baku(nama))) & set(isi["akun"]):
        return AsalMasuk(sidik("perangkat", baku(nama), isi["id"]), perangkat=True)
    return AsalMasuk(sidik("alamat", baku(nama), alamat_permintaan(request)), perangkat=False)


def kenali(request: HttpRequest, respons: HttpResponseBase, nama: str) -> None:
    """Let the browser remember that this account signed in on it."""
    isi = _baca(request)
    akun = [sidik_akun(nama), *(a for a in isi["akun"] if a != sidik_akun(nama))][:_MAKS_AKUN]
    respons.set_cookie(
        KUKI_PERANGKAT,
        signing.dumps({"id": isi["id"], "akun": akun}, salt=_GARAM),
        max_age=UMUR_KUKI,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _baca(request: HttpRequest) -> dict[str, Any]:
    kuki = request.COOKIES.get(KUKI_PERANGKAT, "")
    try:
        isi: dict[str, Any] = signing.loads(kuki, salt=_GARAM, max_age=UMUR_KUKI)
    except signing.BadSignature:
        return {"id": token_hex(16), "akun": []}
    return isi
