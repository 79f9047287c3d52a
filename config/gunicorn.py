"""gunicorn's settings: `gunicorn --config config/gunicorn.py`. Each number can be set by name."""

import os
from pathlib import Path

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
if Path("/dev/shm").is_dir():  # a heartbeat file on a busy disk would stall the worker
    worker_tmp_dir = "/dev/shm"
control_socket_disable = True

# Method and path without the query, which may hold what a person searched for.
accesslog = "-"
access_log_format = '%(t)s %(h)s "%({x-forwarded-for}i)s" %(m)s %(U)s %(s)s %(M)s ms'
errorlog = "-"
loglevel = os.environ.get("TAPAK_TINGKAT_LOG", "warning")
