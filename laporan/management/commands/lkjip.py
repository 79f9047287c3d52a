"""`manage.py lkjip`: write the LKjIP of one agency and year to a file."""

import os
import tempfile
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from anggaran.models import Program
from kinerja.models import PerangkatDaerah, Realisasi, Target
from laporan.bahan.bahan import Bahan
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.cetak.registry import EXPORTERS
from laporan.terbit.tugas_lkjip import buat_lkjip


class Command(BaseCommand):
    help = "Menulis LKjIP satu perangkat daerah dan tahun ke sebuah berkas."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pd", help="Kode perangkat daerah; boleh kosong bila hanya ada satu.")
        parser.add_argument("--tahun", type=int, required=True, help="Tahun laporan, mis. 2024.")
        parser.add_argument("--format", choices=sorted(EXPORTERS), default="pdf")
        parser.add_argument("--keluaran", type=Path, required=True, help="Berkas yang ditulis.")
        parser.add_argument(
            "--tanggal",
            type=tanggal,
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
        ada = tahun_berdata(pd)
        if tahun not in ada:
            daftar = ", ".join(map(str, ada)) or "belum ada"
            raise CommandError(
                f"Tidak ada data tahun {tahun} untuk {pd.kode}. Tahun yang berdata: {daftar}."
            )
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


def pilih_pd(kode: str | None) -> PerangkatDaerah:
    """The agency named, or the only one there is."""
    semua = {p.kode: p for p in PerangkatDaerah.objects.all()}
    if not semua:
        raise CommandError("Belum ada perangkat daerah. Muat datanya dengan: manage.py muat_data.")
    daftar = ", ".join(sorted(semua))
    if kode is None:
        if len(semua) > 1:
            raise CommandError(
                f"Ada {len(semua)} perangkat daerah; sebutkan --pd. Pilihan: {daftar}."
            )
        return next(iter(semua.values()))
    if kode not in semua:
        raise CommandError(f"Perangkat daerah {kode!r} tidak dikenal. Pilihan: {daftar}.")
    return semua[kode]


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


def tulis(keluaran: Path, isi: bytes) -> None:
    """Write beside the target, then put in its place: nobody ever reads half a file."""
    folder = keluaran.parent
    if not folder.is_dir():
        raise CommandError(f"Folder {folder} tidak ada.")
    if keluaran.is_dir():
        raise CommandError(f"{keluaran} adalah folder; sebutkan nama berkas.")
    sementara = ""
    try:
        penanda, sementara = tempfile.mkstemp(prefix=f".{keluaran.name}.", dir=folder)
        with os.fdopen(penanda, "wb") as berkas:
            berkas.write(isi)
            berkas.flush()
            os.fsync(berkas.fileno())
        os.chmod(sementara, 0o666 & ~_umask())
        os.replace(sementara, keluaran)
    except OSError as galat:
        if sementara:
            Path(sementara).unlink(missing_ok=True)
        sebab = galat.strerror or str(galat)
        raise CommandError(f"Tidak dapat menulis {keluaran}: {sebab}.") from galat


def _umask() -> int:
    """The process's file mode mask, which mkstemp ignores."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def tanggal(teks: str) -> date:
    """A date of the command line."""
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise ArgumentTypeError(
            f"{teks} bukan tanggal. Tulis YYYY-MM-DD, mis. 2025-02-28."
        ) from None
