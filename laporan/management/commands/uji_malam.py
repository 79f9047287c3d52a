"""`manage.py uji_malam`: count the findings of every agency and check all that was fixed."""

import logging
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from kinerja.models import PerangkatDaerah
from kinerja.perintah.dasar import Perintah
from laporan.terbit.malam import hitung_malam
from laporan.terbit.simpanan import berkas_berubah, simpanan_berubah

log = logging.getLogger("tapak.uji")


class Command(Perintah):
    """To be run each night, by cron or a timer. Exit 1 where something fixed has changed."""

    help = (
        "Menghitung temuan Uji Konsistensi setiap perangkat daerah dan memeriksa ulang semua yang "
        "sudah ditetapkan. Kode keluar 1 bila ada yang berubah."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        berubah = 0
        for pd in PerangkatDaerah.objects.order_by("kode"):
            hari = timezone.now().astimezone(ZoneInfo(pd.zona_waktu)).date()
            for h in hitung_malam(pd, hari):
                self.stdout.write(
                    f"{pd.kode} {h.tahun}: {h.galat} galat, {h.peringatan} peringatan, "
                    f"{h.catatan} catatan, {h.diterima} diterima."
                )
            berubah += self._tegur(pd.kode, simpanan_berubah(pd))
        berubah += self._tegur("", berkas_berubah())
        if berubah:
            raise SystemExit(1)
        self.stdout.write("Semua yang sudah ditetapkan dihitung ulang: tidak ada yang berubah.")

    def _tegur(self, kode: str, semua: Any) -> int:
        banyak = 0
        for kalimat in semua:
            banyak += 1
            log.error("simpanan berubah", extra={"pd": kode, "kalimat": kalimat})
            self.stderr.write(f"{kode} {kalimat}".strip())
        return banyak
