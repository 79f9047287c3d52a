"""PURE. Differences between two figures of one indicator: year to year, and to a target.

Both figures are first rounded half-up to the indicator's decimals, as they are printed, so that a
reader who subtracts the printed figures gets the printed difference.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.angka import bulatkan, konteks_hitung, persen
from kinerja.capaian import KEBIJAKAN_BAWAAN, JenisTarget, Kebijakan, NilaiTarget, Polaritas


class Arah(StrEnum):
    """Where a figure went."""

    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"


@dataclass(frozen=True)
class Perubahan:
    """`selisih` is without sign; `relatif` is percent of the earlier figure, None where that is
    zero or negative; `membaik` is None where nothing changed.
    """

    arah: Arah
    selisih: Decimal
    relatif: Decimal | None
    membaik: bool | None


@dataclass(frozen=True)
class Jarak:
    """From a target: `selisih` without sign, `di_atas` says on which side the actual lies."""

    tercapai: bool
    selisih: Decimal
    di_atas: bool


@dataclass(frozen=True)
class Laju:
    """An average step per year over `tahun` years, without sign, to `desimal` places."""

    setahun: Decimal
    naik: bool
    tahun: int
    desimal: int


def laju(*, dari: Decimal, sampai: Decimal, tahun: int, desimal: int) -> Laju:
    """The step per year that leads from one printed figure to another in `tahun` years.

    Rounded half-up to the indicator's decimals; whole units get one decimal where a year's step is
    not whole. Raises ValueError for no years.
    """
    if tahun < 1:
        raise ValueError("laju needs at least one year")
    a, b = bulatkan(dari, desimal), bulatkan(sampai, desimal)
    with konteks_hitung():
        langkah = abs(b - a) / tahun
    bulat = bulatkan(langkah, desimal)
    if desimal == 0 and bulat != langkah:
        return Laju(bulatkan(langkah, 1), b > a, tahun, 1)
    return Laju(bulat, b > a, tahun, desimal)


def bandingkan(
    *,
    kini: Decimal,
    lalu: Decimal,
    polaritas: Polaritas,
    desimal: int,
    kebijakan: Kebijakan = KEBIJAKAN_BAWAAN,
) -> Perubahan:
    """Change from `lalu` to `kini`."""
    a, b = bulatkan(kini, desimal), bulatkan(lalu, desimal)
    with konteks_hitung():
        beda = a - b
    mutlak = bulatkan(abs(beda), desimal)
    relatif = kebijakan.bulatkan(persen(mutlak, b)) if b > 0 else None
    if beda == 0:
        return Perubahan(Arah.TETAP, mutlak, relatif, None)
    naik = beda > 0
    return Perubahan(
        Arah.NAIK if naik else Arah.TURUN, mutlak, relatif, naik is (polaritas is Polaritas.TINGGI)
    )


def jarak_target(
    *, target: NilaiTarget, realisasi: Decimal, polaritas: Polaritas, desimal: int
) -> Jarak:
    """Distance of `realisasi` from the target's nearer bound; the same sides as capaian takes."""
    r = bulatkan(realisasi, desimal)
    if target.jenis is JenisTarget.RENTANG:
        bawah, atas = (bulatkan(n or Decimal(0), desimal) for n in (target.bawah, target.atas))
        if bawah <= r <= atas:
            return Jarak(True, bulatkan(Decimal(0), desimal), False)
        patokan = bawah if r < bawah else atas
        tercapai = (r > atas) is (polaritas is Polaritas.TINGGI)
    else:
        patokan = bulatkan(target.nilai or Decimal(0), desimal)
        tercapai = r <= patokan if target.jenis is JenisTarget.MAKSIMAL else r >= patokan
    with konteks_hitung():
        beda = r - patokan
    return Jarak(tercapai, bulatkan(abs(beda), desimal), beda > 0)
