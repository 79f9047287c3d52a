"""All models of laporan."""

from laporan.models.evaluasi import EvaluasiAKIP, KomponenAKIP, RekomendasiLHE

__all__ = ["EvaluasiAKIP", "KomponenAKIP", "RekomendasiLHE"]
