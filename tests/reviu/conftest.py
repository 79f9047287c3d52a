"""A small agency with one account per layer of the review, and three sections."""

from dataclasses import dataclass
from typing import Any

import pytest

from kinerja.peran import (
    EVALUATOR,
    KEPALA_DINAS,
    OPERATOR,
    PEJABAT,
    SEKRETARIAT,
    SEKRETARIS,
)
from laporan.models.langkah_reviu import Langkah
from laporan.penulisan.bagian import BagianTulisan
from laporan.reviu.aksi import langkah_bagian, langkah_laporan
from tests import factories as f


@dataclass
class DuniaReviu:
    pd: Any
    bidang: Any
    lain: Any
    operator: Any
    pejabat: Any
    perencanaan: Any
    sekretaris: Any
    kepala: Any
    evaluator: Any
    orang_luar: Any
    pengantar: BagianTulisan
    analisis: BagianTulisan
    analisis_lain: BagianTulisan

    @property
    def semua(self) -> list[BagianTulisan]:
        return [self.pengantar, self.analisis, self.analisis_lain]

    def bagian(self, langkah: str, oleh: Any, *bagian: BagianTulisan, **lain: Any) -> Any:
        return langkah_bagian(
            pd=self.pd, tahun=2024, langkah=Langkah(langkah), bagian=bagian or self.semua,
            oleh=oleh, pada=f.PADA, **lain,
        )  # fmt: skip

    def laporan(self, langkah: str, oleh: Any, **lain: Any) -> Any:
        return langkah_laporan(
            pd=self.pd, tahun=2024, langkah=Langkah(langkah), bagian=self.semua, oleh=oleh,
            pada=f.PADA, **lain,
        )  # fmt: skip

    def terima_semua(self) -> None:
        """Every section accepted: what is Perencanaan's handed in, the others taken over."""
        self.bagian("ajukan", self.perencanaan)
        self.bagian("ambil_alih", self.perencanaan, catatan="Penulisnya sedang cuti.")
        self.bagian("periksa", self.perencanaan)

    def sampai_disetujui(self) -> None:
        self.terima_semua()
        self.laporan("teruskan", self.perencanaan)
        self.laporan("periksa_laporan", self.sekretaris)
        self.laporan("setujui", self.kepala)


@pytest.fixture(scope="session")
def _potret_dunia(potret, potret_peran):
    return potret(_buat_dunia, potret_peran)


@pytest.fixture
def d(_peran_terpasang, _potret_dunia):
    return _potret_dunia.pakai()


def _buat_dunia() -> DuniaReviu:
    pengguna = f.buat_pengguna
    pd = f.PDFactory()
    bidang, lain = f.UnitFactory(pd=pd), f.UnitFactory(pd=pd)
    return DuniaReviu(
        pd=pd,
        bidang=bidang,
        lain=lain,
        operator=pengguna(OPERATOR, unit=bidang),
        pejabat=pengguna(PEJABAT, unit=lain),
        perencanaan=pengguna(SEKRETARIAT, pd=pd),
        sekretaris=pengguna(SEKRETARIS, pd=pd),
        kepala=pengguna(KEPALA_DINAS, pd=pd),
        evaluator=pengguna(EVALUATOR, pd=pd),
        orang_luar=pengguna(SEKRETARIAT, pd=f.PDFactory()),
        pengantar=BagianTulisan("kata_pengantar", "Kata Pengantar", "KATA PENGANTAR", None),
        analisis=BagianTulisan("bab3:a5:S1", "Sasaran 1", "BAB III", bidang.pk),
        analisis_lain=BagianTulisan("bab3:a5:S2", "Sasaran 2", "BAB III", lain.pk),
    )
