"""gunicorn's settings: `gunicorn --config config/gunicorn.py`. Each number can be set by name."""

import gc
import os
import shutil
from typing import Any

from config.env import DATA_DIR

wsgi_app = "config.wsgi:application"
bind = os.environ.get("TAPAK_BIND", "127.0.0.1:8000")

# Threads, because a slow office line would otherwise hold a whole worker; gthread, with a time
# limit for clients that trickle their requests. SQLite takes one writer at a time: more workers
# than this only lengthen its queue. On PostgreSQL raise both.
worker_class = "config.pekerja_web.PekerjaWeb"
workers = int(os.environ.get("TAPAK_PROSES", "2"))
threads = int(os.environ.get("TAPAK_UTAS", "4"))

timeout = 60
graceful_timeout = 30
keepalive = 5
# A worker is renewed now and then, not all of them at once.
max_requests = 5000
max_requests_jitter = 500
if os.access("/dev/shm", os.W_OK):  # a heartbeat file on a busy disk would stall the worker
    worker_tmp_dir = "/dev/shm"
control_socket_disable = True

# Method and path without the query, which may hold what a person searched for, and without codes.
accesslog = "-"
logger_class = "config.log_akses.LogAkses"
access_log_format = (
    '{"waktu": "%(t)s", "pencatat": "akses", "alamat": "%(h)s", '
    '"diteruskan": "%({x-forwarded-for}i)s", "metode": "%(m)s", "jalur": "%(U)s", '
    '"status": "%(s)s", "milidetik": "%(M)s"}'
    if os.environ.get("TAPAK_LOG") == "json"
    else '%(t)s %(h)s "%({x-forwarded-for}i)s" %(m)s %(U)s %(s)s %(M)s ms'
)
errorlog = "-"
loglevel = os.environ.get("TAPAK_TINGKAT_LOG", "warning")

# Each process counts into files of its own; /sehat/metrik/ adds them up. Named before any of our
# modules is loaded, because prometheus_client asks for it when it is imported.
_METRIK = DATA_DIR / "metrik" if os.environ.get("TAPAK_METRIK", "mati") != "mati" else None
if _METRIK is not None:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(_METRIK)


def on_starting(server: Any) -> None:
    """Counters begin anew with the server."""
    if _METRIK is not None:
        shutil.rmtree(_METRIK, ignore_errors=True)
        _METRIK.mkdir(parents=True, mode=0o700)


def post_worker_init(worker: Any) -> None:
    """What is loaded by now stays: not to be looked through again at every collection."""
    gc.collect()
    gc.freeze()


def child_exit(server: Any, worker: Any) -> None:
    """A process that has gone is no longer counted among those that live."""
    if _METRIK is not None:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
