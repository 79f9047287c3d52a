"""PURE. A figure as it is typed, what it is held against, and what a rule says of it.

The rules stand one in a file beside this one and are asked at every door (grid, paste, workbook,
data set) and again, of what is stored, by Uji Konsistensi (kinerja/uji/tersimpan.py).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.akumulasi import Akumulasi
from kinerja.angka import format_angka, format_persen, konteks_hitung

AMBANG_LONCATAN = Decimal(50)
"""A figure that moved by more than this many percent against last quarter or last year."""
KALI_SEPULUH = Decimal(8)
"""From this factor on two figures differ about tenfold: a comma or a digit too many or too few."""
PERSEN_MUSTAHIL = Decimal(1000)
"""A typed percentage from here on that may not exceed 100 has lost its comma."""


class TingkatTemuan(StrEnum):
    """What a finding does."""

    MENGHALANGI = "menghalangi"  # cannot be submitted
    JELASKAN = "jelaskan"  # must be explained before submission


class Dugaan(StrEnum):
    """How likely the figure is a mistake."""

    WAJAR = "wajar"  # rare, and may well be true
    SALAH_TULIS = "salah_tulis"  # looks like a slip of the pen, and may still be true
    MUSTAHIL = "mustahil"  # cannot be true


@dataclass(frozen=True)
class Temuan:
    """One finding on one entry. What is MUSTAHIL always blocks."""

    kode: str
    tingkat: TingkatTemuan
    pesan: str
    dugaan: Dugaan = Dugaan.WAJAR

    def json(self) -> dict[str, str]:
        """As the endpoints give it."""
        return {"kode": self.kode, "tingkat": self.tingkat.value, "pesan": self.pesan}


@dataclass(frozen=True)
class NilaiDiperiksa:
    """One variable as filled."""

    nama: str
    satuan: str
    nilai: Decimal | None


@dataclass(frozen=True)
class IsianDiperiksa:
    """One indicator's quarter with what it is held against; None where there is nothing.

    `target` is one that this quarter's figure compares with; `target_tahun` only tells its scale.
    """

    nama: str
    nilai: Decimal | None
    desimal: int
    akumulasi: Akumulasi
    persentase: bool  # a figure in percent
    pembilang: tuple[str, Decimal] | None = None
    penyebut: tuple[str, Decimal] | None = None
    triwulan_lalu: Decimal | None = None
    tahun_lalu: Decimal | None = None
    riwayat: Sequence[Decimal] = ()
    boleh_lebih_100: bool = False
    satuan: str = ""
    diketik: bool = True  # not derived from variables
    target: Decimal | None = None
    target_tahun: Decimal | None = None
    variabel: Sequence[NilaiDiperiksa] = ()

    @property
    def acuan(self) -> list[tuple[str, Decimal]]:
        """Figures that this one should resemble, by name."""
        semua = [("target", self.target), ("tahun lalu", self.tahun_lalu)]
        if self.akumulasi in (Akumulasi.POSISI_AKHIR, Akumulasi.RATA_RATA):
            semua.insert(1, ("triwulan lalu", self.triwulan_lalu))
        return [(sebutan, n) for sebutan, n in semua if n is not None and n != 0]

    @property
    def boleh_negatif(self) -> bool:
        """Whether it, or its target, was below zero before."""
        lain = (self.target, self.target_tahun, self.triwulan_lalu, self.tahun_lalu)
        return any(n is not None and n < 0 for n in (*lain, *self.riwayat))


def target_sebanding(
    *, triwulan: int, akumulasi: Akumulasi, triwulanan: Decimal | None, setahun: Decimal | None
) -> Decimal | None:
    """The target that a quarter's own figure compares with: the quarter's, else at the end of the
    year the year's, unless the figure is only the quarter's part of it.
    """
    if triwulanan is not None:
        return triwulanan
    return setahun if triwulan == 4 and akumulasi is not Akumulasi.JUMLAH else None


@dataclass(frozen=True)
class AturanKetikan:
    """A rule on one figure. `uji`: under which code Uji Konsistensi tells it of stored figures."""

    kode: str
    uji: str
    periksa: Callable[[IsianDiperiksa], Iterator[Temuan]]


def temuan_kumulatif(i: IsianDiperiksa) -> Iterator[Temuan]:
    """A cumulative figure below that of the quarter before."""
    if i.akumulasi is not Akumulasi.KUMULATIF or i.nilai is None or i.triwulan_lalu is None:
        return
    if i.nilai < i.triwulan_lalu:
        yield Temuan(
            "kumulatif_turun",
            TingkatTemuan.JELASKAN,
            f"Angka kumulatif {tulis_angka(i, i.nilai)} lebih kecil daripada triwulan lalu "
            f"({tulis_angka(i, i.triwulan_lalu)}). Isi jumlah sejak awal tahun, bukan triwulan "
            "ini; bila angka yang lalu dikoreksi, jelaskan.",
        )


def menyerupai(nilai: Decimal, lain: Decimal) -> bool:
    """Within half of it."""
    with konteks_hitung():
        return abs(nilai - lain) <= abs(lain) / 2


def tulis_angka(i: IsianDiperiksa, nilai: Decimal) -> str:
    """A figure with the indicator's decimals."""
    return format_angka(nilai, i.desimal)


def tulis_persen(i: IsianDiperiksa, nilai: Decimal) -> str:
    """A percentage with the indicator's decimals."""
    return format_persen(nilai, i.desimal)
