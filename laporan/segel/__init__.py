"""Sealing: sign a PDF electronically, and say of any PDF what its signatures are worth.

`penyegel_aktif()` gives the way this installation signs; `periksa_pdf()` reads signatures back.
See docs/keputusan/0012-electronic-seal.md.
"""

from laporan.segel.dasar import HasilSegel, Penyegel, Rahasia, SegelError
from laporan.segel.penyegel import penyegel_aktif
from laporan.segel.periksa import HasilPeriksa, TandaPdf, periksa_pdf

__all__ = [
    "HasilPeriksa",
    "HasilSegel",
    "Penyegel",
    "Rahasia",
    "SegelError",
    "TandaPdf",
    "penyegel_aktif",
    "periksa_pdf",
]
