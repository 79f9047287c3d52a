"""Load the data set of an agency; see docs/format-data.md."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kinerja.himpunan.galat import HimpunanDitolakError, saran
from kinerja.models import Pengguna
from laporan.data.himpunan import RingkasanMuat, muat


class Command(BaseCommand):
    """`manage.py muat_data SUMBER [--periksa] [--oleh NAMA]`; exit status 1 with errors."""

    help = "Memuat himpunan data satu perangkat daerah dari folder CSV atau berkas XLSX."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sumber", help="folder berisi CSV, atau satu berkas .xlsx")
        parser.add_argument("--periksa", action="store_true", help="hanya memeriksa")
        parser.add_argument("--oleh", metavar="NAMA", help="nama akun yang memuat")

    def handle(self, *args: Any, **options: Any) -> None:
        oleh = _akun(options["oleh"]) if options["oleh"] else None
        try:
            hasil = muat(
                Path(options["sumber"]),
                oleh=oleh, pada=timezone.now(), periksa=options["periksa"],
            )  # fmt: skip
        except HimpunanDitolakError as ditolak:
            for galat in ditolak.galat:
                self.stderr.write(str(galat))
            raise CommandError(f"{len(ditolak.galat)} galat; tidak ada yang disimpan.") from None
        self._laporkan(hasil)

    def _laporkan(self, hasil: RingkasanMuat) -> None:
        self.stdout.write(f"{'lembar':20} {'baru':>7} {'berubah':>8} {'tetap':>7}")
        for satu in hasil.lembar:
            lain = (
                f"  ({satu.hanya_tersimpan} baris tersimpan tidak ada di berkas; dibiarkan)"
                if satu.hanya_tersimpan
                else ""
            )
            self.stdout.write(f"{satu.nama:20} {satu.baru:7} {satu.berubah:8} {satu.tetap:7}{lain}")
        if hasil.pertanyaan:
            banyak = len(hasil.pertanyaan)
            self.stdout.write(f"{banyak} isian perlu diperiksa; bila benar, jelaskan:")
            for tanya in hasil.pertanyaan:
                self.stdout.write(f"  {tanya}")
        penutup = (
            f"Himpunan data {hasil.kode} sah. Hanya diperiksa; tidak ada yang disimpan."
            if hasil.periksa
            else f"Himpunan data {hasil.kode} dimuat."
            if hasil.berubah
            else f"Himpunan data {hasil.kode} sudah sama; tidak ada yang berubah."
        )
        self.stdout.write(self.style.SUCCESS(penutup))


def _akun(nama: str) -> Pengguna:
    akun = Pengguna.objects.filter(username=nama, is_active=True).first()
    if akun is None:
        dikenal = Pengguna.objects.filter(is_active=True).values_list("username", flat=True)
        raise CommandError(f"Akun “{nama}” tidak ada atau tidak aktif.{saran(nama, dikenal)}")
    return akun
