"""PURE. The statement's wording, as the pages of agreements use it."""

from kinerja.pernyataan import BAWAAN, MEDAN, Pernyataan, isi_pernyataan, paragraf

__all__ = ["BAWAAN", "MEDAN", "Pernyataan", "isi_pernyataan", "paragraf"]
