"""E-mail, where the installation has an SMTP server (EMAIL_URL)."""

import logging
from collections.abc import Sequence
from smtplib import SMTPException
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage

catatan = logging.getLogger(__name__)


def surel_aktif() -> bool:
    """Whether an SMTP server is configured."""
    return bool(settings.TAPAK_SUREL)


def kirim_surel(judul: str, isi: str, kepada: Sequence[str]) -> bool:
    """Send one message to each address by itself; whether the server took every one of them.

    Call it outside a transaction: a slow mail server must not hold the database.
    """
    terkirim = True
    for alamat in kepada:
        try:
            EmailMessage(subject=judul, body=isi, to=[alamat]).send()
        except (SMTPException, OSError) as galat:
            terkirim = False
            catatan.warning("Server surel tidak menerima sebuah pesan: %s", type(galat).__name__)
    return terkirim


def kirim_di_belakang(judul: str, isi: str, kepada: Sequence[str]) -> None:
    """The same beside the request: its answer takes as long as if nothing were sent."""
    Thread(target=kirim_surel, args=(judul, isi, list(kepada)), daemon=True).start()
