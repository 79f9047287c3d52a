"""PURE. An LHE and its recommendations, for the rules on them."""

from dataclasses import dataclass
from datetime import date

from kinerja.uji.dasar import JenisRujuk, Rujuk
from laporan.lhe.nilai import Uraian


@dataclass(frozen=True)
class RekomendasiDiuji:
    """One recommendation."""

    pk: int
    kode: str
    teks: str
    selesai: bool = False
    tindak_lanjut: str = ""
    tenggat: date | None = None
    jabatan: int = 0
    berbukti: bool = False

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.REKOMENDASI, self.pk, f"rekomendasi {self.kode}", self.jabatan)


@dataclass(frozen=True)
class PotretLHE:
    """The LHE that a year's report presents; `uraian` is None where there is none."""

    tahun: int
    hari: date
    uraian: Uraian | None = None
    rekomendasi: tuple[RekomendasiDiuji, ...] = ()

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.EVALUASI, self.tahun, f"LHE pada laporan {self.tahun}")
