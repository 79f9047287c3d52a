"""Time and memory of each file of the sample's report, beside LibreOffice converting the same file.

`script/bench --berkas [--ulang N] [--banyak N] [--simpan FOLDER]`

Every file is written by a process of its own, as the worker of a small server would after a start:
Python and Django loading are in the figures, and "json", which lays nothing out, shows how much of
them that is. "pekerja" is the same PDF from a worker that runs already: a child process, from the
rows of the database to the last byte. With `--banyak` one such child makes as many PDFs one after
the other. LibreOffice makes a PDF of our DOCX in the same round; the ratios are to it. Processor
time is what counts, for other work on the machine does not lengthen it. Nothing is asserted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.isian.uji_mati import cetak, lingkungan_server
from tests.libreoffice import LibreOffice

AKAR = Path(__file__).parent.parent.parent
CONTOH = AKAR / "contoh" / "disnakertrans-banjar-2024"
FORMAT = ("json", "xlsx", "docx", "pdf")
ACUAN = "LibreOffice, DOCX ke PDF"
PEKERJA = "pdf, pekerja"
BATAS_DETIK = 600


@dataclass(frozen=True)
class Ukuran:
    """What one process took: seconds of the processor, MiB at its highest, KiB written."""

    detik: float
    mib: float
    kib: float


def jalankan(perintah: list[str], lingkungan: dict[str, str], hasil: Path) -> Ukuran:
    """Run to the end; the memory is that of the process, or of the largest it waited for."""
    hasil.unlink(missing_ok=True)
    with tempfile.TemporaryFile() as log:
        proses = subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, stdout=log, stderr=log)
        penghenti = threading.Timer(BATAS_DETIK, proses.kill)
        penghenti.start()
        try:
            _, status, pakai = os.wait4(proses.pid, 0)
        finally:
            penghenti.cancel()
        proses.returncode = os.waitstatus_to_exitcode(status)
        if proses.returncode or not hasil.exists():
            log.seek(0)
            raise RuntimeError(f"{perintah}: {proses.returncode}\n{log.read().decode()[-3000:]}")
    # Linux counts ru_maxrss in KiB, macOS in bytes.
    satuan = 2**20 if sys.platform == "darwin" else 2**10
    detik = pakai.ru_utime + pakai.ru_stime
    return Ukuran(detik, pakai.ru_maxrss / satuan, hasil.stat().st_size / 1024)


def pekerja(ulang: int, banyak: int, keluaran: str) -> None:
    """Print the sample's report from a process that runs already; run inside Django.

    Writes a line per child to standard output: seconds of the processor, KiB at its highest, KiB
    of the file, and how many files it made.
    """
    import laporan.pekerjaan  # noqa: F401 - a worker knows its jobs before one runs
    from laporan.cetak.pdf import siapkan

    siapkan()
    for jumlah in [*[1] * ulang, *([banyak] if banyak else [])]:
        sys.stdout.flush()
        anak = os.fork()
        if not anak:
            kode = 1
            try:
                for _ in range(jumlah):
                    cetak_satu(keluaran)
                kode = 0
            finally:
                os._exit(kode)
        _, status, pakai = os.wait4(anak, 0)
        if os.waitstatus_to_exitcode(status):
            raise RuntimeError("Anak pekerja gagal.")
        ukuran = Path(keluaran).stat().st_size / 1024
        cetak(f"{pakai.ru_utime + pakai.ru_stime} {pakai.ru_maxrss} {ukuran} {jumlah}")


def cetak_satu(keluaran: str) -> None:
    """The PDF of the sample's report from its rows."""
    from kinerja.models import PerangkatDaerah
    from laporan.bahan.bahan import Bahan
    from laporan.terbit.tugas_lkjip import buat_lkjip

    bahan = Bahan(PerangkatDaerah.objects.get(), 2024)
    Path(keluaran).write_bytes(buat_lkjip(bahan, "pdf", date(2025, 2, 28)).isi)


def ukur(folder: Path, *, ulang: int, banyak: int) -> dict[str, list[Ukuran]]:
    """Measures per kind of file; the files of the last round stay in `folder`."""
    with tempfile.TemporaryDirectory(prefix="tapak-bench-") as nama:
        kerja = Path(nama)
        lingkungan = lingkungan_server(f"sqlite:///{kerja / 'tapak.sqlite3'}")
        kelola = [sys.executable, "manage.py"]
        for perintah in (["migrate", "-v", "0", "--run-syncdb"], ["muat_data", str(CONTOH)]):
            subprocess.run(
                [*kelola, *perintah],
                cwd=AKAR,
                env=lingkungan,
                stdout=subprocess.DEVNULL,
                timeout=BATAS_DETIK,
                check=True,
            )
        pembanding = LibreOffice(kerja)
        # The first start of LibreOffice writes its profile and its list of fonts.
        pembanding.ubah(b"Tapak", "txt", "pdf")
        ukuran: dict[str, list[Ukuran]] = {f: [] for f in (*FORMAT, ACUAN)}
        for _ in range(ulang):
            for f in FORMAT:
                hasil = folder / f"lkjip.{f}"
                pilihan = ["--tahun", "2024", "--tanggal", "2025-02-28", "--format", f]
                perintah = [*kelola, "lkjip", *pilihan, "--keluaran", str(hasil)]
                ukuran[f].append(jalankan(perintah, lingkungan, hasil))
            keluar = folder / "libreoffice"
            perintah, lingkungan_lo = pembanding.perintah(folder / "lkjip.docx", "pdf", keluar)
            ukuran[ACUAN].append(jalankan(perintah, lingkungan_lo, keluar / "lkjip.pdf"))
        ukuran |= ukur_pekerja(lingkungan, folder, ulang=ulang, banyak=banyak)
    return ukuran


def ukur_pekerja(
    lingkungan: dict[str, str], folder: Path, *, ulang: int, banyak: int
) -> dict[str, list[Ukuran]]:
    """The PDF from a worker that runs already, and a PDF of many in one job."""
    kode = (
        "import django; django.setup(); from tests.kinerja_waktu.berkas import pekerja; "
        f"pekerja({ulang}, {banyak}, {str(folder / 'pekerja.pdf')!r})"
    )
    jawab = subprocess.run(
        [sys.executable, "-c", kode],
        cwd=AKAR,
        env=lingkungan,
        capture_output=True,
        text=True,
        timeout=BATAS_DETIK * max(banyak, 1),
        check=True,
    )
    satuan = 2**20 if sys.platform == "darwin" else 2**10
    hasil: dict[str, list[Ukuran]] = {}
    for baris in jawab.stdout.splitlines():
        detik, memori, kib, jumlah = map(float, baris.split())
        nama = PEKERJA if jumlah == 1 else f"{PEKERJA}, satu dari {jumlah:.0f}"
        satu = Ukuran(detik / jumlah, memori / satuan, kib)
        hasil.setdefault(nama, []).append(satu)
    return hasil


def laporkan(ukuran: dict[str, list[Ukuran]], *, ulang: int) -> None:
    """Print the medians and their ratios to LibreOffice."""
    detik = {n: statistics.median(u.detik for u in s) for n, s in ukuran.items()}
    mib = {n: statistics.median(u.mib for u in s) for n, s in ukuran.items()}
    cetak(f"LKjIP contoh, {ulang} kali, median; × terhadap {ACUAN}:")
    for nama, satu in ukuran.items():
        cetak(
            f"  {nama:<25}{detik[nama]:7.2f} s {detik[nama] / detik[ACUAN]:6.2f} ×"
            f"{mib[nama]:8.0f} MiB {mib[nama] / mib[ACUAN]:6.2f} ×{satu[-1].kib:8.0f} KiB"
        )


def jalan(*, ulang: int, banyak: int, simpan: Path | None) -> None:
    """Measure and print; the files are kept when a folder is named."""
    with tempfile.TemporaryDirectory(prefix="tapak-berkas-") as nama:
        folder = (simpan or Path(nama)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        laporkan(ukur(folder, ulang=ulang, banyak=banyak), ulang=ulang)
