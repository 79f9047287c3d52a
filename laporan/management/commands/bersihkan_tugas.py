"""`manage.py bersihkan_tugas`: remove results of jobs older than some days."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from kinerja.perintah.dasar import Perintah
from kinerja.perintah.nilai import bilangan
from laporan.tugas.bersih import bersihkan


class Command(Perintah):
    """For a daily timer; a worker does the same when it starts."""

    help = "Menghapus berkas hasil pekerjaan yang sudah lama; laporan final tidak ikut terhapus."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--hari",
            type=bilangan(1, 36_500),
            default=settings.TAPAK_TUGAS_SIMPAN_HARI,
            help="umur berkas",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        hasil = bersihkan(hari=options["hari"])
        self.stdout.write(
            f"Dihapus: {hasil.hasil} berkas hasil, {hasil.yatim} berkas tanpa pemilik, "
            f"{hasil.baris} catatan lama."
        )
