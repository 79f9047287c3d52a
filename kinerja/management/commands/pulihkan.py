"""Restore an archive of `cadangkan` into an empty installation."""

import os
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser

from kinerja.cadangan.pemasangan import CadanganError, Pemasangan
from kinerja.cadangan.pulih import pulihkan
from kinerja.cadangan.sandi import baca_sandi
from kinerja.perintah.dasar import Perintah
from kinerja.simpanan import SimpananError


class Command(Perintah):
    """`manage.py pulihkan FILE`: while no web process and no worker runs."""

    help = "Memulihkan cadangan ke pemasangan yang kosong dan memeriksanya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path, help="Berkas yang dibuat `cadangkan`.")
        parser.add_argument(
            "--sandi-berkas", type=Path, help="Berkas teks berisi kata sandi cadangan."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        os.umask(0o077)
        try:
            hasil = pulihkan(
                options["berkas"],
                pemasangan=Pemasangan.ini(),
                sandi=baca_sandi(options["sandi_berkas"]),
            )
        except (CadanganError, SimpananError) as galat:
            raise CommandError(galat.pesan) from galat
        call_command("pasang_peran", verbosity=0, stdout=self.stderr)
        m = hasil.manifes
        self.stdout.write(f"Dipulihkan dari cadangan {m.dibuat} (Tapak {m.versi}).")
        self.stdout.write(
            f"Basis data: {len(m.baris)} tabel, {sum(m.baris.values())} baris, cocok."
        )
        self.stdout.write(f"Berkas: {len(m.isi) - 1}, semua sidik cocok.")
        self.stdout.write(f"Pemicu penjaga: {len(m.pemicu)} dalam cadangan, lengkap sekarang.")
        for nama in hasil.migrasi_baru:
            self.stdout.write(f"Dibawa ke versi ini: {nama}")
        for nama in hasil.dilewati:
            self.stdout.write(f"Tidak dipasang, karena diatur di luar Tapak: {nama}")
        for nama in m.hilang:
            self.stderr.write(f"Sudah tidak utuh ketika dicadangkan: {nama}")
