"""Chain the audit trail.

Writers of audit rows do nothing for it and wait for nobody: now and then the rows that no running
transaction can still come before are closed into a link. See docs/keputusan/0028-audit-chain.md.
"""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from kinerja.models.jejak import JejakAudit
from kinerja.models.rantai import Berjangkar, RantaiJejak, tulis_kepala
from kinerja.rantai_jejak import KOLOM, rangkai

_catatan = logging.getLogger("tapak.jejak")
JEJAK_SEKALI = 5_000
"""Rows of one link: where it is broken, these are the rows among which it is."""
_GEMBOK = 0x7A70616B
_SABAR_MS = 500
"""How long closing a range may wait for writers, who wait behind it meanwhile."""


def kepala(alias: str = DEFAULT_DB_ALIAS) -> tuple[int | None, str]:
    """Number and fingerprint of the last link, to be written down elsewhere; (None, "") before."""
    satu = RantaiJejak.objects.using(alias).order_by("-ke").values_list("ke", "sidik").first()
    return satu or (None, "")


def jangkar() -> dict[str, Any]:
    """The last link as the columns of a frozen row (kinerja.models.rantai.Berjangkar)."""
    ke, sidik = kepala()
    return {"rantai_ke": ke, "rantai": sidik}


def masih_dirantai(baris: Berjangkar) -> bool:
    """Whether the link that a frozen row names is still there; a row that names none lacks none."""
    if baris.rantai_ke is None:
        return True
    return RantaiJejak.objects.filter(ke=baris.rantai_ke, sidik=baris.rantai).exists()


def rantaikan(*, pada: datetime, alias: str = DEFAULT_DB_ALIAS) -> int:
    """Close what is closed by now into links; returns how many rows that were.

    Nothing is done where a long import is still writing, or where another process does it.
    """
    jumlah = 0
    try:
        sampai = _tertutup(connections[alias])
        while sampai and (banyak := _satu_mata(sampai, pada, alias)):
            jumlah += banyak
    except OperationalError:
        _catatan.info("Jejak audit belum dirantai: basis data sedang dipakai menulis.")
    return jumlah


def _tertutup(koneksi: BaseDatabaseWrapper) -> int:
    """The highest number below which no row can still appear.

    SQLite lets one transaction write at a time. PostgreSQL gives numbers to transactions that end
    in another order: for a moment all of them are waited for.
    """
    if koneksi.vendor == "sqlite":
        return nomor_terakhir(koneksi)
    with transaction.atomic(using=koneksi.alias), koneksi.cursor() as kursor:
        kursor.execute(f"SET LOCAL lock_timeout = '{_SABAR_MS}ms'")
        kursor.execute(f"LOCK TABLE {JejakAudit._meta.db_table} IN SHARE MODE")
        kursor.execute(f"SELECT MAX(id) FROM {JejakAudit._meta.db_table}")  # noqa: S608 - our own
        return int(kursor.fetchone()[0] or 0)


def nomor_terakhir(koneksi: BaseDatabaseWrapper) -> int:
    """SQLite: the last number that was given to a row, whether or not the row is still there."""
    with koneksi.cursor() as kursor:
        kursor.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = %s", [JejakAudit._meta.db_table]
        )
        return int((kursor.fetchone() or (0,))[0])


def _satu_mata(sampai: int, pada: datetime, alias: str) -> int:
    """Add one link of at most JEJAK_SEKALI rows; 0 when there is nothing left, or nobody's turn."""
    with transaction.atomic(using=alias):
        koneksi = connections[alias]
        if koneksi.vendor == "postgresql":
            with koneksi.cursor() as kursor:
                kursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_GEMBOK])
                if not kursor.fetchone()[0]:
                    return 0
        akhir = RantaiJejak.objects.using(alias).order_by("-ke").first()
        ke, dari, sebelum = (akhir.ke + 1, akhir.sampai + 1, akhir.sidik) if akhir else (1, 1, "")
        if sampai < dari:
            return 0
        nomor = JejakAudit.objects.using(alias).filter(pk__gte=dari, pk__lte=sampai)
        urut = nomor.order_by("pk").values_list("pk", flat=True)
        if (terakhir := urut[JEJAK_SEKALI - 1 : JEJAK_SEKALI].first()) is not None:
            sampai = terakhir
        mata = rangkai(
            ke=ke, dari=dari, sampai=sampai, sebelum=sebelum, baris=baris_jejak(dari, sampai, alias)
        )
        if not mata.banyak:
            return 0
        RantaiJejak.objects.using(alias).create(**vars(mata), pada=pada)
    # What a log elsewhere holds cannot be taken back together with the rows.
    _catatan.info("Mata rantai jejak audit %s", tulis_kepala(mata.ke, mata.sidik))
    return mata.banyak


def baris_jejak(dari: int, sampai: int, alias: str) -> Iterator[Any]:
    """Rows of a range as `rangkai` takes them."""
    semua = JejakAudit.objects.using(alias).filter(pk__gte=dari, pk__lte=sampai)
    return semua.order_by("pk").values_list(*KOLOM).iterator(chunk_size=1_000)
