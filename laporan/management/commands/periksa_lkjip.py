"""`manage.py periksa_lkjip FILE`: check a report made elsewhere against itself."""

import json
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.models import PerangkatDaerah
from kinerja.perintah.dasar import Perintah
from kinerja.perintah.keluaran import baca, pastikan_keluaran
from kinerja.perintah.keluaran import tulis as tulis_keluaran
from kinerja.perintah.pilih import pilih_pd
from laporan.bahan.bahan import Bahan
from laporan.data.himpunan import muat
from laporan.management.commands.lkjip import tahun_berdata
from laporan.periksa_lkjip.baca.batas import BITA, MB, NaskahDitolakError
from laporan.periksa_lkjip.baca.bentuk import baca_naskah
from laporan.periksa_lkjip.naskah import Naskah
from laporan.periksa_lkjip.naskah_asing import baca_naskah_asing, tandai_naskah_asing
from laporan.periksa_lkjip.periksa import HasilPeriksaLkjip, periksa_naskah
from laporan.periksa_lkjip.tabel.judul import tahun_laporan
from laporan.periksa_lkjip.tandai.bentuk import DAPAT_DITANDAI
from laporan.periksa_lkjip.temuan import TingkatTemuan
from laporan.terbit.nomor import dokumen_lkjip
from laporan.tugas.berkas import tulis


class Command(Perintah):
    help = (
        "Memeriksa LKjIP dari mana pun (DOCX, XLSX, PDF berteks, HTML, Markdown, teks): menghitung "
        "ulang tabelnya dan membandingkan tabel dengan tabel serta kalimat dengan tabel. "
        "Berakhir dengan kode 1 bila ada galat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=_berkas, help="Laporan yang diperiksa.")
        parser.add_argument("--format", choices=("teks", "json"), default="teks")
        parser.add_argument(
            "--data",
            metavar="KODE|FOLDER|FILE.xlsx",
            help="Bandingkan pula dengan data Tapak: perangkat daerah ini, atau himpunan data yang "
            "hanya dibaca, pada tahun laporan.",
        )
        parser.add_argument(
            "--tandai",
            type=Path,
            metavar="FILE",
            help="Tulis salinan dokumen (DOCX, XLSX, PDF) dengan komentar pada setiap temuan.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        berkas: Path = options["berkas"]
        isi = baca(berkas)
        try:
            naskah = baca_naskah_asing(isi, berkas.name)
        except NaskahDitolakError as ditolak:
            raise CommandError(ditolak.pesan) from ditolak
        tujuan: Path | None = options["tandai"]
        if tujuan is not None:
            _pastikan_dapat_ditandai(naskah.bentuk, berkas, tujuan)
        acuan = None
        if options["data"]:
            acuan = naskah_data(options["data"], tahun_laporan(naskah))
        hasil = periksa_naskah(naskah, acuan=acuan)
        if tujuan is not None:
            tulis_keluaran(tujuan, tandai_naskah_asing(isi, naskah.bentuk, hasil.temuan))
        if not hasil.tabel:
            self.stderr.write(
                "Tidak ada tabel yang dikenali jenisnya; hanya kalimat dan penomoran yang "
                "diperiksa."
            )
        if options["format"] == "json":
            daftar = [t.json() for t in hasil.temuan]
            self.stdout.write(json.dumps(daftar, ensure_ascii=False, indent=1))
        else:
            self._teks(hasil)
        if hasil.banyak(TingkatTemuan.GALAT):
            raise SystemExit(1)

    def _teks(self, hasil: HasilPeriksaLkjip) -> None:
        """The list for a person at a terminal."""
        self.stdout.write(
            f"Laporan tahun {hasil.tahun or '(tidak dikenali)'}: {len(hasil.tabel)} tabel, "
            + ", ".join(f"{hasil.banyak(t)} {t.label.lower()}" for t in TingkatTemuan)
            + "."
        )
        for kalimat in (*hasil.cara, *hasil.tak_terbaca):
            self.stdout.write(kalimat)
        for t in hasil.temuan:
            baris = f"; {t.baris}" if t.baris else ""
            sebab = f" ({t.penyebab})" if t.penyebab else ""
            self.stdout.write(
                f"\n{t.tingkat.label} {t.kode}, {t.lokasi}{baris}\n  {t.pesan}{sebab}"
            )


def naskah_data(sumber: str, tahun: int) -> Naskah:
    """Tapak's own report of an agency's stored data, or of a data set that is loaded, read and
    taken back.
    """
    if not Path(sumber).exists():
        return _naskah_tersimpan(pilih_pd(sumber), tahun)
    with transaction.atomic():
        try:
            kode = muat(Path(sumber), oleh=None, pada=timezone.now()).kode
        except HimpunanDitolakError as ditolak:
            pesan = "\n".join(map(str, ditolak.galat[:20]))
            raise CommandError(f"Himpunan data {sumber} ditolak:\n{pesan}") from None
        naskah = _naskah_tersimpan(pilih_pd(kode), tahun)
        transaction.set_rollback(True)
    return naskah


def _naskah_tersimpan(pd: PerangkatDaerah, tahun: int) -> Naskah:
    if tahun not in (ada := tahun_berdata(pd)):
        daftar = ", ".join(map(str, ada)) or "belum ada"
        raise CommandError(
            f"Laporan ini tentang tahun {tahun or '(tidak dikenali)'}, yang tidak berdata untuk "
            f"{pd.kode}. Tahun yang berdata: {daftar}."
        )
    dokumen = dokumen_lkjip(Bahan(pd, tahun), timezone.localdate())
    return baca_naskah(tulis(dokumen, "html").isi)


def _pastikan_dapat_ditandai(bentuk: str, berkas: Path, tujuan: Path) -> None:
    if bentuk not in DAPAT_DITANDAI:
        raise CommandError("Hanya DOCX, XLSX, dan PDF yang dapat diberi komentar.")
    if tujuan.resolve() == berkas.resolve():
        raise CommandError("Berkas tujuan --tandai sama dengan laporan yang diperiksa.")
    pastikan_keluaran(tujuan)


def _berkas(teks: str) -> Path:
    berkas = Path(teks)
    if not berkas.is_file():
        raise ArgumentTypeError(f"{teks} tidak ada.")
    if berkas.stat().st_size > BITA:
        raise ArgumentTypeError(f"{teks} lebih dari {BITA // MB} MB.")
    return berkas
