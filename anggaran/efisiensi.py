"""PURE. Efficiency (efisiensi) by the year's method, PMK 22/PMK.02/2021 among them. Percentages.

It is computed from the printed (rounded) capaian and serapan, so that a reader with a calculator
gets the printed figure. The policy's rounding applies; its floor and cap belong to capaian and do
not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from anggaran.serapan import AlasanAnggaran, alasan_pagu
from kinerja.angka import format_persen, konteks_hitung, persen
from kinerja.capaian import KEBIJAKAN_BAWAAN, SERATUS, Hasil, Kebijakan
from kinerja.jenis import MetodeEfisiensi

E_MINIMUM, E_MAKSIMUM = Decimal(-20), Decimal(20)


def ambang_berlaku(metode: MetodeEfisiensi, ambang: Decimal | None = None) -> Decimal | None:
    """Lowest capaian for which efisiensi is defined: as given, else 100 for SISA, else none."""
    return SERATUS if ambang is None and metode is MetodeEfisiensi.SISA else ambang


def hitung_efisiensi(
    metode: MetodeEfisiensi,
    *,
    capaian: Hasil,
    serapan: Hasil,
    pagu: int | None = None,
    realisasi: int | None = None,
    ambang: Decimal | None = None,
    kebijakan: Kebijakan = KEBIJAKAN_BAWAAN,
) -> Hasil:
    """Efisiensi of one row in percent, from the printed capaian and serapan.

    `ambang` is the lowest capaian that has one (see `ambang_berlaku`). PMK22 needs `pagu` and
    `realisasi` in rupiah and gives this row's bounded E; the table's own E and NE come from
    `efisiensi_pmk22` over all its rows.
    """
    if capaian.nilai is None:
        return Hasil.tidak_dapat(f"capaian {capaian.keterangan}")
    batas = ambang_berlaku(metode, ambang)
    if batas is not None and capaian.nilai < batas:
        return Hasil.tidak_dapat(
            f"capaian {format_persen(capaian.nilai, kebijakan.desimal)} "
            f"di bawah {format_persen(batas, None)}"
        )
    if metode is MetodeEfisiensi.PMK22:
        return _satu_baris_pmk22(pagu, capaian, realisasi, kebijakan)
    if serapan.nilai is None:
        return Hasil.tidak_dapat(f"serapan {serapan.keterangan}")
    if metode is MetodeEfisiensi.RASIO:
        if serapan.nilai == 0:
            return Hasil.tidak_dapat(AlasanAnggaran.SERAPAN_NOL)
        return Hasil.dari(kebijakan.bulatkan(persen(capaian.nilai, serapan.nilai)))
    with konteks_hitung():
        asal = SERATUS if metode is MetodeEfisiensi.SISA else capaian.nilai
        selisih = asal - serapan.nilai
    return Hasil.dari(kebijakan.bulatkan(selisih))


def _satu_baris_pmk22(
    pagu: int | None, capaian: Hasil, realisasi: int | None, kebijakan: Kebijakan
) -> Hasil:
    alasan = alasan_pagu(pagu, realisasi)
    if alasan is not None or pagu is None:
        return Hasil.tidak_dapat(alasan or AlasanAnggaran.PAGU_BELUM_ADA)
    return efisiensi_pmk22([(pagu, capaian, realisasi)], kebijakan).e


@dataclass(frozen=True)
class EfisiensiPMK22:
    """E (percent, −20…20) and NE (0…100) over rows; `e_mentah` is E before its bounds.

    `dilewati` counts rows left out: capaian not computable, or pagu or realisasi missing.
    """

    e: Hasil
    ne: Hasil
    e_mentah: Decimal | None
    dihitung: int
    dilewati: int


def efisiensi_pmk22(
    baris: Iterable[tuple[int | None, Hasil, int | None]],
    kebijakan: Kebijakan = KEBIJAKAN_BAWAAN,
) -> EfisiensiPMK22:
    """E and NE over rows of (pagu, capaian, realisasi), rupiah and percent.

    No two rows hold the same budget: `RekapAnggaran.beban` makes them of a table whose rows do.

    E = Σ(pagu × capaian − realisasi) / Σ(pagu × capaian) × 100, rounded and bounded to −20…20;
    NE = 50 + E/20 × 50 from that printed E. Not computable when Σ(pagu × capaian) is zero or less.
    Source: PMK 22/PMK.02/2021.
    """
    beban, terpakai = Decimal(0), 0
    dihitung = dilewati = 0
    with konteks_hitung():
        for pagu, capaian, realisasi in baris:
            if pagu is None or capaian.nilai is None or realisasi is None:
                dilewati += 1
                continue
            dihitung += 1
            beban += pagu * capaian.nilai / 100
            terpakai += realisasi
        if beban <= 0:
            tidak = Hasil.tidak_dapat(AlasanAnggaran.PAGU_KALI_CAPAIAN_NOL)
            return EfisiensiPMK22(tidak, tidak, None, dihitung, dilewati)
        mentah = kebijakan.bulatkan(persen(beban - terpakai, beban))
        e = kebijakan.bulatkan(min(max(mentah, E_MINIMUM), E_MAKSIMUM))
        ne = kebijakan.bulatkan(50 + e / 20 * 50)
    return EfisiensiPMK22(Hasil.dari(e), Hasil.dari(ne), mentah, dihitung, dilewati)


def capaian_bersama(capaian: Iterable[Hasil]) -> Hasil:
    """Capaian of a budget that several indicators use: the mean of those that can be computed."""
    ada = [satu.nilai for satu in capaian if satu.nilai is not None]
    if not ada:
        return Hasil.tidak_dapat(AlasanAnggaran.CAPAIAN_BELUM_ADA)
    with konteks_hitung():
        return Hasil.dari(sum(ada, Decimal(0)) / len(ada))


def keterangan_metode(metode: MetodeEfisiensi, ambang: Decimal | None = None) -> str:
    """The sentences printed under the table: the method and, if any, who is left out."""
    kalimat = _KETERANGAN[metode]
    batas = ambang_berlaku(metode, ambang)
    if batas is None:
        return kalimat
    return (
        f"{kalimat} Efisiensi hanya dihitung untuk indikator dengan capaian kinerja "
        f"paling sedikit {format_persen(batas, None)}."
    )


_KETERANGAN = {
    MetodeEfisiensi.SISA: "Tingkat efisiensi = 100% − persentase serapan anggaran.",
    MetodeEfisiensi.SELISIH: (
        "Tingkat efisiensi = persentase capaian kinerja − persentase serapan anggaran; "
        "nilai negatif berarti serapan anggaran melampaui capaian kinerja."
    ),
    MetodeEfisiensi.RASIO: (
        "Tingkat efisiensi = persentase capaian kinerja ÷ persentase serapan anggaran × 100%; "
        "nilai di atas 100% berarti capaian kinerja melampaui serapan anggaran."
    ),
    MetodeEfisiensi.PMK22: (
        "Efisiensi (E) = Σ(pagu × capaian − realisasi) ÷ Σ(pagu × capaian) × 100%, dibatasi -20% "
        "sampai dengan 20%; nilai efisiensi (NE) = 50% + (E ÷ 20 × 50%), "
        "mengacu pada PMK Nomor 22/PMK.02/2021."
    ),
}
