"""PURE. One cell of the completeness matrix in few words, so short that forty units fit a screen.

The word says the state by itself; `nada` only repeats it as a colour.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class HitunganSel:
    """Rows of a unit in a quarter, each count including the next, and where the calendar stands."""

    diharapkan: int
    terisi: int
    diajukan: int
    dikembalikan: int
    diverifikasi: int
    disahkan: int
    dibuka: bool
    ditutup: bool


@dataclass(frozen=True)
class SebutanSel:
    """What the cell says, its tone, and the same as a sentence for who hears the page."""

    kata: str
    nada: str
    kalimat: str


def sebut_sel(h: HitunganSel) -> SebutanSel:
    """The furthest state that all rows have reached; what is late or sent back comes before it."""
    n = h.diharapkan
    if not n:
        return SebutanSel("–", "redup", "tidak ada baris")
    if h.disahkan == n:
        return SebutanSel("disahkan", "sah", f"{n} baris disahkan")
    if h.dikembalikan:
        kalimat = f"{h.dikembalikan} dari {n} baris dikembalikan"
        return SebutanSel(f"{h.dikembalikan} kembali", "lewat", kalimat)
    if h.diverifikasi == n:
        return SebutanSel("diverifikasi", "baik", f"{n} baris diverifikasi")
    if h.diajukan == n:
        return SebutanSel("diajukan", "baik", f"{n} baris diajukan, {h.diverifikasi} diverifikasi")
    if h.ditutup:
        kalimat = f"lewat batas, {h.diajukan} dari {n} baris diajukan"
        return SebutanSel(f"lewat {h.diajukan}/{n}", "lewat", kalimat)
    if not h.dibuka and not h.terisi:
        return SebutanSel("nanti", "redup", "belum dibuka")
    if h.diajukan:
        return SebutanSel(
            f"ajuan {h.diajukan}/{n}", "awas", f"{h.diajukan} dari {n} baris diajukan"
        )
    if h.terisi == n:
        return SebutanSel("terisi", "awas", f"{n} baris terisi dan belum diajukan")
    if h.terisi:
        return SebutanSel(f"isi {h.terisi}/{n}", "awas", f"{h.terisi} dari {n} baris terisi")
    return SebutanSel("kosong", "awas", f"{n} baris belum diisi")
