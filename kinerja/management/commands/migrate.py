"""Django's `migrate`, which missing triggers never stop: it is what puts them back."""

from typing import Any

from django.core.management.commands import migrate

from config.checks import sedang_memasang
from config.keadaan_migrasi import dengan_pelaksana_hemat
from kinerja.perintah.dasar import BerpesanTerang


class Command(BerpesanTerang, migrate.Command):
    """`manage.py migrate`: whatever a broken-off run has left, the next one finishes."""

    memasang = True

    def execute(self, *args: Any, **options: Any) -> str | None:
        with sedang_memasang(), dengan_pelaksana_hemat():
            return super().execute(*args, **options)
