"""The file that a command writes: whole or not at all."""

import os
import tempfile
from pathlib import Path

from django.core.management.base import CommandError

from kinerja.gangguan import sebab_os


def pastikan_keluaran(keluaran: Path) -> None:
    """Refuse before the work what would be refused after it. Raises CommandError."""
    folder = keluaran.parent
    if not folder.is_dir():
        raise CommandError(f"Folder {folder} tidak ada.")
    if keluaran.is_dir():
        raise CommandError(f"{keluaran} adalah folder; sebutkan nama berkas.")
    if not os.access(folder, os.W_OK):
        raise CommandError(f"Tidak dapat menulis {keluaran}: folder {folder} tidak dapat ditulisi.")


def tulis(keluaran: Path, isi: bytes) -> None:
    """Write beside the target, then put in its place: nobody ever reads half a file."""
    pastikan_keluaran(keluaran)
    sementara = ""
    try:
        penanda, sementara = tempfile.mkstemp(prefix=".tapak.", dir=keluaran.parent)
        with os.fdopen(penanda, "wb") as berkas:
            berkas.write(isi)
            berkas.flush()
            os.fsync(berkas.fileno())
        os.chmod(sementara, 0o666 & ~_umask())
        os.replace(sementara, keluaran)
    except OSError as galat:
        if sementara:
            Path(sementara).unlink(missing_ok=True)
        sebab = sebab_os(galat) or galat.strerror or str(galat)
        raise CommandError(f"Tidak dapat menulis {keluaran}: {sebab}.") from galat


def baca(berkas: Path) -> bytes:
    """The bytes of a file that the command line names. Raises CommandError."""
    try:
        return berkas.read_bytes()
    except OSError as galat:
        sebab = sebab_os(galat) or galat.strerror or str(galat)
        raise CommandError(f"Tidak dapat membaca {berkas}: {sebab}.") from galat


def _umask() -> int:
    """The process's file mode mask, which mkstemp ignores."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
