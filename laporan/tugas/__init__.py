"""Jobs: asked for in a web request, done by a worker process, kept for later.

A job is an entry of `registry.PEKERJAAN`. `minta` queues it, or joins the one that is already
waiting or running, or gives back the finished one whose data have not changed.
"""

from laporan.tugas.aksi import PermintaanDitolakError, batalkan, minta, ulangi
from laporan.tugas.dasar import (
    Argumen,
    DibatalkanError,
    Lapor,
    Pekerjaan,
    PekerjaanGagalError,
)

__all__ = [
    "Argumen",
    "DibatalkanError",
    "Lapor",
    "Pekerjaan",
    "PekerjaanGagalError",
    "PermintaanDitolakError",
    "batalkan",
    "minta",
    "ulangi",
]
