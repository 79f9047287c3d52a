"""Bytes that cost time to make, kept in files: made once by whoever asks first, others wait.

`SIMPANAN` outlives a run (git ignores it, `pytest --cache-clear` empties it), so what it holds is
named by everything that it is made of. A store of one run needs no such name.
"""

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

SIMPANAN = Path(__file__).parent.parent / ".pytest_cache" / "d" / "tapak"
_PANJANG_SIDIK = sha256().digest_size


def ambil(folder: Path, nama: str, buat: Callable[[], bytes]) -> bytes:
    """Return what is kept under the name; `buat` makes it when it is not there or is damaged."""
    folder.mkdir(parents=True, exist_ok=True)
    berkas = folder / nama
    isi = baca(berkas)
    if isi is None:
        with gembok(folder / f"{nama}.gembok"):
            isi = baca(berkas)
            if isi is None:
                isi = buat()
                _tulis(berkas, isi)
    return isi


def buang_usang(folder: Path, awalan: str, *, sisakan: int) -> None:
    """Remove all but the latest used files whose name begins so, with their locks."""
    berkas = {b: b.stat().st_mtime for b in folder.glob(f"{awalan}*") if b.suffix != ".gembok"}
    for satu in sorted(berkas, key=berkas.__getitem__, reverse=True)[sisakan:]:
        satu.unlink(missing_ok=True)
        (folder / f"{satu.name}.gembok").unlink(missing_ok=True)


@contextmanager
def gembok(berkas: Path) -> Iterator[None]:
    """Hold a lock between processes; one that dies lets go of it."""
    with berkas.open("w") as pegangan:
        fcntl.flock(pegangan, fcntl.LOCK_EX)
        yield


def baca(berkas: Path) -> bytes | None:
    """What is kept in the file; None when it is not there or is damaged."""
    try:
        mentah = berkas.read_bytes()
        os.utime(berkas)
    except FileNotFoundError:
        return None
    sidik, isi = mentah[:_PANJANG_SIDIK], mentah[_PANJANG_SIDIK:]
    return isi if sha256(isi).digest() == sidik else None


def _tulis(berkas: Path, isi: bytes) -> None:
    """Never leave half a file under the name."""
    pegangan, sementara = tempfile.mkstemp(dir=berkas.parent, prefix=".")
    with os.fdopen(pegangan, "wb") as keluaran:
        keluaran.write(sha256(isi).digest() + isi)
    Path(sementara).rename(berkas)
