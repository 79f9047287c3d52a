"""PURE. Budget absorption (serapan). Whole rupiah, percentages.

The policy's rounding applies to every percentage here; its floor and cap belong to capaian and do
not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.angka import bulatkan, format_angka, format_persen, konteks_hitung, persen
from kinerja.capaian import KEBIJAKAN_BAWAAN, Hasil, Kebijakan


class AlasanAnggaran(StrEnum):
    """Why a budget figure cannot be computed; reads after "tidak dapat dihitung:"."""

    PAGU_BELUM_ADA = "pagu belum ditetapkan"
    PAGU_NOL = "pagu nol"
    PAGU_NEGATIF = "pagu negatif"
    REALISASI_BELUM_DICATAT = "realisasi anggaran belum dicatat"
    SERAPAN_NOL = "serapan nol"
    CAPAIAN_BELUM_ADA = "capaian belum dapat dihitung"
    PAGU_KALI_CAPAIAN_NOL = "jumlah pagu × capaian nol atau negatif"


def hitung_serapan(
    pagu: int | None, realisasi: int | None, kebijakan: Kebijakan = KEBIJAKAN_BAWAAN
) -> Hasil:
    """Serapan = realisasi / pagu × 100, rounded once. May exceed 100; never floored or capped."""
    alasan = alasan_pagu(pagu, realisasi)
    if alasan is not None or pagu is None or realisasi is None:
        return Hasil.tidak_dapat(alasan or AlasanAnggaran.PAGU_BELUM_ADA)
    return Hasil.dari(kebijakan.bulatkan(persen(realisasi, pagu)))


def serapan_teruraikan(
    pagu: int | None, realisasi: int | None, kebijakan: Kebijakan = KEBIJAKAN_BAWAAN
) -> tuple[Hasil, str]:
    """Serapan with its calculation: `69.102.747 ÷ 100.000.000 × 100 = 69,10%`."""
    hasil = hitung_serapan(pagu, realisasi, kebijakan)
    return hasil, _uraian(hasil, pagu, realisasi, kebijakan)


def _uraian(hasil: Hasil, pagu: int | None, realisasi: int | None, kebijakan: Kebijakan) -> str:
    if not hasil.dapat:
        return f"Tidak dapat dihitung: {hasil.alasan}"
    return (
        f"{format_angka(realisasi)} ÷ {format_angka(pagu)} × 100 = "
        f"{format_persen(hasil.nilai, kebijakan.desimal)}"
    )


def alasan_pagu(pagu: int | None, realisasi: int | None) -> AlasanAnggaran | None:
    """Why nothing can be said of this budget and its spending."""
    if pagu is None:
        return AlasanAnggaran.PAGU_BELUM_ADA
    if pagu <= 0:
        return AlasanAnggaran.PAGU_NOL if pagu == 0 else AlasanAnggaran.PAGU_NEGATIF
    return AlasanAnggaran.REALISASI_BELUM_DICATAT if realisasi is None else None


@dataclass(frozen=True)
class PerkiraanAkhir:
    """What the year ends with if it goes as the years before went."""

    nilai: int
    porsi: Decimal
    """Percent of a year's spending that was spent by this month, the mean of those years."""
    tahun: tuple[int, ...]


def perkirakan(sampai: int, lalu: Mapping[int, tuple[int, int]]) -> PerkiraanAkhir | None:
    """`lalu`: earlier year → spending up to the same month, and of the whole year."""
    porsi = {t: persen(a, b) for t, (a, b) in lalu.items() if a > 0 and b > 0}
    if not porsi:
        return None
    with konteks_hitung():
        rata = sum(porsi.values(), Decimal(0)) / len(porsi)
        nilai = int(bulatkan(sampai * 100 / rata, 0))
    return PerkiraanAkhir(nilai, rata, tuple(sorted(porsi)))


@dataclass(frozen=True)
class BarisFisik:
    """Physical progress of a sub kegiatan, weighted by its pagu."""

    pagu: int
    fisik: Decimal | None


def fisik_tertimbang(baris: Iterable[BarisFisik]) -> Decimal | None:
    """Σ pagu × fisik ÷ Σ pagu; a sub kegiatan without a figure counts as 0. None where no
    figure was entered at all.
    """
    semua = list(baris)
    jumlah = sum(b.pagu for b in semua)
    if jumlah <= 0 or all(b.fisik is None for b in semua):
        return None
    with konteks_hitung():
        return sum((b.pagu * (b.fisik or Decimal(0)) for b in semua), Decimal(0)) / jumlah
