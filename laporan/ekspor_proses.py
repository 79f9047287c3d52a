"""A report file made in a process of its own, so that the web worker's Python stays free."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

from config.env import BASE_DIR

BATAS_DETIK = 120
BATAS_ANTRE = 20
MANAGE = BASE_DIR / "manage.py"


#: Layout takes a processor for itself: one report at a time per web process.
_GILIRAN = BoundedSemaphore(1)


class EksporGagalError(RuntimeError):
    """The file was not made; the message is for the user, in Indonesian."""


def jalankan(perintah: str, *, batas: int = BATAS_DETIK, **pilihan: object) -> bytes:
    """Run a command that writes a PDF to `--keluaran` and return the file's bytes.

    `pilihan` are the command's options: `tahun=2024` is `--tahun=2024`. Raises EksporGagalError
    after `batas` seconds, when another report takes too long, or when the command fails or writes
    nothing.
    """
    with _giliran(), tempfile.TemporaryDirectory(prefix="tapak-") as folder:
        keluaran = Path(folder) / "laporan.pdf"
        pilihan |= {"format": "pdf", "keluaran": keluaran}
        argumen = [f"--{nama}={nilai}" for nama, nilai in pilihan.items()]
        try:
            proses = subprocess.run(
                [sys.executable, str(MANAGE), perintah, *argumen],
                capture_output=True,
                text=True,
                timeout=batas,
                check=False,
            )
        except subprocess.TimeoutExpired as galat:
            raise EksporGagalError(
                f"Berkas belum selesai dalam {batas} detik. Coba lagi saat server tidak sibuk."
            ) from galat
        if proses.returncode != 0 or not keluaran.exists():
            raise EksporGagalError(_sebab(proses.stderr))
        return keluaran.read_bytes()


@contextmanager
def _giliran() -> Iterator[None]:
    if not _GILIRAN.acquire(timeout=BATAS_ANTRE):
        raise EksporGagalError("Server sedang menyusun laporan lain. Coba lagi sebentar.")
    try:
        yield
    finally:
        _GILIRAN.release()


def _sebab(keluhan: str) -> str:
    """The command's own last sentence, without a traceback."""
    baris = [b.strip() for b in keluhan.splitlines() if b.strip()]
    if baris and baris[-1].startswith("CommandError:"):
        return baris[-1].removeprefix("CommandError:").strip()
    return "Berkas tidak dapat dibuat. Coba lagi; bila berulang, sampaikan kepada admin."
