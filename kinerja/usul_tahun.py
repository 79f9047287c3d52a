"""PURE. What an agency's own habit proposes for a later year: its days of entry."""

import calendar
from datetime import MAXYEAR, date, timedelta

SABTU, MINGGU = 5, 6


def geser_tahun(tanggal: date, selisih: int) -> date:
    """The same day some years on, as far as the calendar goes; 29 February becomes 28 where there
    is none.
    """
    tahun = min(tanggal.year + selisih, MAXYEAR - 1)
    if tanggal.month == 2 and tanggal.day == 29 and not calendar.isleap(tahun):
        return date(tahun, 2, 28)
    return tanggal.replace(year=tahun)


def hari_kerja(hari: date) -> date:
    """The day itself, or the Monday after a weekend. Public holidays are not known here."""
    return hari + timedelta(days={SABTU: 2, MINGGU: 1}.get(hari.weekday(), 0))


def geser_jendela(buka: date, tutup: date, selisih: int) -> tuple[date, date]:
    """The days of entry some years on, neither of them in a weekend."""
    return hari_kerja(geser_tahun(buka, selisih)), hari_kerja(geser_tahun(tutup, selisih))
