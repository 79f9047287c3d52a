"""`manage.py lke`: write the evaluation of one agency and year to a file, or (`--kriteria`) print
the criteria with what answers each of them, as docs/lke.md holds it.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from kinerja.penolakan import Penolakan
from kinerja.perintah.dasar import Perintah
from kinerja.perintah.keluaran import pastikan_keluaran, tulis
from kinerja.perintah.nilai import baca_tahun
from kinerja.perintah.pilih import pilih_pd
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.lke.baku import lembar_baku
from laporan.lke.berkas import BENTUK, tulis_lke
from laporan.lke.daftar_kriteria import tabel_markdown
from laporan.lke.hasil import hasil_lke


class Command(Perintah):
    help = (
        "Menulis LHE (pdf, docx) atau LKE (xlsx, json) satu perangkat daerah dan tahun ke sebuah "
        "berkas. LKE yang belum dibuka berisi jawaban menurut data."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pd", help="Kode perangkat daerah; boleh kosong bila hanya ada satu.")
        parser.add_argument("--tahun", type=baca_tahun, help="Tahun evaluasi, mis. 2025.")
        parser.add_argument("--format", choices=BENTUK, default="pdf")
        parser.add_argument("--keluaran", type=Path, help="Berkas yang ditulis.")
        parser.add_argument(
            "--kriteria",
            action="store_true",
            help="Cetak setiap kriteria dan yang menjawabnya, tanpa menulis berkas.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["kriteria"]:
            self.stdout.write(tabel_markdown(lembar_baku()))
            return
        if options["tahun"] is None or options["keluaran"] is None:
            raise CommandError("Sebutkan --tahun dan --keluaran, atau --kriteria.")
        pd = pilih_pd(options["pd"])
        pastikan_keluaran(options["keluaran"])
        try:
            berkas = tulis_lke(hasil_lke(pd, options["tahun"]), options["format"])
        except PdfTidakTersediaError as galat:
            raise CommandError(f"PDF tidak dapat dibuat. {galat}") from galat
        except Penolakan as tolak:
            raise CommandError(tolak.pesan) from tolak
        tulis(options["keluaran"], berkas.isi)
        self.stdout.write(f"LKE {options['tahun']} {pd.nama} ditulis ke {options['keluaran']}.")
