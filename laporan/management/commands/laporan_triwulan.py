"""`manage.py laporan_triwulan`: write the quarterly report of one agency to a file."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from kinerja.perintah.dasar import Perintah
from kinerja.perintah.keluaran import pastikan_keluaran, tulis
from kinerja.perintah.nilai import baca_tahun, baca_tanggal
from kinerja.perintah.pilih import pilih_pd
from laporan.bahan.bahan import Bahan
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.cetak.registry import EXPORTERS
from laporan.management.commands.lkjip import pastikan_berdata
from laporan.triwulanan.tugas import buat_triwulanan


class Command(Perintah):
    help = "Menulis laporan kinerja triwulan satu perangkat daerah ke sebuah berkas."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pd", help="Kode perangkat daerah; boleh kosong bila hanya ada satu.")
        parser.add_argument(
            "--tahun", type=baca_tahun, required=True, help="Tahun laporan, mis. 2025."
        )
        parser.add_argument("--triwulan", type=int, choices=(1, 2, 3, 4), required=True)
        parser.add_argument("--format", choices=sorted(EXPORTERS), default="pdf")
        parser.add_argument("--keluaran", type=Path, required=True, help="Berkas yang ditulis.")
        parser.add_argument(
            "--tanggal",
            type=baca_tanggal,
            help="Tanggal cetak YYYY-MM-DD; bawaan: hari ini menurut zona waktu perangkat daerah.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        pd = pilih_pd(options["pd"])
        tahun, triwulan = options["tahun"], options["triwulan"]
        pastikan_berdata(pd, tahun)
        pastikan_keluaran(options["keluaran"])
        dicetak = options["tanggal"] or timezone.now().astimezone(ZoneInfo(pd.zona_waktu)).date()
        try:
            berkas = buat_triwulanan(Bahan(pd, tahun), triwulan, options["format"], dicetak)
        except PdfTidakTersediaError as galat:
            raise CommandError(f"PDF tidak dapat dibuat. {galat}") from galat
        tulis(options["keluaran"], berkas.isi)
        self.stdout.write(f"{berkas.nama} {pd.nama} ditulis ke {options['keluaran']}.")
