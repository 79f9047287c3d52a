"""Independent oracle: the same rules written again in exact fractions, sharing no code."""

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st

BANYAK = settings(max_examples=500, deadline=None, database=None)
"""Decorator for a property: 500 examples, nothing written to disk."""


def pecahan(nilai: Decimal | int) -> Fraction:
    return Fraction(nilai)


def bulat_setengah_ke_atas(nilai: Fraction, desimal: int) -> Fraction:
    """Half away from zero."""
    skala = 10**desimal
    besar = math.floor(abs(nilai) * skala + Fraction(1, 2))
    return Fraction(besar if nilai >= 0 else -besar, skala)


def potong(nilai: Fraction, desimal: int) -> Fraction:
    """Toward zero."""
    skala = 10**desimal
    return Fraction(math.trunc(nilai * skala), skala)


def bulat(nilai: Fraction, desimal: int, dipotong: bool) -> Fraction:
    return potong(nilai, desimal) if dipotong else bulat_setengah_ke_atas(nilai, desimal)


def batasi(nilai: Fraction, minimum: Decimal | None, maksimum: Decimal | None) -> Fraction:
    if minimum is not None and nilai < Fraction(minimum):
        nilai = Fraction(minimum)
    if maksimum is not None and nilai > Fraction(maksimum):
        nilai = Fraction(maksimum)
    return nilai


def capaian_tinggi(target: Fraction, realisasi: Fraction) -> Fraction:
    return realisasi / target * 100


def capaian_rendah(target: Fraction, realisasi: Fraction) -> Fraction:
    """As the law writes it: (target − (realisasi − target)) / target × 100."""
    return (target - (realisasi - target)) / target * 100


def capaian_negatif(target: Fraction, realisasi: Fraction, *, makin_rendah: bool) -> Fraction:
    """Against a target below zero: 1 plus (minus, where lower is better) the change over |T|."""
    arah = -1 if makin_rendah else 1
    return (1 + arah * (realisasi - target) / abs(target)) * 100


def capaian_dalam_rentang(bawah: Fraction, atas: Fraction, realisasi: Fraction) -> Fraction | None:
    """100 inside; R/a below; (2b − R)/b above; by |T| where the bound is negative; None at zero."""
    if bawah <= realisasi <= atas:
        return Fraction(100)
    di_bawah = realisasi < bawah
    batas = bawah if di_bawah else atas
    if batas == 0:
        return None
    if batas < 0:
        return capaian_negatif(batas, realisasi, makin_rendah=not di_bawah)
    return realisasi / bawah * 100 if di_bawah else (2 * atas - realisasi) / atas * 100


def rerata_orakel(
    daftar: list[tuple[Decimal | None, Decimal | None, str]],
    cara: str,
    *,
    dibatasi: bool,
    cetak: Callable[[Fraction], Fraction],
) -> tuple[Fraction | None, int]:
    """Mean of (capaian, weight, sasaran) as printed, and how many figures it counts."""
    ada = [
        (min(Fraction(n), Fraction(100)) if dibatasi else Fraction(n), b, s)
        for n, b, s in daftar
        if n is not None and (cara != "berbobot" or b is not None)
    ]
    if not ada:
        return None, 0
    if cara == "berbobot":
        atas = sum((n * Fraction(b or 0) for n, b, _ in ada), Fraction(0))
        return cetak(atas / sum((Fraction(b or 0) for _, b, _ in ada), Fraction(0))), len(ada)
    if cara == "sasaran":
        bagian = [[n for n, _, x in ada if x == s] for s in sorted({s for _, _, s in ada})]
    else:
        bagian = [[n] for n, _, _ in ada]
    rata = [cetak(sum(isi, Fraction(0)) / len(isi)) if len(isi) > 1 else isi[0] for isi in bagian]
    if cara == "sasaran":
        rata = [cetak(n) for n in rata]
    return cetak(sum(rata, Fraction(0)) / len(rata)), len(ada)


def desimal_acak(
    minimum: str = "-99999999999999", maksimum: str = "99999999999999", desimal: int = 4
) -> st.SearchStrategy[Decimal]:
    """Figures as the database keeps them: up to 18 digits, 4 decimals."""
    return st.decimals(
        Decimal(minimum), Decimal(maksimum), allow_nan=False, allow_infinity=False, places=desimal
    )


rupiah_acak = st.integers(min_value=0, max_value=10**13)
