"""PURE. A written section repeats last year word for word."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.penulisan.uji.potret import PotretTeks

_PANJANG = 300
"""Characters; shorter texts may well stay."""


def periksa(p: PotretTeks) -> Iterator[TemuanUji]:
    """Long sections of the analysis chapters that are last year's."""
    for b in p.bagian:
        kini, lalu = (" ".join(t.casefold().split()) for t in (b.teks, b.teks_lalu))
        if len(kini) >= _PANJANG and kini == lalu and b.kunci.startswith("bab3"):
            yield TemuanUji(
                b.rujuk,
                f"Teks bagian “{b.judul}” sama dengan laporan {p.tahun - 1}.",
                penyebab="salinan tahun lalu",
            )


ATURAN: AturanUji[PotretTeks] = AturanUji(
    "N06",
    AreaUji.TEKS,
    TingkatUji.PERINGATAN,
    "Teks sama dengan laporan tahun lalu",
    "Analisis yang tidak berubah setahun tidak menjelaskan tahun ini.",
    periksa,
)
