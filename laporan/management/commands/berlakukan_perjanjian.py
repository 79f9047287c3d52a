"""`manage.py berlakukan_perjanjian`: bring signed agreements into force on their day."""

from typing import Any

from django.utils import timezone

from kinerja.perintah.dasar import Perintah
from laporan.perjanjian.berlaku import berlakukan


class Command(Perintah):
    help = (
        "Memberlakukan Perjanjian Kinerja yang sudah ditandatangani kedua pihak dan sudah sampai "
        "tanggal berlakunya. Jalankan setiap hari."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        berlaku = berlakukan(pada=timezone.now())
        for p in berlaku:
            self.stdout.write(f"Berlaku: {p}.")
        if not berlaku:
            self.stdout.write("Tidak ada Perjanjian Kinerja yang mulai berlaku.")
