"""Delete evidence files that nothing refers to."""

from datetime import timedelta
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from kinerja.bukti.yatim import buang_yatim
from kinerja.perintah.dasar import Perintah
from kinerja.perintah.nilai import bilangan


class Command(Perintah):
    """`manage.py bersihkan_bukti`: safe to run from cron beside a serving web process."""

    help = "Menghapus berkas data dukung yang tidak dirujuk data mana pun."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--jam",
            type=bilangan(1, 876_000),
            default=24,
            help="Hanya berkas yang lebih tua dari sekian jam; bawaan 24, paling sedikit 1.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        jam: int = options["jam"]
        if jam < 1:
            raise CommandError(
                "--jam paling sedikit 1: berkas yang lebih muda mungkin sedang diunggah."
            )
        nama = buang_yatim(timezone.now() - timedelta(hours=jam))
        for satu in nama:
            self.stdout.write(satu)
        self.stdout.write(f"{len(nama)} berkas dihapus.")
