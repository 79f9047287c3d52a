"""What must hold before a server takes its first request."""

from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections

from config.checks import pesan_pemicu


def pastikan_terjaga() -> None:
    """Refuse to serve a database that does not guard what was signed (kinerja/pemicu.py).

    A database without any of our tables is not refused: nothing is signed in it. Raises
    ImproperlyConfigured.
    """
    from kinerja.pemicu import hilang

    if kurang := hilang(connections[DEFAULT_DB_ALIAS]):
        raise ImproperlyConfigured(
            f"{pesan_pemicu(kurang)} Server tidak dijalankan. Jalankan: manage.py migrate"
        )
