"""Proof, shortly before an act that binds, that the person at the screen is the account's owner:
the password typed again, or a passkey. It holds for ten minutes of one session.
"""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from kinerja.masuk.percobaan import periksa_sandi
from kinerja.models import Pengguna

MASA_TERBUKTI = timedelta(minutes=10)
_KUNCI = "bukti_diri"


def terbukti_sampai(request: HttpRequest, pada: datetime) -> datetime | None:
    """Until when this session's proof holds; None when there is none."""
    ada: dict[str, Any] | None = request.session.get(_KUNCI)
    if not ada or ada.get("pengguna") != request.user.pk:
        return None
    mulai = datetime.fromisoformat(ada["pada"])
    return mulai + MASA_TERBUKTI if mulai <= pada < mulai + MASA_TERBUKTI else None


def catat_terbukti(request: HttpRequest, pada: datetime) -> None:
    """Remember that the person proved themselves now."""
    request.session[_KUNCI] = {"pengguna": request.user.pk, "pada": pada.isoformat()}


def buktikan_sandi(request: HttpRequest, pengguna: Pengguna, sandi: str, pada: datetime) -> bool:
    """Whether the password is the account's own; remembered when it is.

    A wrong one counts as at sign-in. Raises TerlaluSeringError where one has to wait.
    """
    hasil = periksa_sandi(request, pengguna.username, sandi, pada, salah="Kata sandi salah.")
    if hasil is None:
        return False
    siapa, percobaan = hasil
    percobaan.berhasil(pada)
    if siapa.pk != pengguna.pk:
        return False
    catat_terbukti(request, pada)
    return True
