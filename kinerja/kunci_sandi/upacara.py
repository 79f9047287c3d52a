"""The two ceremonies of WebAuthn. Each begins with a challenge that the session holds: it is good
once, for one purpose, for a few minutes.
"""

import json
from collections.abc import MutableMapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from kinerja.kunci_sandi.tempat import Tempat
from kinerja.langkah import kunci_semua
from kinerja.models import KunciSandi, Pengguna
from kinerja.models.jejak import jejak
from kinerja.penolakan import TidakSahError

MASA_TANTANGAN = timedelta(minutes=5)
MAKS = 10
_KUNCI = "kunci_sandi_tantangan"
_WAJIB = UserVerificationRequirement.REQUIRED
#: What the library raises for malformed input besides its own exceptions.
_RUSAK = (WebAuthnException, ValueError, KeyError, TypeError)

Sesi = MutableMapping[str, Any]


class KunciSandiError(TidakSahError):
    """A ceremony is refused."""


def _simpan(sesi: Sesi, tujuan: str, tantangan: bytes, pada: datetime) -> None:
    sesi[_KUNCI] = {
        "tujuan": tujuan,
        "isi": bytes_to_base64url(tantangan),
        "sampai": (pada + MASA_TANTANGAN).timestamp(),
    }


def _ambil(sesi: Sesi, tujuan: str, pada: datetime) -> bytes:
    """Take the challenge out of the session; whatever happens next, it is spent."""
    ada = sesi.pop(_KUNCI, None)
    if not ada or ada["tujuan"] != tujuan:
        raise KunciSandiError("Permintaan kunci sandi tidak dikenal. Ulangi dari awal.")
    if pada.timestamp() > ada["sampai"]:
        raise KunciSandiError("Permintaan kunci sandi sudah kedaluwarsa. Ulangi dari awal.")
    return base64url_to_bytes(ada["isi"])


# --- registering ---------------------------------------------------------------------------------


def mulai_daftar(sesi: Sesi, pengguna: Pengguna, tempat: Tempat, pada: datetime) -> dict[str, Any]:
    """Return the options for `navigator.credentials.create`."""
    milik = list(pengguna.kunci_sandi.values_list("credential_id", flat=True))
    if len(milik) >= MAKS:
        raise KunciSandiError(f"Satu akun paling banyak memiliki {MAKS} kunci sandi.")
    pilihan = generate_registration_options(
        rp_id=tempat.rp_id,
        rp_name="Tapak",
        user_id=sha256(f"tapak:{pengguna.pk}".encode()).digest(),
        user_name=pengguna.username,
        user_display_name=pengguna.sebutan,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=_WAJIB
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(base64url_to_bytes(k)) for k in milik],
    )
    _simpan(sesi, "daftar", pilihan.challenge, pada)
    return dict(json.loads(options_to_json(pilihan)))


def daftar(
    sesi: Sesi, kredensial: Any, *, nama: str, oleh: Pengguna, tempat: Tempat, pada: datetime
) -> KunciSandi:
    """Keep the passkey that the device made for the challenge of this session."""
    tantangan = _ambil(sesi, "daftar", pada)
    try:
        hasil = verify_registration_response(
            credential=kredensial,
            expected_challenge=tantangan,
            expected_rp_id=tempat.rp_id,
            expected_origin=tempat.asal,
            require_user_verification=True,
        )
    except _RUSAK as galat:
        raise KunciSandiError("Jawaban perangkat tidak sah; kunci sandi tidak disimpan.") from galat
    kunci = KunciSandi(
        pengguna=oleh,
        nama=nama.strip()[:60] or "Kunci sandi",
        credential_id=bytes_to_base64url(hasil.credential_id),
        public_key=hasil.credential_public_key,
        sign_count=hasil.sign_count,
        dibuat_pada=pada,
    )
    try:
        with transaction.atomic():
            kunci.save()
            jejak(
                aksi="mendaftarkan kunci sandi", objek=kunci, oleh=oleh, pada=pada, pd=oleh.pd
            ).save()
    except IntegrityError as galat:
        raise KunciSandiError("Kunci sandi ini sudah terdaftar.") from galat
    return kunci


@transaction.atomic
def hapus(*, kunci: KunciSandi, oleh: Pengguna, pada: datetime) -> None:
    """Forget a passkey."""
    jejak(aksi="menghapus kunci sandi", objek=kunci, oleh=oleh, pada=pada, pd=oleh.pd).save()
    kunci.delete()


# --- proving -------------------------------------------------------------------------------------


def mulai_bukti(sesi: Sesi, pengguna: Pengguna, tempat: Tempat, pada: datetime) -> dict[str, Any]:
    """Return the options for `navigator.credentials.get`, for the user's own passkeys."""
    milik = list(pengguna.kunci_sandi.values_list("credential_id", flat=True))
    if not milik:
        raise KunciSandiError("Anda belum mendaftarkan kunci sandi.")
    pilihan = generate_authentication_options(
        rp_id=tempat.rp_id,
        allow_credentials=[PublicKeyCredentialDescriptor(base64url_to_bytes(k)) for k in milik],
        user_verification=_WAJIB,
    )
    _simpan(sesi, "bukti", pilihan.challenge, pada)
    return dict(json.loads(options_to_json(pilihan)))


@transaction.atomic
def buktikan(
    sesi: Sesi, kredensial: Any, *, oleh: Pengguna, tempat: Tempat, pada: datetime
) -> KunciSandi:
    """Check the answer of the device; the passkey must be the user's own.

    The row is locked and keeps the fingerprint of its last challenge, so that one answer sent
    twice at once counts once.
    """
    tantangan = _ambil(sesi, "bukti", pada)
    pengenal = kredensial.get("id") if isinstance(kredensial, dict) else None
    milik = KunciSandi.objects.filter(pengguna=oleh, credential_id=str(pengenal))
    kunci = next(iter(kunci_semua(milik)), None)
    if kunci is None:
        raise KunciSandiError("Kunci sandi itu tidak terdaftar pada akun Anda.")
    sidik = sha256(tantangan).hexdigest()
    if kunci.tantangan == sidik:
        raise KunciSandiError("Jawaban perangkat sudah pernah dipakai. Ulangi dari awal.")
    try:
        hasil = verify_authentication_response(
            credential=kredensial,
            expected_challenge=tantangan,
            expected_rp_id=tempat.rp_id,
            expected_origin=tempat.asal,
            credential_public_key=bytes(kunci.public_key),
            credential_current_sign_count=kunci.sign_count,
            require_user_verification=True,
        )
    except _RUSAK as galat:
        raise KunciSandiError("Jawaban perangkat tidak sah. Ulangi, atau pakai kata sandi.") from (
            galat
        )
    kunci.sign_count, kunci.tantangan, kunci.dipakai_pada = hasil.new_sign_count, sidik, pada
    kunci.save(update_fields=["sign_count", "tantangan", "dipakai_pada"])
    return kunci
