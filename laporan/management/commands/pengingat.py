"""`manage.py pengingat`: queue the day's reminders, for installations without a standing worker."""

from typing import Any

from django.utils import timezone

from kinerja.perintah.dasar import Perintah
from kinerja.surel import surel_aktif
from laporan.menunggu.tugas_pengingat import jadwalkan_pengingat


class Command(Perintah):
    """To be run each working morning, by cron or a timer; the worker does it by itself."""

    help = "Mengantrekan pengingat surel hari ini untuk setiap perangkat daerah."

    def handle(self, *args: Any, **options: Any) -> None:
        if not surel_aktif():
            self.stdout.write("Peladen surel belum diatur (EMAIL_URL); tidak ada yang dikirim.")
            return
        hasil = jadwalkan_pengingat(timezone.now())
        self.stdout.write(f"{len(hasil)} perangkat daerah diantrekan.")
