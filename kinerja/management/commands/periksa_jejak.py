"""Check the audit trail against its chain, and close what is new into it."""

import re
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from kinerja.jejak_berantai import rantaikan
from kinerja.periksa_jejak import periksa_rantai
from kinerja.perintah.dasar import Perintah

_JANGKAR = re.compile(r"[1-9]\d{0,8}:[0-9a-f]{64}")


class Command(Perintah):
    """`manage.py periksa_jejak`: one line for each broken place; exit code 1 where there is one."""

    help = (
        "Memeriksa jejak audit terhadap rantainya: yang hilang, diubah, disisipkan, atau ditukar."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--jangkar",
            default="",
            metavar="KE:SIDIK",
            help="Mata rantai yang dicatat di tempat lain, dari log atau dari daftar cadangan.",
        )
        parser.add_argument(
            "--rantaikan", action="store_true", help="Rantaikan lebih dahulu jejak yang baru."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        jangkar = options["jangkar"]
        if jangkar and not _JANGKAR.fullmatch(jangkar):
            raise CommandError("--jangkar berbentuk nomor:sidik, seperti yang tercatat dalam log.")
        if options["rantaikan"]:
            rantaikan(pada=timezone.now())
        hasil = periksa_rantai(jangkar=jangkar)
        for putus in hasil.putus:
            self.stderr.write(str(putus))
        self.stdout.write(
            f"{hasil.mata} mata rantai, {hasil.jejak} jejak; {hasil.belum} jejak belum dirantai. "
            f"Kepala: {hasil.kepala or 'belum ada'}"
        )
        if hasil.putus:
            raise CommandError(f"Jejak audit tidak utuh di {len(hasil.putus)} tempat.")
