"""A report in a state of its reviu, as its layers would have brought it there."""

from typing import Any

from django.db import connection
from django.utils import timezone

from kinerja.pemicu import lepas, pasang
from laporan.models import Laporan, StatusLaporan
from laporan.models.laporan import LANGKAH_LAPORAN
from laporan.reviu.pemicu import PEMICU


def status_laporan(pd: Any, status: str, oleh: Any, tahun: int = 2024) -> Laporan:
    """The report of the year in that state, each step before it taken by `oleh`."""
    laporan, _ = Laporan.objects.get_or_create(pd=pd, tahun=tahun)
    urut = StatusLaporan.values.index(status)
    jejak: dict[str, Any] = {}
    for i, langkah in enumerate(LANGKAH_LAPORAN, start=1):
        jejak[f"{langkah}_pada"] = timezone.now() if i <= urut else None
        jejak[f"{langkah}_oleh"] = oleh if i <= urut else None
    lepas(connection, PEMICU)
    Laporan.objects.filter(pk=laporan.pk).update(status=status, **jejak)
    pasang(connection, PEMICU)
    laporan.refresh_from_db()
    return laporan
