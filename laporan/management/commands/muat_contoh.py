"""Make the living sample: the printed year and a practice year. Never in production."""

from argparse import ArgumentParser
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import CommandError
from django.utils import timezone

from kinerja import peran
from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.kata_daftar import urutkan
from kinerja.management.commands.buat_akun_contoh import sebut_akun
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan
from kinerja.perintah.dasar import Perintah
from kinerja.perintah.nilai import baca_tanggal
from kinerja.periode import format_tanggal
from laporan.latihan.angka import AngkaLatihan
from laporan.latihan.buat import ada, buat_dasar, buat_latihan, periksa_hari, selesai
from laporan.latihan.publik import rilis_contoh

KODE, ZONA = "disnakertrans-banjar", ZoneInfo("Asia/Makassar")
CONTOH = Path("contoh", "disnakertrans-banjar-2024")
LATIHAN = Path("contoh", "latihan")
JAM_KERJA = time(16)


class Command(Perintah):
    """`manage.py muat_contoh [--tanggal YYYY-MM-DD] [--sandi SANDI]`."""

    help = "Memuat contoh yang hidup: laporan 2024 seperti tercetak, dan tahun latihan berjalan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--tanggal", type=baca_tanggal, help="hari tahun latihan; bawaan: hari ini"
        )
        parser.add_argument("--sandi", help="satu sandi untuk semua akun; bawaan: acak per akun")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("Contoh hanya untuk mencoba: jalankan dengan TAPAK_DEBUG=1.")
        if Group.objects.filter(name__in=peran.PERAN).count() != len(peran.PERAN):
            raise CommandError("Peran belum terpasang: jalankan pasang_peran lebih dahulu.")
        if PerangkatDaerah.objects.filter(kode=KODE).exists():
            self._sudah_ada()
            return
        kini, angka = _saat(options["tanggal"]), AngkaLatihan(settings.BASE_DIR / LATIHAN)
        try:
            periksa_hari(kini.date())
            self.stdout.write("Memuat laporan tercetak, akun contoh, dan jalannya triwulan …")
            dasar = buat_dasar(settings.BASE_DIR / CONTOH, angka, kini=kini, sandi=options["sandi"])
            self.stdout.write(f"Menjalani tahun latihan {kini.year} …")
            k = buat_latihan(dasar.pd, angka, kini=kini)
            dirilis = rilis_contoh(dasar.pd, kini=kini)
        except HimpunanDitolakError as ditolak:
            raise CommandError("; ".join(str(g) for g in ditolak.galat[:5])) from None
        except Penolakan as galat:
            raise CommandError(galat.pesan) from galat
        self.stdout.write(
            f"Tahun latihan {k.tahun} sampai dengan {format_tanggal(k.hari)}: "
            f"{k.triwulan.label_pendek} terbuka."
        )
        sebut = urutkan([b.label for b in dirilis])
        self.stdout.write(f"Halaman publik dibuka; dirilis dari tahun 2024: {sebut}.")
        sebut_akun(self.stdout.write, dasar.akun)

    def _sudah_ada(self) -> None:
        latihan = ada(KODE)
        if latihan is None:
            sebab = "sudah ada, tanpa tahun latihan"
        elif not selesai(latihan):
            raise CommandError(
                f"Pembuatan contoh {KODE} pernah terputus. Kosongkan basis datanya, lalu ulangi."
            )
        else:
            sebab = f"sudah ada dengan tahun latihan {latihan.tahun}"
        self.stdout.write(
            f"Contoh {KODE} {sebab}; tidak ada yang diubah. Untuk contoh yang baru, kosongkan "
            "basis datanya lebih dahulu."
        )


def _saat(tanggal: date | None) -> datetime:
    if tanggal is None:
        return timezone.now().astimezone(ZONA)
    return datetime.combine(tanggal, JAM_KERJA, ZONA)
