"""PURE. Checks while typing: what a figure contradicts, and whether it blocks or needs a word.

Each check states both numbers and what to do. None of them changes what was typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.akumulasi import Akumulasi
from kinerja.angka import format_angka, format_persen, format_rupiah, konteks_hitung, persen
from kinerja.capaian import Hasil

#: A figure that moved by more than this against last quarter or last year asks for a word.
AMBANG_LONCATAN = Decimal(50)


class Tingkat(StrEnum):
    """What a finding does."""

    MENGHALANGI = "menghalangi"  # cannot be submitted
    JELASKAN = "jelaskan"  # must be explained before submission


@dataclass(frozen=True)
class Temuan:
    """One finding on one entry."""

    kode: str
    tingkat: Tingkat
    pesan: str


@dataclass(frozen=True)
class IsianDiperiksa:
    """One indicator's quarter with what it is held against; None where there is nothing."""

    nama: str
    nilai: Decimal | None
    desimal: int
    akumulasi: Akumulasi
    persentase: bool  # shown with %, from numerator and denominator
    pembilang: tuple[str, Decimal] | None = None
    penyebut: tuple[str, Decimal] | None = None
    triwulan_lalu: Decimal | None = None
    tahun_lalu: Decimal | None = None
    riwayat: Sequence[Decimal] = ()
    boleh_lebih_100: bool = False


def periksa_indikator(isian: IsianDiperiksa) -> list[Temuan]:
    """Findings on an indicator's entry, worst first."""
    temuan = [*_pembilang(isian), *_kumulatif(isian), *_loncatan(isian), *_nol(isian)]
    return sorted(temuan, key=lambda t: t.tingkat is Tingkat.JELASKAN)


def _pembilang(i: IsianDiperiksa) -> list[Temuan]:
    if not i.persentase or i.pembilang is None or i.penyebut is None or i.boleh_lebih_100:
        return []
    (nama_atas, atas), (nama_bawah, bawah) = i.pembilang, i.penyebut
    if atas <= bawah:
        return []
    return [
        Temuan(
            "pembilang_melebihi_penyebut",
            Tingkat.MENGHALANGI,
            f"{nama_atas} ({format_angka(atas)}) melebihi {nama_bawah} ({format_angka(bawah)}), "
            "sehingga persentasenya lebih dari 100%. Periksa kedua angka itu.",
        )
    ]


def _kumulatif(i: IsianDiperiksa) -> list[Temuan]:
    if i.akumulasi is not Akumulasi.KUMULATIF or i.nilai is None or i.triwulan_lalu is None:
        return []
    if i.nilai >= i.triwulan_lalu:
        return []
    return [
        Temuan(
            "kumulatif_turun",
            Tingkat.MENGHALANGI,
            f"Angka kumulatif {_angka(i, i.nilai)} lebih kecil daripada triwulan lalu "
            f"({_angka(i, i.triwulan_lalu)}). Isi jumlah sejak awal tahun, bukan triwulan ini.",
        )
    ]


def _loncatan(i: IsianDiperiksa) -> list[Temuan]:
    if i.nilai is None:
        return []
    acuan = [("tahun lalu", i.tahun_lalu)]
    if i.akumulasi in (Akumulasi.POSISI_AKHIR, Akumulasi.RATA_RATA):
        acuan.insert(0, ("triwulan lalu", i.triwulan_lalu))
    for sebutan, lama in acuan:
        if lama is None or lama == 0:
            continue
        with konteks_hitung():
            beda = persen(i.nilai - lama, abs(lama))
        if abs(beda) > AMBANG_LONCATAN:
            arah = "naik" if beda > 0 else "turun"
            return [
                Temuan(
                    "loncatan",
                    Tingkat.JELASKAN,
                    f"{_angka(i, i.nilai)} {arah} {format_persen(abs(beda), 1)} dari {sebutan} "
                    f"({_angka(i, lama)}). Jelaskan sebabnya, atau perbaiki.",
                )
            ]
    return []


def _nol(i: IsianDiperiksa) -> list[Temuan]:
    if i.nilai != 0 or not i.riwayat or any(n == 0 for n in i.riwayat):
        return []
    return [
        Temuan(
            "nol_tak_lazim",
            Tingkat.JELASKAN,
            f"Realisasi 0, padahal belum pernah 0 (terakhir {_angka(i, i.riwayat[-1])}). "
            "Jelaskan sebabnya; bila belum ada laporan, kosongkan.",
        )
    ]


def _angka(i: IsianDiperiksa, nilai: Decimal) -> str:
    return format_angka(nilai, i.desimal)


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
            Tingkat.MENGHALANGI,
            f"Capaian {format_persen(capaian.nilai, None)} {sisi} {format_persen(batas, None)}: "
            "tuliskan sekurang-kurangnya satu kalimat sebab pada analisis.",
        )
    ]


def periksa_anggaran(
    *, pagu: int | None, realisasi: int | None, triwulan_lalu: int | None, fisik: Decimal | None
) -> list[Temuan]:
    """Findings on a budget line or sub kegiatan, whole rupiah, realisasi cumulative."""
    temuan: list[Temuan] = []
    if realisasi is not None and pagu is not None and realisasi > pagu:
        temuan.append(
            Temuan(
                "realisasi_melebihi_pagu",
                Tingkat.MENGHALANGI,
                f"Realisasi {format_rupiah(realisasi)} melebihi pagu {format_rupiah(pagu)}. "
                "Periksa angkanya, atau minta Sekretariat memuat pergeseran anggaran.",
            )
        )
    if realisasi is not None and triwulan_lalu is not None and realisasi < triwulan_lalu:
        temuan.append(
            Temuan(
                "realisasi_turun",
                Tingkat.JELASKAN,
                f"Realisasi kumulatif {format_rupiah(realisasi)} di bawah triwulan lalu "
                f"({format_rupiah(triwulan_lalu)}). Jelaskan, misalnya karena setoran kembali.",
            )
        )
    if fisik is not None and not 0 <= fisik <= 100:
        temuan.append(
            Temuan(
                "fisik_di_luar_batas",
                Tingkat.MENGHALANGI,
                f"Kemajuan fisik {format_persen(fisik)} harus antara 0% dan 100%.",
            )
        )
    return temuan


def ringkas(temuan: Mapping[str, Sequence[Temuan]]) -> tuple[int, int]:
    """How many findings block and how many must be explained."""
    semua = [t for daftar in temuan.values() for t in daftar]
    menghalangi = sum(1 for t in semua if t.tingkat is Tingkat.MENGHALANGI)
    return menghalangi, len(semua) - menghalangi
