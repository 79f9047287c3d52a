"""PURE. One analysis stands on two indicators."""

from collections.abc import Iterator

from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja

_PANJANG = 40
"""Shorter sentences may well be true of both."""


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Items of analysis that another indicator of the year carries in the same words."""
    pertama: dict[str, str] = {}
    disebut: set[tuple[int, str]] = set()
    for i, isian in p.isian():
        for teks in isian.analisis:
            rapi = " ".join(teks.casefold().split())
            if len(rapi) < _PANJANG:
                continue
            asal = pertama.setdefault(rapi, i.nama)
            if asal != i.nama and (i.pk, rapi) not in disebut:
                disebut.add((i.pk, rapi))
                yield TemuanUji(
                    i.rujuk_isian,
                    f"Analisis {label_tw(isian.triwulan)} “{i.nama}” sama dengan “{asal}”: {teks}",
                    teks,
                    rinci=f"{label_tw(isian.triwulan)} {rapi[:40]}",
                    triwulan=isian.triwulan,
                    penyebab="salinan",
                )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R12",
    AreaUji.TRIWULAN,
    TingkatUji.PERINGATAN,
    "Analisis yang sama pada indikator lain",
    "Penyebab yang disalin tidak menjelaskan indikator yang ditulisnya.",
    periksa,
)
