"""PURE. What Tapak knows of an agency's SAKIP, as the criteria of the sheet ask for it.

Planning is of the evaluated year; measurement, report and follow-up are of the year before it, the
last that is over. Nothing here answers: the rules in `aturan_*.py` do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.angka import konteks_hitung
from kinerja.periode import format_tanggal

BANYAK_NAMA = 3


@dataclass(frozen=True)
class Hitung:
    """So many of all, and the names of what is missing."""

    ada: int = 0
    semua: int = 0
    kurang: tuple[str, ...] = ()

    @property
    def penuh(self) -> bool:
        """All there, and at least one."""
        return 0 < self.semua == self.ada

    def sebut(self, apa: str) -> str:
        """`3 dari 4 jabatan`."""
        return f"{self.ada} dari {self.semua} {apa}"

    @property
    def sebut_kurang(self) -> str:
        """` Belum: A; B; dan 2 lainnya.`, or nothing."""
        if not self.kurang:
            return ""
        nama = "; ".join(self.kurang[:BANYAK_NAMA])
        sisa = len(self.kurang) - BANYAK_NAMA
        return f" Belum: {nama}{f'; dan {sisa} lainnya' if sisa > 0 else ''}."


def hitung(semua: Iterable[tuple[str, bool]]) -> Hitung:
    """Count named things: two may have one name, as posts of several units do."""
    daftar = list(semua)
    kurang = tuple(nama for nama, ada in daftar if not ada)
    return Hitung(len(daftar) - len(kurang), len(daftar), kurang)


@dataclass(frozen=True)
class FaktaPerencanaan:
    """Planning of the evaluated year."""

    renstra: str = ""
    tujuan: int = 0
    sasaran: int = 0
    iku: int = 0
    pk: Hitung = Hitung()  # structural posts with an agreement that both signed
    pk_terakhir: date | None = None
    unit_pk: Hitung = Hitung()  # units of which a post has one
    rencana_aksi: Hitung = Hitung()  # indicators with quarterly targets
    rencana_aksi_disetujui: date | None = None
    pagu: int | None = None
    rumusan: Hitung = Hitung()  # tujuan and sasaran that name a condition
    kamus: Hitung = Hitung()  # indicators with definition, formula, unit, source
    iku_tetap: Hitung = Hitung()  # key indicators that were ones a year before
    target_wajar: Hitung = Hitung()  # targets not below what was reached or planned
    penjenjangan: Hitung = Hitung()  # sasaran tied upwards and, above the lowest level, downwards
    lintas: Hitung = Hitung()  # strategic sasaran with crosscutting, on them or below
    anggaran_terkait: Hitung = Hitung()  # strategic sasaran with a budget


@dataclass(frozen=True)
class FaktaPengukuran:
    """Measurement of the year before."""

    capaian: Hitung = Hitung()  # measured indicators on track
    pengesahan: Hitung = Hitung()  # quarters that the head endorsed
    kirim_tepat: Hitung = Hitung()  # rows handed in before their quarter closed
    ditindaklanjuti: Hitung = Hitung()  # quarters with what was done about the figures
    sumber_data: Hitung = Hitung()  # indicators with variables or a source
    bukti: Hitung = Hitung()  # reported indicators with evidence
    berjenjang: Hitung = Hitung()  # rows that another person than the sender verified
    lewat_aplikasi: Hitung = Hitung()  # rows that people entered here
    terhitung: Hitung = Hitung()  # indicators whose capaian was computed here
    versi_rencana_aksi: int = 0
    versi_anggaran: int = 0
    efisien: Hitung = Hitung()  # indicators of positive efficiency, of those that have any


@dataclass(frozen=True)
class FaktaPelaporan:
    """The report of the year before."""

    disusun: bool = False
    disetujui: date | None = None
    final: date | None = None
    reviu: date | None = None
    reviu_bersih: bool = False
    terbit: date | None = None
    terbit_tautan: str = ""
    kirim: date | None = None
    batas: date | None = None
    triwulan: Hitung = Hitung()  # quarterly reports of endorsed quarters
    isi: Hitung = Hitung()  # parts A.1 … A.7 that have content
    indikator: Hitung = Hitung()  # indicators of the PK with a figure
    banding_target: Hitung = Hitung()
    banding_akhir: Hitung = Hitung()
    banding_lalu: Hitung = Hitung()
    banding_luar: Hitung = Hitung()
    analisis: Hitung = Hitung()
    efisiensi: Hitung = Hitung()
    perbaikan: Hitung = Hitung()  # indicators below target with a remedy or a planned step
    tindak_lalu: Hitung = Hitung()  # planned steps of that report that were done


@dataclass(frozen=True)
class FaktaEvaluasi:
    """Internal evaluation of the year before and what came of it."""

    pd_dievaluasi: Hitung = Hitung()
    tahap_terjawab: int = 0  # steps of last year's sheet that answered
    komponen_sesuai: bool = False  # last year's LHE has the components and weights of the rule
    catatan: Hitung = Hitung()  # criteria of last year's sheet with a note or evidence
    di_aplikasi: bool = False
    rekomendasi: Hitung = Hitung()
    nilai_lalu: Decimal | None = None  # two years before
    nilai: Decimal | None = None  # the year before
    capaian_naik: Hitung = Hitung()  # indicators whose capaian did not fall

    @property
    def naik(self) -> Decimal | None:
        """Change of the score; None where a year is missing."""
        if self.nilai is None or self.nilai_lalu is None:
            return None
        with konteks_hitung():
            return self.nilai - self.nilai_lalu


@dataclass(frozen=True)
class FaktaSakip:
    """All facts of one agency that the criteria of the LKE are answered by."""

    tahun: int
    perencanaan: FaktaPerencanaan = FaktaPerencanaan()
    pengukuran: FaktaPengukuran = FaktaPengukuran()
    pelaporan: FaktaPelaporan = FaktaPelaporan()
    evaluasi: FaktaEvaluasi = FaktaEvaluasi()

    @property
    def lalu(self) -> int:
        """The year that is over."""
        return self.tahun - 1


def pada(hari: date | None) -> str:
    """` (12 Januari 2025)`, or nothing."""
    return f" ({format_tanggal(hari)})" if hari else ""
