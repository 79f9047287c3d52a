"""PURE. How long after its date an agreement may be signed before somebody has to say why.

PermenPANRB 53/2014, Lampiran I: a Perjanjian Kinerja is made within one month after the budget
document. A date that runs before the signatures by more than that month is asked about.
"""

from calendar import monthrange
from datetime import date


def sebulan_sesudah(hari: date) -> date:
    """The same day of the next month; its last day where it has fewer."""
    tahun, bulan = (hari.year + 1, 1) if hari.month == 12 else (hari.year, hari.month + 1)
    return date(tahun, bulan, min(hari.day, monthrange(tahun, bulan)[1]))


def perlu_alasan(tanggal: date, ditandatangani: date) -> bool:
    """Whether the date runs before the signature by more than a month."""
    return ditandatangani > sebulan_sesudah(tanggal)
