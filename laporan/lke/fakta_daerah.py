"""PURE. What the data show of a region's SAKIP: its own plan and report, and each of its agencies.

A fact of an agency is whole or not: counted over all, n of N answer for the region.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import format_persen, konteks_hitung, persen
from laporan.lke.fakta import FaktaSakip, Hitung, hitung

TRIWULAN = 4
SETENGAH = 50
"""In percent: above it the sheet speaks of most, up to it of a small part."""
_NOL = Hitung()


@dataclass(frozen=True)
class KeadaanPerangkat:
    """One agency; planning of the evaluated year, everything else of the year before."""

    pk: int
    nama: str
    renstra: bool = False
    pk_kepala: bool = False  # the head's agreement, signed by both
    rencana_aksi: bool = False  # approved
    pagu: bool = False
    terhubung: bool = False  # a tujuan of it supports a sasaran of the region
    sah: int = 0  # quarters that the head endorsed
    tepat: int = 0  # of them, those whose rows were all handed in before the quarter closed
    ditindak: int = 0  # quarters with what was done about the figures
    baris: int = 0  # rows that it reported
    berbukti: bool = False  # every reported indicator has evidence
    diperiksa: bool = False  # every row was verified by another person than its sender
    lewat_aplikasi: bool = False  # every row was entered by people here
    rencana_berubah: bool = False
    anggaran_berubah: bool = False
    lapor_final: bool = False
    lapor_disetujui: bool = False
    lapor_direviu: bool = False
    lapor_terbit: bool = False
    lapor_tepat: bool = False
    lke_dibuka: bool = False
    tahap_lke: int = 0  # steps that answered last year's sheet
    komponen_sesuai: bool = False  # its LHE has the components and weights of the rule
    bercatatan: int = 0  # criteria with a note of the evaluator
    dinilai: int = 0  # criteria that the evaluator answered
    nilai: Decimal | None = None
    nilai_lalu: Decimal | None = None
    selesai: int = 0  # recommendations that are done
    rekomendasi: int = 0


@dataclass(frozen=True)
class FaktaDaerah:
    """The region: as the owner of a plan (`sendiri`), over its agencies, and what ties both."""

    sendiri: FaktaSakip
    perangkat: tuple[KeadaanPerangkat, ...] = ()
    didukung: Hitung = _NOL  # sasaran of the RPJMD that a tujuan of an agency supports
    bersama: Hitung = _NOL  # those that more than one agency supports
    beranggaran: Hitung = _NOL  # those with a budget of the agencies behind them

    @property
    def tahun(self) -> int:
        """The evaluated year."""
        return self.sendiri.tahun

    @property
    def lalu(self) -> int:
        """The year that is over."""
        return self.sendiri.lalu

    def pd(self, syarat: Callable[[KeadaanPerangkat], bool]) -> Hitung:
        """So many agencies of all."""
        return hitung((p.nama, syarat(p)) for p in self.perangkat)

    @property
    def triwulan_tepat(self) -> Hitung:
        """Quarters of all agencies that were endorsed after entry in time."""
        kurang = tuple(p.nama for p in self.perangkat if p.tepat < TRIWULAN)
        return Hitung(_jumlah(p.tepat for p in self.perangkat), TRIWULAN * self.banyak, kurang)

    @property
    def rekomendasi(self) -> Hitung:
        """Recommendations of the agencies' LHE that are done."""
        kurang = tuple(p.nama for p in self.perangkat if p.selesai < p.rekomendasi)
        semua = _jumlah(p.rekomendasi for p in self.perangkat)
        return Hitung(_jumlah(p.selesai for p in self.perangkat), semua, kurang)

    @property
    def catatan(self) -> Hitung:
        """Criteria that evaluators answered, and those with a note."""
        return Hitung(
            _jumlah(p.bercatatan for p in self.perangkat),
            _jumlah(p.dinilai for p in self.perangkat),
        )

    @property
    def banyak(self) -> int:
        """How many agencies the region has."""
        return len(self.perangkat)

    @property
    def rerata(self) -> Decimal | None:
        """The agencies' mean score; None where none has one."""
        return rerata_nilai(p.nilai for p in self.perangkat)

    @property
    def berpasangan(self) -> tuple[KeadaanPerangkat, ...]:
        """Agencies with a score of both years: only they tell whether it rose."""
        return tuple(p for p in self.perangkat if p.nilai is not None and p.nilai_lalu is not None)


def rerata_nilai(semua: Iterable[Decimal | None]) -> Decimal | None:
    """The mean of what is there, unrounded."""
    ada = [n for n in semua if n is not None]
    with konteks_hitung():
        return sum(ada, Decimal(0)) / len(ada) if ada else None


def _jumlah(semua: Iterable[int]) -> int:
    return sum(semua)


def sebut_bagian(h: Hitung) -> str:
    """` (83,33%, sebagian besar)`, ` (seluruhnya)`: the share, in words of the sheet's scale."""
    if not h.semua:
        return ""
    if not h.ada or h.penuh:
        return " (seluruhnya)" if h.penuh else ""
    bagian = persen(h.ada, h.semua)
    kata = "sebagian besar" if bagian > SETENGAH else "sebagian kecil"
    return f" ({format_persen(bagian)}, {kata})"
