"""Where the public finds the verification page of a code."""

from django.conf import settings
from django.urls import reverse


def alamat_verifikasi(kode: str) -> str:
    """The absolute address, as documents print it and as their QR holds it."""
    return f"{settings.TAPAK_ALAMAT}{reverse('verifikasi_kode', args=[kode])}"
