"""PURE. What a figure contradicts, in one wording at every door: grid, paste, workbook, data set.

The rules on a figure stand one in a file in kinerja/uji/ketikan/ and are asked of stored figures by
Uji Konsistensi too. Each states both numbers and what to do; none changes what was written. What
can be true asks for a sentence and then passes. Only what cannot be true blocks.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kinerja.angka import format_persen, format_rupiah, persen
from kinerja.capaian import Hasil
from kinerja.uji.ketikan.daftar import temuan_ketikan
from kinerja.uji.ketikan.dasar import (
    Dugaan,
    IsianDiperiksa,
    NilaiDiperiksa,
    Temuan,
    TingkatTemuan,
    target_sebanding,
)

__all__ = [
    "SEL_GABUNGAN",
    "Dugaan",
    "IsianDiperiksa",
    "NilaiDiperiksa",
    "Temuan",
    "TingkatTemuan",
    "periksa_anggaran",
    "periksa_capaian",
    "periksa_indikator",
    "periksa_kosong",
    "ringkas",
    "target_sebanding",
    "urutkan",
]

SERAPAN_MUSTAHIL = Decimal(1000)
"""Spending of more than so many percent of the budget has a digit too many."""

SEL_GABUNGAN = (
    "sel ini digabung dengan sel lain, sehingga tidak jelas nilainya milik baris mana; pisahkan "
    "gabungannya (Unmerge Cells), lalu isi setiap barisnya."
)


def periksa_indikator(isian: IsianDiperiksa) -> list[Temuan]:
    """Findings on an indicator's entry, worst first."""
    return urutkan(t for _, t in temuan_ketikan(isian))


def urutkan(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Worst first, otherwise as found."""
    return sorted(temuan, key=lambda t: t.tingkat is TingkatTemuan.JELASKAN)


def periksa_kosong(*, terisi: bool, terbuka: bool, status: str) -> list[Temuan]:
    """A row that was submitted says something: a value, N/A, or a known capaian. `terbuka`: it may
    still be filled.
    """
    if terisi or terbuka:
        return []
    return [
        Temuan(
            "kosong_berstatus",
            TingkatTemuan.MENGHALANGI,
            f"Nilainya kosong, padahal statusnya {status}. Isi nilainya, tulis alasan tidak "
            "berlaku, atau kembalikan statusnya ke draf.",
            Dugaan.MUSTAHIL,
        )
    ]


def periksa_capaian(
    capaian: Hasil, *, bawah: Decimal | None, atas: Decimal | None, penjelasan: str
) -> list[Temuan]:
    """Policy of the agency: a capaian outside [bawah, atas] percent asks for its cause."""
    if capaian.nilai is None or penjelasan.strip():
        return []
    if bawah is not None and capaian.nilai < bawah:
        sisi, batas = "di bawah", bawah
    elif atas is not None and capaian.nilai > atas:
        sisi, batas = "di atas", atas
    else:
        return []
    return [
        Temuan(
            "capaian_perlu_sebab",
            TingkatTemuan.MENGHALANGI,
            f"Capaian {format_persen(capaian.nilai, None)} {sisi} {format_persen(batas, None)}: "
            "tuliskan sekurang-kurangnya satu kalimat sebab pada analisis.",
        )
    ]


def periksa_anggaran(
    *, pagu: int | None, realisasi: int | None, triwulan_lalu: int | None, fisik: Decimal | None
) -> list[Temuan]:
    """Findings on a budget line or sub kegiatan, whole rupiah, realisasi cumulative.

    Spending above its budget can be true: a shift not loaded yet, a BLUD within its threshold.
    """
    temuan: list[Temuan] = []
    if realisasi is not None and pagu is not None and realisasi > pagu:
        temuan.append(_di_atas_pagu(realisasi, pagu))
    if realisasi is not None and triwulan_lalu is not None and realisasi < triwulan_lalu:
        temuan.append(
            Temuan(
                "realisasi_turun",
                TingkatTemuan.JELASKAN,
                f"Realisasi kumulatif {format_rupiah(realisasi)} di bawah triwulan lalu "
                f"({format_rupiah(triwulan_lalu)}). Jelaskan, misalnya karena setoran kembali.",
            )
        )
    if fisik is not None and not 0 <= fisik <= 100:
        temuan.append(
            Temuan(
                "fisik_di_luar_batas",
                TingkatTemuan.MENGHALANGI,
                f"Kemajuan fisik {format_persen(fisik)} harus antara 0% dan 100%.",
                Dugaan.MUSTAHIL,
            )
        )
    return urutkan(temuan)


def _di_atas_pagu(realisasi: int, pagu: int) -> Temuan:
    r, p = format_rupiah(realisasi), format_rupiah(pagu)
    if pagu > 0 and persen(realisasi, pagu) > SERAPAN_MUSTAHIL:
        return Temuan(
            "jauh_melebihi_pagu",
            TingkatTemuan.MENGHALANGI,
            f"Realisasi {r} lebih dari sepuluh kali pagu {p}; tampaknya kelebihan angka. Perbaiki.",
            Dugaan.MUSTAHIL,
        )
    return Temuan(
        "realisasi_melebihi_pagu",
        TingkatTemuan.JELASKAN,
        f"Realisasi {r} melebihi pagu {p}. Periksa angkanya, atau minta Sekretariat memuat "
        "pergeseran anggaran; bila benar, jelaskan.",
    )


def ringkas(temuan: Mapping[str, Sequence[Temuan]]) -> tuple[int, int]:
    """How many findings block and how many must be explained."""
    semua = [t for daftar in temuan.values() for t in daftar]
    menghalangi = sum(1 for t in semua if t.tingkat is TingkatTemuan.MENGHALANGI)
    return menghalangi, len(semua) - menghalangi
