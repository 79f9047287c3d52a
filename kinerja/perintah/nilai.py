"""PURE. Values of the command line, refused in words where they cannot be meant."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import date

from kinerja.hari_wajar import TAHUN_WAJAR, baca_hari


def bilangan(paling_sedikit: int, paling_banyak: int) -> Callable[[str], int]:
    """A type for argparse: a whole number within bounds, both of them allowed."""

    def baca(teks: str) -> int:
        try:
            nilai = int(teks)
        except ValueError:
            raise ArgumentTypeError(f"{teks} bukan bilangan bulat.") from None
        if not paling_sedikit <= nilai <= paling_banyak:
            raise ArgumentTypeError(
                f"{teks} di luar batas; tulis {paling_sedikit} sampai {paling_banyak}."
            )
        return nilai

    return baca


def baca_tahun(teks: str) -> int:
    """A year as reports, plans and budgets have it."""
    try:
        return bilangan(TAHUN_WAJAR[0], TAHUN_WAJAR[-1])(teks)
    except ArgumentTypeError:
        raise ArgumentTypeError(f"{teks} bukan tahun. Tulis empat angka, mis. 2025.") from None


def baca_tanggal(teks: str) -> date:
    """A date of the command line."""
    try:
        return baca_hari(teks)
    except ValueError:
        raise ArgumentTypeError(
            f"{teks} bukan tanggal. Tulis YYYY-MM-DD, mis. 2025-02-28."
        ) from None
