"""`manage.py pekerja`: do the jobs of the queue, as a service or until it is empty."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError, CommandParser
from django.db import connection

from config.mulai import pastikan_terjaga
from kinerja.perintah.dasar import BELUM_TERPASANG, Perintah
from laporan.cetak.pdf import siapkan
from laporan.models import Pekerja
from laporan.pekerjaan import BERKALA, PEKERJAAN
from laporan.tugas.bersih import bersihkan
from laporan.tugas.pekerja import NGANGGUR, ProsesPekerja, pasang_sinyal, satu_per_mesin


class Command(Perintah):
    """Runs until SIGTERM; with `--sampai-kosong` until nothing was left for a few seconds."""

    help = "Mengerjakan antrean: berkas laporan dan pekerjaan lain yang makan waktu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sampai-kosong",
            action="store_true",
            help="berhenti setelah antrean kosong; paling banyak satu proses per komputer",
        )
        parser.add_argument(
            "--nganggur",
            type=float,
            default=NGANGGUR,
            metavar="DETIK",
            help="dengan --sampai-kosong: lama menunggu pekerjaan berikutnya",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pastikan_terjaga()
        except ImproperlyConfigured as galat:
            raise CommandError(str(galat)) from None
        if Pekerja._meta.db_table not in connection.introspection.table_names():
            raise CommandError(BELUM_TERPASANG)
        pekerja = ProsesPekerja(PEKERJAAN, berkala=BERKALA)
        pasang_sinyal(pekerja)
        if not options["sampai_kosong"]:
            self.stdout.write(f"Pekerja {pekerja.nama} siap.")
            bersihkan()
            siapkan()
            pekerja.jalan()
            return
        with satu_per_mesin() as dapat:
            if dapat:
                pekerja.jalan(sampai_kosong=True, nganggur=options["nganggur"])
                bersihkan()
