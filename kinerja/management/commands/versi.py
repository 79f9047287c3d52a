"""Tell which Tapak runs here, on what."""

import platform
from typing import Any

import django
from django.db import Error, connection

from config.versi import VERSI, komit
from kinerja.perintah.dasar import Perintah


def basis_data() -> str:
    """Return engine and version of the database; the engine alone when it does not answer."""
    try:
        versi = ".".join(str(n) for n in connection.get_database_version())
    except Error:
        versi = "(tidak terhubung)"
    return f"{connection.display_name} {versi}"


class Command(Perintah):
    """`manage.py versi`: what a report of a fault should quote."""

    help = "Menampilkan versi Tapak, Django, Python, dan basis data."
    # It must answer on an installation that is out of order, too.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Tapak {VERSI}")
        self.stdout.write(f"Komit {komit() or 'tidak diketahui'}")
        self.stdout.write(f"Django {django.get_version()}")
        self.stdout.write(f"Python {platform.python_version()}")
        self.stdout.write(f"Basis data {basis_data()}")
