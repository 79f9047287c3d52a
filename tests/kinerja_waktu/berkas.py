"""Time and memory of each file of the sample's report, beside LibreOffice converting the same file.

`script/bench --berkas [--ulang N] [--simpan FOLDER]`

Every file is written by a process of its own, as the worker of a small server would after a start:
Python and Django loading are in the figures, and "json", which lays nothing out, shows how much of
them that is. LibreOffice makes a PDF of our DOCX in the same round, so that a busy machine slows
all of them alike; the ratios are to it. Nothing is asserted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.isian.uji_mati import cetak, lingkungan_server
from tests.libreoffice import LibreOffice

AKAR = Path(__file__).parent.parent.parent
CONTOH = AKAR / "contoh" / "disnakertrans-banjar-2024"
FORMAT = ("json", "xlsx", "docx", "pdf")
ACUAN = "LibreOffice, DOCX ke PDF"
BATAS_DETIK = 600


@dataclass(frozen=True)
class Ukuran:
    """What one process took: seconds on the clock, MiB at its highest, KiB written."""

    detik: float
    mib: float
    kib: float


def jalankan(perintah: list[str], lingkungan: dict[str, str], hasil: Path) -> Ukuran:
    """Run to the end; the memory is that of the process, or of the largest it waited for."""
    hasil.unlink(missing_ok=True)
    with tempfile.TemporaryFile() as log:
        awal = time.perf_counter()
        proses = subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, stdout=log, stderr=log)
        penghenti = threading.Timer(BATAS_DETIK, proses.kill)
        penghenti.start()
        try:
            _, status, pakai = os.wait4(proses.pid, 0)
        finally:
            penghenti.cancel()
        detik = time.perf_counter() - awal
        proses.returncode = os.waitstatus_to_exitcode(status)
        if proses.returncode or not hasil.exists():
            log.seek(0)
            raise RuntimeError(f"{perintah}: {proses.returncode}\n{log.read().decode()[-3000:]}")
    # Linux counts ru_maxrss in KiB, macOS in bytes.
    satuan = 2**20 if sys.platform == "darwin" else 2**10
    return Ukuran(detik, pakai.ru_maxrss / satuan, hasil.stat().st_size / 1024)


def ukur(folder: Path, *, ulang: int) -> dict[str, list[Ukuran]]:
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
    return ukuran


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


def jalan(*, ulang: int, simpan: Path | None) -> None:
    """Measure and print; the files are kept when a folder is named."""
    with tempfile.TemporaryDirectory(prefix="tapak-berkas-") as nama:
        folder = (simpan or Path(nama)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        laporkan(ukur(folder, ulang=ulang), ulang=ulang)
