"""`manage.py buat_sertifikat_segel`: make the certificate with which this installation seals."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from kinerja.models import PerangkatDaerah
from kinerja.perintah.dasar import Perintah
from laporan.segel import sertifikat
from laporan.segel.dasar import SegelError


class Command(Perintah):
    help = (
        "Membuat sertifikat segel milik pemasangan ini (dibuat sendiri, bukan TTE tersertifikasi) "
        "dan mencatatnya. Kuncinya disimpan pada TAPAK_SEGEL_BERKAS, hanya untuk pemiliknya."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--nama", help="Nama pada sertifikat; bawaan: Segel Tapak dan pemda.")
        parser.add_argument(
            "--ganti",
            action="store_true",
            help="Buat yang baru; berkas lama disimpan di sebelahnya dan catatannya tetap ada.",
        )
        parser.add_argument(
            "--bila-belum", action="store_true", help="Diam bila sertifikatnya sudah ada."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        berkas = Path(settings.TAPAK_SEGEL_BERKAS)
        pada = timezone.now()
        if berkas.exists():
            if options["bila_belum"]:
                self._catat()
                return
            if not options["ganti"]:
                raise CommandError(f"{berkas} sudah ada. Pakai --ganti untuk membuat yang baru.")
        isi = sertifikat.buat_p12(
            nama=options["nama"] or nama_bawaan(), sandi=settings.TAPAK_SEGEL_SANDI, pada=pada
        )
        if berkas.exists():
            berkas.rename(berkas.with_name(f"{berkas.stem}-{pada:%Y%m%d%H%M%S}{berkas.suffix}"))
        try:
            sertifikat.tulis_p12(berkas, isi)
        except FileExistsError:
            raise CommandError(f"{berkas} baru saja dibuat oleh proses lain.") from None
        self._catat()

    def _catat(self) -> None:
        try:
            baris = sertifikat.catat(sertifikat.muat())
        except SegelError as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(
            f"Sertifikat segel: {baris.subjek}, berlaku sampai "
            f"{timezone.localtime(baris.berlaku_sampai):%d-%m-%Y}, sidik {baris.sidik[:16]}…"
        )


def nama_bawaan() -> str:
    """`Segel Tapak Kabupaten Banjar`, where all agencies are of one pemda."""
    pemda = set(PerangkatDaerah.objects.values_list("pemda", flat=True))
    return f"Segel Tapak {pemda.pop()}" if len(pemda) == 1 else "Segel Tapak"
