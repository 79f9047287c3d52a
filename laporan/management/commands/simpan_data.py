"""Save the data set of an agency; the reverse of muat_data."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kinerja.himpunan.galat import saran
from kinerja.himpunan.mentah import SumberError
from kinerja.models import PerangkatDaerah
from laporan.data.himpunan import simpan


class Command(BaseCommand):
    """`manage.py simpan_data TUJUAN [--pd KODE]`."""

    help = "Menyimpan himpunan data satu perangkat daerah ke folder CSV atau berkas XLSX."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tujuan", help="folder, atau berkas .xlsx")
        parser.add_argument("--pd", metavar="KODE", help="kode perangkat daerah")

    def handle(self, *args: Any, **options: Any) -> None:
        pd = _pilih_pd(options["pd"])
        try:
            jumlah = simpan(pd, options["tujuan"])
        except SumberError as galat:
            raise CommandError(str(galat)) from galat
        for nama, baris in jumlah.items():
            self.stdout.write(f"{nama:20} {baris:7}")
        self.stdout.write(
            self.style.SUCCESS(f"Himpunan data {pd.kode} disimpan ke {options['tujuan']}.")
        )


def _pilih_pd(kode: str | None) -> PerangkatDaerah:
    semua = {pd.kode: pd for pd in PerangkatDaerah.objects.order_by("kode")}
    daftar = ", ".join(semua)
    if not semua:
        raise CommandError("Belum ada perangkat daerah di basis data.")
    if kode is None:
        if len(semua) > 1:
            raise CommandError(f"Pilih perangkat daerah dengan --pd; yang ada: {daftar}.")
        return next(iter(semua.values()))
    if kode not in semua:
        raise CommandError(
            f"Perangkat daerah “{kode}” tidak ada; yang ada: {daftar}.{saran(kode, semua)}"
        )
    return semua[kode]
