"""Start a worker from the web process when nobody else would do the job."""

import logging
import os
import subprocess
import sys

from django.conf import settings
from django.db import DatabaseError

from config.env import BASE_DIR
from laporan.tugas.antrean import ada_pekerja, dapat_diambil

catatan = logging.getLogger("tapak.tugas")

# The shell ends at once and leaves the worker to init: no zombie waits for the web process.
_LEPAS = 'nohup "$@" </dev/null >/dev/null 2>&1 &'


def pastikan_pekerja() -> None:
    """Have a worker running while there is a job to take, unless workers run as a service.

    Called when a job is queued and whenever somebody looks at one: a worker that was killed is
    replaced then. Never fails: the job is queued in any case.
    """
    if settings.TAPAK_PEKERJA != "otomatis":
        return
    try:
        if dapat_diambil().exists() and not ada_pekerja():
            _mulai()
    except (DatabaseError, OSError, subprocess.SubprocessError):
        catatan.exception("Pekerja tidak dapat dimulai.")


def perintah() -> list[str]:
    """The worker's command line."""
    return [sys.executable, str(BASE_DIR / "manage.py"), "pekerja", "--sampai-kosong"]


def _mulai() -> None:
    subprocess.run(
        ["/bin/sh", "-c", _LEPAS, "sh", *perintah()],
        cwd=BASE_DIR,
        env=dict(os.environ),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        timeout=10,
        check=True,
    )
