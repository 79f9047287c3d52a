"""The reference report's faults as an auditor proves them from the print, and which are found.

`contoh/acuan_kunci.csv` was reckoned with fractions from the rows as printed and by reading, apart
from the check's own code: the place, the print, what it should be. `~` before a print names the
cause instead, `!` says that the check is known not to find it.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from laporan.periksa_lkjip.temuan import TemuanLkjip

CONTOH = Path(__file__).parent / "contoh"
ACUAN = CONTOH / "acuan.txt"
"""The tables of the reference report, with words of our own around its figures."""


@dataclass(frozen=True)
class ButirKunci:
    """One fault."""

    tabel: str
    baris: str
    tercetak: str
    seharusnya: str
    apa: str

    def kena(self, t: TemuanLkjip) -> bool:
        """Whether the finding is about it."""
        if self.tercetak.startswith("~"):
            return t.penyebab == self.tercetak[1:]
        return (
            t.tabel == self.tabel
            and t.baris.startswith(self.baris)
            and t.tercetak.lower().startswith(self.tercetak.lower())
        )


def baca_kunci() -> list[ButirKunci]:
    """Every fault of the key."""
    with (CONTOH / "acuan_kunci.csv").open(encoding="utf-8", newline="") as berkas:
        return [ButirKunci(**b) for b in csv.DictReader(berkas)]


def cocokkan(
    temuan: Sequence[TemuanLkjip],
) -> tuple[list[ButirKunci], list[ButirKunci], list[TemuanLkjip]]:
    """Found, missed, and the findings that no fault explains; a finding answers for one fault."""
    sisa = list(temuan)
    kena: list[ButirKunci] = []
    luput: list[ButirKunci] = []
    for butir in baca_kunci():
        satu = next((t for t in sisa if butir.kena(t)), None)
        (luput if satu is None else kena).append(butir)
        if satu is not None:
            sisa.remove(satu)
    return kena, luput, sisa
