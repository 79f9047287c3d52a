"""PURE. Merged cells written out: every place that a cell covers says what the cell says."""

from collections.abc import Sequence
from dataclasses import dataclass

from laporan.periksa_lkjip.baca.batas import GABUNGAN


@dataclass(frozen=True)
class SelAsli:
    """A cell with the columns and rows that it covers."""

    teks: str
    kolom: int = 1
    baris: int = 1
    lanjutan: bool = False
    """Whether it goes on with the cell above it (Word's vertical merge)."""


def hamparkan(asli: Sequence[Sequence[SelAsli]], kepala: Sequence[bool]) -> list[tuple[str, ...]]:
    """Rows of plain text. Below the head a cell that covers rows is written once, in its first:
    a figure must not be added up twice; a name is repeated, so that each row knows its own.
    """
    hasil: list[tuple[str, ...]] = []
    sisa: dict[int, tuple[int, str]] = {}
    for i, baris in enumerate(asli):
        sel: dict[int, str] = {}
        kolom = 0
        for satu in baris:
            while kolom in sisa:
                kolom = _turun(sisa, kolom, sel)
            lebar = max(1, min(satu.kolom, GABUNGAN))
            teks = (
                hasil[-1][kolom]
                if satu.lanjutan and hasil and kolom < len(hasil[-1])
                else satu.teks
            )
            if satu.lanjutan and not _bernama(teks) and not (i < len(kepala) and kepala[i]):
                teks = ""
            for k in range(kolom, kolom + lebar):
                sel[k] = teks
                if satu.baris > 1:
                    turun = teks if _bernama(teks) or (i < len(kepala) and kepala[i]) else ""
                    sisa[k] = (min(satu.baris, GABUNGAN) - 1, turun)
            kolom += lebar
        while kolom in sisa:
            kolom = _turun(sisa, kolom, sel)
        hasil.append(tuple(sel.get(k, "") for k in range(max(sel, default=-1) + 1)))
    return hasil


def _turun(sisa: dict[int, tuple[int, str]], kolom: int, sel: dict[int, str]) -> int:
    banyak, teks = sisa[kolom]
    sel[kolom] = teks
    if banyak <= 1:
        del sisa[kolom]
    else:
        sisa[kolom] = (banyak - 1, teks)
    return kolom + 1


def _bernama(teks: str) -> bool:
    return sum(c.isalpha() for c in teks) > 5
