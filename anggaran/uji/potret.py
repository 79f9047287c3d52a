"""PURE. The picture of an agency's budget year on which the rules of anggaran look. Whole rupiah.

`pagu` and `realisasi` of a node are sums of lines in force below it, of which no two hold the same
money (anggaran/bacaan.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from kinerja.uji.dasar import JenisRujuk, Rujuk
from kinerja.uji.potret import PotretKinerja

SUB = "sub_kegiatan"


@dataclass(frozen=True)
class MataDiuji:
    """A program, kegiatan or sub kegiatan of the year."""

    pk: int
    tingkat: str
    kode: str
    nama: str
    jabatan: int
    pagu: int | None = None
    realisasi: int | None = None
    kode_induk: str = ""
    """Code of the node above it; empty for a program."""

    @property
    def kunci(self) -> str:
        return f"{self.tingkat}-{self.pk}"

    @property
    def sebutan(self) -> str:
        return f"{self.kode} {self.nama}"

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk(self.tingkat), self.pk, self.sebutan, self.jabatan, self.kode)


@dataclass(frozen=True)
class VersiDiuji:
    """A budget document, and the whole pagu in force after it."""

    pk: int
    ke: int
    jenis: str
    nama: str
    nomor: str = ""
    tanggal: date | None = None
    total: int | None = None

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.VERSI_ANGGARAN, self.pk, self.nama)


@dataclass(frozen=True)
class TumpukanDiuji:
    """Lines of one document that say the same money twice, in a sentence."""

    sub: int
    hal: str
    """`Pagu` or `Realisasi`."""
    dokumen: str
    pesan: str
    menghalangi: bool = True
    """Whether the two cannot both be right; otherwise a detail that changes a total."""


@dataclass(frozen=True)
class SilangDiuji:
    """A sum along the tree that differs from the sum by the codes of the lines. `mata`: kunci of
    the node, empty for the whole budget.
    """

    mata: str
    hal: str
    menurut_pohon: int
    menurut_kode: int


@dataclass(frozen=True)
class KeluaranDiuji:
    """An indicator of a node of the budget tree, at the end of what was reported."""

    mata: str
    nama: str
    target: Decimal | None
    realisasi: Decimal | None
    tampil_target: str = ""
    triwulan: Mapping[int, Decimal] = field(default_factory=dict)
    """Figures as they were typed, quarter by quarter."""
    kumulatif: bool = False


@dataclass(frozen=True)
class PotretAnggaran:
    """The budget year of one agency."""

    kinerja: PotretKinerja
    mata: tuple[MataDiuji, ...] = ()
    versi: tuple[VersiDiuji, ...] = ()
    bulan: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    """Sub kegiatan id → month → cumulative spending of all its lines in force."""
    sub_terkait: frozenset[int] = frozenset()
    """Sub kegiatan that the ties of some indicator reach."""
    sasaran_beranggaran: frozenset[int] = frozenset()
    fisik: Mapping[tuple[int, int], Decimal] = field(default_factory=dict)
    """(sub kegiatan, quarter) → physical progress in percent."""
    dijelaskan: frozenset[tuple[str, int]] = frozenset()
    """Key of a sub kegiatan and quarter whose entry answers what its door asked."""
    selisih_rekap: tuple[int, int] | None = None
    """Recap per jenis belanja less the lines, pagu and realisasi; None where there is no recap."""
    tumpukan: tuple[TumpukanDiuji, ...] = ()
    silang: tuple[SilangDiuji, ...] = ()
    keluaran: tuple[KeluaranDiuji, ...] = ()
    nomenklatur: str = ""
    """Name of the year's nomenclature; empty where none is loaded."""
    kode_asing: frozenset[str] = frozenset()
    """Codes of nodes that it does not hold."""

    @cached_property
    def menurut_kunci(self) -> dict[str, MataDiuji]:
        return {m.kunci: m for m in self.mata}

    def sub(self) -> Iterator[MataDiuji]:
        """The sub kegiatan, in tree order."""
        return (m for m in self.mata if m.tingkat == SUB)

    @property
    def triwulan(self) -> int:
        """The last quarter that has closed, all of a year that is over; 0 while none has."""
        if self.kinerja.hari.year > self.kinerja.tahun:
            return 4
        return max((q.triwulan for q in self.kinerja.triwulan_lewat()), default=0)
