"""PURE. The organisation on a day: what something was until a day, and from when to when it was.

A change of the organisation (SOTK) leaves one row that says what a unit, a post or a responsibility
was *until* the day before; what it is now stands with the thing itself. So there is one date to a
change, shapes neither overlap nor leave a gap, and what never changed needs no row at all.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

Bentuk = TypeVar("Bentuk")


def bentuk_pada(kini: Bentuk, lama: Mapping[date, Bentuk], hari: date) -> Bentuk:
    """What it was on the day. `lama`: last day of a shape → that shape; `kini`: after the last."""
    masih = [sampai for sampai in lama if sampai >= hari]
    return lama[min(masih)] if masih else kini


def ada_pada(mulai: date | None, sampai: date | None, hari: date) -> bool:
    """Whether it exists on the day; an end that nobody named is always."""
    return (mulai is None or mulai <= hari) and (sampai is None or hari <= sampai)


def hari_sebelum(berlaku: date) -> date:
    """The last day of what a change that holds from `berlaku` replaces."""
    return berlaku - timedelta(days=1)


def akhir_tahun(tahun: int) -> date:
    """The day as of which a report of the year is written."""
    return date(tahun, 12, 31)


def akhir_bulan(tahun: int, bulan: int) -> date:
    """The last day of a month."""
    return date(tahun, bulan, monthrange(tahun, bulan)[1])


def awal_tahun(tahun: int) -> date:
    """Its first day."""
    return date(tahun, 1, 1)


def unit_dan_bawahan(
    induk: Mapping[int, int | None], unit: int, penerus: Mapping[int, int | None] | None = None
) -> frozenset[int]:
    """Ids of a unit, of all units below it, and of those that it or they continue.

    `induk`: unit → the one above. `penerus`: unit that is no more → the one that continues it.
    """
    anak: dict[int | None, list[int]] = {}
    for satu in (induk, penerus or {}):
        for pk, atas in satu.items():
            anak.setdefault(atas, []).append(pk)
    hasil, antre = set[int](), [unit]
    while antre:
        pk = antre.pop()
        if pk not in hasil:
            hasil.add(pk)
            antre.extend(anak.get(pk, []))
    return frozenset(hasil)


@dataclass(frozen=True)
class PohonUnit:
    """Which unit stands below which, by id, now and earlier."""

    kini: Mapping[int, int | None]
    penerus: Mapping[int, int | None]
    lama: Mapping[int, Mapping[date, int | None]]

    def induk(self, hari: date | None = None) -> dict[int, int | None]:
        """Unit → the one above, on a day; without one as it is now."""
        if hari is None:
            return dict(self.kini)
        return {
            pk: bentuk_pada(atas, self.lama.get(pk, {}), hari) for pk, atas in self.kini.items()
        }

    def lingkup(self, unit: int, hari: date | None = None) -> frozenset[int]:
        """The unit, what stands below it on the day, and what they continue."""
        return unit_dan_bawahan(self.induk(hari), unit, self.penerus)

    def lingkup_pernah(self, unit: int) -> frozenset[int]:
        """The unit, what stands or once stood below it, and what they continue."""
        hari = {sampai for masa in self.lama.values() for sampai in masa}
        return frozenset().union(self.lingkup(unit), *(self.lingkup(unit, h) for h in hari))
