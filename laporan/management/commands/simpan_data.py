"""Save the data set of an agency; the reverse of muat_data."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from kinerja.himpunan.mentah import SumberError
from kinerja.perintah.dasar import Perintah
from kinerja.perintah.pilih import pilih_pd
from laporan.data.himpunan import simpan


class Command(Perintah):
    """`manage.py simpan_data TUJUAN [--pd KODE]`."""

    help = "Menyimpan himpunan data satu perangkat daerah ke folder CSV atau berkas XLSX."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tujuan", help="folder, atau berkas .xlsx")
        parser.add_argument("--pd", metavar="KODE", help="kode perangkat daerah")

    def handle(self, *args: Any, **options: Any) -> None:
        pd = pilih_pd(options["pd"])
        try:
            jumlah = simpan(pd, options["tujuan"])
        except SumberError as galat:
            raise CommandError(str(galat)) from galat
        for nama, baris in jumlah.items():
            self.stdout.write(f"{nama:20} {baris:7}")
        self.stdout.write(
            self.style.SUCCESS(f"Himpunan data {pd.kode} disimpan ke {options['tujuan']}.")
        )
