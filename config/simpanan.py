"""Stored files: whole or not there at all, and for this installation's own account alone."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

BERKAS, FOLDER = 0o600, 0o700
_SEMENTARA = ".unggah-"


class SimpananBerkas(FileSystemStorage):
    """Evidence, logos, results of jobs, on the disk of this installation.

    A file gets its name when all of it is written: a full disk or a lost connection leaves nothing
    behind, where Django leaves an empty file under a name that nobody knows.
    """

    def __init__(self, **kwargs: Any) -> None:
        izin = {"file_permissions_mode": BERKAS, "directory_permissions_mode": FOLDER}
        super().__init__(**(izin | kwargs))

    def _save(self, name: str, content: File[Any]) -> str:
        tujuan = Path(self.path(name))
        _buat_folder(tujuan.parent, Path(self.location))
        # mkstemp makes it 0600, whatever the umask.
        with NamedTemporaryFile(dir=tujuan.parent, prefix=_SEMENTARA, delete=False) as sementara:
            try:
                for potong in content.chunks():
                    sementara.write(potong if isinstance(potong, bytes) else potong.encode())
                sementara.flush()
                os.fsync(sementara.fileno())
                while not _resmikan(sementara.name, tujuan):
                    name = self.get_available_name(name)
                    tujuan = Path(self.path(name))
            finally:
                os.unlink(sementara.name)
        return str(name).replace("\\", "/")


def _buat_folder(folder: Path, akar: Path) -> None:
    """Every missing folder down to this one, closed to others."""
    baru = [f for f in (folder, *folder.parents) if not f.exists()]
    for satu in reversed(baru):
        satu.mkdir(mode=FOLDER, exist_ok=True)
        if satu == akar or akar in satu.parents:
            satu.chmod(FOLDER)


def _resmikan(sementara: str, tujuan: Path) -> bool:
    """Give the file its name; False where another one has it."""
    try:
        os.link(sementara, tujuan)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if tujuan.exists():
            return False
        with open(sementara, "rb") as asal:
            pegangan = os.open(tujuan, os.O_WRONLY | os.O_CREAT | os.O_EXCL, BERKAS)
            with os.fdopen(pegangan, "wb") as hasil:
                hasil.write(asal.read())
    return True
