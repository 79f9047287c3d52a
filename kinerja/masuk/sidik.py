"""Fingerprints and encryption with keys that are drawn from the installation's secret key.

Each purpose has its own key. SECRET_KEY_FALLBACKS opens what an earlier key closed.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.encoding import force_str

_GARAM = "tapak.masuk"
_GARAM_SANDI = "tapak.masuk.rahasia"


def sidik(jenis: str, *isi: object) -> str:
    """Fingerprint of a text that only this installation can make: 64 hexadecimal digits."""
    return semua_sidik(jenis, *isi)[0]


def semua_sidik(jenis: str, *isi: object) -> list[str]:
    """The fingerprint under today's key, then those under the earlier ones."""
    teks = "\x00".join(str(satu) for satu in isi)
    return [
        salted_hmac(f"{_GARAM}.{jenis}", teks, secret=k, algorithm="sha256").hexdigest()
        for k in _kunci()
    ]


def _kunci() -> list[str]:
    return [force_str(k) for k in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _sandi() -> MultiFernet:
    return MultiFernet(
        [
            Fernet(urlsafe_b64encode(sha256(f"{_GARAM_SANDI}\x00{k}".encode()).digest()))
            for k in _kunci()
        ]
    )


def sandikan(teks: str) -> str:
    """Encrypt a secret for the database."""
    return _sandi().encrypt(teks.encode()).decode()


def buka_sandi(tersandi: str) -> str | None:
    """The secret, or None where the key is another one or a byte has changed."""
    try:
        return _sandi().decrypt(tersandi.encode()).decode()
    except InvalidToken:
        return None
