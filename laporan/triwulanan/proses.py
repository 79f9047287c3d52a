"""The PDF of a quarterly report, made in a process of its own as `laporan.ekspor_proses` does."""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from laporan.ekspor_proses import BATAS_DETIK, MANAGE, EksporGagalError, _giliran, _sebab


def jalankan(
    *, pd: str, tahun: int, triwulan: int, dicetak: date, batas: int = BATAS_DETIK
) -> bytes:
    """Run `manage.py laporan_triwulan` and return the PDF's bytes.

    Takes its turn with the LKjIP. Raises EksporGagalError as that does.
    """
    with _giliran(), tempfile.TemporaryDirectory(prefix="tapak-") as folder:
        keluaran = Path(folder) / "triwulan.pdf"
        perintah = [
            sys.executable,
            str(MANAGE),
            "laporan_triwulan",
            f"--pd={pd}",
            f"--tahun={tahun}",
            f"--triwulan={triwulan}",
            f"--tanggal={dicetak.isoformat()}",
            "--format=pdf",
            f"--keluaran={keluaran}",
        ]
        try:
            proses = subprocess.run(
                perintah, capture_output=True, text=True, timeout=batas, check=False
            )
        except subprocess.TimeoutExpired as galat:
            raise EksporGagalError(
                f"Berkas belum selesai dalam {batas} detik. Coba lagi saat server tidak sibuk."
            ) from galat
        if proses.returncode != 0 or not keluaran.exists():
            raise EksporGagalError(_sebab(proses.stderr))
        return keluaran.read_bytes()
