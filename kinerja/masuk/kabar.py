"""Telling the holder of an account what was done to it, by e-mail where there is a server."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage

from kinerja.models import Pengguna

_CATATAN = logging.getLogger(__name__)


def kabari_atur_ulang(pengguna: Pengguna, oleh: Pengguna, alasan: str) -> bool:
    """Tell that the second factor was taken away; whether a message went out.

    The page of the next sign-in tells it in any case, so a mail server that fails is no failure.
    """
    if not settings.TAPAK_SUREL or not pengguna.email:
        return False
    surat = EmailMessage(
        subject="Faktor kedua akun Tapak Anda dihapus",
        body=(
            f"Faktor kedua akun {pengguna.username} dihapus oleh {oleh.sebutan}.\n"
            f"Alasan: {alasan}\n\n"
            "Semua sesi akun itu diakhiri. Pasang faktor kedua yang baru saat masuk berikutnya.\n"
            "Bila bukan Anda yang meminta, segera hubungi admin pemerintah daerah.\n"
        ),
        to=[pengguna.email],
    )
    try:
        surat.send()
    except (SMTPException, OSError):
        _CATATAN.warning("surel pemberitahuan tidak terkirim (akun %s)", pengguna.pk)
        return False
    return True
