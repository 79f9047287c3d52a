"""Make a kabupaten whose RPJMD, agencies, people and figures are invented. Never in production."""

from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from kinerja.perintah.dasar import Perintah
from kinerja.perintah.nilai import baca_tahun, bilangan
from laporan.latihan.kabupaten.instansi import PEMDA, daftar_instansi
from laporan.latihan.kabupaten.tulis import tulis_daerah, tulis_kabupaten
from laporan.latihan.kabupaten.waktu import MasaKarangan

PALING_BANYAK = 2_000


class Command(Perintah):
    """`manage.py buat_kabupaten [--pd 40] [--tahun 5] [--benih 1] [--folder FOLDER] [--tulis]`."""

    help = (
        "Membuat kabupaten karangan: RPJMD dan perangkat daerah segala jenis, dengan pohon "
        "kinerja, target, realisasi, anggaran, dan evaluasi. Benih yang sama menghasilkan data "
        "yang sama."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--pd", type=bilangan(1, PALING_BANYAK), default=40, help="banyak perangkat daerah"
        )
        parser.add_argument("--tahun", type=bilangan(1, 10), default=5, help="banyak tahun berdata")
        parser.add_argument("--benih", type=int, default=1, help="benih karangannya")
        parser.add_argument(
            "--terakhir", type=baca_tahun, help="tahun terakhirnya; bawaan: tahun yang baru lewat"
        )
        parser.add_argument(
            "--triwulan", type=int, default=4, choices=(1, 2, 3, 4),
            help="triwulan tahun terakhir yang sudah lewat",
        )  # fmt: skip
        parser.add_argument("--folder", type=Path, help="simpan himpunan datanya di sini")
        parser.add_argument("--tulis", action="store_true", help="hanya menulis, tanpa memuat")

    def handle(self, *args: Any, **options: Any) -> None:
        tulis, folder = options["tulis"], options["folder"]
        if tulis and folder is None:
            raise CommandError("Sebutkan --folder tempat himpunan datanya ditulis.")
        if not tulis and not settings.DEBUG:
            raise CommandError("Data karangan hanya untuk mencoba: jalankan dengan TAPAK_DEBUG=1.")
        if not 1 <= options["pd"] <= PALING_BANYAK or not 1 <= options["tahun"] <= 10:
            raise CommandError(f"Paling banyak {PALING_BANYAK} perangkat daerah dan 10 tahun.")
        terakhir = options["terakhir"] or timezone.localdate().year - 1
        rentang = MasaKarangan(terakhir, options["tahun"], options["triwulan"])
        with ExitStack() as dibuka:
            tempat = folder or Path(dibuka.enter_context(TemporaryDirectory(prefix="kabupaten-")))
            semua = daftar_instansi(options["pd"])
            ditulis = list(tulis_kabupaten(semua, rentang, options["benih"], tempat))
            self.stdout.write(
                f"{PEMDA}: RPJMD dan {len(ditulis)} perangkat daerah, "
                f"{rentang.awal}–{rentang.terakhir}."
            )
            ditulis.append(tulis_daerah(semua, rentang, options["benih"], tempat))
            if not tulis:
                call_command("muat_data", *ditulis, stdout=self.stdout, stderr=self.stderr)
