"""Signing in at the pemda's own identity service (OpenID Connect, authorization code with PKCE).

Off until TAPAK_OIDC_PENERBIT names the issuer. Nobody gets an account by it: a claim that the
service has confirmed names an account that is there, once; from then on the service's own number of
the person (`sub`) does.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from django.conf import settings
from django.core.cache import cache
from django.db import IntegrityError, transaction
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from kinerja.models import Pengguna, TautanIdentitas
from kinerja.models.jejak import jejak
from kinerja.pengenal import akun
from kinerja.penolakan import TidakSahError

MASA_IDENTITAS = timedelta(minutes=10)
_KUNCI = "identitas"
_BATAS_DETIK = 10
_SIMPAN_DETIK = 3600
#: Signed with a key that only the service holds; never "none", never a shared secret.
_ALGORITMA = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
_SELISIH_JAM = 60
_ULANGI = "Ulangi dari halaman masuk."
#: Claim → field of the account that it names, where TAPAK_OIDC_KLAIM is this claim.
SUREL = "email"
Sesi = MutableMapping[str, Any]


class IdentitasError(TidakSahError):
    """The service or what it said is refused. `sebab`: for the log, no personal data."""

    def __init__(self, pesan: str, sebab: str) -> None:
        self.sebab = sebab
        super().__init__(pesan)


@dataclass(frozen=True)
class Penyedia:
    """The identity service as the settings name it."""

    penerbit: str
    klien: str
    rahasia: str
    klaim: str
    cakupan: str
    faktor: tuple[str, ...]
    nama: str


@dataclass(frozen=True)
class HasilIdentitas:
    """Who came back, where they wanted to go, and whether the service asked two factors."""

    pengguna: Pengguna
    tujuan: str
    dua_faktor: bool


def penyedia() -> Penyedia | None:
    """The service, None where none is set."""
    if not settings.TAPAK_OIDC_PENERBIT:
        return None
    return Penyedia(
        penerbit=settings.TAPAK_OIDC_PENERBIT,
        klien=settings.TAPAK_OIDC_KLIEN,
        rahasia=settings.TAPAK_OIDC_RAHASIA,
        klaim=settings.TAPAK_OIDC_KLAIM,
        cakupan=settings.TAPAK_OIDC_CAKUPAN,
        faktor=tuple(settings.TAPAK_OIDC_FAKTOR),
        nama=settings.TAPAK_OIDC_NAMA,
    )


# --- the way there -------------------------------------------------------------------------------


def mulai(p: Penyedia, sesi: Sesi, *, kembali: str, tujuan: str, pada: datetime) -> str:
    """The address of the service to send the browser to. `kembali`: where it sends it back.

    Raises IdentitasError.
    """
    ingat = {
        "state": generate_token(32),
        "nonce": generate_token(32),
        "verifier": generate_token(64),
        "kembali": kembali,
        "tujuan": tujuan,
        "pada": pada.isoformat(),
    }
    alamat, _ = _klien(p, kembali).create_authorization_url(
        _keterangan(p)["authorization_endpoint"],
        state=ingat["state"],
        nonce=ingat["nonce"],
        code_verifier=ingat["verifier"],
    )
    sesi[_KUNCI] = ingat
    return str(alamat)


def selesai(p: Penyedia, sesi: Sesi, jawab: dict[str, str], pada: datetime) -> HasilIdentitas:
    """Who came back from the service. What `mulai` kept in the session serves once, whether or not
    this succeeds. Raises IdentitasError.
    """
    ingat = sesi.pop(_KUNCI, None)
    if not ingat or jawab.get("state") != ingat["state"]:
        raise IdentitasError(f"Permintaan masuk tidak dikenal. {_ULANGI}", "state")
    mulai_pada = datetime.fromisoformat(ingat["pada"])
    if not mulai_pada <= pada < mulai_pada + MASA_IDENTITAS:
        raise IdentitasError(f"Permintaan masuk sudah kedaluwarsa. {_ULANGI}", "waktu")
    if jawab.get("iss", p.penerbit) != p.penerbit:  # RFC 9207
        raise IdentitasError(f"Jawaban {p.nama} tidak sah. {_ULANGI}", "iss")
    if "error" in jawab or not jawab.get("code"):
        raise IdentitasError(f"{p.nama} tidak mengizinkan masuk. {_ULANGI}", "ditolak penyedia")
    klaim = _periksa(p, _tukar(p, ingat, jawab["code"]), ingat["nonce"], pada)
    return HasilIdentitas(akun_klaim(p, klaim, pada), ingat["tujuan"], _dua_faktor(p, klaim))


def _klien(p: Penyedia, kembali: str) -> Any:
    return OAuth2Session(
        p.klien,
        p.rahasia or None,
        scope=p.cakupan,
        redirect_uri=kembali,
        code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_basic" if p.rahasia else "none",
        default_timeout=_BATAS_DETIK,
    )


def _tukar(p: Penyedia, ingat: dict[str, str], kode: str) -> dict[str, Any]:
    """Exchange the code for the tokens. Raises IdentitasError."""
    try:
        with _klien(p, ingat["kembali"]) as klien:
            token: dict[str, Any] = klien.fetch_token(
                _keterangan(p)["token_endpoint"],
                code=kode,
                code_verifier=ingat["verifier"],
                grant_type="authorization_code",
            )
    except (AuthlibBaseError, requests.RequestException, ValueError) as galat:
        raise IdentitasError(_tak_terhubung(p), f"token: {type(galat).__name__}") from galat
    return token


def _periksa(p: Penyedia, token: dict[str, Any], nonce: str, pada: datetime) -> dict[str, Any]:
    """The claims of an ID token that the service has signed for us, now. Raises IdentitasError."""
    # What else an ID token must hold (sub, exp, iat, our nonce) CodeIDToken asks of itself.
    syarat = {
        "iss": {"essential": True, "value": p.penerbit},
        "aud": {"essential": True, "value": p.klien},
    }
    isi = {"nonce": nonce, "client_id": p.klien}
    if "access_token" in token:
        isi["access_token"] = token["access_token"]
    try:
        dibaca = _urai(p, str(token.get("id_token", "")))
        klaim = CodeIDToken(dibaca.claims, dibaca.header, syarat, isi)
        klaim.validate(now=int(pada.timestamp()), leeway=_SELISIH_JAM)
    except (JoseError, AuthlibBaseError, ValueError, KeyError, TypeError) as galat:
        raise IdentitasError(
            f"Jawaban {p.nama} tidak sah. {_ULANGI}", f"id_token: {type(galat).__name__}: {galat}"
        ) from galat
    return dict(klaim)


def _urai(p: Penyedia, teks: str) -> Any:
    daftar = JWSRegistry(algorithms=_ALGORITMA, strict_check_header=False)
    try:
        return jwt.decode(teks, _kunci(p), algorithms=_ALGORITMA, registry=daftar)
    except InvalidKeyIdError:  # the service has changed its key since we looked
        return jwt.decode(teks, _kunci(p, segar=True), algorithms=_ALGORITMA, registry=daftar)


def _keterangan(p: Penyedia) -> dict[str, Any]:
    """What the service says of itself at its well-known address. Raises IdentitasError."""
    isi = _ambil(p, f"{p.penerbit.rstrip('/')}/.well-known/openid-configuration")
    if isi.get("issuer") != p.penerbit:
        raise IdentitasError(_tak_terhubung(p), "issuer berbeda dari setelan")
    for nama in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if not _aman(p, isi.get(nama)):
            raise IdentitasError(_tak_terhubung(p), f"{nama} tidak ada atau bukan https")
    return isi


def _aman(p: Penyedia, alamat: object) -> bool:
    """https, or whatever the issuer itself uses: a test on this machine has no certificate."""
    skema = urlsplit(alamat).scheme if isinstance(alamat, str) else ""
    return skema in {"https", urlsplit(p.penerbit).scheme} and skema in {"https", "http"}


def _kunci(p: Penyedia, *, segar: bool = False) -> KeySet:
    return KeySet.import_key_set(_ambil(p, _keterangan(p)["jwks_uri"], segar=segar))  # type: ignore[arg-type]


def _ambil(p: Penyedia, alamat: str, *, segar: bool = False) -> dict[str, Any]:
    """A JSON object of the service, kept for an hour. Raises IdentitasError."""
    simpanan = f"identitas:{alamat}"
    if not segar and (ada := cache.get(simpanan)):
        return dict(ada)
    try:
        respons = requests.get(alamat, timeout=_BATAS_DETIK, allow_redirects=False)
        respons.raise_for_status()
        isi = respons.json()
    except (requests.RequestException, ValueError) as galat:
        raise IdentitasError(_tak_terhubung(p), f"{alamat}: {type(galat).__name__}") from galat
    if not isinstance(isi, dict):
        raise IdentitasError(_tak_terhubung(p), f"{alamat}: bukan objek")
    cache.set(simpanan, isi, _SIMPAN_DETIK)
    return isi


def _tak_terhubung(p: Penyedia) -> str:
    return f"{p.nama} tidak dapat dihubungi atau menolak. Coba lagi, atau masuk dengan kata sandi."


# --- whose account it is -------------------------------------------------------------------------


def akun_klaim(p: Penyedia, klaim: dict[str, Any], pada: datetime) -> Pengguna:
    """The account that these claims belong to; linked now if it is the first time.

    Raises IdentitasError: none, more than one, unconfirmed, or linked to somebody else.
    """
    subjek = str(klaim["sub"])
    tautan = TautanIdentitas.objects.filter(penerbit=p.penerbit, subjek=subjek).first()
    if tautan is None:
        pengguna = _cari(p, klaim)
        _tautkan(p, pengguna, subjek, pada)
        return pengguna
    aktif = akun().filter(pk=tautan.pengguna_id, is_active=True).order_by().first()
    if aktif is None:
        raise IdentitasError(_tak_dikenal(p), "akun dinonaktifkan")
    TautanIdentitas.objects.filter(pk=tautan.pk).update(dipakai_pada=pada)
    return aktif


def _cari(p: Penyedia, klaim: dict[str, Any]) -> Pengguna:
    nilai = klaim.get(p.klaim)
    if not isinstance(nilai, str) or not nilai.strip():
        raise IdentitasError(_tak_dikenal(p), f"klaim {p.klaim} tidak ada")
    if p.klaim == SUREL:
        if klaim.get("email_verified") is not True:
            raise IdentitasError(
                f"Alamat surel Anda belum dikonfirmasi pada {p.nama}.", "surel belum dikonfirmasi"
            )
        cocok = akun().filter(email__iexact=nilai.strip())
    else:
        cocok = akun().filter(username=nilai.strip())
    ditemukan = list(cocok.filter(is_active=True).order_by()[:2])
    if len(ditemukan) != 1:
        raise IdentitasError(_tak_dikenal(p), f"{len(ditemukan)} akun cocok")
    return ditemukan[0]


def _tautkan(p: Penyedia, pengguna: Pengguna, subjek: str, pada: datetime) -> None:
    try:
        with transaction.atomic():
            TautanIdentitas.objects.create(
                pengguna=pengguna,
                penerbit=p.penerbit,
                subjek=subjek[:255],
                dibuat_pada=pada,
                dipakai_pada=pada,
            )
            jejak(
                aksi="menautkan layanan identitas",
                objek=pengguna,
                oleh=pengguna,
                pada=pada,
                pd=pengguna.pd,
                perubahan={"penerbit": ("", p.penerbit)},
            ).save()
    except IntegrityError as galat:
        raise IdentitasError(
            f"Akun itu sudah tertaut dengan orang lain pada {p.nama}. Hubungi admin pemerintah "
            "daerah.",
            "akun sudah tertaut",
        ) from galat


def _tak_dikenal(p: Penyedia) -> str:
    return (
        f"Belum ada akun Tapak yang cocok dengan akun {p.nama} Anda. Hubungi Sub Bagian "
        "Perencanaan atau admin pemerintah daerah."
    )


def _dua_faktor(p: Penyedia, klaim: dict[str, Any]) -> bool:
    """Whether the service says that it asked for what TAPAK_OIDC_FAKTOR names (acr or amr)."""
    amr = klaim.get("amr")
    kata = {klaim.get("acr"), *(amr if isinstance(amr, list) else [])}
    return any(satu in kata for satu in p.faktor)
