"""PURE. Time as a signature prints it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from kinerja.periode import format_tanggal

_WAKTU_INDONESIA = {7: "WIB", 8: "WITA", 9: "WIT"}


def singkatan_zona(saat: datetime) -> str:
    """`WITA` for UTC+8; the offset itself where Indonesia has no name for it."""
    selisih = saat.utcoffset()
    jam = None if selisih is None else selisih.total_seconds() / 3600
    return _WAKTU_INDONESIA.get(jam, saat.strftime("UTC%z"))  # type: ignore[call-overload, no-any-return]


def format_saat(saat: datetime, zona: ZoneInfo) -> str:
    """`12 Januari 2024 pukul 09.30 WITA`."""
    setempat = saat.astimezone(zona)
    return f"{format_tanggal(setempat.date())} pukul {setempat:%H.%M} {singkatan_zona(setempat)}"
