"""PURE. Budget absorption (serapan). Whole rupiah, percentages.

The policy's rounding applies to every percentage here; its floor and cap belong to capaian and do
not.
"""

from enum import StrEnum

from kinerja.angka import format_angka, format_persen, persen
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
