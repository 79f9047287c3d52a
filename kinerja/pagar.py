"""Work on a stranger's file in a child process, which is killed when it takes too long or too much.

A reader of PDF or of office files can be led into hours and gigabytes by a file of a few kilobytes,
and nothing in it says so beforehand. The child is a copy of a process that has everything loaded
and nothing open (`config.pagar`): no database, no request, no thread of this one. As many as
SEKALIGUS run at once in a process; the others wait, and are turned away after a while.
"""

import contextlib
import multiprocessing
import pickle
import resource
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from kinerja.penolakan import Penolakan, TerlaluBesarError

SEKALIGUS = 2
SABAR = 5.0
"""Seconds that one waits for its turn."""
_GILIRAN = threading.BoundedSemaphore(SEKALIGUS)
_KONTEKS = multiprocessing.get_context("forkserver")
_KONTEKS.set_forkserver_preload(["config.pagar"])
_HALAMAN = resource.getpagesize()


@dataclass(frozen=True)
class Jatah:
    """Seconds of time, and bytes of memory beyond what the child begins with."""

    detik: float
    memori: int


class JatahHabisError(TerlaluBesarError):
    """The child was killed at its budget, or fell over: the file is not worth another try."""


class PagarPenuhError(Penolakan):
    """Others are being looked at; later it may go."""


def di_dalam_pagar(kerja: Callable[..., Any], *argumen: Any, jatah: Jatah) -> Any:
    """What `kerja` returns, or the exception that it raises. It touches no database.

    `kerja` stands at the top of its module; arguments and result are pickled. Raises
    JatahHabisError, PagarPenuhError.
    """
    if not _GILIRAN.acquire(timeout=SABAR):
        raise PagarPenuhError("Sedang banyak berkas yang diperiksa. Ulangi sebentar lagi.")
    try:
        kabar = _jalankan(pickle.dumps((kerja, argumen)), jatah)
    finally:
        _GILIRAN.release()
    if kabar is None:
        raise JatahHabisError(
            "Pemeriksaan berkas ini dihentikan: isinya menuntut waktu atau memori yang tidak wajar."
        )
    berhasil, hasil = pickle.loads(kabar)
    if not berhasil:
        raise hasil
    return hasil


def _jalankan(tugas: bytes, jatah: Jatah) -> bytes | None:
    """The child's last word; None where it had none."""
    baca, tulis = _KONTEKS.Pipe(duplex=False)
    anak = _KONTEKS.Process(target=_anak, args=(tulis, tugas, jatah), daemon=True)
    with baca:
        with tulis:
            anak.start()
        try:
            # Loading what the child needs is not the file's fault.
            if not baca.poll(jatah.detik + SABAR) or baca.recv_bytes() != b"mulai":
                return None
            return baca.recv_bytes() if baca.poll(jatah.detik) else None
        except (EOFError, OSError):
            return None
        finally:
            anak.kill()
            anak.join()
            anak.close()


def _anak(kabar: Connection, tugas: bytes, jatah: Jatah) -> None:
    """In the child: limits first, then the work, then one word."""
    import config.pagar  # noqa: F401 - already there, unless it could not be loaded beforehand

    kerja, argumen = pickle.loads(tugas)
    _batasi(jatah)
    kabar.send_bytes(b"mulai")
    try:
        isi = pickle.dumps((True, kerja(*argumen)))
    except MemoryError:
        return
    except Exception as galat:
        isi = _kabar_gagal(galat)
    kabar.send_bytes(isi)


def _kabar_gagal(galat: Exception) -> bytes:
    """The exception, or its name where it does not survive the way: the parent must not fall."""
    try:
        isi = pickle.dumps((False, galat))
        pickle.loads(isi)
    except Exception:
        return pickle.dumps((False, RuntimeError(type(galat).__name__)))
    return isi


def _batasi(jatah: Jatah) -> None:
    """The kernel keeps the limits even where the parent is gone."""
    detik = int(jatah.detik) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with contextlib.suppress(OSError, ValueError), open("/proc/self/statm", "rb") as berkas:
        batas = int(berkas.read().split()[0]) * _HALAMAN + jatah.memori
        resource.setrlimit(resource.RLIMIT_AS, (batas, batas))
