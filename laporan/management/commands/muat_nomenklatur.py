"""`manage.py muat_nomenklatur`: load a ministry's file of nomenclature; see docs/panduan."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from anggaran.nomenklatur.langkah import (
    KepalaNomenklatur,
    baca_berkas_nomenklatur,
    muat_nomenklatur,
)
from kinerja.models.pengguna import akun_sistem
from kinerja.penolakan import Penolakan
from kinerja.perintah.dasar import Perintah
from kinerja.perintah.keluaran import baca
from kinerja.perintah.nilai import baca_tahun


class Command(Perintah):
    """Exit status 1 where anything is refused."""

    help = "Memuat satu versi nomenklatur program, kegiatan, dan sub kegiatan (Kepmendagri)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE", help="berkas .xlsx atau .csv")
        parser.add_argument("--kode", required=True, help="kode versinya, mis. 1317-2023")
        parser.add_argument("--nama", required=True, help="mis. Kepmendagri 900.1.15.5-1317/2023")
        parser.add_argument("--mulai", type=baca_tahun, required=True, metavar="TAHUN")
        parser.add_argument("--sampai", type=baca_tahun, metavar="TAHUN")
        parser.add_argument("--periksa", action="store_true", help="hanya memeriksa")

    def handle(self, *args: Any, **opsi: Any) -> None:
        berkas: Path = opsi["berkas"]
        kepala = KepalaNomenklatur(opsi["kode"], opsi["nama"], opsi["mulai"], opsi["sampai"])
        try:
            bacaan = baca_berkas_nomenklatur(berkas.name, baca(berkas))
            for nomor, pesan in bacaan.galat:
                self.stderr.write(f"baris {nomor}: {pesan}" if nomor else pesan)
            for satu in bacaan.catatan:
                self.stdout.write(f"Catatan: {satu}")
            if not bacaan.utuh:
                raise CommandError(f"{len(bacaan.galat)} hal harus diperbaiki; tidak ada dimuat.")
            hasil = muat_nomenklatur(
                kepala, bacaan.isi, oleh=akun_sistem(), pada=timezone.now(),
                periksa=opsi["periksa"],
            )  # fmt: skip
        except Penolakan as galat:
            raise CommandError(galat.pesan) from galat
        self.stdout.write(
            f"{hasil.baru} kode baru, {hasil.berubah} berubah, {hasil.tetap} tetap, "
            f"{hasil.hilang} hanya tersimpan."
            + (" Hanya diperiksa; tidak ada yang disimpan." if opsi["periksa"] else "")
        )
