"""System checks of the installation. An AppConfig imports this module in `ready()`."""

import ctypes
from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections

PAKET_PANGO = "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
_PUSTAKA = ("libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")


def pango_ada() -> bool:
    """Whether the libraries that WeasyPrint draws text with can be loaded."""
    try:
        for nama in _PUSTAKA:
            ctypes.CDLL(nama)
    except OSError:
        return False
    return True


@register(Tags.compatibility)
def periksa_pango(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Warn that the PDF export is switched off; everything else works without Pango."""
    if pango_ada():
        return []
    return [
        Warning(
            "Pustaka Pango tidak ditemukan: ekspor PDF dimatikan, yang lain tetap berjalan.",
            hint=f"Pasang dengan: {PAKET_PANGO}",
            id="tapak.W001",
        )
    ]


@register(Tags.database)
def periksa_pemicu(
    app_configs: Sequence[Any] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse a database that no longer guards what was signed (kinerja/pemicu.py)."""
    from kinerja.pemicu import hilang

    return [
        Error(
            f"{len(kurang)} pemicu basis data tidak terpasang, di antaranya {kurang[0].nama}: "
            "dokumen yang ditandatangani tidak terjaga.",
            hint="Jalankan kembali: manage.py migrate",
            id="tapak.E001",
        )
        for nama in databases or []
        if (kurang := hilang(connections[nama]))
    ]
