"""How long the sample's report takes as a file, and how much memory, each in a process of its own.

`script/bench --laporan [--ulang N]`. The reference of the same run is LibreOffice turning the same
Word file into a PDF: the machine's pace counts in both. Exit status 1 above a limit.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
CONTOH = AKAR / "contoh" / "disnakertrans-banjar-2024"
#: Form → (seconds, megabytes) that it may take on the two-core machine.
BATAS = {"pdf": (15.0, 400), "docx": (5.0, 400), "xlsx": (3.0, 400)}


def ukur(perintah: list[str], lingkungan: dict[str, str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one process."""
    mulai = time.perf_counter()
    pid = os.posix_spawn(
        perintah[0],
        perintah,
        lingkungan,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, pemakaian = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"Failed: {' '.join(perintah)}")
    return time.perf_counter() - mulai, pemakaian.ru_maxrss / 1024


def main() -> int:
    """Command line."""
    p = argparse.ArgumentParser(description="Time the report's files.")
    p.add_argument("--ulang", type=int, default=3)
    ulang = p.parse_args().ulang
    lewat = 0
    with tempfile.TemporaryDirectory(prefix="tapak-bench-") as nama:
        folder = Path(nama)
        lingkungan = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder / 'x.sqlite3'}",
            "TAPAK_DEBUG": "1",
        }
        manage = [sys.executable, str(AKAR / "manage.py")]
        for langkah in (["migrate", "-v0"], ["muat_data", str(CONTOH)]):
            subprocess.run(
                [*manage, *langkah], env=lingkungan, check=True, stdout=subprocess.DEVNULL
            )
        tengah: dict[str, float] = {}
        for bentuk, (detik_maks, mb_maks) in BATAS.items():
            perintah = [
                *manage, "lkjip", "--tahun=2024", f"--format={bentuk}", "--tanggal=2025-02-28",
                f"--keluaran={folder / f'x.{bentuk}'}",
            ]  # fmt: skip
            hasil = [ukur(perintah, lingkungan) for _ in range(ulang)]
            detik, mb = (statistics.median(h[i] for h in hasil) for i in (0, 1))
            tengah[bentuk] = detik
            lewat += detik > detik_maks or mb > mb_maks
            cetak(f"  {bentuk:<12}{detik:7.1f} s (≤ {detik_maks:.0f}) {mb:6.0f} MB (≤ {mb_maks})")
        if soffice := shutil.which("soffice"):
            perintah = [
                soffice, f"-env:UserInstallation=file://{folder / 'lo'}", "--headless",
                "--convert-to", "pdf", "--outdir", str(folder / "lo-pdf"), str(folder / "x.docx"),
            ]  # fmt: skip
            acuan = statistics.median(ukur(perintah, lingkungan)[0] for _ in range(ulang))
            cetak(f"  LibreOffice {acuan:7.1f} s for the same Word file as PDF")
            for bentuk, detik in tengah.items():
                cetak(f"  {bentuk:<12}{detik / acuan:7.2f} × LibreOffice")
    return 1 if lewat else 0


def cetak(teks: str) -> None:
    """Print a line at once."""
    sys.stdout.write(teks + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
