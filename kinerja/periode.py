"""PURE. Quarters, planning years and Indonesian dates. Reads no clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from kinerja.penolakan import TidakDitemukanError

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ROMAWI = ("I", "II", "III", "IV")
TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100
TAHUN_DIKENAL = range(TAHUN_TERAWAL, TAHUN_TERAKHIR + 1)
"""Years that pages and files may be about; another one is a slip of the keys."""


@dataclass(frozen=True, order=True)
class Triwulan:
    """One quarter of a budget year; `nomor` is 1 to 4. Ordered by time."""

    tahun: int
    nomor: int

    def __post_init__(self) -> None:
        if self.nomor not in (1, 2, 3, 4):
            raise ValueError(f"Triwulan harus 1 sampai dengan 4, bukan {self.nomor}.")

    @classmethod
    def dari_tanggal(cls, tanggal: date) -> Self:
        """The quarter a local date falls in."""
        hari = _tanggal(tanggal)
        return cls(hari.year, triwulan_bulan(hari.month))

    @property
    def awal(self) -> date:
        """First day."""
        return date(self.tahun, 3 * self.nomor - 2, 1)

    @property
    def akhir(self) -> date:
        """Last day."""
        if self.nomor == 4:
            return date(self.tahun, 12, 31)
        return date(self.tahun, 3 * self.nomor + 1, 1) - timedelta(days=1)

    @property
    def romawi(self) -> str:
        return romawi(self.nomor)

    @property
    def label(self) -> str:
        """`Triwulan II 2024`."""
        return f"Triwulan {self.romawi} {self.tahun}"

    @property
    def label_pendek(self) -> str:
        """`TW II`."""
        return label_tw(self.nomor)

    def __str__(self) -> str:
        return self.label


def romawi(nomor: int) -> str:
    """Quarter 1 to 4 as `I` to `IV`."""
    return ROMAWI[nomor - 1]


def label_tw(nomor: int) -> str:
    """`TW II`."""
    return f"TW {romawi(nomor)}"


def triwulan_dari(tahun: int | None, nomor: int | None) -> Triwulan:
    """The quarter that an address or a form names. Raises TidakDitemukanError."""
    if tahun is None or tahun not in TAHUN_DIKENAL or nomor not in (1, 2, 3, 4):
        raise TidakDitemukanError("Triwulan tidak dikenal.")
    return Triwulan(tahun, nomor)


def triwulan_bulan(bulan: int) -> int:
    """The quarter that a month falls in."""
    return (bulan + 2) // 3


def dalam_masa(tahun: int, mulai: int | None, sampai: int | None) -> bool:
    """Whether something in force from a year to a year, both included, is in force; None: open."""
    return (mulai is None or mulai <= tahun) and (sampai is None or tahun <= sampai)


def nama_bulan(nomor: int) -> str:
    """Name of month 1 to 12."""
    if not 1 <= nomor <= 12:
        raise ValueError(f"Bulan harus 1 sampai dengan 12, bukan {nomor}.")
    return BULAN[nomor - 1]


def format_tanggal(tanggal: date) -> str:
    """`15 April 2025`. Raises TypeError for a datetime: its local day must be decided first."""
    hari = _tanggal(tanggal)
    return f"{hari.day} {nama_bulan(hari.month)} {hari.year}"


def format_tanggal_iso(teks: str | None) -> str:
    """`2025-04-15` of stored JSON as `15 April 2025`; empty for none."""
    return format_tanggal(date.fromisoformat(teks)) if teks else ""


def sisa_hari(batas: date, hari_ini: date) -> int:
    """Days left until a last day, today included: 1 on that day itself, 0 and less after it.

    Every page, badge and message counts with this one.
    """
    return (_tanggal(batas) - _tanggal(hari_ini)).days + 1


def sebut_sisa(sisa: int) -> str:
    """`sisa 6 hari termasuk hari ini`; empty once nothing is left."""
    if sisa <= 0:
        return ""
    return "hari ini hari terakhir" if sisa == 1 else f"sisa {sisa} hari termasuk hari ini"


def tahun_renstra(awal: int, akhir: int) -> tuple[int, ...]:
    """Every year of a planning period, both ends included."""
    if akhir < awal:
        raise ValueError(f"Tahun akhir Renstra ({akhir}) mendahului tahun awal ({awal}).")
    return tuple(range(awal, akhir + 1))


def _tanggal(tanggal: date) -> date:
    # A UTC datetime at 07.00 WITA still carries yesterday's day.
    if isinstance(tanggal, datetime):
        raise TypeError("date expected; convert the datetime to a local date first")
    return tanggal
