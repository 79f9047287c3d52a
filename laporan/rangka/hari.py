"""A day that a page's form sends as text."""

from datetime import date

from kinerja.hari_wajar import HariJanggalError, baca_hari
from kinerja.penolakan import TidakSahError


def hari_diketik(teks: str, salah: str) -> date | None:
    """The day; None where nothing was typed. Raises TidakSahError: `salah` where it is no day, and
    what is odd about its year.
    """
    if not teks.strip():
        return None
    try:
        return baca_hari(teks)
    except HariJanggalError as galat:
        raise TidakSahError(str(galat)) from galat
    except ValueError:
        raise TidakSahError(salah) from None
