"""PURE. Indicators of program (outcome), kegiatan and sub kegiatan (output): when a quarter is due,
where it is filled in, and how far the year has come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kinerja.akumulasi import Akumulasi, akumulasikan
from kinerja.angka import format_angka, konteks_hitung, persen
from kinerja.capaian import Hasil, Kebijakan, NilaiTarget, Polaritas, capaian_teruraikan
from kinerja.uji_isian import Dugaan, Temuan, TingkatTemuan

SIMPUL = ("program", "kegiatan", "sub_kegiatan")
SEBUTAN = {"program": "hasil program", "kegiatan": "keluaran kegiatan", "sub_kegiatan": "keluaran"}
"""What an indicator of each level is called."""
SEPULUH_KALI = Decimal(1000)
"""Percent of the year's target from which on a figure looks like a digit too many."""
_MENJUMLAH = (Akumulasi.JUMLAH, Akumulasi.KUMULATIF)


@dataclass(frozen=True)
class BentukKeluaran:
    """How the figures of one indicator are read and judged."""

    satuan: str
    desimal: int
    polaritas: Polaritas = Polaritas.TINGGI
    akumulasi: Akumulasi = Akumulasi.JUMLAH

    def capaian(
        self, target: Decimal | None, realisasi: Decimal | None, kebijakan: Kebijakan
    ) -> tuple[Hasil, str]:
        """Capaian in percent with its arithmetic, by the calculator of every other indicator."""
        nilai = None
        if target is not None:
            rendah = self.polaritas is Polaritas.RENDAH
            nilai = NilaiTarget.maksimal(target) if rendah else NilaiTarget.minimal(target)
        return capaian_teruraikan(
            target=nilai,
            realisasi=realisasi,
            polaritas=self.polaritas,
            desimal_indikator=self.desimal,
            kebijakan=kebijakan,
        )

    def gabungkan(self, lalu: Decimal | None, tahun: Decimal | None) -> Decimal | None:
        """Renstra up to the end of a year: what is counted adds up, a position replaces.

        None where a year that would have to be added is not known.
        """
        if self.akumulasi not in _MENJUMLAH:
            return tahun
        if lalu is None or tahun is None:
            return None
        with konteks_hitung():
            return lalu + tahun


@dataclass(frozen=True)
class AngkaKeluaran:
    """Targets in force and figures of one indicator in one year; a missing key: not filled."""

    bentuk: BentukKeluaran
    target: Decimal | None = None
    target_triwulan: Mapping[int, Decimal] = field(default_factory=dict)
    realisasi: Mapping[int, Decimal] = field(default_factory=dict)

    def wajib(self, triwulan: int) -> bool:
        """Whether the quarter must be filled: it has a target of its own; without any quarterly
        target the year is told at its end.
        """
        if self.target_triwulan:
            return triwulan in self.target_triwulan
        return triwulan == 4 and self.target is not None

    def sampai(self, triwulan: int) -> Decimal | None:
        """The year up to the end of a quarter; None where nothing is filled."""
        if triwulan == 0:
            return None
        return akumulasikan(
            self.realisasi, self.bentuk.akumulasi, triwulan, desimal=self.bentuk.desimal
        ).nilai

    def uraian(self, triwulan: int) -> str:
        """That figure with its arithmetic."""
        return akumulasikan(
            self.realisasi, self.bentuk.akumulasi, triwulan, desimal=self.bentuk.desimal
        ).uraian

    def capaian(self, triwulan: int, kebijakan: Kebijakan) -> tuple[Hasil, str]:
        """The year up to a quarter against the year's target, as absorption is of the pagu."""
        return self.bentuk.capaian(self.target, self.sampai(triwulan), kebijakan)


@dataclass(frozen=True)
class TahunLalu:
    """An earlier year of an indicator: its own figure, and what was typed of those before it."""

    sebelumnya: Decimal | None
    total: Decimal | None


def realisasi_lalu(
    bentuk: BentukKeluaran, tahun: Iterable[TahunLalu], *, sejak_awal: bool
) -> Decimal | None:
    """Renstra up to the end of last year, from the years themselves, the latest first.

    `sejak_awal`: they reach back to the Renstra's first year without a gap. None where a year that
    would have to be added is not known.
    """
    semua = list(tahun)
    if bentuk.akumulasi not in _MENJUMLAH:
        return semua[0].total if semua else None
    with konteks_hitung():
        jumlah = Decimal(0)
        for satu in semua:
            if satu.total is None:
                return None
            jumlah += satu.total
            if satu.sebelumnya is not None:
                return jumlah + satu.sebelumnya
    return jumlah if sejak_awal else None


def pelapor_bawaan(kode_simpul: str, kode_sub: Iterable[str]) -> str | None:
    """The sub kegiatan in whose row a node's indicator is filled in where nothing else is said:
    itself, or the first below it. None where there is none.
    """
    di_bawah = (k for k in kode_sub if k == kode_simpul or k.startswith(f"{kode_simpul}."))
    return min(di_bawah, default=None)


def satu_simpul(simpul: Mapping[str, object]) -> str | None:
    """The level that is filled; None unless it is exactly one."""
    terisi = [tingkat for tingkat in SIMPUL if simpul[tingkat] is not None]
    return terisi[0] if len(terisi) == 1 else None


def periksa_keluaran(
    *,
    nama: str,
    target: Decimal | None,
    realisasi: Decimal | None,
    sampai_lalu: Decimal | None,
    kumulatif: bool,
) -> list[Temuan]:
    """Findings on one figure of a quarter; both can be true, and ask for a sentence.

    `kumulatif`: typed since January, so it should not fall. `target`: of the year.
    """
    if realisasi is None:
        return []
    temuan: list[Temuan] = []
    if target is not None and target > 0 and persen(realisasi, target) >= SEPULUH_KALI:
        temuan.append(
            Temuan(
                "keluaran_jauh_di_atas_target",
                TingkatTemuan.JELASKAN,
                f"{nama}: realisasi {format_angka(realisasi)} sepuluh kali target setahun "
                f"{format_angka(target)} atau lebih. Periksa angkanya; bila benar, jelaskan.",
                Dugaan.SALAH_TULIS,
            )
        )
    if kumulatif and sampai_lalu is not None and realisasi < sampai_lalu:
        temuan.append(
            Temuan(
                "keluaran_turun",
                TingkatTemuan.JELASKAN,
                f"{nama}: angka kumulatif {format_angka(realisasi)} di bawah triwulan lalu "
                f"({format_angka(sampai_lalu)}). Periksa angkanya; bila benar, jelaskan.",
            )
        )
    return temuan
