"""Back up database, files and seal into one archive."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from kinerja.cadangan.buat import cadangkan
from kinerja.cadangan.pemasangan import CadanganError, Pemasangan
from kinerja.cadangan.sandi import baca_sandi
from kinerja.perintah.dasar import Perintah
from kinerja.perintah.nilai import bilangan
from kinerja.simpanan import SimpananError


class Command(Perintah):
    """`manage.py cadangkan FILE|FOLDER`: safe while Tapak serves, from a timer too."""

    help = "Membuat cadangan lengkap (basis data, berkas, segel) yang sudah dibaca ulang."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tujuan", type=Path, help="Berkas .zip baru, atau folder.")
        parser.add_argument(
            "--sandi-berkas", type=Path, help="Berkas teks berisi kata sandi cadangan."
        )
        parser.add_argument(
            "--simpan",
            type=bilangan(0, 100_000),
            default=0,
            help="Sisakan sekian cadangan terbaru dalam folder; 0: semuanya.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Stopped by the service manager, leave as on any error: no partial file stays behind.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        if options["simpan"] < 0:
            raise CommandError("--simpan paling sedikit 1.")
        os.umask(0o077)
        try:
            hasil = cadangkan(
                options["tujuan"],
                pada=timezone.localtime(),
                pemasangan=Pemasangan.ini(),
                sandi=baca_sandi(options["sandi_berkas"]),
                simpan=options["simpan"],
            )
        except (CadanganError, SimpananError) as galat:
            raise CommandError(galat.pesan) from galat
        m = hasil.manifes
        self.stdout.write(
            f"Cadangan {hasil.berkas} ({_mb(hasil.ukuran)}) selesai dan sudah dibaca ulang: "
            f"{len(m.baris)} tabel, {sum(m.baris.values())} baris, {len(m.isi) - 1} berkas."
        )
        for satu in hasil.dibuang:
            self.stdout.write(f"Cadangan lama dihapus: {satu.name}")
        for nama in m.hilang:
            self.stderr.write(f"Tidak ada atau berubah sejak diunggah: {nama}")
        if m.hilang:
            raise CommandError(
                f"Cadangan dibuat, tetapi {len(m.hilang)} berkas yang disebut basis data tidak "
                "utuh di folder berkas."
            )


def _mb(bita: int) -> str:
    return f"{bita / 1024**2:.1f} MB".replace(".", ",")
