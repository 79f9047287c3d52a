"""Stored files: whole or not there at all, and for this installation's own account alone."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from kinerja.simpanan import SimpananError

BERKAS, FOLDER = 0o600, 0o700
_SEMENTARA = ".unggah-"
_CATATAN = logging.getLogger("tapak.simpanan")
#: A folder that is another's, a disk or a share that went away; no room is told elsewhere.
_TERTUTUP = frozenset(
    {errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EIO, errno.ESTALE, errno.ENOTCONN,
     errno.ETIMEDOUT, errno.EHOSTDOWN}
)  # fmt: skip


class SimpananBerkas(FileSystemStorage):
    """Evidence, logos, results of jobs, on the disk of this installation.

    A file gets its name when all of it is written: a full disk or a lost connection leaves nothing
    behind, where Django leaves an empty file under a name that nobody knows.
    """

    def __init__(self, **kwargs: Any) -> None:
        izin = {"file_permissions_mode": BERKAS, "directory_permissions_mode": FOLDER}
        super().__init__(**(izin | kwargs))

    def _save(self, name: str, content: File[Any]) -> str:
        with self._terjangkau():
            return self._tulis(name, content)

    def open(self, name: str, mode: str = "rb") -> File[Any]:
        """Raises FileNotFoundError, SimpananError."""
        with self._terjangkau():
            return super().open(name, mode)

    def delete(self, name: str) -> None:
        """Raises SimpananError."""
        with self._terjangkau():
            super().delete(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Raises FileNotFoundError, SimpananError."""
        with self._terjangkau():
            return super().listdir(path)

    def size(self, name: str) -> int:
        """Raises FileNotFoundError, SimpananError."""
        with self._terjangkau():
            return super().size(name)

    def get_modified_time(self, name: str) -> datetime:
        """Raises FileNotFoundError, SimpananError."""
        with self._terjangkau():
            return super().get_modified_time(name)

    @contextmanager
    def _terjangkau(self) -> Iterator[None]:
        """What the system refuses is the refusal that an S3 store would be."""
        try:
            yield
        except OSError as galat:
            if isinstance(galat, SimpananError) or galat.errno not in _TERTUTUP:
                raise
            _CATATAN.error("Folder berkas %s: %s", self.location, galat.strerror)
            raise SimpananError from galat

    def _tulis(self, name: str, content: File[Any]) -> str:
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
