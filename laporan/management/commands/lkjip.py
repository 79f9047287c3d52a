"""`manage.py lkjip`: write the LKjIP of one agency and year to a file."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from anggaran.models import Program
from kinerja.models import PerangkatDaerah, Realisasi, Target
from kinerja.perintah.dasar import Perintah
from kinerja.perintah.keluaran import pastikan_keluaran, tulis
from kinerja.perintah.nilai import baca_tahun, baca_tanggal
from kinerja.perintah.pilih import pilih_pd
from laporan.bahan.bahan import Bahan
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.cetak.registry import EXPORTERS
from laporan.terbit.tugas_lkjip import buat_lkjip


class Command(Perintah):
    help = "Menulis LKjIP satu perangkat daerah dan tahun ke sebuah berkas."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pd", help="Kode perangkat daerah; boleh kosong bila hanya ada satu.")
        parser.add_argument(
            "--tahun", type=baca_tahun, required=True, help="Tahun laporan, mis. 2024."
        )
        parser.add_argument("--format", choices=sorted(EXPORTERS), default="pdf")
        parser.add_argument("--keluaran", type=Path, required=True, help="Berkas yang ditulis.")
        parser.add_argument(
            "--tanggal",
            type=baca_tanggal,
            help="Tanggal cetak YYYY-MM-DD; bawaan: hari ini menurut zona waktu perangkat daerah.",
        )

        parser.add_argument(
            "--catatan",
            action="store_true",
            help="Tambahkan lampiran kerja: catatan pengelola data. Bukan laporan resmi.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        pd = pilih_pd(options["pd"])
        tahun: int = options["tahun"]
        pastikan_berdata(pd, tahun)
        pastikan_keluaran(options["keluaran"])
        dicetak = options["tanggal"] or timezone.now().astimezone(ZoneInfo(pd.zona_waktu)).date()
        try:
            berkas = buat_lkjip(
                Bahan(pd, tahun), options["format"], dicetak, catatan=options["catatan"]
            )
        except PdfTidakTersediaError as galat:
            raise CommandError(f"PDF tidak dapat dibuat. {galat}") from galat
        keluaran: Path = options["keluaran"]
        tulis(keluaran, berkas.isi)
        self.stdout.write(f"LKjIP {tahun} {pd.nama} ditulis ke {keluaran}.")


def tahun_berdata(pd: PerangkatDaerah) -> list[int]:
    """Years with a realisasi, a yearly target of a PK, or a budget."""
    return sorted(
        {
            *Realisasi.objects.filter(indikator__pd=pd).values_list("tahun", flat=True).distinct(),
            *Target.objects.filter(indikator__pd=pd, dokumen__jenis="pk")
            .values_list("tahun", flat=True)
            .distinct(),
            *Program.objects.filter(pd=pd).values_list("tahun", flat=True).distinct(),
        }
    )


def pastikan_berdata(pd: PerangkatDaerah, tahun: int) -> None:
    """Refuse a year that holds nothing. Raises CommandError."""
    if tahun in (ada := tahun_berdata(pd)):
        return
    daftar = ", ".join(map(str, ada)) or "belum ada"
    raise CommandError(
        f"Tidak ada data tahun {tahun} untuk {pd.kode}. Tahun yang berdata: {daftar}."
    )
