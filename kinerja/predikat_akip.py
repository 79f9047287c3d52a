"""PURE. The predicates of an AKIP score and their ranges.

Source: PermenPANRB 88/2021 for 2021 and later; PermenPANRB 12/2015 has the same ranges for 2015 to
2020, what they stand for differs (laporan/lhe/akip.py). Earlier years had other ranges.
"""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import format_angka


@dataclass(frozen=True)
class PredikatAKIP:
    """One predicate: scores above `di_atas` up to `sampai`, and what it stands for."""

    kode: str
    sebutan: str
    di_atas: Decimal | None
    sampai: Decimal
    makna: str = ""

    @property
    def rentang(self) -> str:
        """`di atas 80 sampai dengan 90`; of the lowest `0 sampai dengan 30`."""
        awal = f"di atas {format_angka(self.di_atas)}" if self.di_atas is not None else "0"
        return f"{awal} sampai dengan {format_angka(self.sampai)}"


PREDIKAT_AKIP = (
    PredikatAKIP(
        "AA",
        "Sangat Memuaskan",
        Decimal(90),
        Decimal(100),
        "pengukuran kinerja telah dilakukan sampai dengan tingkat individu",
    ),
    PredikatAKIP(
        "A",
        "Memuaskan",
        Decimal(80),
        Decimal(90),
        "pengukuran kinerja telah dilakukan sampai dengan tingkat pengawas (eselon IV)",
    ),
    PredikatAKIP(
        "BB",
        "Sangat Baik",
        Decimal(70),
        Decimal(80),
        "pengukuran kinerja telah dilakukan sampai dengan tingkat administrator (eselon III)",
    ),
    PredikatAKIP(
        "B",
        "Baik",
        Decimal(60),
        Decimal(70),
        "pengukuran kinerja baru dilakukan pada tingkat pimpinan unit kerja (eselon II)",
    ),
    PredikatAKIP("CC", "Cukup", Decimal(50), Decimal(60)),
    PredikatAKIP("C", "Kurang", Decimal(30), Decimal(50)),
    PredikatAKIP("D", "Sangat Kurang", None, Decimal(30)),
)


def predikat_dari(nilai: Decimal) -> PredikatAKIP | None:
    """The predicate whose range holds the score; None outside 0 … 100."""
    if not 0 <= nilai <= 100:
        return None
    return next(p for p in PREDIKAT_AKIP if p.di_atas is None or nilai > p.di_atas)
