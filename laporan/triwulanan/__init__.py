"""The quarterly performance report (laporan kinerja triwulan) of an agency."""

from laporan.triwulanan.susun import susun_triwulanan

__all__ = ["susun_triwulanan"]
