"""Locks that belong to no row: a quarter being endorsed, a write that may arrive twice.

On SQLite an IMMEDIATE transaction is alone already. On PostgreSQL these are transaction-level
advisory locks: writers of a quarter share one, the endorsement takes it alone, so no row can slip
in while the list of verified rows is being read.
"""

from uuid import UUID

from django.db import connection


def _ambil(perintah: str, argumen: list[int]) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("a lock needs a transaction")
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute(perintah, argumen)


def bersama(pd: int, tahun: int, triwulan: int) -> None:
    """Held by everyone who writes into the quarter."""
    _ambil("SELECT pg_advisory_xact_lock_shared(%s, %s)", [pd, tahun * 10 + triwulan])


def sendiri(pd: int, tahun: int, triwulan: int) -> None:
    """Held by the endorsement of the quarter: waits for writers, keeps new ones waiting."""
    _ambil("SELECT pg_advisory_xact_lock(%s, %s)", [pd, tahun * 10 + triwulan])


def tulisan(kunci: UUID) -> None:
    """Held while a write with this key is decided; its twin waits."""
    _ambil(
        "SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(kunci.bytes[:8], "big", signed=True)]
    )
