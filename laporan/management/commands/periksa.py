"""`manage.py periksa`: Uji Konsistensi over one agency's year (rancangan §8)."""

import json
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import CommandParser
from django.utils import timezone

from kinerja.perintah.dasar import Perintah
from kinerja.perintah.nilai import baca_tahun, baca_tanggal
from kinerja.perintah.pilih import pilih_pd
from kinerja.uji.dasar import HasilUji, TingkatUji
from laporan.bahan.bahan import Bahan
from laporan.management.commands.lkjip import pastikan_berdata
from laporan.uji.jalankan import uji_konsistensi
from laporan.uji.terima import pisahkan


class Command(Perintah):
    help = (
        "Memeriksa konsistensi data satu perangkat daerah dan tahun; kode keluar 1 bila ada galat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pd", help="Kode perangkat daerah; boleh kosong bila hanya ada satu.")
        parser.add_argument("--tahun", type=baca_tahun, required=True, help="Tahun yang diperiksa.")
        parser.add_argument("--format", choices=["teks", "json"], default="teks")
        parser.add_argument(
            "--tanggal",
            type=baca_tanggal,
            help="Hari yang dipakai menilai tenggat, YYYY-MM-DD; bawaan: hari ini.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        pd = pilih_pd(options["pd"])
        tahun: int = options["tahun"]
        pastikan_berdata(pd, tahun)
        hari: date = options["tanggal"] or timezone.now().astimezone(ZoneInfo(pd.zona_waktu)).date()
        semua, diterima = pisahkan(pd, tahun, hari, uji_konsistensi(Bahan(pd, tahun), hari))
        if options["format"] == "json":
            self.stdout.write(json.dumps([_json(h) for h in semua], ensure_ascii=False, indent=1))
        else:
            for h in semua:
                self.stdout.write(f"{h.aturan.tingkat.label:<11} {h.aturan.kode}  {h.temuan.pesan}")
            self.stdout.write(_ringkas(semua, len(diterima)))
        if any(h.aturan.tingkat is TingkatUji.GALAT for h in semua):
            raise SystemExit(1)


def _ringkas(semua: list[HasilUji], diterima: int) -> str:
    jumlah = [
        f"{sum(1 for h in semua if h.aturan.tingkat is t)} {t.label.lower()}" for t in TingkatUji
    ]
    return f"{', '.join(jumlah)}; {diterima} temuan diterima dengan alasan."


def _json(h: HasilUji) -> dict[str, str]:
    t = h.temuan
    return {
        "kode": h.aturan.kode,
        "tingkat": h.aturan.tingkat.value,
        "lokasi": f"{t.pada.jenis.label}: {t.pada.nama}",
        "tabel": "",
        "baris": t.pada.nama,
        "kolom": t.rinci,
        "tercetak": t.tercetak,
        "seharusnya": t.seharusnya,
        "penyebab": t.penyebab,
        "pesan": t.pesan,
    }
