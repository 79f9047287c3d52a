"""A sign-in on its way: the password was right, the second factor is still asked.

It lives in the anonymous session for a few minutes and opens nothing but that question.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from kinerja.masuk import kebijakan, sesi
from kinerja.masuk.percobaan import catat_masuk
from kinerja.models import Pengguna
from kinerja.pengenal import akun

MASA_TUNDA = timedelta(minutes=10)
_KUNCI = "masuk_tertunda"
_MESIN = "kinerja.pengenal.PengenalAkun"
FAKTOR_IDENTITAS = "identitas"


@dataclass(frozen=True)
class Tertunda:
    """Who, where they wanted to go, whether the device is their own."""

    pengguna: Pengguna
    tujuan: str
    sendiri: bool


def tunda(
    request: HttpRequest, pengguna: Pengguna, *, tujuan: str, sendiri: bool, pada: datetime
) -> None:
    """Remember that the first factor was right. What the session held before is dropped."""
    request.session.flush()
    request.session[_KUNCI] = {
        "pengguna": pengguna.pk,
        "sidik": pengguna.get_session_auth_hash(),
        "tujuan": tujuan,
        "sendiri": sendiri,
        "pada": pada.isoformat(),
    }


def tertunda(request: HttpRequest, pada: datetime) -> Tertunda | None:
    """The sign-in on its way; None without one, too late, or when the account changed."""
    ada = request.session.get(_KUNCI)
    if not ada:
        return None
    mulai = datetime.fromisoformat(ada["pada"])
    pengguna = akun().filter(pk=ada["pengguna"], is_active=True).order_by().first()
    if (
        pengguna is None
        or not mulai <= pada < mulai + MASA_TUNDA
        or not constant_time_compare(ada["sidik"], pengguna.get_session_auth_hash())
    ):
        request.session.pop(_KUNCI, None)
        return None
    return Tertunda(pengguna, ada["tujuan"], ada["sendiri"])


def selesaikan(
    request: HttpRequest, pengguna: Pengguna, *, faktor: str, sendiri: bool, pada: datetime
) -> None:
    """Open the session. `faktor`: the second factor it was proven with, empty for none."""
    request.session.pop(_KUNCI, None)
    login(request, pengguna, backend=_MESIN)
    catat_masuk(request, pengguna.username, pada)
    if sendiri:
        sesi.perangkat_sendiri(request)
    if faktor:
        kebijakan.catat_faktor(request, faktor)
    else:
        kebijakan.tinjau(request, pengguna)
