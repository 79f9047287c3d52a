"""manage.py cetak_ulang: a frozen version printed again, with the proof of its values."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from kinerja.perintah.dasar import Perintah
from kinerja.perintah.keluaran import pastikan_keluaran, tulis
from kinerja.perintah.nilai import baca_tahun, bilangan
from kinerja.perintah.pilih import pilih_pd
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.cetak.registry import EXPORTERS
from laporan.models import VersiLaporan
from laporan.models.versi import ISI_VERSI
from laporan.terbit.beku import VersiRusakError, periksa_keutuhan
from laporan.terbit.cetak_ulang import cetak_ulang


class Command(Perintah):
    """Write the file and say whether its table values equal the frozen ones; exit 1 if not."""

    help = (
        "Mencetak ulang versi final LKjIP dari model yang dibekukan, lalu membandingkan nilai "
        "setiap sel tabelnya. Kode keluar 1 bila ada yang tidak sama."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pd", help="Kode perangkat daerah; boleh kosong bila hanya ada satu.")
        parser.add_argument(
            "--tahun", type=baca_tahun, required=True, help="Tahun laporan, mis. 2024."
        )
        parser.add_argument(
            "--versi", type=bilangan(1, 10_000), help="Versi final ke-; bawaan: yang terakhir."
        )
        parser.add_argument("--format", choices=sorted(EXPORTERS), default="pdf")
        parser.add_argument("--keluaran", type=Path, required=True, help="Berkas yang ditulis.")

    def handle(self, *args: Any, **options: Any) -> None:
        versi = _pilih(options["pd"], options["tahun"], options["versi"])
        pastikan_keluaran(options["keluaran"])
        try:
            cetakan = cetak_ulang(versi, options["format"])
        except VersiRusakError as galat:
            raise CommandError(galat.pesan) from galat
        except PdfTidakTersediaError as galat:
            raise CommandError(f"PDF tidak dapat dibuat. {galat}") from galat
        tulis(options["keluaran"], cetakan.berkas.isi)
        self.stdout.write(f"{versi} ditulis ke {options['keluaran']}.")
        for kalimat in (cetakan.banding.kalimat, cetakan.kalimat_bita, cetakan.pencetak.kalimat):
            self.stdout.write(kalimat)
        keutuhan = periksa_keutuhan(versi)
        rusak = [ISI_VERSI[nama] for nama, utuh in keutuhan.bagian.items() if not utuh]
        if not cetakan.banding.sama:
            raise CommandError("Nilai tabel tidak sama:\n" + "\n".join(cetakan.banding.beda))
        if not keutuhan.utuh:
            raise CommandError(
                f"Versi ini tidak utuh. Yang berubah: {', '.join(rusak) or 'keterangan versi'}."
            )
        self.stdout.write("Sidik semua berkas yang dibekukan dihitung ulang: utuh.")


def _pilih(kode: str | None, tahun: int, ke: int | None) -> VersiLaporan:
    pd = pilih_pd(kode)
    semua = VersiLaporan.objects.filter(laporan__pd=pd, laporan__tahun=tahun)
    versi = (semua if ke is None else semua.filter(ke=ke)).select_related("laporan__pd").first()
    if versi is None:
        daftar = ", ".join(str(n) for n in sorted(semua.values_list("ke", flat=True)))
        raise CommandError(
            f"LKjIP {tahun} {pd.kode} tidak punya versi final{f' {ke}' if ke else ''}. "
            f"Yang ada: {daftar or 'belum ada'}."
        )
    return versi
