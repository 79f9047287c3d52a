"""PURE. How a connection to PostgreSQL notices that the other side is gone.

A host that loses its network tells nobody: the database would keep its transaction, and every lock
in it, for as long as the system's own keepalive takes, two hours on Linux, while all other hosts
wait. Both sides ask after SELANG seconds of silence; the third question without an answer ends the
connection, the transaction with it.
"""

from typing import Any

SELANG, ANTARA, KALI = 10, 5, 3
"""Seconds of silence, seconds between questions, questions: gone after 25 seconds."""
TANPA_JAWABAN_MS = (SELANG + ANTARA * KALI) * 1000
MENYAMBUNG = 10
"""Seconds within which a connection must come about."""


def pilihan_postgres(dari_alamat: dict[str, Any]) -> dict[str, Any]:
    """Connection options; what the database's address says of its own goes before."""
    server = {
        "tcp_keepalives_idle": SELANG,
        "tcp_keepalives_interval": ANTARA,
        "tcp_keepalives_count": KALI,
        "tcp_user_timeout": TANPA_JAWABAN_MS,
    }
    bawaan = {
        "connect_timeout": MENYAMBUNG,
        "keepalives_idle": SELANG,
        "keepalives_interval": ANTARA,
        "keepalives_count": KALI,
        "tcp_user_timeout": TANPA_JAWABAN_MS,
        "options": " ".join(f"-c {nama}={nilai}" for nama, nilai in server.items()),
    }
    return bawaan | dari_alamat
