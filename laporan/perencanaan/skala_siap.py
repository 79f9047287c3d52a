"""PURE. Scales of predicates that a rule has fixed, ready to be taken over."""

from dataclasses import dataclass

from kinerja.predikat_akip import PREDIKAT_AKIP
from laporan.perencanaan.skala import IsiSkala, TingkatSkala


@dataclass(frozen=True)
class SkalaSiap:
    """One ready scale. `rentang`: the scores of each step, the lowest first."""

    isi: IsiSkala
    rentang: tuple[str, ...]
    sumber: str

    @property
    def baris(self) -> tuple[tuple[TingkatSkala, str], ...]:
        """Each step with its scores, the lowest first."""
        return tuple(zip(self.isi.tingkat, self.rentang, strict=True))


_AKIP = tuple(reversed(PREDIKAT_AKIP))
SKALA_AKIP = SkalaSiap(
    IsiSkala("akip", "Predikat AKIP", tuple(TingkatSkala(p.kode, p.sebutan) for p in _AKIP)),
    tuple(p.rentang for p in _AKIP),
    "Peraturan Menteri PANRB Nomor 88 Tahun 2021 tentang Evaluasi Akuntabilitas Kinerja Instansi "
    "Pemerintah",
)
SKALA_SIAP = (SKALA_AKIP,)
