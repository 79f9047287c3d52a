"""PURE. Differences between two figures of one indicator: year to year, and to a target.

Both figures are first rounded half-up to the indicator's decimals, as they are printed, so that a
reader who subtracts the printed figures gets the printed difference.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.angka import bulatkan, konteks_hitung, persen
from kinerja.capaian import (
    KEBIJAKAN_BAWAAN,
    Alasan,
    JenisTarget,
    Kebijakan,
    NilaiTarget,
    Polaritas,
)
from kinerja.ukuran import BentukIndikator, Ukuran


class Arah(StrEnum):
    """Where a figure went."""

    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"


@dataclass(frozen=True)
class Perubahan:
    """`selisih` is without sign; `relatif` is percent of the earlier figure, None where that is
    zero or negative; `membaik` is None where nothing changed, and where a change says nothing: both
    figures are as good as each other, or no range is known for what is best inside one.
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


class NilaiLaju(StrEnum):
    """How the pace so far stands to the pace that a target still needs."""

    MEMADAI = "memadai"
    KURANG = "kurang"
    TETAP = "tetap"
    MENJAUH = "menjauh"


def nilai_laju(*, perlu: Laju, lalu: Laju) -> NilaiLaju:
    """Judge the pace so far by the pace needed."""
    if lalu.setahun == 0:
        return NilaiLaju.TETAP
    if lalu.naik is not perlu.naik:
        return NilaiLaju.MENJAUH
    return NilaiLaju.MEMADAI if lalu.setahun >= perlu.setahun else NilaiLaju.KURANG


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
    target: NilaiTarget | None = None,
) -> Perubahan:
    """Change from `lalu` to `kini`. `target` matters where the indicator is best inside a range:
    nearer to that range is better.
    """
    a, b = bulatkan(kini, desimal), bulatkan(lalu, desimal)
    with konteks_hitung():
        beda = a - b
    mutlak = bulatkan(abs(beda), desimal)
    relatif = kebijakan.bulatkan(persen(mutlak, b)) if b > 0 else None
    if beda == 0:
        return Perubahan(Arah.TETAP, mutlak, relatif, None)
    naik = beda > 0
    if polaritas is Polaritas.DALAM_RENTANG:
        membaik = _mendekat(a, b, target, desimal)
    else:
        membaik = naik is (polaritas is Polaritas.TINGGI)
    return Perubahan(Arah.NAIK if naik else Arah.TURUN, mutlak, relatif, membaik)


def _mendekat(
    kini: Decimal, lalu: Decimal, target: NilaiTarget | None, desimal: int
) -> bool | None:
    """Whether `kini` lies nearer to the range than `lalu`; None where neither does."""
    if target is None or target.jenis is not JenisTarget.RENTANG:
        return None
    patokan_kini = batas_terdekat(target, kini, desimal)
    patokan_lalu = batas_terdekat(target, lalu, desimal)
    with konteks_hitung():
        jauh_kini = abs(kini - (kini if patokan_kini is None else patokan_kini))
        jauh_lalu = abs(lalu - (lalu if patokan_lalu is None else patokan_lalu))
    return None if jauh_kini == jauh_lalu else jauh_kini < jauh_lalu


def batas_terdekat(target: NilaiTarget, realisasi: Decimal, desimal: int) -> Decimal | None:
    """The figure of a target that `realisasi` has yet to reach, as printed: the target itself, or
    the bound of a range on the side where `realisasi` lies; None inside the range.
    """
    if target.jenis is not JenisTarget.RENTANG:
        return bulatkan(target.nilai or Decimal(0), desimal)
    r = bulatkan(realisasi, desimal)
    bawah, atas = (bulatkan(n or Decimal(0), desimal) for n in (target.bawah, target.atas))
    if bawah <= r <= atas:
        return None
    return bawah if r < bawah else atas


def berseberangan(target: NilaiTarget, satu: Decimal, dua: Decimal, desimal: int) -> bool:
    """Whether two figures lie on different sides of a range; never of a single figure."""
    if target.jenis is not JenisTarget.RENTANG:
        return False
    a, b = batas_terdekat(target, satu, desimal), batas_terdekat(target, dua, desimal)
    return a is not None and b is not None and a != b


def jarak_target(
    *, target: NilaiTarget, realisasi: Decimal, polaritas: Polaritas, desimal: int
) -> Jarak:
    """Distance of `realisasi` from the target's nearer bound; the same sides as capaian takes."""
    r = bulatkan(realisasi, desimal)
    patokan = batas_terdekat(target, r, desimal)
    if patokan is None:
        return Jarak(True, bulatkan(Decimal(0), desimal), False)
    if polaritas is Polaritas.DALAM_RENTANG:
        tercapai = r == patokan  # outside a range never
    elif target.jenis is JenisTarget.RENTANG:
        tercapai = (r > patokan) is (polaritas is Polaritas.TINGGI)
    elif target.jenis is JenisTarget.MAKSIMAL:
        tercapai = r <= patokan
    else:
        tercapai = r >= patokan
    with konteks_hitung():
        beda = r - patokan
    return Jarak(tercapai, bulatkan(abs(beda), desimal), beda > 0)


def lewat_nol(ukuran: Ukuran, bentuk: BentukIndikator) -> bool:
    """Whether a target of nought was missed, though no percentage can say so."""
    if (
        ukuran.capaian.alasan != Alasan.TARGET_NOL
        or ukuran.target is None
        or ukuran.realisasi is None
    ):
        return False
    return not jarak_target(
        target=ukuran.target.nilai,
        realisasi=ukuran.realisasi,
        polaritas=bentuk.polaritas,
        desimal=bentuk.desimal,
    ).tercapai
