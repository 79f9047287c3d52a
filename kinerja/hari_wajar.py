"""PURE. A day that somebody typed: of a year that an agency can mean."""

from datetime import date

TAHUN_WAJAR = range(1900, 2101)
"""A day of another year is a slip of the keys, and leads off the calendar where years are added."""


class HariJanggalError(ValueError):
    """A day of a year that nobody means; its message is a whole sentence."""


def pastikan_hari_wajar(hari: date) -> date:
    """The day. Raises HariJanggalError."""
    if hari.year not in TAHUN_WAJAR:
        raise HariJanggalError(
            f"Tahun {hari.year} pada tanggal ini di luar {TAHUN_WAJAR[0]} sampai "
            f"{TAHUN_WAJAR[-1]}; periksa ketikannya."
        )
    return hari


def baca_hari(teks: str) -> date:
    """`2025-06-30`. Raises ValueError; HariJanggalError where only its year is odd."""
    return pastikan_hari_wajar(date.fromisoformat(teks.strip()))
