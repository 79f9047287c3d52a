"""Jobs: asked for in a web request, done by a worker process, kept for later.

A kind of job is a `Pekerjaan` of some feature; laporan/pekerjaan.py lists them all. `minta` queues
one, or joins the one that is already waiting or running, or gives back the finished one whose data
have not changed.
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
