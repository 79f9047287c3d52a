"""System checks of the installation. An AppConfig imports this module in `ready()`."""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections

from config.env import DATA_DIR

PAKET_PANGO = "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
DISEBUT = 10
"""Broken places of the audit trail that one check names."""
_MEMASANG = ContextVar("tapak_memasang", default=False)
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


@contextmanager
def sedang_memasang() -> Iterator[None]:
    """While this runs missing triggers are no fault: what runs installs them."""
    tanda = _MEMASANG.set(True)
    try:
        yield
    finally:
        _MEMASANG.reset(tanda)


def pesan_pemicu(kurang: Sequence[Any]) -> str:
    """What to say of an installation that lacks these triggers."""
    return (
        f"{len(kurang)} pemicu basis data tidak terpasang, di antaranya {kurang[0].nama}: "
        "dokumen yang ditandatangani tidak terjaga."
    )


@register(Tags.database)
def periksa_pemicu(
    app_configs: Sequence[Any] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse a database that no longer guards what was signed (kinerja/pemicu.py)."""
    from kinerja.pemicu import hilang

    if _MEMASANG.get():
        return []
    return [
        Error(
            pesan_pemicu(kurang),
            hint="Jalankan kembali: manage.py migrate",
            id="tapak.E001",
        )
        for nama in databases or []
        if (kurang := hilang(connections[nama]))
    ]


@register(Tags.database)
def periksa_izin_berkas(
    app_configs: Sequence[Any] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Warn of data that other accounts of this machine can read: made before they were closed."""
    if not databases or _MEMASANG.get():
        return []
    return [
        Warning(
            f"{jalur} dapat dibaca akun lain di mesin ini.",
            hint=f"Jalankan: chmod -R go= {jalur}",
            id="tapak.W002",
        )
        for jalur in _yang_rahasia()
        if jalur.exists() and jalur.stat().st_mode & 0o077
    ]


def _yang_rahasia() -> Iterator[Path]:
    """Folders and files that hold data or keys; what is in a closed folder is closed."""
    folder = {DATA_DIR, Path(settings.MEDIA_ROOT)}
    yield from sorted(folder)
    basis = settings.DATABASES["default"]
    sqlite = [Path(basis["NAME"])] if basis["ENGINE"].endswith("sqlite3") else []
    kunci = [Path(settings.TAPAK_SEGEL_BERKAS), DATA_DIR / "kunci-rahasia"]
    yield from (*sqlite, *kunci)


@register(Tags.database)
def periksa_jejak_audit(
    app_configs: Sequence[Any] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Read the whole audit trail again: a gap, a change, another order (docs/keputusan/0028)."""
    from kinerja.models import RantaiJejak
    from kinerja.periksa_jejak import periksa_rantai

    if _MEMASANG.get():
        return []
    tabel = RantaiJejak._meta.db_table
    return [
        Error(
            f"Jejak audit tidak utuh lagi, {putus}.",
            hint="Rinciannya: manage.py periksa_jejak. Bandingkan dengan cadangan yang lebih lama.",
            id="tapak.E002",
        )
        for nama in databases or []
        if tabel in connections[nama].introspection.table_names()
        for putus in periksa_rantai(nama).putus[:DISEBUT]
    ]
