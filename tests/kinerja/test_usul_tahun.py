"""Days of entry some years on: the same days, none of them in a weekend."""

from datetime import date

import pytest

from kinerja.usul_tahun import geser_jendela, hari_kerja


@pytest.mark.parametrize(
    ("hari", "kerja"),
    [
        (date(2027, 1, 1), date(2027, 1, 1)),  # Friday
        (date(2028, 1, 1), date(2028, 1, 3)),  # Saturday
        (date(2028, 1, 2), date(2028, 1, 3)),  # Sunday
        (date(2028, 12, 31), date(2029, 1, 1)),  # Sunday, the year's last day
    ],
    ids=["jumat", "sabtu", "minggu", "akhir tahun"],
)
def test_hari_kerja(hari: date, kerja: date) -> None:
    assert hari_kerja(hari) == kerja


def test_jendela_bergeser_ke_hari_kerja() -> None:
    """1 January 2028 is a Saturday, 14 January 2028 a Friday."""
    assert geser_jendela(date(2025, 1, 1), date(2025, 1, 14), 3) == (
        date(2028, 1, 3),
        date(2028, 1, 14),
    )
    # A day that a slip of the keys left at the end of the calendar.
    assert geser_jendela(date.max, date.max, 1) == (date(9998, 12, 31), date(9998, 12, 31))
    assert geser_jendela(date(2024, 2, 29), date(2024, 2, 29), 1) == (
        date(2025, 2, 28),
        date(2025, 2, 28),
    )
