"""Load the data sets of one agency or of many; see docs/format-data.md."""

from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from kinerja.himpunan.galat import HimpunanDitolakError, saran
from kinerja.models import Pengguna
from kinerja.perintah.dasar import Perintah
from laporan.data.banyak import HasilMuat, muat_banyak
from laporan.data.himpunan import RingkasanMuat, muat


class Command(Perintah):
    """`manage.py muat_data SUMBER … [--periksa] [--oleh NAMA]`; exit status 1 with errors."""

    help = (
        "Memuat himpunan data dari folder CSV atau berkas XLSX. Beberapa sumber dimuat dalam satu "
        "proses; masing-masing dimuat seluruhnya atau tidak sama sekali."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "sumber", nargs="+", help="folder berisi CSV, atau satu berkas .xlsx; boleh beberapa"
        )
        parser.add_argument("--periksa", action="store_true", help="hanya memeriksa")
        parser.add_argument("--oleh", metavar="NAMA", help="nama akun yang memuat")

    def handle(self, *args: Any, **options: Any) -> None:
        oleh = _akun(options["oleh"]) if options["oleh"] else None
        if len(options["sumber"]) > 1:
            self._banyak([Path(s) for s in options["sumber"]], oleh, options["periksa"])
            return
        try:
            hasil = muat(
                Path(options["sumber"][0]),
                oleh=oleh, pada=timezone.now(), periksa=options["periksa"],
            )  # fmt: skip
        except HimpunanDitolakError as ditolak:
            for galat in ditolak.galat:
                self.stderr.write(str(galat))
            raise CommandError(f"{len(ditolak.galat)} galat; tidak ada yang disimpan.") from None
        self._laporkan(hasil)

    def _banyak(self, sumber: list[Path], oleh: Pengguna | None, periksa: bool) -> None:
        """One line for each data set, then what was refused and why."""
        self.stdout.write(
            f"{'himpunan data':28} {'baris':>7} {'baru':>7} {'berubah':>8} {'detik':>6}"
        )
        ditolak: list[HasilMuat] = []
        mulai = saat = perf_counter()
        for hasil in muat_banyak(sumber, oleh=oleh, pada=timezone.now(), periksa=periksa):
            lama, saat = perf_counter() - saat, perf_counter()
            r = hasil.ringkasan
            if r is None:
                ditolak.append(hasil)
                isi = f"{'ditolak':>24}"
            else:
                baris, baru = sum(s.baris for s in r.lembar), sum(s.baru for s in r.lembar)
                isi = f"{baris:7} {baru:7} {r.berubah - baru:8}"
            self.stdout.write(f"{(r.kode if r else hasil.sumber.name):28} {isi} {lama:6.1f}")
        jadi = len(sumber) - len(ditolak)
        kata = "sah; hanya diperiksa, tidak ada yang disimpan" if periksa else "dimuat"
        penutup = f"{jadi} dari {len(sumber)} himpunan data {kata}, {saat - mulai:.1f} detik."
        if not ditolak:
            self.stdout.write(self.style.SUCCESS(penutup))
            return
        self.stdout.write(penutup)
        for hasil in ditolak:
            for galat in hasil.galat:
                self.stderr.write(f"{hasil.sumber}: {galat}")
        raise CommandError(
            f"{len(ditolak)} himpunan data ditolak; tidak ada darinya yang disimpan."
        )

    def _laporkan(self, hasil: RingkasanMuat) -> None:
        self.stdout.write(f"{'lembar':20} {'baru':>7} {'berubah':>8} {'tetap':>7}")
        for satu in hasil.lembar:
            lain = (
                f"  ({satu.hanya_tersimpan} baris tersimpan tidak ada di berkas; dibiarkan)"
                if satu.hanya_tersimpan
                else ""
            )
            self.stdout.write(f"{satu.nama:20} {satu.baru:7} {satu.berubah:8} {satu.tetap:7}{lain}")
        for catatan in hasil.catatan:
            self.stdout.write(str(catatan))
        if hasil.pertanyaan:
            banyak = len(hasil.pertanyaan)
            self.stdout.write(f"{banyak} isian perlu diperiksa; bila benar, jelaskan:")
            for tanya in hasil.pertanyaan:
                self.stdout.write(f"  {tanya}")
        penutup = (
            f"Himpunan data {hasil.kode} sah. Hanya diperiksa; tidak ada yang disimpan."
            if hasil.periksa
            else f"Himpunan data {hasil.kode} dimuat."
            if hasil.berubah
            else f"Himpunan data {hasil.kode} sudah sama; tidak ada yang berubah."
        )
        self.stdout.write(self.style.SUCCESS(penutup))


def _akun(nama: str) -> Pengguna:
    akun = Pengguna.objects.filter(username=nama, is_active=True).first()
    if akun is None:
        dikenal = Pengguna.objects.filter(is_active=True).values_list("username", flat=True)
        raise CommandError(f"Akun “{nama}” tidak ada atau tidak aktif.{saran(nama, dikenal)}")
    return akun
